"""The pages of all councils, similar councils and the heat table: a fixed number of queries, and clear answers."""

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client

from indicators.models import Area, PublishedFigure
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Unit
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.comparing.heat_table import querysets
from scorecards.editions.addresses import edition_url
from scorecards.models import Scorecard
from tests.factories import (
    AreaFactory,
    CouncilFactory,
    IndicatorFactory,
    NeighbourFactory,
    NeighbourModelFactory,
    PublishedFigureFactory,
    ReleaseFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
)
from tests.meetings import publish, row
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

COUNCILS, MEASURES = 153, 80


class Nation:
    """153 councils with figures of one measure, ten of them similar to ours; a scorecard nobody has published."""

    def __init__(self):
        self.council = CouncilFactory(
            slug="ours", gss_code="E06999000", short_name="Ours", public_access=True, illustrative=True
        )
        country = AreaFactory(gss_code="E92999999", name="The nation", kind=Area.Kind.COUNTRY)
        region = AreaFactory(gss_code="E12999999", name="The region", kind=Area.Kind.REGION, region=country)
        self.areas = Area.objects.bulk_create(
            AreaFactory.build(gss_code=f"E06999{number:03d}", name=f"Council {number:03d}", region=region)
            for number in range(COUNCILS)
        )
        model = NeighbourModelFactory(label="2025", year=2025)
        for position, area in enumerate(self.areas[1:11], 1):
            NeighbourFactory(model=model, area=self.areas[0], neighbour=area, position=position)
        self.release = ReleaseFactory(label="2025")
        self.beside = [*self.areas[:11], country]
        self.indicator = self.measure("moves", [*self.areas, region, country])
        self.section = SectionFactory(scorecard=ScorecardFactory(council=self.council, slug="panel"))
        SectionIndicatorFactory(section=self.section, indicator=self.indicator)

    def measure(self, code: str, areas, **facts):
        indicator = IndicatorFactory(code=code, **facts)
        PublishedFigure.objects.bulk_create(
            PublishedFigureFactory.build(
                release=self.release,
                indicator=indicator,
                area=area,
                start=start,
                numerator=10 + place % 17,
                denominator=100 + place,
                value=100 * (10 + place % 17) / (100 + place),
            )
            for place, area in enumerate(areas)
            for start in (date(2023, 4, 1), date(2024, 4, 1))
        )
        return indicator


@pytest.fixture
def nation():
    return Nation()


@pytest.mark.one_database
def test_all_councils_of_a_measure_cost_a_fixed_number_of_queries(nation):
    visitor, address = Client(), "/ours/measures/moves/councils/"
    page = visitor.get(address).content.decode()
    assert "All 153 councils have a figure" in page
    assert "Council 152" in page
    assert 'aria-current="page">2024/25</a>' in page
    sent = queries_of(visitor, address)
    assert len(sent) <= 10, "\n".join(sent)
    figures = [one for one in sent if "publishedfigure" in one.lower() and "numerator" in one.lower()]
    assert len(figures) == 1  # the funnel's councils, their region and country: one query
    assert "Similar councils are those of model 2025, the one in use here." in page
    nation.measure("more", nation.areas)
    assert len(queries_of(visitor, f"{address}?year=2023-24")) == len(sent)


def test_a_restated_figure_shows_at_once_though_drawings_are_kept(nation):
    visitor, address = Client(), "/ours/measures/moves/councils/"
    assert "Ours was 10%, 10 of 100 children" in visitor.get(address).content.decode()
    figures = PublishedFigure.objects.filter(area=nation.areas[0], start=date(2024, 4, 1))
    figures.update(numerator=30, value=30)
    assert "Ours was 30%, 30 of 100 children" in visitor.get(address).content.decode()


def test_what_cannot_be_shown_is_said_and_odd_addresses_are_answered(nation):
    visitor = Client()
    nation.measure("many", nation.areas[:2], unit=Unit.COUNT)
    IndicatorFactory(code="unpublished")
    said = {
        "moves/councils/?year=1999-00": "of all councils for “1999-00” are loaded here. Shown instead: 2024/25.",
        "moves/councils/?year=%00%3Cb%3E": "&lt;b&gt;” are loaded here.",
        "many/councils/": "Counts are not compared: they follow the size of a council.",
        "unpublished/councils/": "no national figure of councils",
    }
    for address, words in said.items():
        assert words in visitor.get(f"/ours/measures/{address}").content.decode(), address
    for gone in (
        *("nothing/councils/", "moves/councils/ranked.gif", "moves/councils/pie.svg"),
        *("many/councils/figures.csv", "moves/councils/ranked.svg?year=1999-00", "many/councils/funnel.svg"),
    ):
        assert visitor.get(f"/ours/measures/{gone}").status_code == 404, gone


def test_a_year_is_found_as_other_pages_write_it_and_lists_lead_only_to_pages_with_figures(nation):
    stable = nation.measure("stable", nation.areas)
    PublishedFigure.objects.filter(indicator=stable, start=date(2023, 4, 1)).delete()
    figures = PublishedFigure.objects.filter(indicator=stable)
    figures.update(frequency=Frequency.SNAPSHOT, start=date(2025, 3, 31))
    for year in ("2025-03-31", "2024-25"):
        page = Client().get(f"/ours/measures/stable/councils/?year={year}").content.decode()
        assert "on 31 March 2025" in page
        assert "loaded here" not in page
    for measure in (stable, IndicatorFactory(code="local")):
        SectionIndicatorFactory(section=nation.section, indicator=measure)
    publish(nation.council, nation.section.scorecard, [row("stable", "Stable")])
    measures = Client().get("/ours/measures/").content.decode()
    assert "measures/stable/councils/" in measures
    assert "measures/local/councils/" not in measures  # no release has it


def test_a_year_of_a_few_councils_is_not_offered(nation):
    """A place among those few would be taken for one among all."""
    visitor, address = Client(), "/ours/measures/moves/councils/?year=2023-24"
    assert "Ours was 10%, 10 of 100 children, in 2023/24" in visitor.get(address).content.decode()
    PublishedFigure.objects.filter(area__in=nation.areas[70:], start=date(2023, 4, 1)).delete()
    assert "for “2023-24” are loaded here. Shown instead: 2024/25." in visitor.get(address).content.decode()


def test_each_drawing_is_a_file_of_its_own_and_the_table_a_spreadsheet(nation):
    visitor = Client()
    for chart in ("ranked", "funnel"):
        answer = visitor.get(f"/ours/measures/moves/councils/{chart}.svg?year=2023-24")
        assert answer["Content-Type"] == "image/svg+xml"
        text = "".join(ElementTree.fromstring(answer.content).itertext())
        assert "2023/24" in text
        assert "Illustrative: the figures are made up." in text
    lines = visitor.get("/ours/measures/moves/councils/figures.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + COUNCILS + 2  # and the region and the country
    assert lines[0].startswith("Measure,Year,Release,Council,Kind,Value")


@pytest.mark.slow
@pytest.mark.one_database
def test_a_heat_table_of_80_measures_and_12_areas_costs_at_most_ten_queries(nation):
    visitor, address = Client(), "/ours/panel/heat-table/"
    assert visitor.get(address).status_code == 404  # nothing of it is published
    publish(nation.council, nation.section.scorecard, [row("moves", "Moves")])
    few = queries_of(visitor, address)
    for number in range(1, MEASURES):
        measure = nation.measure(f"measure-{number}", nation.beside)
        SectionIndicatorFactory(section=nation.section, indicator=measure)
    many = queries_of(visitor, address)
    assert len(many) == len(few) <= 10, "\n".join(many)
    page = visitor.get(address).content.decode()
    assert page.count('class="hrow"') == MEASURES
    assert page.count('class="hc ') == 11 * MEASURES
    lines = visitor.get(f"{address}figures.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 12 * MEASURES
    for kind in ("ods", "xlsx"):
        assert f"figures.{kind}" in page
        assert visitor.get(f"{address}figures.{kind}").content.startswith(b"PK")
    assert visitor.get(f"{address}figures.pdf").status_code == 404
    assert "model 2025, the one in use here" in page
    older = NeighbourModelFactory(label="2021", year=2021)
    NeighbourFactory(model=older, area=nation.areas[0], neighbour=nation.areas[20], position=1)
    Scorecard.objects.update(neighbour_model=older)
    named = visitor.get(address).content.decode()
    assert "model 2021, which this scorecard keeps to" in named and "Council 020" in named
    assert len(queries_of(visitor, "/ours/similar-councils/")) <= 10


def test_a_heat_table_says_that_it_is_newer_than_the_edition_it_was_opened_from_and_leads_back(nation):
    edition = publish(nation.council, nation.section.scorecard, [row("moves", "Moves")])
    base = edition_url(edition, "ours")
    visitor = Client()
    heat = re.search(r'href="([^"]*heat-table/[^"]*)"', visitor.get(base).content.decode())[1]
    page = visitor.get(unescape(heat)).content.decode()
    name = f"edition 1 of {edition.period.in_sentence}"
    assert f'These are the newest national figures, not those of <a href="{base}">{name}</a>.' in page
    assert f'href="{base}attention/"' in page
    for odd in ("edition-9", "draft", "../x", "%00", "2018-19/q9/edition-1", ""):
        answer = visitor.get(f"/ours/panel/heat-table/?from={heat.split('from=')[1][:11]}{odd}")
        assert answer.status_code == 200
        assert "not those of" not in answer.content.decode()


def test_similar_councils_of_two_models_and_who_is_no_more(nation):
    older = NeighbourModelFactory(label="2021", year=2021)
    ours, *others = nation.areas
    for position, area in enumerate([others[0], others[50]], 1):
        NeighbourFactory(model=older, area=ours, neighbour=area, position=position)
    Area.objects.filter(pk=others[1].pk).update(ended=date(2025, 3, 31))
    publish(nation.council, nation.section.scorecard, [row("moves", "Moves")])
    page = " ".join(Client().get("/ours/similar-councils/").content.decode().split())
    assert "10 similar councils, by model 2025" in page
    assert "1 of the 10 was in model 2021 too, the one before it: Council 001." in page
    assert "Council 002 was abolished; its last day was 31 March 2025." in page
    assert "From 1 measure of our scorecards" in page
    Area.objects.filter(pk=ours.pk).update(gss_code="E06998999")
    assert "No similar councils are known" in Client().get("/ours/similar-councils/").content.decode()


def test_a_year_is_shown_until_three_years_after_its_end(nation, monkeypatch):
    """It began four years before that; counted from its beginning, the newest that is published may be missing."""
    beside = comparators_for(nation.council, None)
    for today, years in (
        (date(2026, 11, 27), {2023, 2024}),
        (date(2027, 4, 1), {2024}),
        (date(2028, 4, 1), set()),
    ):
        monkeypatch.setattr(querysets, "localdate", lambda today=today: today)
        cells = querysets.newest_cells([nation.indicator.pk], beside)
        assert {cell.period.start.year for _, cell in cells} == years
