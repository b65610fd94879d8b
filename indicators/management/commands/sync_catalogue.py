"""`manage.py sync_catalogue`: store the shipped definitions of indicators and glossary terms."""

from django.core.management.base import BaseCommand, CommandError

from indicators.catalogue import CatalogueError
from indicators.catalogue_sync import SyncReport, sync_catalogue


class Command(BaseCommand):
    help = (
        "Adds and updates the shipped indicators and glossary terms. Never deletes. Run it after an upgrade."
    )

    def handle(self, *args, **options):
        try:
            report = sync_catalogue()
        except CatalogueError as error:
            raise CommandError(f"The catalogue was not stored.\n{error}") from None
        for line in lines_of(report):
            self.stdout.write(line)


def lines_of(report: SyncReport) -> list[str]:
    """What changed, for an operator to read."""
    lines = [f"added {code}" for code in report.added]
    lines += [f"updated {code}: {', '.join(what)}" for code, what in report.updated.items()]
    lines += [f"added the term {term}" for term in report.terms_added]
    lines += [f"updated the term {term}" for term in report.terms_updated]
    lines += [f"kept {code}, which the files no longer have" for code in report.kept]
    indicators = len(report.added), len(report.updated)
    terms = len(report.terms_added), len(report.terms_updated)
    if not report.changed:
        return [*lines, "The catalogue was up to date already."]
    return [
        *lines,
        f"Indicators: {indicators[0]} added, {indicators[1]} updated. "
        f"Terms: {terms[0]} added, {terms[1]} updated.",
    ]
