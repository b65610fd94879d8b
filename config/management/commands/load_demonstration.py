"""`manage.py load_demonstration`: two real councils from public documents and a fictional one, with sign-ins."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from config.demonstration.loading.demonstration import OtherCouncils, load_demonstration
from config.demonstration.loading.people import PEOPLE, demonstration_password
from indicators.terms.periods import day_words

OLD = 31  # days, after which what is due in the demonstration reads as long overdue


class Command(BaseCommand):
    help = "Loads the demonstration councils that are not there yet. Run again, it changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force-into",
            action="store_true",
            help="load it although the database holds other councils' work",
        )

        parser.add_argument(
            "--as-written",
            action="store_true",
            help="leave the fictional council in April 2026, of which it is written, not as it would stand today",
        )

    def handle(self, *args, force_into, as_written, **options):
        today = None if as_written else localdate()
        try:
            report = load_demonstration(force_into=force_into, today=today)
        except OtherCouncils as error:
            raise CommandError(
                f"This database holds other councils: {error}. The demonstration adds made-up figures and people who "
                "can sign in. Use an empty database, or --force-into if you are sure."
            ) from None
        for name in report.loaded:
            self.stdout.write(f"Loaded {name}.")
        for name in report.left:
            self.stdout.write(f"{name} is there already and was left as it is.")
        if today and report.loaded_on and (today - report.loaded_on).days > OLD:
            self.stdout.write(
                f"Its days are those of {day_words(report.loaded_on)}. bin/demo --anew loads it as of today."
            )
        self.stdout.write(
            f'\nSign in with the password "{demonstration_password()}" (unless you changed it):'
        )
        for person in PEOPLE:
            where = "all three councils" if person.everywhere else "Exampleton Borough Council"
            self.stdout.write(f"  {person.email:<36} {person.role}, {where}")
