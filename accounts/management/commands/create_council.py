"""manage.py create_council: set up a council and, with --administrator, the first person who can sign in to it."""

import re

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import actions
from accounts.models import Council
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.signin.addresses import set_password_path

# First parts of addresses that are the site's own
TAKEN = {"account", "accessibility", "api", "calendar", "health", "methods", "scim", "static"}


class Command(BaseCommand):
    help = (
        "Set up a council. With --administrator, print the link with which its first person sets a password."
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
            with transaction.atomic():
                council = actions.create_council(
                    name=name,
                    short_name=short_name,
                    slug=slug,
                    gss_code=gss_code,
                    public_access=public,
                    by=None,
                )
                link = self.appoint(council, administrator) if administrator else ""
        except ValidationError as fault:
            raise CommandError("The council was not set up. " + " ".join(fault.messages)) from fault
        except NotAllowed as fault:
            raise CommandError(f"The council was not set up. {fault}") from fault
        self.stdout.write(f"{council.name} is set up at /{council.slug}/.")
        if link:
            self.stdout.write(f"{administrator} sets a password at {link}")
        elif administrator:
            self.stdout.write(f"{administrator} can sign in with the password they have.")

    def appoint(self, council: Council, email: str) -> str:
        """The path at which a new administrator sets a password; "" for somebody who has one."""
        membership, is_new = actions.add_person(
            council=council, email=email, role=Role.ADMINISTRATOR, by=None
        )
        membership.user.full_clean(exclude=["password"])
        return set_password_path(membership.user) if is_new else ""
