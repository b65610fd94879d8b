"""Letters for forgotten passwords, looked for and sent where nobody can measure whether there is an account."""

from django.template.loader import render_to_string

from accounts.background.registries import Run, job
from accounts.letters.actions import post_letter
from accounts.models import User
from accounts.signin.addresses import set_password_path
from accounts.signin.policies import may_use_password


@job(priority=50)
def send_reset_links(run: Run, email: str, site: str) -> None:
    """To whoever signs in with the address, if anybody. `email` is in small letters, `site` stands before paths."""
    with run.last():
        # None to somebody who could do nothing with it
        for user in filter(may_use_password, User.objects.filter(email=email, is_active=True)):
            context = {"user": user, "password_reset_url": site + set_password_path(user)}
            letter = "account/email/password_reset_key"
            post_letter(
                subject=render_to_string(f"{letter}_subject.txt", context).strip(),
                message=render_to_string(f"{letter}_message.txt", context),
                to=user.email,
            )
