"""What an administrator sets for the whole council."""

from django import forms

from accounts.council_settings.rules import LEAST_THRESHOLD, MOST_DENOMINATOR, MOST_THRESHOLD, Rules
from accounts.forms import PlainForm

MOST = 32767  # what the column holds
BOUNDS = {
    "disclosure_threshold": (LEAST_THRESHOLD, MOST_THRESHOLD),
    "smallest_denominator": (LEAST_THRESHOLD + 1, MOST_DENOMINATOR),
}


def in_range(least: int, most: int) -> dict[str, str]:
    """The range that the rules allow, where a number is none that could be kept at all."""
    words = f"Choose a number from {least} to {most}."
    return {"min_value": words, "max_value": words, "invalid": words, "required": words}


class CouncilSettingsForm(PlainForm):
    """Whether the rules may be set so the policy knows; here they are read."""

    public_access = forms.BooleanField(
        required=False,
        label="Anybody may read what is published, without signing in",
    )
    disclosure_threshold = forms.IntegerField(
        min_value=0,
        max_value=MOST,
        error_messages=in_range(*BOUNDS["disclosure_threshold"]),
        label="Largest number that is hidden",
        help_text="Counts of children from 1 to this number are hidden when published. Zero is always shown.",
    )
    smallest_denominator = forms.IntegerField(
        min_value=0,
        max_value=MOST,
        error_messages=in_range(*BOUNDS["smallest_denominator"]),
        label="Smallest group of a share",
        help_text="A share of fewer children than this is hidden when published.",
    )
    second_factor_for_all = forms.BooleanField(
        required=False,
        label="Everybody with a role here needs a second factor to sign in",
        help_text="Approvers and administrators need one in any case, unless this service is set up otherwise.",
    )
    reason = forms.CharField(
        error_messages={"required": "Say why: the audit trail keeps it."},
        label="Why it is changed",
        help_text="The audit trail keeps it.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )

    def __init__(self, *args, **kwargs) -> None:
        """The boxes step through what the rules allow. What was set before there were bounds may stay."""
        super().__init__(*args, **kwargs)
        for name, (least, most) in BOUNDS.items():
            self.fields[name].widget.attrs |= {"min": least, "max": most}

    def rules(self) -> Rules:
        values = self.cleaned_data
        return Rules(**{name: values[name] for name in Rules.__dataclass_fields__})
