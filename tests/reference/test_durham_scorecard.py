"""The whole way on real input: County Durham's scorecard against its ten real neighbours, the North East and England.

What stands in the edition, on its page and in its appendix must be what the reference worked out independently.
"""

import csv
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from indicators.models import Indicator
from indicators.terms.written_periods import parse_period
from scorecards.editions.actions import publish_edition
from scorecards.exports.appendix import render_appendix
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SourceFactory,
)
from tests.paths import SHARED_DATA, needs_shared_data
from tests.published import MEASURES

pytestmark = needs_shared_data
DURHAM = "E06000047"
# The quarter by which each year of the reference had ended, workforce counts of 30 September among them.
QUARTERS = {"2022": "2022/23 Q2", "2023": "2023/24 Q2", "2024": "2024/25 Q2", "2025": "2025/26 Q2"}
COMPARED = {key: code for key, code in MEASURES.items() if key != "cla_number"}


@pytest.fixture
def scorecard(published):
    council = CouncilFactory(
        gss_code=DURHAM, name="Durham County Council", slug="durham", short_name="Durham", public_access=True
    )
    scorecard = ScorecardFactory(council=council, slug="corporate-parenting-panel")
    section = SectionFactory(scorecard=scorecard)
    source = SourceFactory(council=council)
    for order, code in enumerate(MEASURES.values()):
        indicator = Indicator.objects.get(code=code)
        SectionIndicatorFactory(section=section, indicator=indicator, order=order)
        for quarter in QUARTERS.values():
            start = parse_period(quarter).start
            FigureFactory(council=council, indicator=indicator, source=source, start=start)
    return scorecard


def reference() -> dict[tuple[str, str], dict[str, str]]:
    with (SHARED_DATA / "reference_figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = [line for line in csv.DictReader(stream) if line["la_code"] == DURHAM]
    return {(line["measure_key"], line["time_period"]): line for line in lines}


def number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?[\d.]+", text) else None


def rows_of(edition) -> dict:
    return {row["code"]: row for section in edition.payload["sections"] for row in section["rows"]}


@pytest.mark.parametrize("year", QUARTERS)
def test_the_edition_compares_as_the_reference_does(scorecard, year):
    edition = publish_edition(scorecard=scorecard, period=parse_period(QUARTERS[year]), by=None)
    rows = rows_of(edition)
    for key, code in COMPARED.items():
        expected, found = reference()[key, year], rows[code]["comparison"]
        said = f"{code} {year}"
        assert found["own"]["value"] == number(expected["la_value_raw"]), said
        assert (found["n"], found["of"]) == (int(expected["sn2025_n_used"]), 10), said
        assert found["mean"] == pytest.approx(float(expected["sn2025_mean_unrounded"]), abs=1e-6), said
        assert found["median"] == pytest.approx(float(expected["sn2025_median"])), said
        assert found["region"]["name"] == "North East", said
        assert found["region"]["value"] == number(expected["region_value_raw"]), said
        assert found["england"]["value"] == number(expected["england_value_raw"]), said
        assert (found["model"], found["release"]) == ("2025", "2025"), said
    assert edition.payload["comparators"]["neighbours"][0]["name"] == "Halton"


def test_counts_of_the_release_are_never_set_beside_others(scorecard):
    edition = publish_edition(scorecard=scorecard, period=parse_period("2025/26 Q2"), by=None)
    row = rows_of(edition)["children-looked-after"]
    assert (row["comparison"], row["no_comparison"]) == (None, "Counts are not compared")


def test_the_page_and_the_appendix_show_what_the_reference_worked_out(scorecard, client):
    edition = publish_edition(scorecard=scorecard, period=parse_period("2025/26 Q2"), by=None)
    address = "/durham/corporate-parenting-panel/2025-26/q2/edition-1/"
    figures = client.get(f"{address}figures/").content.decode()
    page = client.get(f"{address}measures/placements-3-or-more/").content.decode()
    text = " ".join(
        part.extract_text() for part in PdfReader(BytesIO(render_appendix(edition.payload))).pages
    )
    expected = reference()["placements_3plus", "2025"]
    mean = f"{float(expected['sn2025_mean_unrounded']):.1f}%"
    assert mean in figures and mean in page
    for name in ("Halton", "Wirral", "Darlington", "Stockton-on-Tees"):
        assert name in page
        assert name in text
