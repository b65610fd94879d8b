"""Why an edition is taken down, or put back."""

from django import forms

from indicators.asking.forms import RiskyWordsForm


class ReasonForm(RiskyWordsForm):
    """How long the reason may be the policy knows. Everybody reads it, and it cannot be changed."""

    reason = forms.CharField(
        error_messages={"required": "Say why."}, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300})
    )
