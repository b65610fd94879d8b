"""From weekly rows to what their page prints."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.terms.ago import years_before
from indicators.terms.periods import Period, day_words
from indicators.terms.wording import display_value, shown_words
from scorecards.assembly.shown import latest_words, shown
from scorecards.briefings.gaps import gap_words
from scorecards.briefings.weekly.lateness import (
    DAYS_TO_COME,
    WEEKS_SHOWN,
    days_late,
    freshness_words,
)
from scorecards.briefings.weekly.querysets import (
    Arrival,
    Beside,
    arrivals,
    newest_weeks,
    quarters_beside,
    weekly_rows,
)
from scorecards.charts import chart_notes, trend
from scorecards.editions.presenters import drawn
from scorecards.editions.row_words import cell_remarks, present_change
from scorecards.payload import CellShown, RowShown

WORDS_OF_KINDS = {"typed": "typed", "file": "a file", "computed": "worked out", "machine": "another system"}
Arrivals = Mapping[tuple[str, date], Arrival]


def present_weekly(council: Council) -> dict:
    """Everything the page shows, in a fixed number of queries."""
    today, newest = localdate(), newest_weeks(council)
    rows = weekly_rows(council, newest, today)
    shown_since = [date.fromisoformat(row["series"][-WEEKS_SHOWN:][0]["start"]) for row in rows]
    since = min(shown_since, default=today)
    came = arrivals(council, since)
    beside = quarters_beside(council, [row["code"] for row in rows], years_before(since, 1))
    own_name = council.short_name or council.name
    return {
        "weeks": WEEKS_SHOWN,
        "late_after": DAYS_TO_COME,
        "measures": [
            {
                **present_row(row, came, own_name, today),
                "beside": [present_beside(one, council.slug) for one in beside.get(row["code"], [])],
            }
            for row in rows
        ],
    }


def present_row(row: RowShown, came: Arrivals, own_name: str, today: date) -> dict:
    cells = row["series"][-WEEKS_SHOWN:]
    has_any = any(cell["value"] is not None or cell["symbol"] for cell in row["series"])
    newest = Period.from_code(cells[-1]["period"])
    gaps = [cell for cell in cells if cell["value"] is None and not cell["symbol"]]
    return {
        "row": row,
        "anchor": row["code"],
        "latest": latest_words(row),
        "people": row["latest"]["people"],
        "freshness": freshness_words(newest if has_any else None, today),
        "gaps": gap_words([Period.from_code(cell["period"]).in_sentence for cell in gaps]) if has_any else "",
        "previous": present_change(row["previous"]),
        "year_ago": present_change(row["year_ago"]),
        "chart_notes": chart_notes(row),
        "wide": drawn(trend(row, own_name, "wide").svg),
        "narrow": drawn(trend(row, own_name, "narrow").svg),
        "weeks": [present_week(cell, row["code"], came) for cell in reversed(cells)] if has_any else [],
    }


def present_week(cell: CellShown, code: str, came: Arrivals) -> dict:
    period = Period.from_code(cell["period"])
    arrival = came.get((code, period.start))
    there = arrival is not None and (cell["value"] is not None or cell["symbol"])
    arrived = localdate(arrival.at) if arrival and there else None
    late = days_late(period, arrived) if arrived else 0
    return {
        "label": period.label,
        "days": period.long,
        "display": shown(cell) if there else "No figure",
        "arrived": day_words(arrived) if arrived else "–",
        "late": f"{late} day{'' if late == 1 else 's'} late" if late else "",
        "source": WORDS_OF_KINDS.get(arrival.source, arrival.source) if arrival and there else "–",
        "remarks": ". ".join(cell_remarks(cell)),
    }


def present_beside(one: Beside, council_slug: str) -> dict:
    indicator = one.indicator
    value = one.amounts.value
    display = (
        display_value(value, indicator.measured_unit, indicator.decimals)
        if value is not None
        else shown_words("–", one.amounts.symbol)
    )
    return {
        "title": indicator.title,
        "period": one.period.label,
        "display": display,
        "url": reverse("scorecards:measure", args=[council_slug, indicator.code]),
    }
