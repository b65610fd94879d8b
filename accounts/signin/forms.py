"""django-allauth's forms in the words of our own: the same labels everywhere, and none repeated inside its field."""

from allauth.account import forms as allauth_forms
from django.core.exceptions import ValidationError
from django.forms import EmailField

from accounts.mail.policies import why_no_letters


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
    """Sends nothing, and promises nothing, where the service has no mail."""

    @property
    def mail_is_off(self) -> str:
        return why_no_letters()

    def clean(self):
        if self.mail_is_off:
            raise ValidationError(self.mail_is_off)
        return super().clean()


class NewPasswordByLinkForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    pass


class OtherPasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    pass
