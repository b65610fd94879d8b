"""What meetings said stands in the row of the period it fell in, whether or not the chart reaches its day."""

from datetime import date

from scorecards.charts import lane_of
from scorecards.editions.measures.discussed import with_marks
from tests.payloads import make_row


def resolved_on(day: date) -> dict:
    said = {"kind": "resolution", "label": "Resolution 6(b)", "by": "", "text": "asks", "state": ""}
    return {"date": day.isoformat(), "meeting": "Panel", "item": "Item 6", "url": "/6/", "said": [said]}


def test_a_day_after_the_last_point_stands_without_a_letter_in_the_row_of_its_period():
    row = make_row("2.1", "Homes")
    lane = lane_of(row)
    last = row["series"][-1]["period"]
    # The point stands before the end of its quarter: a day of the quarter lies after it
    after = date.fromordinal(int(lane["last"]) + 1)
    before = date.fromordinal(int(lane["last"]) - 100)
    html = with_marks(f"<td><!--said in {last}--></td>", [lane], [resolved_on(after), resolved_on(before)])
    assert f"{after.day} {after:%B %Y}, resolution 6(b)" in html and "A: " not in html
