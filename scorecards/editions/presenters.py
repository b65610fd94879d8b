"""From an assembled scorecard to what its page's templates print: plain words and ready drawings, no queries."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from indicators.terms.periods import Period
from indicators.terms.vocabulary import NO_WAY_IS_GOOD
from indicators.terms.wording import STATUS_WORDS
from scorecards.assembly.attention import (
    heading_of,
    missing_figures,
    missing_heading,
    needing_attention,
    rule_of,
)
from scorecards.assembly.shown import (
    before_words,
    beside_figure,
    latest_words,
    needs_by_figure,
    of_another_period,
    unit_apart,
    why_beside,
    yearly,
)
from scorecards.charts import Form, Mark, lane_of, mark, sparkline, strip, without_quotes
from scorecards.editions.exceptions import exceptions_heading, exceptions_of
from scorecards.editions.figure_tables import PERIODS_SHOWN
from scorecards.editions.newer.telling import measures_of
from scorecards.editions.row_words import (
    cell_remarks,
    comparison_words,
    present_change,
    short_months,
)
from scorecards.payload import Counts, Payload, PeriodShown, RowShown, SectionShown, rows_of

FORMS: tuple[Form, ...] = ("wide", "narrow")


def find_row(payload: Payload, code: str) -> tuple[SectionShown, RowShown]:
    """The row of an indicator and its section. Raises KeyError."""
    for section in payload["sections"]:
        for row in section["rows"]:
            if row["code"] == code:
                return section, row
    raise KeyError(code)


def short_name_of(payload: Payload) -> str:
    """The council as charts say it."""
    return payload["council"].get("short_name") or payload["council"]["name"]


def frame_of(payload: Payload) -> dict:
    """What the page around the frozen part needs, as JSON data."""
    return {
        "council": payload["council"]["name"],
        "title": payload["scorecard"]["title"],
        "committee": payload["scorecard"]["committee"],
        "period_label": Period.from_code(payload["period"]["code"]).in_sentence,
        "period_long": payload["period"]["long"],
        "edition": payload["edition"]["number"],
        "published": payload["edition"]["published"],
        "correction": payload["edition"]["correction"],
        "evidence": has_key_lines(payload),
    }


def has_key_lines(payload: Payload) -> bool:
    """Whether the scorecard follows a framework with key lines, to which evidence belongs.

    Drafts are read without them, and tell by their sections.
    """
    return bool(payload.get("lines")) or any(section.get("line") for section in payload["sections"])


# What of a row tells, when the page is read, what it did since a meeting
JUDGED_BY = ("series", "basis", "unit", "decimals", "polarity", "breaks", "target")


def indicator_frame(payload: Payload, code: str) -> dict:
    section, row = find_row(payload, code)
    return {
        **frame_of(payload),
        "measure": row["title"],
        "of_period": of_another_period(row["latest"], payload["period"]),
        "measures": measures_of([row]),
        "number": row["number"],
        "finding": row["finding"],
        "flags": list(row["flags"]),
        "section_slug": section["slug"],
        "section_question": section["question"],
        "recorded": newest_recorded(row),
        "lanes": [lane for form in FORMS if (lane := lane_of(row, form))],
        "has_events": bool(row["events"]),
        "judged": {key: row[key] for key in JUDGED_BY},
    }


def newest_recorded(row: RowShown) -> str:
    """The code of the newest period for which a number, or why there is none, was recorded; "" before the first."""
    recorded = [cell["period"] for cell in row["series"] if cell["value"] is not None or cell["symbol"]]
    return recorded[-1] if recorded else ""


def present_scorecard(
    payload: Payload, base: str, *, only_attention: bool = False, opened: bool = False
) -> dict:
    """Context of scorecard_main.html. `base` is the address of the edition or draft, with its last slash.

    `opened`: on a phone every row is open from the start.
    """
    sections = [
        present_section(section, payload["period"], only_attention) for section in payload["sections"]
    ]
    rows = rows_of(payload)
    return {
        "base": base,
        "here": "../" if only_attention or opened else "",
        "headline": payload["headline"],
        "counts": payload["counts"],
        "totals": totals(payload["counts"], payload["previous_counts"]),
        "sections": sections,
        "only_attention": only_attention,
        "opened": opened,
        "exceptions": exceptions_of(rows, payload["period"]) if only_attention else [],
        "exceptions_heading": exceptions_heading(rows),
        "attention": needing_attention(payload),
        "attention_heading": heading_of(payload),
        "attention_rule": rule_of(payload),
        "missing": missing_figures(payload),
        "missing_heading": missing_heading(payload),
        "months": short_months(payload["period"]["start"], payload["period"]["end"]),
        "before": before_words(payload["period"]),
        "yearly": yearly(payload["period"]),
        "neighbours": [one["name"] for one in payload["comparators"]["neighbours"]],
        "model": payload["comparators"]["model"],
        "how_to_spark": first_drawing(longest_first(rows), lambda row: sparkline(row).svg),
        "how_to_strip": first_drawing(rows, lambda row: strip(row).svg if row["comparison"] else ""),
    }


def longest_first(rows: list[RowShown]) -> list[RowShown]:
    """The rows with the most figures first: their drawings show what there is to explain."""

    def figures(row: RowShown) -> int:
        return sum(cell["value"] is not None for cell in row["series"][-PERIODS_SHOWN:])

    return sorted(rows, key=figures, reverse=True)


def first_drawing(rows: list[RowShown], draw) -> SafeString:
    """A real row's drawing for "How to read a row"."""
    return drawn(next((svg for svg in map(draw, rows) if svg), ""))


def drawn(svg: str) -> SafeString:
    """A drawing from the chart module, which escapes every text in it, for a page."""
    return mark_safe(without_quotes(svg))  # noqa: S308


def shape_of(status: str) -> str:
    """The class by which the style sheet draws a status: one shape for all that have no number."""
    return "unknown" if status in ("hidden", "no_figure") else status


@lru_cache(maxsize=16)
def mark_html(status: str) -> SafeString:
    """The shape of a status. The style sheet draws it: sixty rows of SVG marks would be a tenth of the page."""
    return format_html('<i class="mk {}"></i>', shape_of(status))


@lru_cache(maxsize=16)
def mark_svg(kind: Mark) -> SafeString:
    """The same shape as a drawing, for pages with a few of them; also "tick" and "query"."""
    return drawn(mark(kind))


def totals(counts: Counts, before: Counts | None) -> list[dict]:
    """How many measures have each status, each apart, so that they add to all; hidden ones where there are any.

    Editions from before the missing figures were counted apart have no number of them.
    """
    return [
        {
            "mark": mark_html(status),
            "count": counted_as(counts, status),
            "word": word.lower(),
            "was": before.get(status) if before else None,
        }
        for status, word in STATUS_WORDS.items()
        if status not in ("hidden", "no_figure") or counted_as(counts, status)
    ]


def counted_as(counts: Counts, status: str) -> int:
    """How many measures have the status; editions of before there was "no_figure" counted none as that."""
    return counts.get(status, 0)  # type: ignore[return-value]


def tally_of(rows: Iterable[RowShown]) -> tuple[list[Mark], str]:
    """One mark for each row, missed ones first, and the same in words: "2 missed, 1 met"."""
    counted = Counter(row["target"]["status"] for row in rows)
    marks: list[Mark] = [status for status in STATUS_WORDS for _ in range(counted[status])]
    words = (f"{counted[status]} {word.lower()}" for status, word in STATUS_WORDS.items() if counted[status])
    return marks, ", ".join(words)


def present_section(section: SectionShown, period: PeriodShown, only_attention: bool) -> dict:
    tally, tally_words = tally_of(section["rows"])
    rows = [row for row in section["rows"] if needs_by_figure(row) or not only_attention]
    return {
        "slug": section["slug"],
        "question": section["question"],
        "short": section["short"],
        "answer": section["answer"],
        "tally": format_html_join("", "<i class={}></i>", ((shape_of(status),) for status in tally)),
        "tally_words": tally_words,
        "rows": [present_row(row, period) for row in rows],
        "which_way": which_way(rows),
    }


def which_way(rows: Iterable[RowShown]) -> str:
    """What right means in the drawings of similar councils above which it stands; "" where there is none."""
    judged = {row["polarity"] not in NO_WAY_IS_GOOD for row in rows if row["comparison"]}
    return {
        (True,): "further right is better",
        (False,): "further right is higher",
        (False, True): "further right is better, or higher where it says so",
    }.get(tuple(sorted(judged)), "")


def present_row(row: RowShown, period: PeriodShown) -> dict:
    """One row's words and drawings, in the order of its columns; `period` is the scorecard's."""
    comparison, (status, status_word) = row["comparison"], beside_figure(row["target"])
    return {
        "number": row["number"],
        "code": row["code"],
        "title": row["title"],
        "direction": row["direction"],
        "needs": needs_by_figure(row),
        "flags": row["flags"],
        "remarks": [
            *filter(None, [of_another_period(row["latest"], period)]),
            *cell_remarks(row["latest"], provisional=False),  # which is among the flags
        ],
        "value": unit_apart(latest_words(row))[0],
        "people": row["latest"]["people"] or why_beside(row["latest"]) or unit_apart(latest_words(row))[1],
        "odd": row["latest"]["value"] is None,
        "status": shape_of(status),
        "status_word": status_word,
        "target": row["target"]["display"],
        "previous": without_unit(present_change(row["previous"])),
        "year_ago": without_unit(present_change(row["year_ago"])),
        "spark": drawn(sparkline(row).svg),
        "verdict": row["verdict"]["word"],
        "verdict_kind": row["verdict"]["kind"],
        "long_run": row.get("long_run", ""),
        "strip": drawn(strip(row, labelled=False).svg) if comparison else "",
        "sentence": comparison["sentence"] if comparison else "",
        "comparison": comparison_words(row),
        "no_comparison": row["no_comparison"],
    }


def without_unit(change: dict[str, str]) -> dict[str, str]:
    """For a narrow column, where the latest figure says the unit."""
    return change | {"display": unit_apart(change["display"])[0]}
