"""The page Compare: its state in the address, what it costs, its files, and what it answers to anything else."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from lxml import html

from indicators.models import Area, Indicator, PublishedFigure
from indicators.terms.periods import Frequency
from tests.factories import (
    AreaFactory,
    CouncilFactory,
    IndicatorFactory,
    NeighbourFactory,
    NeighbourModelFactory,
    ReleaseFactory,
    SeriesBreakFactory,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
PAGE = "/exampleton/compare/"


class Nation:
    """An open made-up council with ten neighbours, its region and nation; ten measures over ten years."""

    def __init__(self):
        self.council = CouncilFactory(slug="exampleton", public_access=True, illustrative=True)
        self.country = AreaFactory(gss_code="X92000001", name="Nation", kind=Area.Kind.COUNTRY)
        region = AreaFactory(gss_code="X12000001", name="Region", kind=Area.Kind.REGION)
        self.own = AreaFactory(gss_code=self.council.gss_code, name="Exampleton", region=region)
        model = NeighbourModelFactory()
        self.near = [AreaFactory(name=f"Near {n}", region=region) for n in range(10)]
        for position, area in enumerate(self.near, 1):
            NeighbourFactory(model=model, area=self.own, neighbour=area, position=position)
        self.measures = [IndicatorFactory(title=f"Measure {n} =1+1") for n in range(10)]
        release = ReleaseFactory()
        PublishedFigure.objects.bulk_create(
            PublishedFigure(
                release=release, indicator=measure, area=area, frequency=Frequency.FINANCIAL_YEAR,
                start=date(year, 4, 1), numerator=10 + n, denominator=100, value=10 + n,
            )
            for measure in self.measures
            for n, area in enumerate([self.own, *self.near, region, self.country])
            for year in range(2015, 2025)
        )  # fmt: skip

    def address(self, measures: int, areas: int, page: str = "") -> str:
        codes = [f"m={one.code}" for one in self.measures[:measures]]
        places = [f"a={one.gss_code}" for one in [self.own, *self.near][: areas - 2]]
        return f"{PAGE}{page}?{'&'.join([*codes, *places, 'a=similar', 'a=england'])}&from=2015-16&to=2024-25"


@pytest.fixture
def nation() -> Nation:
    return Nation()


def test_any_choice_costs_the_same_few_queries_and_its_files_hold_the_same(nation, client: Client):
    SeriesBreakFactory(council=nation.council, starts=date(2018, 4, 1))
    queries_of(client, nation.address(1, 3))  # the database has said now that it knows JSON
    counted = [
        len(queries_of(client, nation.address(measures, areas)))
        for measures, areas in ((1, 3), (2, 10), (10, 10))
    ]
    assert len(set(counted)) == 1 and counted[0] <= MOST_QUERIES, counted
    page = client.get(nation.address(2, 10)).content.decode()
    assert "Two lines that move together, or apart" in page.partition("<svg")[0]
    assert nation.address(2, 10).replace("&", "&amp;") in page  # printed, as it is shown
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(nation.address(2, 10, "figures.csv")).content.decode("utf-8-sig"))
        )
    )
    assert len(rows) == 2 * 10 * 10
    assert rows[0]["measure"] == "Measure 0 =1+1" and rows[0]["break"] == "before 2018-04-01"
    assert {row["councils in the middle"] for row in rows if row["area"] == "Similar councils’ middle"} == {
        "10 of 10"
    }
    svg = client.get(nation.address(2, 10, "chart-2.svg"))
    assert svg["Content-Type"] == "image/svg+xml" and b"Illustrative" in svg.content
    for missing in ("chart-3.svg", "chart-0.png", "chart-1.pdf", f"chart-{'9' * 30}.svg"):
        assert client.get(nation.address(2, 10, missing)).status_code == 404, missing


def test_two_measures_are_charts_over_the_same_years_though_one_has_fewer(nation, client: Client):
    PublishedFigure.objects.filter(indicator=nation.measures[1], start__lt=date(2018, 4, 1)).delete()
    page = client.get(nation.address(2, 4)).content.decode()
    assert page.count('scope="row">2015/16</th>') == 2
    assert "Not loaded" in page and "No figure" not in page
    assert "Not every area has every year here." not in page  # all of them lack the same years
    PublishedFigure.objects.filter(area=nation.near[0], start__lt=date(2024, 4, 1)).delete()
    page = client.get(nation.address(2, 4)).content.decode()
    assert "Measure 0 =1+1: Near 0 is loaded for 2024/25 alone, of ten years." in page.partition("<svg")[0]
    assert "Measure 1 =1+1: Near 0 is loaded for 2024/25 alone, of seven years." in page.partition("<svg")[0]


def test_nothing_in_an_address_ends_in_an_error_and_what_is_wrong_is_told(nation, client: Client):
    real = AreaFactory(gss_code="E06000047", name="Realton", illustrative=False)
    code, far = nation.measures[0].code, "E99999999"
    for query, status, said in (
        ("m=unknown", 404, "There are no national figures here for a measure “unknown”"),
        (f"m={code}&a={real.gss_code}", 200, "There is no area “E06000047” here"),
        (f"m={code}&a={far}", 200, f"There is no area “{far}” here"),
        (f"m={code}&from=2020-21&to=2016-17", 200, "The years came the wrong way round"),
        (f"m={code}&from=1901-02&to=1902-03", 200, "There are figures for 2015/16 to 2024/25"),
        (f"m={code}&from=0&to=%00", 200, "“0” is no year"),
        (f"m=%00&m={code}", 200, "“” is no code of a measure"),
        (
            f"m={code}" + "".join(f"&a={one.gss_code}" for one in [nation.own, *nation.near]),
            200,
            "At most 10 areas",
        ),
        ("m=%00", 404, "is no code of a measure"),
        ("m=" + "x" * 5000, 404, "is no code of a measure"),
        ("", 200, ""),
        ("m=&a=&from=&to=", 200, ""),
    ):
        answer = client.get(f"{PAGE}?{query}")
        assert (answer.status_code, said in answer.content.decode()) == (status, True), query[:80]
        assert client.get(f"{PAGE}figures.csv?{query}").status_code == status, query[:80]
    Indicator.objects.update(unit="count")
    page = client.get(nation.address(1, 10)).content.decode()
    assert "Counts are not compared" in page and "Near 0</th>" in page and "Not compared" in page


def test_a_council_that_is_closed_is_compared_by_its_own_people_alone(client: Client):
    CouncilFactory(slug="closedtown", public_access=False)
    for page in ("", "figures.csv", "chart-1.svg"):
        assert client.get(f"/closedtown/compare/{page}").status_code == 302


def test_a_london_boroughs_region_is_london_and_inner_london_stands_beside_it(client: Client):
    council = CouncilFactory(slug="borough", public_access=True, illustrative=False, gss_code="E09000014")
    london = AreaFactory(gss_code="E12000007", name="London", kind=Area.Kind.REGION, illustrative=False)
    inner = AreaFactory(
        gss_code="E13000001", name="Inner London", kind=Area.Kind.REGION, region=london, illustrative=False
    )
    areas = [
        AreaFactory(gss_code=council.gss_code, name="Borough", region=inner, illustrative=False),
        london,
        inner,
    ]
    other = AreaFactory(gss_code="E09000015", name="Other borough", region=inner, illustrative=False)
    measure, release = IndicatorFactory(), ReleaseFactory()
    PublishedFigure.objects.bulk_create(
        PublishedFigure(
            release=release, indicator=measure, area=area, frequency=Frequency.FINANCIAL_YEAR,
            start=date(2024, 4, 1), value=10,
        )
        for area in areas
    )  # fmt: skip
    page = html.fromstring(client.get(f"/borough/compare/?m={measure.code}&a=region&a=london-inner").content)
    ticked = page.xpath("//input[@name='a' and @checked]/@value")
    heads = page.xpath("//table[contains(@class, 'slim')]/thead//th/text()")
    assert (ticked, heads) == (["region", "london-inner"], ["Year", "London", "Inner London"])
    folded = page.xpath("//details/details[summary[starts-with(., 'London:')]]//input/@value")
    assert folded == [other.gss_code]
