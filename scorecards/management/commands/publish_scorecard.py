"""manage.py publish_scorecard: publish a draft now, or at a set time, as an approver does on its page.

What is published is what was read: --dry-run tells the digest of the draft as it stands, --seen takes it, and a draft
that has changed in between is refused. Ends with 0 where it was done (or would be, with --dry-run), 1 where it may not
be, and 2 where an argument cannot be read or --seen is missing. With 1 and 2 nothing was changed.
"""

from datetime import date, datetime, time

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import get_default_timezone

from accounts.policies import NotAllowed
from indicators.management.options import add_by, council_of, user_of
from scorecards.editions.set_times.actions import cancel_time, publish_now, set_time
from scorecards.editions.set_times.local_times import NoSuchTime, moment_of
from scorecards.editions.set_times.presenters import moment_words
from scorecards.editions.set_times.querysets import digest_of_draft, waiting_time
from scorecards.management.commands.export_scorecard import period_of, scorecard_of

REFUSED, UNREADABLE = 1, 2
UNSEEN = (
    "Say with --seen which draft was read. --dry-run tells the digest of the draft as it stands: read the draft after "
    "that, then publish it with this digest."
)


class Command(BaseCommand):
    help = (
        "Publish the draft of a period as its next edition: now, or with --at at that time, if the draft is then still "
        "what it is now. --cancel takes a set time back. With --dry-run it says what would happen, tells the "
        "digest of the draft for --seen, and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="the scorecard's address")
        parser.add_argument("--period", required=True, help='such as "2018/19 Q2"')
        when = parser.add_mutually_exclusive_group()
        when.add_argument("--at", default="", help='by the clock here, such as "2026-04-24 09:00"')
        when.add_argument("--cancel", action="store_true", help="publish nothing at the time that is set")
        parser.add_argument(
            "--seen", default="", metavar="DIGEST", help="of the draft that was read, from --dry-run"
        )
        parser.add_argument("--correction", default="", help="what a second or later edition corrects")
        parser.add_argument("--dry-run", action="store_true")
        add_by(parser)

    def handle(self, *, council, committee, period, at, cancel, seen, correction, dry_run, by, **options):
        try:
            scorecard, wanted = scorecard_of(council_of(council), committee), period_of(period)
            moment, person = moment_in(at) if at else None, user_of(by)
            if not (seen.strip() or cancel or dry_run):
                raise CommandError(UNSEEN)
        except CommandError as fault:
            raise CommandError(str(fault), returncode=UNREADABLE) from None
        try:
            with transaction.atomic():
                digest = "" if cancel else seen.strip() or digest_of_draft(scorecard, wanted)
                place = {"scorecard": scorecard, "period": wanted, "by": person}
                said = self.done(place, moment, digest, correction=correction)
                transaction.set_rollback(dry_run)
        except NotAllowed as refusal:
            raise CommandError(f"{refusal} Nothing was changed.", returncode=REFUSED) from None
        if not dry_run:
            self.stdout.write(said)
            return
        self.stdout.write(f"Nothing was changed: this was a trial run. It would say: {said}")
        if digest:
            self.stdout.write(f"The draft as it stands now: --seen {digest}")

    def done(self, place: dict, at: datetime | None, digest: str, *, correction: str) -> str:
        """What was done, in words: without a digest, a set time is cancelled. Raises NotAllowed."""
        label = place["period"].label
        waiting = waiting_time(place["scorecard"], place["period"])
        place = {**place, "shown": str(waiting.pk) if waiting else ""}
        if not digest:
            cancel_time(**place)
            return f"Nothing of {label} is published by itself any more."
        if at is None:
            return f"{publish_now(**place, digest=digest, correction=correction)} is published."
        set_time(**place, at=at, digest=digest, correction=correction)
        return f"The draft of {label} is published on {moment_words(at)}, if it is still the same then."


def moment_in(text: str) -> datetime:
    """Raises CommandError for what is no time, or one that the clock does not show once."""
    try:
        day, clock = text.split()
        return moment_of(date.fromisoformat(day), time.fromisoformat(clock), get_default_timezone())
    except NoSuchTime as fault:
        raise CommandError(str(fault)) from None
    except ValueError:
        raise CommandError(f'{text} is no day and time. Write them as in "2026-04-24 09:00".') from None
