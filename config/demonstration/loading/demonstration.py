"""Loads the demonstration, a council at a time. A council that is there already is left as it is."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import AuditEntry, Council
from config.demonstration.content import Content, read_all
from config.demonstration.levels import read_levels
from config.demonstration.loading.briefings import publish_briefings
from config.demonstration.loading.collecting import AFTER_THE_LAST, load_collecting
from config.demonstration.loading.councils import LOADED, create_council, create_words, define, indicators_of
from config.demonstration.loading.evidence import load_evidence
from config.demonstration.loading.figures import add_own_categories, publish, record_and_publish, record_file
from config.demonstration.loading.latest import add_latest_year
from config.demonstration.loading.meetings import MeetingsLoader
from config.demonstration.loading.national import load_national
from config.demonstration.loading.owners import set_owners
from config.demonstration.loading.people import add_people
from config.demonstration.loading.published import create_areas, create_neighbours, create_release
from config.demonstration.loading.weekly import apart, send_weekly
from config.demonstration.series import figures_of, figures_of_quarter, moved, seasons_later
from config.demonstration.similar import LATEST_YEAR, read_areas, release_of
from config.demonstration.world import World
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.catalogue.shipped import FOLDER, read_catalogue
from indicators.catalogue.shipped.actions import sync_catalogue, sync_own_indicators
from scorecards.models import Scorecard


class OtherCouncils(Exception):
    """The database holds councils that are not of the demonstration."""


@dataclass
class LoadReport:
    loaded: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    loaded_on: date | None = None  # the fictional council, where it was there already


@transaction.atomic
def load_demonstration(*, force_into: bool = False, today: date | None = None) -> LoadReport:
    """Load every demonstration council that is not there yet, with the catalogue and the areas they need.

    All of it is loaded or nothing. What national releases say comes after the councils' earlier editions, which were
    published without them. Raises OtherCouncils, naming them, where the database holds real work,
    unless `force_into`. With `today` the fictional council's days and periods are moved on to it.
    """
    contents = read_all(today)
    ours = [content.slug for content in contents]
    others = sorted(Council.objects.exclude(slug__in=ours).values_list("name", flat=True))
    if others and not force_into:
        raise OtherCouncils(", ".join(others))
    sync_catalogue()
    sync_areas(by=None)
    report = LoadReport()
    there = set(Council.objects.filter(slug__in=ours).values_list("slug", flat=True))
    for content in contents:
        if content.slug in there:
            report.left.append(content.council["name"])
            if content.council["illustrative"]:
                report.loaded_on = day_loaded(content.slug)
        else:
            _load_council(content)
            report.loaded.append(content.council["name"])
    load_national()
    for content in contents:
        if content.latest and content.slug not in there:
            add_latest_year(Council.objects.get(slug=content.slug), content)
    return report


def day_loaded(slug: str) -> date | None:
    entry = AuditEntry.objects.filter(council__slug=slug, verb=LOADED).order_by("at").first()
    return localdate(entry.at) if entry else None


def _load_council(content: Content) -> None:
    council = create_council(content)
    add_people(council)  # first, because the collection calendar names its owners
    if content.indicators:
        sync_own_indicators(council=council, folder=content.indicators, by=None)
    indicators, scorecards = indicators_of(council), define(council, content)
    create_words(council, content, indicators, scorecards)
    load_evidence(council, content)
    if council.illustrative:
        _load_fiction(council, content, scorecards)
    else:
        record_file(council, content)
        publish(content, scorecards)
    MeetingsLoader(council, indicators).load(content)


def _load_fiction(council: Council, content: Content, scorecards: dict[str, Scorecard]) -> None:
    """The neighbours and the release come first, so that editions are published with them."""
    definitions, move = read_catalogue(FOLDER), content.move
    world = World(read_levels(), later=seasons_later(definitions, move))
    written = figures_of(definitions, world)
    figures = moved(written, move)
    fictional = read_areas()
    areas = create_areas(fictional)
    create_neighbours(areas)
    year = LATEST_YEAR + move.quarters // 4
    cells = release_of(definitions, world.levels, figures, fictional, year)
    create_release(cells, year, areas, indicators_of(council))
    add_own_categories(council)
    first_reported = moved(figures_of(definitions, world, as_first_reported=True), move)
    weekly = apart(figures)
    record_and_publish(council, content, scorecards, apart(first_reported).before, weekly.before)
    send_weekly(council, weekly.sent)
    publish_briefings(council, scorecards, written, move)
    load_collecting(council, content, moved(figures_of_quarter(definitions, world, AFTER_THE_LAST), move))
    set_owners(council)
