"""Forms of the directories that tell of leavers."""

from django import forms

from accounts.forms import PlainForm


class DirectoryForm(PlainForm):
    name = forms.CharField(max_length=80, help_text="As the audit trail will read it: Entra ID provisioning.")


class RevokeForm(PlainForm):
    """Asks; there is nothing to fill in."""
