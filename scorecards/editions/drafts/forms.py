"""Forms of approvers."""

from django import forms

from accounts.forms import PlainForm


class CorrectionForm(PlainForm):
    """What is corrected, fit to be stored. Whether it must be said, and how long it may be, the policy knows."""

    correction = forms.CharField(required=False)


class PublishForm(CorrectionForm):
    """An edition: `digest` names the draft as it was shown, and `shown` the set time that was shown with it."""

    digest = forms.CharField(
        max_length=64,
        error_messages={"required": "Open the draft and read it, then publish it with the button there."},
    )
    shown = forms.CharField(required=False, max_length=20)
