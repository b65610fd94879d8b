"""What is asked of whoever wants a measure, and of those who decide."""

from django import forms

from committees.models import RequestStep
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.querysets import choices_of
from indicators.models import Indicator

DECISIONS = (
    (RequestStep.Kind.ACCEPTED.value, "It will be added"),
    (RequestStep.Kind.NOT_YET.value, "It cannot be counted yet"),
    (RequestStep.Kind.DECLINED.value, "It will not be added"),
)


class RequestForm(RiskyWordsForm):
    wanted = forms.CharField(
        label="What should be measured?",
        max_length=200,
        help_text="In your own words: care leavers aged 21 to 25 in work or training.",
        error_messages={"required": "Say what should be measured."},
    )
    why = forms.CharField(
        label="What would it tell you?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It helps officers to find the figure that answers you.",
    )


class ItemRequestForm(RequestForm):
    ROLES = frozenset({"asked_by"})

    asked_by = forms.CharField(
        label="Who asked",
        max_length=120,
        initial="A member",
        help_text="A role as minuted, never a name: a member, the Chair.",
        error_messages={"required": "Say who asked, as a role: a member."},
    )


class DecisionForm(RiskyWordsForm):
    kind = forms.ChoiceField(
        label="Decision",
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Members read it: where the figure will come from and when, or why there will be none.",
        error_messages={"required": "Say why: members read the reason."},
    )


class AnswerForm(RiskyWordsForm):
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
        label="The measure it became",
        empty_label="Choose a measure",
        help_text="Of those on your scorecards. Add the measure to a scorecard first.",
        error_messages={
            "required": "Choose the measure it became.",
            "invalid_choice": "Choose a measure of the list.",
        },
    )
    note = forms.CharField(
        required=False, max_length=500, help_text="Where it differs from what was asked, and why."
    )

    def __init__(self, *args, measures: list[Indicator], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        field.queryset = Indicator.objects.filter(pk__in=[each.pk for each in measures])
        field.choices = [("", "Choose a measure"), *choices_of(measures)]
