"""`manage.py write_national_facts`: makes the demonstration's national figures anew from imported releases."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config.demonstration.content import read_all
from config.demonstration.national.facts import FOLDER, write_facts, write_neighbours, write_releases
from config.demonstration.national.querysets import (
    facts_of_release,
    followed_areas,
    kept_figures,
    neighbour_lists,
    newest_model,
    releases_of,
)
from indicators.benchmarks.querysets import catalogue
from indicators.models import NeighbourModel


class Command(BaseCommand):
    help = (
        "Writes the national figures that the demonstration ships, from a database into which the releases and the "
        "newest neighbour model were imported: of all councils each indicator's newest year, and every year of those "
        "compared most; of the demonstration's real councils, their neighbours, regions and the country every year. "
        "The same database, the same files."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="where to write; default: in place")

    def handle(self, *args, folder: Path, **options):
        councils = [each.council["gss_code"] for each in read_all() if not each.council["illustrative"]]
        try:
            model = newest_model()
        except NeighbourModel.DoesNotExist:
            raise CommandError("There are no neighbours yet: manage.py import_neighbours.") from None
        figures = kept_figures(followed_areas(councils))
        indicators = catalogue()
        named = []
        for release, written in releases_of(figures):
            facts = facts_of_release(figures, release)
            write_facts(written, facts, lambda code: indicators[code].measured_unit, folder)
            named.append(written)
        write_releases(named, folder)
        write_neighbours(neighbour_lists(model), folder)
        self.stdout.write(
            f"{len(named)} releases, neighbours of the model {model.label}, written to {folder}."
        )
