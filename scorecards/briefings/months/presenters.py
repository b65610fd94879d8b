"""From a month's briefing to what its page prints, and the months between which there are gaps. No queries."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from indicators.terms.periods import Period, day_words
from scorecards.assembly.shown import beside_figure, latest_words, why_beside
from scorecards.briefings.gaps import gap_words
from scorecards.charts import sparkline
from scorecards.editions.measures.presenters.page import paragraphs, signed_words
from scorecards.editions.presenters import drawn, shape_of
from scorecards.editions.row_words import cell_remarks, present_change
from scorecards.models import Briefing
from scorecards.payload.briefings import BriefingPayload, BriefingRow


def present_briefing(payload: BriefingPayload) -> dict:
    month = Period.from_code(payload["period"]["code"])
    rows = [present_row(row) for row in payload["rows"]]
    published = payload["edition"]["published"]
    return {
        "title": payload["scorecard"]["title"],
        "committee": payload["scorecard"]["committee"],
        "month": month.label,
        "before": month.previous().label,
        "year_ago": month.year_before().label,
        "headline": payload["headline"],
        "quarter": payload["quarter"],
        "rows": rows,
        "missing": [row for row in rows if row["gap_words"]],
        "said": [row for row in rows if row["commentary"]],
        "number": payload["edition"]["number"],
        "published": day_words(date.fromisoformat(published)) if published else "",
        "correction": payload["edition"]["correction"],
    }


def present_row(row: BriefingRow) -> dict:
    shape, word = beside_figure(row["target"])
    cell, commentary = row["latest"], row["commentary"]
    return {
        "title": row["title"],
        "value": latest_words(row),
        "people": cell["people"] or why_beside(cell),
        "remarks": cell_remarks(cell),
        "status": shape_of(shape),
        "status_word": word,
        "target": row["target"]["display"],
        "previous": present_change(row["previous"]),
        "year_ago": present_change(row["year_ago"]),
        "verdict": row["verdict"]["word"],
        "spark": drawn(sparkline(row).svg),
        "quarter": row.get("quarter"),
        "gap_words": gap_words(row["gaps"]),
        "commentary": paragraphs(commentary["text"]) if commentary else [],
        "signed": signed_words(commentary),
    }


def months_listed(
    briefings: Iterable[Briefing], council_slug: str, down: Iterable[Briefing] = ()
) -> list[dict]:
    """Newest first, every month from the first briefing on: its newest one, that it is down, or that there is none."""
    newest: dict[Period, Briefing] = {}
    for briefing in briefings:  # the newest of a month comes first
        newest.setdefault(briefing.period, briefing)
    taken = {briefing.period for briefing in down}
    told = newest.keys() | taken
    months = [max(told)] if told else []
    while months and months[-1] > min(told):
        months.append(months[-1].previous())
    return [month_listed(month, newest.get(month), council_slug, down=month in taken) for month in months]


def month_listed(month: Period, briefing: Briefing | None, council_slug: str, *, down: bool) -> dict:
    if briefing is None and down:
        return {"label": month.label, "url": "", "words": "The briefing was withdrawn"}
    if briefing is None:
        return {"label": month.label, "url": "", "words": "No briefing was published"}
    words = f"Published {day_words(localdate(briefing.published_at))}"
    if briefing.correction:
        words = f"{words}. Corrected: {briefing.correction}"
    address = [council_slug, briefing.scorecard.slug, month]
    return {"label": month.label, "url": reverse("scorecards:briefing", args=address), "words": words}
