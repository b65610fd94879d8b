"""manage.py create_council: set up a council and the first person who signs in to it, to go on from there by page."""

import re

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Council, Membership
from accounts.policies import NotAllowed
from accounts.signin.addresses import set_password_path
from config.starting.actions import start_council
from indicators.models import Area

# First parts of addresses that are the site's own
TAKEN = {"account", "accessibility", "api", "calendar", "health", "methods", "scim", "static"}


class Command(BaseCommand):
    help = (
        "Set up a council, with the catalogue of measures and the areas that come with the software. With "
        "--administrator, print the link with which its first person sets a password."
    )

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True, help='In full: "Exampleton Borough Council"')
        parser.add_argument("--short-name", required=True, help='As charts say it: "Exampleton"')
        parser.add_argument("--slug", required=True, help="For addresses: exampleton")
        parser.add_argument("--gss-code", required=True, help="Nine characters: E06000047")
        parser.add_argument("--public", action="store_true", help="Anyone may read what is published")
        parser.add_argument("--administrator", metavar="EMAIL", help="The first administrator")

    def handle(self, *, name, short_name, slug, gss_code, public, administrator, **options):
        if slug in TAKEN:
            raise CommandError(f"The address /{slug}/ is the site's own. Choose another --slug.")
        if not re.fullmatch(r"[ENSW]\d{8}", gss_code):
            raise CommandError(
                f"“{gss_code}” is not a GSS code: a letter and eight digits, such as E06000047."
            )
        try:
            council, membership, is_new = start_council(
                name=name,
                short_name=short_name,
                slug=slug,
                gss_code=gss_code,
                public_access=public,
                administrator=administrator or "",
                by=None,
            )
        except ValidationError as fault:
            raise CommandError("The council was not set up. " + " ".join(fault.messages)) from fault
        except NotAllowed as fault:
            raise CommandError(f"The council was not set up. {fault}") from fault
        self._tell(council, membership, set_password_path(membership.user) if is_new else "")

    def _tell(self, council: Council, membership: Membership | None, link: str) -> None:
        """`link` is where a new administrator sets a password."""
        self.stdout.write(f"{council.name} is set up at /{council.slug}/.")
        if not Area.objects.filter(gss_code=council.gss_code).exists():
            self.stdout.write(
                f"No council of England is known by {council.gss_code}, so no national figure will be beside its own. "
                "Check the code."
            )
        if membership and link:
            self.stdout.write(f"{membership.user.email} sets a password at {link}")
            self.stdout.write(
                "Signed in, they find the steps to a first published scorecard on their first page."
            )
        elif membership:
            self.stdout.write(f"{membership.user.email} can sign in with the password they have.")
