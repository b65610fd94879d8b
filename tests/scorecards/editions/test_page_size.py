"""A scorecard's page stays small: a phone on a poor line reads it in the council chamber."""

import pytest
from lxml import etree, html

from scorecards.charts import sparkline, strip, without_quotes
from scorecards.editions.pages import scorecard_page
from tests.payloads import make_payload, make_row

MOST_BYTES = 100_000  # as bin/bench has it for the whole page
AROUND = 4_000  # masthead, title, foot, and an officer's tools
BASE = "/exampleton/corporate-parenting-panel/2025-26/q3/edition-1/"
ROW = make_row()


def test_a_page_of_sixty_rows_stays_under_100_kb():
    payload = make_payload(60)
    page = scorecard_page(payload, BASE).html
    assert page.count("<tr role=row") == 60
    assert len(page.encode()) + AROUND <= MOST_BYTES


@pytest.mark.parametrize("drawing", [sparkline(ROW), strip(ROW), strip(ROW, labelled=False)])
def test_a_drawing_without_needless_quotes_is_the_same_drawing(drawing):
    shorter = without_quotes(drawing.svg)
    read = [dict(each.attrib) for each in html.fragment_fromstring(shorter).iter()]
    written = [
        {name.lower(): value for name, value in each.attrib.items()}
        for each in etree.fromstring(drawing.svg).iter()
    ]
    assert read == written
    assert len(shorter) <= len(drawing.svg) - 12
