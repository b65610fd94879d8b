"""Why an edition is taken down, or put back."""

from django import forms

from accounts.forms import PlainForm


class ReasonForm(PlainForm):
    """How long the reason may be the policy knows."""

    reason = forms.CharField(
        error_messages={"required": "Say why."}, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300})
    )
