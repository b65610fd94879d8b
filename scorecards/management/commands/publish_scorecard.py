"""manage.py publish_scorecard: publish a draft now, or at a set time, as an approver does on its page.

Ends with 0 where it was done (or would be, with --dry-run), 1 where it may not be, and 2 where an argument cannot be
read. With 1 and 2 nothing was changed.
"""

from datetime import date, datetime, time

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import get_default_timezone

from accounts.models import User
from accounts.policies import NotAllowed
from indicators.management.options import add_by, council_of, user_of
from indicators.terms.periods import Period
from scorecards.editions.set_times.actions import cancel_time, publish_now, set_time
from scorecards.editions.set_times.local_times import NoSuchTime, moment_of
from scorecards.editions.set_times.presenters import moment_words
from scorecards.editions.set_times.querysets import digest_of_draft
from scorecards.management.commands.export_scorecard import period_of, scorecard_of
from scorecards.models import Scorecard

REFUSED, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Publish the draft of a period as its next edition: now, or with --at at that time, if the draft is then still "
        "what it is now. --cancel takes a set time back. With --dry-run it says what would happen and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="the scorecard's address")
        parser.add_argument("--period", required=True, help='such as "2018/19 Q2"')
        when = parser.add_mutually_exclusive_group()
        when.add_argument("--at", default="", help='by the clock here, such as "2026-04-24 09:00"')
        when.add_argument("--cancel", action="store_true", help="publish nothing at the time that is set")
        parser.add_argument("--correction", default="", help="what a second or later edition corrects")
        parser.add_argument("--dry-run", action="store_true")
        add_by(parser)

    def handle(self, *, council, committee, period, at, cancel, correction, dry_run, by, **options):
        try:
            scorecard, wanted = scorecard_of(council_of(council), committee), period_of(period)
            moment, person = moment_in(at) if at else None, user_of(by)
        except CommandError as fault:
            raise CommandError(str(fault), returncode=UNREADABLE) from None
        try:
            with transaction.atomic():
                said = self.done(scorecard, wanted, moment, person, cancel=cancel, correction=correction)
                transaction.set_rollback(dry_run)
        except NotAllowed as refusal:
            raise CommandError(f"{refusal} Nothing was changed.", returncode=REFUSED) from None
        self.stdout.write(
            f"Nothing was changed: this was a trial run. It would say: {said}" if dry_run else said
        )

    def done(
        self,
        scorecard: Scorecard,
        period: Period,
        at: datetime | None,
        by: User | None,
        *,
        cancel: bool,
        correction: str,
    ) -> str:
        """What was done. Raises NotAllowed."""
        if cancel:
            cancel_time(scorecard=scorecard, period=period, by=by)
            return f"Nothing of {period.label} is published by itself any more."
        if at is None:
            return f"{publish_now(scorecard=scorecard, period=period, by=by, correction=correction)} is published."
        digest = digest_of_draft(scorecard, period)
        set_time(scorecard=scorecard, period=period, at=at, digest=digest, by=by, correction=correction)
        return (
            f"The draft of {period.label} is published on {moment_words(at)}, if it is still the same then."
        )


def moment_in(text: str) -> datetime:
    """Raises CommandError for what is no time, or one that the clock does not show once."""
    try:
        day, clock = text.split()
        return moment_of(date.fromisoformat(day), time.fromisoformat(clock), get_default_timezone())
    except NoSuchTime as fault:
        raise CommandError(str(fault)) from None
    except ValueError:
        raise CommandError(f'{text} is no day and time. Write them as in "2026-04-24 09:00".') from None
