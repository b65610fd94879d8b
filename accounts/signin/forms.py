"""django-allauth's forms in the words of our own: the same labels everywhere, and none repeated inside its field."""

from allauth.account import forms as allauth_forms
from django.forms import EmailField


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
    pass


class NewPasswordByLinkForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    pass


class OtherPasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    pass
