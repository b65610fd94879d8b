"""django-allauth's forms in the words of our own: the same labels everywhere, and none repeated inside its field."""

from allauth.account import forms as allauth_forms
from allauth.core import context
from django.core.exceptions import ValidationError
from django.forms import EmailField, Form

from accounts.background.actions import start
from accounts.forms import speak_plainly
from accounts.mail.policies import why_no_letters
from accounts.models import Job
from accounts.signin.attempts.policies import tried_rightly, tried_wrongly, why_not_try
from accounts.signin.jobs import send_reset_links
from accounts.signin.passwords.forms import PasswordRule


class PlainWords:
    """Put before a form of django-allauth's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, EmailField):
                field.label = "E-mail address"
        speak_plainly(self.fields)


class NewPassword(PlainWords):
    """Put before a form that asks for a new password twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first, again = self.fields["password1"], self.fields["password2"]
        first.label, again.label = "New password", "New password again"
        first.help_text = PasswordRule().get_help_text()
        first.error_messages["required"] = "Enter the new password."
        again.error_messages["required"] = "Enter the new password again."

    def clean(self):
        """In place of theirs, which says it in its own words."""
        found = Form.clean(self)
        again = self.cleaned_data.get("password2")
        if again and self.cleaned_data.get("password1", again) != again:
            self.add_error("password2", "This is not the same password. Enter the new one twice.")
        return found


class SignInForm(PlainWords, allauth_forms.LoginForm):
    pass


class ForgottenPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    """Asks for a letter and looks nobody up: what a stranger waits for is the same for every address.

    Sends nothing, and promises nothing, where the service has no mail.
    """

    asked: Job | None = None

    @property
    def mail_is_off(self) -> str:
        return why_no_letters()

    def clean_email(self):
        """Counted whether or not somebody signs in with the address, so that the answer does not tell."""
        email = self.cleaned_data["email"]
        if reason := self.mail_is_off or why_not_try(context.request, "reset", email):
            raise ValidationError(reason)
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        site = request.build_absolute_uri("/")[:-1]
        title = "Link to a new password"
        self.asked = start(
            send_reset_links, council=None, by=None, title=title, small=False, email=email, site=site
        )
        return email


class AgainPasswordForm(PlainWords, allauth_forms.ReauthenticateForm):
    pass


class NewPasswordByLinkForm(NewPassword, allauth_forms.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(NewPassword, allauth_forms.SetPasswordForm):
    pass


class OtherPasswordForm(NewPassword, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Password until now"
        self.fields["oldpassword"].error_messages["required"] = "Enter the password that you have until now."

    def clean_oldpassword(self):
        if reason := why_not_try(context.request, "password", self.user.email):
            raise ValidationError(reason)
        try:
            old = super().clean_oldpassword()
        except ValidationError:
            tried_wrongly(context.request)
            raise
        tried_rightly(context.request, "password", self.user.email)
        return old
