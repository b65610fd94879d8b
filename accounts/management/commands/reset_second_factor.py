"""manage.py reset_second_factor: take somebody's second factor off who has lost it, whatever their councils."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.signin.second_factor.actions import reset_second_factor


class Command(BaseCommand):
    help = "Take off the second factor of somebody who has lost it, and end their sessions."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument(
            "--reason", required=True, help="How it is known that they ask; stays in the trail"
        )

    def handle(self, *, email, reason, **options):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody signs in with {email}.")
        count = reset_second_factor(person=person, council=None, reason=reason, by=None, address="")
        self.stdout.write(f"Taken off: {count}. {person.email} sets up a new one at the next sign-in.")
