"""Set up a council's scorecards from a file."""

from dataclasses import fields
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.roles import Permission
from config.definition_file.actions import define_council
from config.definition_file.council_file import CouncilDefinition, read_definition
from config.definition_file.querysets import standing_definition
from config.definition_file.writing import write_definition
from config.starting.actions import collect_scorecard, take_starter
from indicators.catalogue.querysets import council_indicators
from indicators.collection.calendar.definitions import USUAL_DAYS
from indicators.management.options import acting, add_by, council_of
from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.toml_file import FileFaults
from indicators.terms.written_periods import parse_period
from scorecards.definitions.starters.choices import STARTERS, starter_named
from scorecards.models import Scorecard


def codes_of(council: Council) -> set[str]:
    return set(council_indicators(council).values_list("code", flat=True))


def asked_by(definition: CouncilDefinition) -> list[Permission]:
    """What the pages for its parts ask of a person, beside scorecards and their committees."""
    series = definition.series
    defines = definition.indicators or any(getattr(series, each.name) for each in fields(series))
    found = [Permission.EDIT_DEFINITIONS] if defines else []
    return [*found, Permission.SET_COLLECTION] if definition.collections else found


class Command(BaseCommand):
    help = (
        "Set up or change a council's frameworks, scorecards with their committees, targets, breaks and events as a "
        "TOML file defines them. All or nothing; the same file again changes nothing. See docs/operations.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument(
            "--starter",
            choices=[each.name for each in STARTERS],
            help="in place of a file: one of the scorecards to start from, with its committee and a calendar",
        )
        parser.add_argument(
            "--first-period", default="", help='with --starter: collected from then on, "2025/26 Q1"'
        )
        parser.add_argument(
            "--days-after", type=int, default=USUAL_DAYS, help="with --starter: when figures are due"
        )
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument(
            "--export",
            action="store_true",
            help="write out what stands, to the file that is named or to the screen; read back it changes nothing",
        )
        parser.add_argument(
            "--from",
            dest="starts",
            default="",
            help='scorecards that change do so from a quarter on, "2026/27 Q1"; earlier ones stay as they were',
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="let the file take away or change what was set on pages since the last file",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change and save nothing")
        add_by(parser)

    def handle(
        self, *args, file: Path | None, starter: str | None, council: str, dry_run: bool, by: str, **options
    ):
        owner = council_of(council)
        user = acting(by, Permission.SET_SCORECARDS, owner)
        if options["export"]:
            self._export(owner, file)
            return
        if (file is None) == (starter is None):
            raise CommandError(
                "Give either a file, or --starter with the name of one of the scorecards to start from."
            )
        try:
            if starter:
                changes, others = self._take(owner, starter, user, dry_run, **options), []
            else:
                definition = self._read(file, owner)
                for permission in asked_by(definition):
                    acting(by, permission, owner)
                changes = define_council(
                    council=owner,
                    definition=definition,
                    by=user,
                    dry_run=dry_run,
                    starts=self._quarter(options["starts"], "--from") if options["starts"] else None,
                    replace=options["replace"],
                )
                others = self._not_named(owner, definition)
        except NotAllowed as refused:
            raise CommandError(f"{refused} Nothing was saved.") from None
        for line in changes or ["Everything stands as the file has it already."]:
            self.stdout.write(line)
        for slug in others:
            self.stdout.write(f"left the scorecard {slug} as it is: the file does not name it")
        if dry_run:
            self.stdout.write("Nothing was saved: this was a trial run.")

    @transaction.atomic
    def _take(
        self,
        owner: Council,
        name: str,
        user: User | None,
        dry_run: bool,
        first_period: str,
        days_after: int,
        **_,
    ) -> list[str]:
        """As the page does: the scorecard, then its calendar where a first period is given."""
        starter = starter_named(name)
        changes = take_starter(council=owner, starter=starter, by=user)
        if first_period:
            first = self._quarter(first_period, "--first-period")
            for card in read_definition(starter.path, codes_of(owner)).scorecards:
                titles = collect_scorecard(
                    council=owner, scorecard=card.slug, first=first, days_after=days_after, by=user
                )
                changes += [f"added to the calendar: {title}" for title in titles]
        transaction.set_rollback(dry_run)
        return changes

    def _export(self, owner: Council, file: Path | None) -> None:
        """Never over a file that is there: it may be the one that somebody is still to read in."""
        written = write_definition(standing_definition(owner))
        if file is None:
            self.stdout.write(written.text)
            return
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(written.text)
        except FileExistsError:
            raise CommandError(f"{file} is there already. Name another, or move it away first.") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write("\n".join([f"Written: {file}.", *written.left_out]))

    def _quarter(self, text: str, option: str) -> Period:
        try:
            period = parse_period(text)
        except PeriodError as error:
            raise CommandError(f"{option}: {error} Nothing was saved.") from None
        if period.frequency is not Frequency.QUARTER:
            raise CommandError(
                f'{option}: "{text}" is not a quarter, such as "2025/26 Q1". Nothing was saved.'
            )
        return period

    def _not_named(self, council: Council, definition: CouncilDefinition) -> list[str]:
        """A slug that was changed in the file makes a new scorecard: whoever did not mean it should see the old one."""
        named = [each.slug for each in definition.scorecards]
        others = Scorecard.objects.filter(council=council).exclude(slug__in=named) if named else []
        return [each.slug for each in others]

    def _read(self, file: Path, council: Council) -> CouncilDefinition:
        codes = codes_of(council)
        if not codes:
            raise CommandError("There are no indicators yet. Run manage.py sync_catalogue first.")
        try:
            definition = read_definition(file, codes)
        except FileFaults as refused:
            count = "1 fault" if len(refused.faults) == 1 else f"{len(refused.faults)} faults"
            lines = [f"{file.name} was not used: {count}. Nothing was saved."]
            raise CommandError("\n  ".join([*lines, *refused.faults])) from None
        if definition.gss_code not in {"", council.gss_code}:
            raise CommandError(
                f"{file.name} is of the council {definition.gss_code}, not of {council.gss_code}. Nothing was saved."
            )
        return definition
