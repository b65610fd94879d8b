"""Forms of invitations."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.forms import PlainForm
from accounts.models import Invitation, User


class AskForm(PlainForm):
    """Asks; there is nothing to fill in."""


class FirstPasswordForm(PlainForm):
    password1 = forms.CharField(
        label="New password",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="12 to 128 characters, spaces too. Three or four words that have nothing to do with each other.",
    )
    password2 = forms.CharField(
        label="New password again",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        validate_password(password, User(email=self.invitation.email, name=self.invitation.name))
        return password

    def clean(self):
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "This is not the password above. Type both again.")
