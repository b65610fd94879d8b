"""Figures to take away: who gets which file, what is in it, and that it is made once."""

import csv
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import cycle

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from python_calamine import load_workbook

from accounts.roles import Role
from indicators.models import Figure
from indicators.terms.safe_cells import runs
from scorecards.models import Edition
from tests.factories import (
    BreakdownFactory,
    CalendarSectionFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    CouncilFactory,
    EntryFactory,
    FigureFactory,
    IndicatorFactory,
    SectionIndicatorFactory,
    SubmissionFactory,
    user_with_role,
)
from tests.journeys.site import names_of_the_site
from tests.paths import PROJECT
from tests.queries import assert_same_queries, queries_of
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest, officer_client  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx", "ods")


def sheets_of(content: bytes) -> dict[str, list[list]]:
    book = load_workbook(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def tables_of(content: bytes, kind: str) -> list[list[list]]:
    if kind != "csv":
        return list(sheets_of(content).values())
    return [list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))]


def texts_of(content: bytes, kind: str) -> str:
    return "\n".join(str(value) for table in tables_of(content, kind) for line in table for value in line)


def figures_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def add_small(world: World) -> None:
    """3 of 217 children: it must never leave the council."""
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    world.report(small, Q2, 3, 217)


@pytest.mark.parametrize(
    ("kind", "mime_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        pytest.param("ods", "application/vnd.oasis.opendocument.spreadsheet", marks=pytest.mark.slow),
    ],
)
def test_the_public_takes_the_figures_of_an_edition_away(client, kind, mime_type):
    world = World(public=True)
    edition = world.publish()
    answer = client.get(f"{world.base}edition-1/figures.{kind}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, mime_type)
    name = f"panel-2018-19-q2-edition-1.{kind}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    words = texts_of(answer.content, kind)
    assert "Measure number 0" in words and "Measure number 1" in words
    assert (edition.sha256 in words) == (kind != "csv")


def test_the_file_has_the_figures_that_were_published_and_keeps_them_after_a_correction(client):
    world = World(1, public=True)
    world.publish()
    correct(newest(world), 90)
    world.publish(correction="Counted twice")
    first, second = (
        figures_of(client.get(f"{world.base}edition-{number}/figures.csv").content) for number in (1, 2)
    )
    # 20 of 300 is 6.67%, shown as 7%; 90 of 300 is 30%
    assert [first[-1][name] for name in ("Value", "Numerator", "Denominator")] == ["7", "20", "300"]
    assert [second[-1][name] for name in ("Value", "Numerator", "Denominator")] == ["30", "90", "300"]
    assert second[-1]["Note"] == "Revised from 7%"
    assert (first[-1]["Edition"], second[-1]["Edition"]) == ("Edition 1", "Edition 2")
    assert first[-1]["Period code"] == Q2.code


@pytest.mark.parametrize("kind", KINDS)
def test_small_numbers_are_in_no_file_of_an_edition(client, kind):
    world = World(1, public=True)
    add_small(world)
    world.publish()
    words = texts_of(client.get(f"{world.base}edition-1/figures.{kind}").content, kind)
    assert "A rare thing" in words and "hidden so no child can be identified" in words.lower()
    assert "217" not in words and "1.38" not in words


@pytest.mark.parametrize("kind", KINDS)
def test_an_officer_takes_a_draft_away_with_small_numbers_hidden_and_marked_as_a_draft(
    officer_client,  # noqa: F811
    kind,
):
    world = World(1)
    add_small(world)
    answer = officer_client(world).get(f"{world.base}draft/figures.{kind}")
    assert answer.status_code == 200
    assert f"panel-2018-19-q2-draft.{kind}" in answer.headers["Content-Disposition"]
    words = texts_of(answer.content, kind)
    assert "Draft, not published" in words and "A rare thing" in words
    assert "217" not in words


def test_a_draft_file_changes_with_its_figures_and_so_does_its_tag(officer_client):  # noqa: F811
    world = World(1)
    client = officer_client(world)
    url = f"{world.base}draft/figures.csv"
    before = client.get(url)
    assert client.get(url, headers={"if-none-match": before.headers["ETag"]}).status_code == 304
    correct(newest(world), 90)
    after = client.get(url, headers={"if-none-match": before.headers["ETag"]})
    assert (after.status_code, figures_of(after.content)[-1]["Value"]) == (200, "30")


def test_members_of_the_committee_take_away_what_is_published_but_no_draft(officer_client):  # noqa: F811
    world = World(1)
    world.publish()
    client = officer_client(world, Role.MEMBER)
    assert client.get(f"{world.base}edition-1/figures.csv").status_code == 200
    assert client.get(f"{world.base}draft/figures.csv").status_code == 403


def test_a_closed_council_gives_its_files_to_its_own_people_only(client):
    world = World(1)
    world.publish()
    url = f"{world.base}edition-1/figures.csv"
    assert client.get(url).headers["Location"].startswith("/account/login/")
    client.force_login(user_with_role(CouncilFactory(), Role.ADMINISTRATOR))
    assert client.get(url).status_code == 404


def test_a_file_is_made_once_kept_and_not_sent_again_to_whoever_has_it(client, settings):
    world = World(1, public=True)
    edition = world.publish()
    url = f"{world.base}edition-1/figures.ods"
    first = client.get(url)
    folder = f"figures/{world.council.slug}"
    [kept] = default_storage.listdir(folder)[1]
    assert kept.startswith(edition.sha256) and kept.endswith(".ods")
    assert client.get(url).content == first.content
    assert default_storage.listdir(folder)[1] == [kept]
    assert client.get(url, headers={"if-none-match": first.headers["ETag"]}).status_code == 304


def test_a_kept_file_costs_the_same_few_queries_however_large_the_scorecard(
    client, django_assert_max_num_queries
):
    world = World(1, public=True)
    world.publish()
    url = f"{world.base}edition-1/figures.csv"
    client.get(url)
    with django_assert_max_num_queries(2):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("name", ["figures.pdf", "figures.exe", "figures.CSV", "figures.csv.exe"])
def test_other_kinds_of_file_are_not_found(client, name):
    world = World(1, public=True)
    world.publish()
    assert client.get(f"{world.base}edition-1/{name}").status_code == 404


def test_an_edition_or_quarter_that_is_not_there_has_no_file(client):
    world = World(1, public=True)
    world.publish()
    assert client.get(f"{world.base}edition-2/figures.csv").status_code == 404
    assert client.get(f"/{world.council.slug}/panel/2018-19/q3/edition-1/figures.csv").status_code == 404
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("below", "kinds"), [("", ["ods"]), ("attention/", ["ods"]), ("figures/", ["ods", "xlsx", "csv"])]
)
@pytest.mark.parametrize("place", ["edition-1/", "draft/"])
def test_the_pages_lead_to_the_files(officer_client, place, below, kinds):  # noqa: F811
    world = World(1)
    world.publish()
    client = officer_client(world)
    address = f"{world.base}{place}"
    html = client.get(address + below).content.decode()
    for kind in kinds:
        full, short = f'"{address}figures.{kind}"', f'"{"../" if below else ""}figures.{kind}"'
        assert full in html or short in html
        assert client.get(f"{address}figures.{kind}").status_code == 200


HOSTILE = ("=1+1", "+44", "-1 =", "@SUM(1)", "\t=1", "\r=1", '"=1', "' =1", "＝1＋1", "=cmd|'/c calc'!A1")


def hostile_world(texts: Iterator[str]) -> World:
    """A council in which everything that somebody can write is one of such texts."""
    world = World(1, public=True)
    indicator = world.indicators[0]
    for thing, fields in (
        (world.council, ("name", "short_name")),
        (world.scorecard, ("title", "committee_name")),
        (world.section, ("question", "short_title")),
        (indicator, ("title", "formal_title", "numerator", "denominator", "people")),
        *((area, ("name",)) for area in world.areas),
    ):
        for name in fields:
            setattr(thing, name, next(texts))
        thing.save()
    Figure.objects.filter(pk=newest(world).pk).mark_superseded()
    FigureFactory(
        council=world.council, indicator=indicator, source=world.source, start=Q2.start, note=next(texts)
    )
    collection = CalendarSectionFactory(council=world.council, slug="homes", title=next(texts))
    category = CategoryFactory(
        breakdown=BreakdownFactory(indicator=indicator, title=next(texts)), label=next(texts)
    )
    CollectedIndicatorFactory(collection=collection, indicator=indicator)
    EntryFactory(
        submission=SubmissionFactory(collection=collection),
        indicator=indicator,
        category=category,
        numerator=next(texts),
        note=next(texts),
    )
    return world


def exports_of(world: World) -> dict[str, tuple[str, ...]]:
    """Every address that gives a spreadsheet, by its name; a new one fails the test below until it is here."""
    return {
        "scorecards:spreadsheet": tuple(f"{world.base}edition-1/figures.{kind}" for kind in KINDS),
        "scorecards:draft_spreadsheet": tuple(f"{world.base}draft/figures.{kind}" for kind in KINDS),
        "scorecards:as_public_spreadsheet": tuple(
            f"{world.base}draft/as-public/figures.{kind}" for kind in KINDS
        ),
        "scorecards:preview_spreadsheet": tuple(
            reverse("scorecards:preview_spreadsheet", args=[world.council.slug, "panel", Q2, kind])
            for kind in KINDS
        ),
        "indicators:template_workbook": tuple(
            f"/{world.council.slug}/figures/2018-19/q2/homes/template.{kind}" for kind in ("xlsx", "ods")
        ),
    }


@pytest.mark.one_database
@pytest.mark.parametrize("first", [0, 5])
def test_no_export_of_the_site_runs_what_somebody_wrote(officer_client, first):  # noqa: F811
    world = hostile_world(cycle(HOSTILE[first:] + HOSTILE[:first]))
    world.publish()
    client = officer_client(world)
    exports = exports_of(world)
    assert {name for name in names_of_the_site() if "spreadsheet" in name or "workbook" in name} == set(
        exports
    )
    for address in (address for addresses in exports.values() for address in addresses):
        answer = client.get(address)
        assert answer.status_code == 200, address
        kind = address.rpartition(".")[2]
        cells = [value for table in tables_of(answer.content, kind) for line in table for value in line]
        texts = [value for value in cells if isinstance(value, str)]
        assert any(one.strip() in value for value in texts for one in HOSTILE), address
        assert not [value for value in texts if runs(value) and not value.startswith("'")], address
        if kind != "csv":
            assert not runs_in(answer.content), address


def runs_in(content: bytes) -> set[bytes]:
    """What makes a workbook work something out or lead somewhere."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    return {mark for mark in (b"<f>", b"<f ", b"table:formula", b"<hyperlink ") if mark in inside}


@pytest.mark.one_database
def test_a_workbook_to_fill_in_costs_the_same_few_queries_however_many_cells_it_has(
    officer_client,  # noqa: F811
):
    world = World(1)
    collection = CalendarSectionFactory(council=world.council, slug="homes")
    CollectedIndicatorFactory(collection=collection, indicator=world.indicators[0])
    url = f"/{world.council.slug}/figures/2018-19/q2/homes/template.xlsx"

    def grow() -> None:
        for _ in range(5):
            indicator = CollectedIndicatorFactory(collection=collection).indicator
            breakdown = BreakdownFactory(indicator=indicator)
            CategoryFactory.create_batch(4, breakdown=breakdown)

    CategoryFactory(breakdown=BreakdownFactory(indicator=world.indicators[0]))
    client = officer_client(world)
    assert_same_queries(client, url, grow)
    assert len(queries_of(client, url)) <= 13


def test_a_workbook_to_fill_in_is_named_after_its_section_and_period(officer_client):  # noqa: F811
    world = World(1)
    collection = CalendarSectionFactory(council=world.council, slug="homes")
    CollectedIndicatorFactory(collection=collection, indicator=world.indicators[0])
    client = officer_client(world)
    base = f"/{world.council.slug}/figures/2018-19/q2/homes/template"
    answer = client.get(f"{base}.ods")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="homes-2018-19-q2.ods"'
    assert answer.headers["Content-Type"] == "application/vnd.oasis.opendocument.spreadsheet"
    for other in (f"{base}.pdf", base.replace("homes", "none") + ".ods", base.replace("q2", "q9") + ".ods"):
        assert client.get(other).status_code == 404


@pytest.mark.slow
@pytest.mark.one_database
def test_a_process_that_gives_no_file_away_does_not_load_what_files_need():
    """pandas nearly doubles a process; only the first download pays for it."""
    code = (
        "import sys, django; django.setup(); import config.urls; "
        "sys.exit(', '.join({'pandas', 'scipy.stats', 'xlsxwriter', 'odf'} & sys.modules.keys()) or 0)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
