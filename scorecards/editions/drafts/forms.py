"""Forms of approvers."""

from django import forms

from accounts.forms import PlainForm


class CorrectionForm(PlainForm):
    """What is corrected, fit to be stored. Whether it must be said, and how long it may be, the policy knows."""

    correction = forms.CharField(required=False)
