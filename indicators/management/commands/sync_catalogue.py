"""`manage.py sync_catalogue`: store the shipped definitions of indicators and glossary terms."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.roles import Permission
from indicators.catalogue.shipped import CatalogueError
from indicators.catalogue.shipped.actions import SyncReport, sync_catalogue, sync_own_indicators
from indicators.management.options import acting, add_by, council_of


class Command(BaseCommand):
    help = (
        "Adds and updates the shipped indicators and glossary terms; with --council and --folder a council's own "
        "indicators, one file each like those of indicators/catalogue. Never deletes. Run it after an upgrade."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", default="", help="GSS code or address, such as E06000047")
        parser.add_argument("--folder", type=Path, help="where the council's own files are")
        add_by(parser)

    def handle(self, *args, council: str, folder: Path | None, by: str, **options):
        if bool(council) != bool(folder):
            raise CommandError(
                "Give --council and --folder together: the folder holds that council's own files."
            )
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            owner = council_of(council) if council else None
            user = acting(by, Permission.EDIT_DEFINITIONS, owner)
            if owner and folder:
                report = sync_own_indicators(council=owner, folder=folder, by=user)
            else:
                report = sync_catalogue(by=user)
        except CatalogueError as error:
            raise CommandError(f"The catalogue was not stored.\n{error}") from None
        for line in lines_of(report):
            self.stdout.write(line)


def lines_of(report: SyncReport) -> list[str]:
    """What changed, for an operator to read."""
    lines = [f"added {code}" for code in report.added]
    lines += [stands_in(code, figures) for code, figures in report.stands_in.items()]
    lines += [f"updated {code}: {', '.join(what)}" for code, what in report.updated.items()]
    lines += [f"added the term {term}" for term in report.terms_added]
    lines += [f"updated the term {term}" for term in report.terms_updated]
    lines += [f"kept {code}, which the files no longer have" for code in report.kept]
    lines += [f"kept the words of {code}: officers changed them on its page" for code in report.words_kept]
    indicators = len(report.added), len(report.updated)
    terms = len(report.terms_added), len(report.terms_updated)
    if not report.changed:
        return [*lines, "The catalogue was up to date already."]
    return [
        *lines,
        f"Indicators: {indicators[0]} added, {indicators[1]} updated. "
        f"Terms: {terms[0]} added, {terms[1]} updated.",
    ]


def stands_in(code: str, figures: int) -> str:
    """What follows from it, for whoever did not mean it."""
    left = f" Figures recorded before stay with that one: {figures:,}." if figures else ""
    return f"{code} stands in for the catalogue's here, without its national figures.{left}"
