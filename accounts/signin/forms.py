"""django-allauth's forms in the words of our own: the same labels everywhere, and none repeated inside its field."""

from allauth.account import forms as allauth_forms
from django.forms import EmailField

from accounts.background.actions import start
from accounts.models import Job
from accounts.signin.jobs import send_reset_links


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
    """Asks for a letter and looks nobody up: what a stranger waits for is the same for every address."""

    asked: Job | None = None

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        site = request.build_absolute_uri("/")[:-1]
        title = "Link to a new password"
        self.asked = start(
            send_reset_links, council=None, by=None, title=title, small=False, email=email, site=site
        )
        return email


class NewPasswordByLinkForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    pass


class OtherPasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    pass
