"""From one row of an assembled scorecard to what the measure's page prints."""

from datetime import date

from indicators.catalogue.addresses import term_url
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.wording import sentence_of
from scorecards.assembly.questions import questions_shown
from scorecards.assembly.shown import (
    YEARLY,
    beside_figure,
    covers_shown,
    latest_words,
    of_another_period,
    review_shown,
    why_beside,
)
from scorecards.charts import WHAT_MARKS_SAY
from scorecards.editions.addresses import all_councils_url, compare_url, measure_url, similar_councils_url
from scorecards.editions.measures.chart_files import COMPARISON, NEIGHBOURS, TREND
from scorecards.editions.measures.presenters.breakdowns import present_breakdown
from scorecards.editions.measures.presenters.comparison import present_comparison, present_neighbours
from scorecards.editions.measures.presenters.series import present_series
from scorecards.editions.presenters import find_row, shape_of, short_name_of
from scorecards.editions.row_words import cell_remarks, present_change
from scorecards.exports.pictures import chart_files
from scorecards.payload import CommentaryShown, Payload, PeriodShown, RowShown, rows_of

FILES = {TREND: "trend", COMPARISON: "similar councils", NEIGHBOURS: "each similar council"}
BASIS_WORDS = {
    "point in time": "A count on the last day of the period",
    "in period": "What happened in the period",
    "year to date": "From April up to the end of the period; starts again each April",
    "rolling 12 months": "The 12 months up to the end of the period, so neighbouring figures share months",
}


def present_indicator(payload: Payload, code: str, base: str) -> dict:
    """Context of indicator_main.html. Raises KeyError where the scorecard has no such indicator."""
    _, row = find_row(payload, code)
    own_name, address = short_name_of(payload), measure_url(base, code)
    return {
        "base": base,
        "row": row,
        "own_name": own_name,
        **present_facts(row, payload["period"]),
        **present_series(row, own_name),
        "what_marks_say": WHAT_MARKS_SAY,
        "events": [{**event, "date": long_date(event["date"])} for event in row["events"]],
        "commentary": paragraphs(row["commentary"]["text"]) if row["commentary"] else [],
        "signed": signed_words(row["commentary"]),
        "files": {name: chart_files(title, f"{address}{name}") for name, title in FILES.items()},
        "neighbours": present_neighbours(row, own_name),
        "breakdowns": [
            present_breakdown(one, row, place, address) for place, one in enumerate(row["breakdowns"], 1)
        ],
        "questions": questions_shown(row),
        **present_definition(payload, row),
        "related": present_related(payload, row, base),
        "further": further_pages(payload["council"]["slug"], row),
        **(present_comparison(row, row["comparison"]) if row["comparison"] else {}),
    }


def present_facts(row: RowShown, period: PeriodShown) -> dict:
    """What stands in a line below the title; `period` is the scorecard's."""
    shape, word = beside_figure(row["target"])
    return {
        "shape": shape_of(shape),
        "status_word": word,
        "latest": latest_words(row),
        "latest_people": row["latest"]["people"] or why_beside(row["latest"]),
        "remarks": [*filter(None, [of_another_period(row["latest"], period)]), *cell_remarks(row["latest"])],
        "previous_label": previous_label(row),
        "previous": present_change(row["previous"]),
        "year_ago": present_change(row["year_ago"]),
    }


def present_definition(payload: Payload, row: RowShown) -> dict:
    """The card about the measure."""
    reviewed = review_shown(row, payload["edition"]["published"])
    return {
        "covers": covers_shown(row, BASIS_WORDS[row["basis"]]),
        "reviewed": long_date(reviewed) if reviewed else "",
        "terms": [
            {**term, "url": term_url(payload["council"]["slug"], term["term"])} for term in row["terms"]
        ],
        "definition_changes": row.get("definition_changes", []),
        "reported_under": sentence_of(row.get("reported_under", "")),
        "revisions": revisions_words(row),
    }


def further_pages(council_slug: str, row: RowShown) -> list[dict]:
    """Live pages of national figures; none of a measure that is not set beside other councils."""
    if not row["comparison"]:
        return []
    return [
        {"title": "Compare with another measure or council", "url": compare_url(council_slug, row["code"])},
        {"title": "All councils, ranked", "url": all_councils_url(council_slug, row["code"])},
        {"title": "Who our similar councils are", "url": similar_councils_url(council_slug)},
    ]


def present_related(payload: Payload, row: RowShown, base: str) -> list[dict]:
    """Other measures of the scorecard, each with how it stands; editions of before have their names alone."""
    on_card = {one["code"] for one in rows_of(payload)}
    alone = on_card == {row["code"]}
    return [
        {**one, "url": measure_url(base, one["code"])}
        for one in row["related"]
        if one["code"] in on_card or alone
    ]


def revisions_words(row: RowShown) -> str:
    """Which figures of the series were corrected since they were first recorded."""
    labels = [cell["label"] for cell in row["series"] if cell["revised_from"]]
    if not labels:
        return "No figure shown here was corrected."
    return f"Corrected since first recorded: {', '.join(labels)}."


def previous_label(row: RowShown) -> str:
    cell = row["previous"]["cell"]
    if row["previous"]["reason"] == YEARLY:
        return "Before"
    quarterly = Period.from_code(row["latest"]["period"]).frequency is Frequency.QUARTER
    if quarterly or cell is None:
        return "Last quarter" if quarterly else "Before"
    return f"Before, {cell['label']}"


def signed_words(commentary: CommentaryShown | None) -> str:
    """By whom, and who agreed it: "Head of Service, Placements. Agreed by the Director, 9 February 2026."."""
    said = (commentary["author"], commentary["approved"]) if commentary else ()
    return " ".join(sentence_of(words) for words in said if words)


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def long_date(text: str) -> str:
    return day_words(date.fromisoformat(text))
