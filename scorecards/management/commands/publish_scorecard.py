"""manage.py publish_scorecard: publish a draft now, or at a set time, as an approver does on its page.

What is published is what was read: --dry-run tells the digest of the draft as it stands, its checklist and what
changes, --seen takes the digest, and a draft that has changed in between is refused. Reasons for what is open on the
checklist are given with --because. Ends with 0 where it was done (or would be, with --dry-run), 1 where it may not be,
and 2 where an argument cannot be read or --seen is missing. With 1 and 2 nothing was changed.
"""

from datetime import date, datetime, time

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import get_default_timezone

from accounts.policies import NotAllowed, demand
from indicators.management.options import add_by, council_of, user_of
from scorecards.editions.checking.actions import give_reason
from scorecards.editions.checking.lines import CORRECTS, things_words
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.set_times.actions import cancel_time, publish_now, set_time
from scorecards.editions.set_times.local_times import NoSuchTime, moment_of
from scorecards.editions.set_times.policies import why_not_publish
from scorecards.editions.set_times.presenters import moment_words
from scorecards.editions.set_times.querysets import waiting_time
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
        parser.add_argument(
            "--because",
            action="append",
            default=[],
            metavar="LINE=REASON",
            help="why a line of the checklist can wait, such as owner='Set at the meeting in May'; several times",
        )
        parser.add_argument("--dry-run", action="store_true")
        add_by(parser)

    def handle(self, *, council, committee, period, at, cancel, seen, dry_run, by, **options):
        try:
            scorecard, wanted = scorecard_of(council_of(council), committee), period_of(period)
            moment, person = moment_in(at) if at else None, user_of(by)
            reasons = reasons_in(options["because"], options["correction"])
            if not (seen.strip() or cancel or dry_run):
                raise CommandError(UNSEEN)
        except CommandError as fault:
            raise CommandError(str(fault), returncode=UNREADABLE) from None
        place = {"scorecard": scorecard, "period": wanted, "by": person}
        self.now = None
        try:
            with transaction.atomic():
                said = self.done(place, moment, seen.strip(), reasons, cancel=cancel)
                transaction.set_rollback(dry_run)
        except NotAllowed as refusal:
            self.tell_draft(dry_run)
            raise CommandError(f"{refusal} Nothing was changed.", returncode=REFUSED) from None
        if not dry_run:
            self.stdout.write(said)
            return
        self.tell_draft(dry_run)
        self.stdout.write(f"Nothing was changed: this was a trial run. It would say: {said}")

    def done(
        self, place: dict, at: datetime | None, seen: str, reasons: dict[str, str], *, cancel: bool
    ) -> str:
        """What was done, in words. Raises NotAllowed."""
        demand(why_not_publish(place["by"], place["scorecard"].council))
        label, waiting = place["period"].label, waiting_time(place["scorecard"], place["period"])
        shown = str(waiting.pk) if waiting else ""
        if cancel:
            cancel_time(**place, shown=shown)
            return f"Nothing of {label} is published by itself any more."
        self.now = DraftNow(place["scorecard"], place["period"])
        self.give(place, reasons)
        named = {**place, "shown": shown, "digest": seen or self.now.name}
        if at is None:
            return f"{publish_now(**named)} is published."
        set_time(**named, at=at)
        return f"The draft of {label} is published on {moment_words(at)}, if it is still the same then."

    def give(self, place: dict, reasons: dict[str, str]) -> None:
        """Raises NotAllowed; the draft is then told with the reasons that were taken."""
        for line, text in reasons.items():
            give_reason(**place, line=line, text=text)
            self.now = DraftNow(place["scorecard"], place["period"])

    def tell_draft(self, dry_run: bool) -> None:
        """Each line and its state, what changes, and the digest of the draft as it stands with the reasons given."""
        if not dry_run or not self.now:
            return
        for line in self.now.lines:
            named = f": {things_words(line.things)}" if line.things else f": {line.said}" if line.said else ""
            self.stdout.write(f"- {line.state}: {line.title} ({line.key}){named}")
        for change in self.now.changes:
            self.stdout.write(f"  {change.title}, {change.part}: {change.before} -> {change.after}")
        self.stdout.write(f"The draft as it stands now: --seen {self.now.name}")


def reasons_in(because: list[str], correction: str) -> dict[str, str]:
    """By the key of the line. Raises CommandError."""
    found = {}
    for each in because:
        line, sign, text = each.partition("=")
        if not sign:
            raise CommandError(
                f"{each} is no reason. Write --because LINE=REASON; --dry-run names the lines."
            )
        found[line.strip()] = text
    return {**found, **({CORRECTS: correction} if correction else {})}


def moment_in(text: str) -> datetime:
    """Raises CommandError for what is no time, or one that the clock does not show once."""
    try:
        day, clock = text.split()
        return moment_of(date.fromisoformat(day), time.fromisoformat(clock), get_default_timezone())
    except NoSuchTime as fault:
        raise CommandError(str(fault)) from None
    except ValueError:
        raise CommandError(f'{text} is no day and time. Write them as in "2026-04-24 09:00".') from None
