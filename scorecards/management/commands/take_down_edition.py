"""Take a published edition down, or put it back, as an approver does on its page."""

from django.core.management.base import BaseCommand, CommandError

from accounts.policies import NotAllowed
from indicators.management.options import council_of
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.editions.taking_down.presenters import effects_of_putting_back, effects_of_taking_down
from scorecards.editions.taking_down.querysets import edition_of
from scorecards.management.commands.export_scorecard import period_of, scorecard_of


class Command(BaseCommand):
    help = (
        "Take an edition down: its address and all below it say so, with the reason. With --put-back it is "
        "published again as it was. With --dry-run it says what would happen and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="the scorecard's address")
        parser.add_argument("--period", required=True, help='such as "2018/19 Q2"')
        parser.add_argument("--edition", required=True, type=int, metavar="N")
        parser.add_argument("--reason", required=True, help="everybody who opens the address reads it")
        parser.add_argument("--put-back", action="store_true")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, council, committee, period, edition, reason, **options):
        scorecard, wanted = scorecard_of(council_of(council), committee), period_of(period)
        found = edition_of(scorecard.council, scorecard.slug, wanted, edition)
        if found is None:
            raise CommandError(
                f"{wanted.label} has no edition {edition} of {scorecard.slug}. Nothing was changed."
            )
        back = options["put_back"]
        for effect in effects_of_putting_back(found) if back else effects_of_taking_down(found):
            self.stdout.write(f"- {effect}")
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a trial run.")
            return
        try:
            (put_back if back else take_down)(edition=found, reason=reason, by=None)
        except NotAllowed as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{found} is {'published again' if back else 'taken down'}.")
