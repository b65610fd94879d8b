"""Forms of approvers."""

from django import forms

from accounts.forms import PlainForm


class PublishForm(PlainForm):
    """What an edition corrects, fit to be stored. Whether it must be said, and how long it may be, the policy knows."""

    correction = forms.CharField(required=False)
