"""Set up a council's scorecards from a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Council
from accounts.policies import NotAllowed
from config.definition_file.actions import define_council
from config.definition_file.council_file import CouncilDefinition, read_definition
from indicators.catalogue.querysets import council_indicators
from indicators.management.options import add_by, council_of, user_of
from indicators.terms.toml_file import FileFaults
from scorecards.models import Scorecard


class Command(BaseCommand):
    help = (
        "Set up or change a council's frameworks, scorecards with their committees, targets, breaks and events as a "
        "TOML file defines them. All or nothing; the same file again changes nothing. See docs/operations.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and save nothing")
        add_by(parser)

    def handle(self, *args, file: Path, council: str, dry_run: bool, by: str, **options):
        owner, user = council_of(council), user_of(by)
        definition = self._read(file, owner)
        try:
            changes = define_council(council=owner, definition=definition, by=user, dry_run=dry_run)
        except NotAllowed as refused:
            raise CommandError(f"{refused} Nothing was saved.") from None
        for line in changes or ["Everything stands as the file has it already."]:
            self.stdout.write(line)
        for slug in self._not_named(owner, definition):
            self.stdout.write(f"left the scorecard {slug} as it is: the file does not name it")
        if dry_run:
            self.stdout.write("Nothing was saved: this was a trial run.")

    def _not_named(self, council: Council, definition: CouncilDefinition) -> list[str]:
        """A slug that was changed in the file makes a new scorecard: whoever did not mean it should see the old one."""
        named = [each.slug for each in definition.scorecards]
        others = Scorecard.objects.filter(council=council).exclude(slug__in=named) if named else []
        return [each.slug for each in others]

    def _read(self, file: Path, council: Council) -> CouncilDefinition:
        codes = set(council_indicators(council).values_list("code", flat=True))
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
