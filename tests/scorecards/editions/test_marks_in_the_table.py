"""What meetings said stands in the row of the period it fell in, whether or not the chart has a mark at its day."""

from datetime import date

from scorecards.charts import lane_of
from scorecards.editions.measures.discussed import listed, with_marks
from tests.payloads import make_row


def resolved_on(day: date) -> dict:
    said = {"kind": "resolution", "label": "Resolution 6(b)", "by": "", "text": "asks", "state": ""}
    return {"date": day.isoformat(), "meeting": "Panel", "item": "Item 6", "url": "/6/", "said": [said]}


def test_a_meeting_in_the_last_quarter_has_its_mark_and_stands_in_its_row_and_one_after_it_in_neither():
    row = make_row("2.1", "Homes")
    lane, last = lane_of(row), row["series"][-1]["period"]
    end = int(lane["last"])
    within, after = date.fromordinal(end), date.fromordinal(end + 1)
    said = [resolved_on(after), resolved_on(within)]
    html = with_marks(f"<td><!--said in {last}--></td>", [lane], said)
    assert [(one.letter, one.later) for one in listed(said, lane)] == [("", True), ("A", False)]
    assert (
        f"A: {within.day} {within:%B %Y}, resolution 6(b)" in html
        and f"{after.day} {after:%B %Y}" not in html
    )


def test_a_meeting_before_the_first_point_stands_in_the_row_of_its_period_without_a_letter():
    row = make_row("2.1", "Homes")
    lane, first = lane_of(row), row["series"][0]
    begun = date.fromisoformat(first["start"])
    assert begun.toordinal() < lane["first"]
    html = with_marks(f"<td><!--said in {first['period']}--></td>", [lane], [resolved_on(begun)])
    assert f"{begun.day} {begun:%B %Y}, resolution 6(b)" in html and "A: " not in html
