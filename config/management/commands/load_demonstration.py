"""`manage.py load_demonstration`: two real councils from public documents and a fictional one, with sign-ins."""

from django.core.management.base import BaseCommand, CommandError

from config.demonstration.loading.demonstration import OtherCouncils, load_demonstration
from config.demonstration.loading.people import PEOPLE, demonstration_password


class Command(BaseCommand):
    help = "Loads the demonstration councils that are not there yet. Run again, it changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force-into",
            action="store_true",
            help="load it although the database holds other councils' work",
        )

    def handle(self, *args, force_into, **options):
        try:
            report = load_demonstration(force_into=force_into)
        except OtherCouncils as error:
            raise CommandError(
                f"This database holds other councils: {error}. The demonstration adds made-up figures and people who "
                "can sign in. Use an empty database, or --force-into if you are sure."
            ) from None
        for name in report.loaded:
            self.stdout.write(f"Loaded {name}.")
        for name in report.left:
            self.stdout.write(f"{name} is there already and was left as it is.")
        self.stdout.write(
            f'\nSign in with the password "{demonstration_password()}" (unless you changed it):'
        )
        for person in PEOPLE:
            where = "all three councils" if person.everywhere else "Exampleton Borough Council"
            self.stdout.write(f"  {person.email:<36} {person.role}, {where}")
