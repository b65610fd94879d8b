"""What the entry page costs: queries and bytes, for two rows and for sixty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.models import Entry
from tests.entries import SectionUnderTest
from tests.factories import TargetFactory
from tests.indicators.collection.entry_page.page import Page, opened, send

pytestmark = pytest.mark.django_db


MOST_BYTES = 165_000


@pytest.fixture
def sixty(section) -> SectionUnderTest:
    """Sixty rows: 36 indicators with long words and two breakdowns of 11 categories each, all typed, some wrong."""
    title = "Children looked after who had three or more placements in the year, by their age {} and their legal status"
    words = "children looked after at the end of the quarter who had lived in three or more {} placements"
    for number in range(34):
        indicator = section.add(
            title.format(number), numerator=words.format(number), denominator=words.format("own")
        )
        section.record(indicator, 40 + number, 566)
        section.record(indicator, 50 + number, 566, quarters_ago=4)
        TargetFactory(council=section.council, indicator=indicator, value=10)
    for indicator in (section.placements, section.homes):
        section.split(indicator, *(f"Between {age} and {age + 1} years of age" for age in range(12)))
    return section


def numbers_for(page: Page, numerator: str = "45") -> dict[str, str]:
    """45 of 566 in every row, and a short commentary; without a numerator all stays empty."""
    sent = page.fields
    if not numerator:
        return sent
    for name in list(sent):
        if name[0] == "k":
            sent[f"n{name[1:]}"] = numerator
        if name[0] == "d":
            sent[name] = "566"
        if name[0] == "c":
            sent[name] = "More children stay where they are, because support reaches their carers sooner."
    return sent


@pytest.mark.slow
@pytest.mark.one_database
def test_sixty_rows_open_in_twelve_queries_and_one_small_document(officer, sixty):
    """Empty, full of figures and commentary, and with an error in every row."""
    queries = []
    for numerator in ("", "45", "600"):
        response = officer.get(sixty.address())
        sent = numbers_for(Page(response), numerator)
        assert officer.post(sixty.address(), {**sent, "do": "save"}).status_code == 302
        with CaptureQueriesContext(connection) as captured:
            response = officer.get(sixty.address())
        assert len(Page(response).tree.xpath("//tr[starts-with(@id, 'row')]")) == 60
        assert len(captured) <= 12, "\n".join(each["sql"] for each in captured.captured_queries)
        assert len(response.content) < MOST_BYTES, f"{numerator or 'nothing'} typed: {len(response.content)}"
        queries.append(len(captured))
    assert Entry.objects.count() == 60
    assert max(queries) == queries[1] == queries[2]


@pytest.mark.one_database
def test_two_rows_cost_as_many_queries_as_sixty(officer, section, request):
    section.type(section.homes, numerator="4")
    officer.get(section.address())  # a session's first page notes when it began
    with CaptureQueriesContext(connection) as two:
        officer.get(section.address())
    request.getfixturevalue("sixty")
    with CaptureQueriesContext(connection) as sixty:
        officer.get(section.address())
    assert len(two) == len(sixty)


def test_sixty_cells_are_saved_in_one_transaction_of_twenty_queries(officer, sixty):
    page = opened(officer, sixty)
    with CaptureQueriesContext(connection) as captured:
        response = officer.post(sixty.address(), {**numbers_for(page), "do": "save"})
    assert response.status_code == 302
    statements = [each["sql"] for each in captured.captured_queries]
    assert len(statements) <= 20, "\n".join(statements)
    assert Entry.objects.count() == 60
    trail = AuditEntry.objects.get(verb="typed figures")
    assert len(read_detail(trail.detail)["cells"].things) == 60


def test_sixty_cells_sent_by_the_script_are_saved_and_checked_in_twenty_queries(officer, sixty):
    """Once the section's submission is there; the very first save also makes it."""
    for numerator in ("45", "46"):
        page = opened(officer, sixty)
        rows = [
            {"key": key, "shown": shown, "numerator": numerator, "denominator": "566"}
            for key, shown in (value.split(" ") for name, value in page.fields.items() if name[0] == "k")
        ]
        with CaptureQueriesContext(connection) as captured:
            assert len(send(officer, sixty, *rows).json()["kept"]) == 60
    assert len(captured) <= 20, "\n".join(each["sql"] for each in captured.captured_queries)
