"""django-allauth's forms in the words of our own: the same labels everywhere, and none repeated inside its field."""

from allauth.account import forms as allauth_forms
from django.forms import EmailField

from accounts.signin.policies import may_use_password


class PlainWords:
    """Put before a form of django-allauth's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, EmailField):
                field.label = "E-mail address"


class SignInForm(PlainWords, allauth_forms.LoginForm):
    pass


class ForgottenPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    def clean_email(self):
        """No link goes to somebody who could do nothing with it; the page answers the same."""
        email = super().clean_email()
        self.users = [user for user in self.users if may_use_password(user)]
        return email


class NewPasswordByLinkForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    pass


class OtherPasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    pass
