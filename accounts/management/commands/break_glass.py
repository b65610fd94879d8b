"""manage.py break_glass: the account that signs in with a password when the council's own sign-in is down."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.signin.addresses import set_password_path
from accounts.signin.break_glass.actions import make_break_glass, withdraw_break_glass


class Command(BaseCommand):
    help = (
        "Make the break-glass account, or make it anew: its password, sessions and second factor end. "
        "Prints the link with which its password is set."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="A mailbox of its own, which several administrators read")
        parser.add_argument("--council", metavar="GSS_CODE", help="E06000047; not needed to withdraw it")
        parser.add_argument("--withdraw", action="store_true", help="Have it open nothing any more")

    def handle(self, *, email, council, withdraw, **options):
        try:
            validate_email(email)
            if withdraw:
                self.withdraw(email)
            else:
                self.make(email, self.find(council))
        except ValidationError as fault:
            raise CommandError(f"“{email}” is no e-mail address.") from fault
        except NotAllowed as fault:
            raise CommandError(str(fault)) from fault

    def make(self, email: str, council: Council) -> None:
        user, is_new = make_break_glass(council=council, email=email, by=None)
        done = "is made" if is_new else "is renewed: its password, sessions and second factor are gone"
        self.stdout.write(f"The break-glass account {user.email} of {council.name} {done}.")
        self.stdout.write(f"Its password is set at {set_password_path(user)}")

    def withdraw(self, email: str) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"There is no account {email}.")
        withdraw_break_glass(user=user, by=None)
        self.stdout.write(f"The break-glass account {user.email} opens nothing any more.")

    def find(self, code: str | None) -> Council:
        council = Council.objects.filter(gss_code=code).first() if code else None
        if council is None:
            raise CommandError("Name the council with --council and its GSS code, such as E06000047.")
        return council
