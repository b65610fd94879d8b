"""Switch a council's public access on or off, or change which small numbers it hides, as its administrator does."""

from dataclasses import replace

from django.core.management.base import BaseCommand, CommandError

from accounts.council_settings.actions import set_rules
from accounts.council_settings.querysets import effects_on, rules_of
from accounts.council_settings.rules import why_not_these
from accounts.models import Council
from accounts.policies import NotAllowed


class Command(BaseCommand):
    help = (
        "Change what holds for a whole council. With --dry-run it says what that will do and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--public-access", choices=["on", "off"])
        parser.add_argument(
            "--largest-hidden", type=int, metavar="N", help="counts from 1 to this are hidden"
        )
        parser.add_argument(
            "--smallest-group", type=int, metavar="N", help="shares of fewer children are hidden"
        )
        parser.add_argument(
            "--second-factor",
            choices=["everybody", "approvers"],
            help="who needs one: everybody with a role, or approvers and administrators alone",
        )
        parser.add_argument("--reason", required=True, help="for the audit trail")
        parser.add_argument("--dry-run", action="store_true")

    def handle(
        self,
        *args,
        council,
        public_access,
        largest_hidden,
        smallest_group,
        second_factor,
        reason,
        dry_run,
        **options,
    ):
        found = (
            Council.objects.filter(gss_code__iexact=council).first()
            or Council.objects.filter(slug=council).first()
        )
        if found is None:
            raise CommandError(f"There is no council {council}.")
        given = {
            "public_access": None if public_access is None else public_access == "on",
            "disclosure_threshold": largest_hidden,
            "smallest_denominator": smallest_group,
            "second_factor_for_all": None if second_factor is None else second_factor == "everybody",
        }
        before = rules_of(found)
        after = replace(before, **{name: value for name, value in given.items() if value is not None})
        if problem := why_not_these(before, after, reason):
            raise CommandError(problem)
        for effect in effects_on(found, after):
            self.stdout.write(f"- {effect}")
        if dry_run:
            self.stdout.write("Nothing was changed: this was a trial run.")
            return
        try:
            set_rules(council=found, rules=after, reason=reason, by=None)
        except NotAllowed as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"The settings of {found.name} are changed.")
