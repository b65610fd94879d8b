"""manage.py remove_leavers: take the roles of people who have left, as a nightly file names them.

Ends with 0 where all is done, 1 where somebody was kept, 2 where the file or an argument cannot be read, and 3 where
more people would lose their place than the bound allows. With 2 and 3 nothing was changed.
"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Council, User
from accounts.people.leavers.actions import leave
from accounts.people.leavers.bound import ALWAYS, USUAL_PERCENT, most_leavers
from accounts.people.leavers.querysets import numbers_of, people_of
from accounts.people.leavers.staff_file import FileRefused, read_staff
from accounts.policies import NotAllowed

KEPT, UNREADABLE, TOO_MANY = 1, 2, 3
LARGEST = 32 * 1024 * 1024  # bytes


class Command(BaseCommand):
    help = (
        "Take the roles of people who have left the council. FILE names one person a line, by e-mail address or by the "
        "account's number at the identity provider; - is the standard input."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--council", required=True, metavar="GSS_CODE", help="E06000047")
        parser.add_argument(
            "--present",
            action="store_true",
            help="FILE names everybody who is there: whoever has a role and is not named leaves",
        )
        parser.add_argument("--dry-run", action="store_true", help="Say who would leave, and change nothing")
        parser.add_argument(
            "--most",
            type=int,
            default=USUAL_PERCENT,
            metavar="PERCENT",
            help=f"Refuse to let more of the council's people go at once ({USUAL_PERCENT}); {ALWAYS} may always",
        )

    def handle(self, *, file, council, present, dry_run, most, **options):
        found = Council.objects.filter(gss_code=council).first()
        if found is None:
            raise CommandError(f"There is no council {council}.", returncode=UNREADABLE)
        if not 0 <= most <= 100:
            raise CommandError("--most is a percentage from 0 to 100.", returncode=UNREADABLE)
        people = list(people_of(found))
        leavers = self.leavers(found, people, self.read(file), present)
        bound = most_leavers(len(people), most)
        if len(leavers) > bound:
            raise CommandError(
                f"{len(leavers)} of {len(people)} people of {found.name} would lose their place, and {bound} may at "
                "once. Nothing was changed. Look at the file; if it is right, say --most 100.",
                returncode=TOO_MANY,
            )
        with transaction.atomic():
            kept = [self.let_go(user, found) for user in leavers].count(False)
            transaction.set_rollback(dry_run)
        did = "would leave" if dry_run else "left"
        self.stdout.write(
            f"{len(leavers) - kept} of {len(people)} people of {found.name} {did}; {kept} kept."
        )
        if kept:
            raise CommandError("Not everybody could go: see above.", returncode=KEPT)

    def read(self, file: str) -> frozenset[str]:
        try:
            content = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else Path(file).read_bytes()
            if len(content) > LARGEST:
                raise FileRefused("The file is larger than 32 MB. Is it the right one?")
            return frozenset(read_staff(content).names)
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.", returncode=UNREADABLE) from fault
        except FileRefused as fault:
            raise CommandError(str(fault), returncode=UNREADABLE) from fault

    def leavers(
        self, council: Council, people: list[User], named: frozenset[str], present: bool
    ) -> list[User]:
        numbers = numbers_of(council, [user.pk for user in people])

        def is_named(user: User) -> bool:
            known_as = [user.email, *numbers.get(user.pk, ())]
            return any(name.casefold() in named for name in known_as)

        if present:
            # The break-glass account is nobody's, so no list of staff names it
            return [user for user in people if not is_named(user) and not user.break_glass]
        return [user for user in people if is_named(user)]

    def let_go(self, user: User, council: Council) -> bool:
        """Whether they could go."""
        try:
            leave(user=user, council=council, told_by="a file of leavers", by=None)
        except NotAllowed as refusal:
            self.stderr.write(str(refusal))
            return False
        self.stdout.write(user.email)
        return True
