"""Take a published edition or month's briefing down, or put it back, as an approver does on its page."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.policies import NotAllowed
from indicators.management.options import council_of
from indicators.terms.periods import Period
from scorecards.briefings.taking_down import actions as of_briefings
from scorecards.briefings.taking_down import presenters as said_of_briefings
from scorecards.briefings.taking_down.querysets import briefing_of
from scorecards.editions.taking_down import actions as of_editions
from scorecards.editions.taking_down import presenters as said_of_editions
from scorecards.editions.taking_down.querysets import edition_of
from scorecards.management.commands.export_scorecard import period_of, scorecard_of
from scorecards.models import Briefing, Edition, Scorecard


class Command(BaseCommand):
    help = (
        "Take an edition or a month's briefing down: its address and all below it say so, with the reason. With "
        "--put-back it is published again as it was. With --dry-run it says what would happen and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="the scorecard's address")
        parser.add_argument("--period", required=True, help='such as "2018/19 Q2"')
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--edition", type=int, metavar="N")
        which.add_argument("--briefing", type=int, metavar="N", help='of a month, such as "November 2025"')
        parser.add_argument(
            "--reason",
            required=True,
            help="of taking down: everybody who opens the address reads it; of putting back: the trail keeps it",
        )
        parser.add_argument("--put-back", action="store_true")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, council, committee, period, edition, briefing, reason, put_back, **options):
        scorecard, wanted = scorecard_of(council_of(council), committee), period_of(period)
        found = published_at(scorecard, wanted, edition, briefing)
        is_edition = isinstance(found, Edition)
        does, says = (of_editions, said_of_editions) if is_edition else (of_briefings, said_of_briefings)
        for effect in says.effects_of_putting_back(found) if put_back else says.effects_of_taking_down(found):
            self.stdout.write(f"- {effect}")
        which = {"edition" if is_edition else "briefing": found}
        try:
            with transaction.atomic():
                (does.put_back if put_back else does.take_down)(**which, reason=reason, by=None)
                transaction.set_rollback(options["dry_run"])
        except NotAllowed as problem:
            raise CommandError(str(problem)) from None
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a trial run.")
            return
        self.stdout.write(f"{found} is {'published again' if put_back else 'withdrawn'}.")


def published_at(
    scorecard: Scorecard, period: Period, edition: int | None, briefing: int | None
) -> Edition | Briefing:
    """Raises CommandError."""
    place = (scorecard.council, scorecard.slug, period)
    found = edition_of(*place, edition) if edition is not None else briefing_of(*place, briefing)
    if found is None:
        name = f"edition {edition}" if edition is not None else f"briefing {briefing}"
        raise CommandError(f"{period.label} has no {name} of {scorecard.slug}. Nothing was changed.")
    return found
