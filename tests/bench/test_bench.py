"""The measurement measures the real thing: run small, on the tests' own PostgreSQL database."""

import pytest

from committees.models import Action, IndicatorMention, Meeting, MinutesParagraph
from indicators.models import Entry, Figure, PublishedFigure
from scorecards.editions.actions import publish_edition
from tests.bench.__main__ import measure_pages
from tests.bench.data import LAST_QUARTER, Country, Scale
from tests.bench.discussed import discussed_results
from tests.bench.entry import make_section, measure_save
from tests.bench.imports import measure_import
from tests.bench.minutes import measure_reading
from tests.bench.report import Result, table

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql_only]


@pytest.fixture
def country() -> Country:
    made = Country(Scale(councils=3, indicators=4, quarters=5))
    made.add_words()
    return made


def test_some_figures_first_then_all_of_them(country):
    few = country.add_some()
    assert few == Figure.objects.count() + PublishedFigure.objects.count()
    assert set(Figure.objects.values_list("council", flat=True)) == {country.council.pk}
    many = few + country.add_all()
    assert many == Figure.objects.count() + PublishedFigure.objects.count()
    current = Figure.objects.current().filter(category=None)
    assert current.count() == 3 * 4 * 5
    # 3 councils, 9 regions and the nation; 4 indicators; 3 releases of 8 years
    assert PublishedFigure.objects.count() == 13 * 4 * 3 * 8


@pytest.mark.django_db(transaction=True)
def test_pages_are_counted_and_timed_against_the_same_bytes_bare(country, settings):
    settings.ROOT_URLCONF = "tests.bench.urls"
    scorecard = country.make_scorecard("panel", 4)
    country.add_some()
    edition = publish_edition(scorecard=scorecard, period=LAST_QUARTER, by=None)
    section = make_section(country, 6)
    pages = measure_pages(country, edition, section, rounds=1)
    assert set(pages) == {
        "draft scorecard",
        "draft indicator page",
        "entry page",
        "published scorecard",
        "published indicator page",
        "published indicator page, signed in",
        "comparison of 2 measures, 10 areas",
        "comparison of 10 measures, 10 areas",
        "all councils of a measure",
        "similar councils",
        "heat table of 60 measures",
    }
    for page in pages.values():
        assert page.queries >= 1
        assert page.bytes > 1000
        assert page.share_of_bare > 0
        assert page.times_its_sql > 0


@pytest.mark.django_db(transaction=True)
def test_meetings_come_in_two_stages_and_their_pages_are_measured_with_each(country, settings):
    settings.ROOT_URLCONF = "tests.bench.urls"
    scorecard = country.make_scorecard("panel", 4)
    country.add_some()
    edition = publish_edition(scorecard=scorecard, period=LAST_QUARTER, by=None)
    numbers, results = discussed_results(country, edition, meetings=50, rounds=1)
    assert (numbers.meetings, numbers.items, numbers.paragraphs) == (50, 750, 7500)
    assert Meeting.objects.count() == 50 and MinutesParagraph.objects.count() == 7500
    answers = MinutesParagraph.objects.filter(kind="answer").select_related("answers")
    assert answers and all(each.answers.kind == "question" for each in answers)
    assert Action.objects.filter(state="open").exists() and IndicatorMention.objects.count() == 750
    times = {each.what: each.reached for each in results if each.what.endswith("times its own SQL's time")}
    assert len(times) == 10 and all(times.values())


def test_a_save_types_every_figure_of_the_section(country):
    section = make_section(country, 6)
    saved = measure_save(section, country.reader)
    assert Entry.objects.filter(council=country.council).count() == 6
    assert 1 < saved.queries <= 20 and saved.ms > 0


def test_an_import_is_measured_against_copy_of_the_very_rows(country):
    council = country.make_council_without_figures()
    measured = measure_import(council, country.indicators, country.quarters)
    assert measured.rows == 20 == Figure.objects.for_council(council).count()
    assert measured.copy_seconds > 0


def test_the_table_says_which_targets_are_met_and_which_fall_short():
    printed = table(
        [
            Result("queries", 9, "", 12),
            Result("time", 81.4, "ms", 80),
            Result("share", 0.5, "", 1 / 3, at_least=True),
            Result("size", 1234.0, "kB"),
        ]
    ).splitlines()
    assert printed[1].split() == ["queries", "9", "at", "most", "12", "met"]
    assert printed[2].split() == ["time", "81.4", "ms", "at", "most", "80", "ms", "SHORT"]
    assert printed[3].split() == ["share", "0.5", "at", "least", "0.333", "met"]
    assert printed[4].split() == ["size", "1,234", "kB"]


def test_minutes_are_read_and_timed_against_half_of_them():
    read = measure_reading(2000)
    assert read.seconds > 0 and read.ratio > 0
