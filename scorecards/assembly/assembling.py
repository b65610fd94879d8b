"""From the database to an assembled scorecard: a fixed number of reads, then pure work."""

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.findings import headline, section_answer
from scorecards.assembly.input_reader import InputReader
from scorecards.assembly.inputs import Comparators, Disclosure
from scorecards.assembly.querysets import Entry, comparators_for, entries_of, summaries_for
from scorecards.assembly.rows import Setting, build_row, target_for
from scorecards.discussion import asked_about
from scorecards.models import Scorecard
from scorecards.payload import (
    SCHEMA,
    ComparatorsShown,
    CouncilShown,
    Counts,
    Payload,
    PeriodShown,
    Row,
    ScorecardShown,
    Section,
    Status,
)


def assemble(
    *,
    scorecard: Scorecard,
    period: Period,
    suppress: bool,
    detail: bool = True,
    only: str | None = None,
) -> Payload:
    """The scorecard of one period as it stands now.

    `suppress` hides small numbers as publication does; False is for officers who may see them. `detail` reads what
    the indicator page and the appendix show besides (categories, commentary, glossary, what members asked). `only`
    keeps one indicator's row, by code, so that its page costs no more than itself.
    """
    council = scorecard.council
    entries = numbered(entries_of(scorecard))
    wanted = [(number, entry) for number, entry in entries if only is None or entry.indicator.code == only]
    comparators = comparators_for(council, scorecard.neighbour_model)
    reader = InputReader(council, [entry.indicator for _, entry in wanted], period)
    reader.read(comparators, detail=detail)
    disclosure = Disclosure(suppress, council.disclosure_threshold, council.smallest_denominator)
    setting = Setting(period, comparators, disclosure)
    rows = build_rows(wanted, reader, setting, detail)
    if detail and only is None:  # the page of one indicator reads them itself, newest minutes and all
        add_questions(rows, council, reader)
    words = summaries_for(scorecard, period)
    sections = build_sections(wanted, rows, words)
    counts = count([row["target"]["status"] for row in rows.values()])
    return {
        "schema": SCHEMA,
        "council": shown_council(council),
        "scorecard": shown_scorecard(scorecard),
        "period": shown_period(period),
        "edition": {"number": 0, "published": "", "correction": ""},
        "comparators": shown_comparators(comparators, rows),
        "headline": words.get(None) or headline(counts, list(rows.values())),
        "counts": counts,
        "previous_counts": count_before(reader, rows),
        "sections": sections,
    }


def shown_council(council: Council) -> CouncilShown:
    return {
        "name": council.name,
        "short_name": council.short_name,
        "slug": council.slug,
        "illustrative": council.illustrative,
        "brand": council.brand,
    }


def shown_scorecard(scorecard: Scorecard) -> ScorecardShown:
    return {"slug": scorecard.slug, "title": scorecard.title, "committee": scorecard.committee_name}


def shown_period(period: Period) -> PeriodShown:
    return {
        "code": period.code,
        "label": period.label,
        "long": period.long,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "year_slug": period.year_slug,
        "part_slug": period.part_slug,
    }


def numbered(entries: list[Entry]) -> list[tuple[str, Entry]]:
    """Each entry with its number: the section's place and its own, "2.1"."""
    found: list[tuple[str, Entry]] = []
    places: dict[int, int] = {}
    for entry in entries:
        places[entry.section_id] = places.get(entry.section_id, 0) + 1
        found.append((f"{len(places)}.{places[entry.section_id]}", entry))
    return found


def build_rows(
    wanted: list[tuple[str, Entry]], reader: InputReader, setting: Setting, detail: bool
) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for number, entry in wanted:
        inputs = reader.inputs[entry.indicator.id]
        row = build_row(inputs, number, setting)
        if detail:
            row["breakdowns"] = build_breakdowns(inputs, row["latest"], setting)
        rows[number] = row
    return rows


def add_questions(rows: dict[str, Row], council: Council, reader: InputReader) -> None:
    by_code = {inputs.definition.code: key for key, inputs in reader.inputs.items()}
    asked = asked_about(council, reader.ids)
    for row in rows.values():
        row["asked"] = asked.get(by_code[row["code"]], [])


def build_sections(
    wanted: list[tuple[str, Entry]], rows: dict[str, Row], words: dict[int | None, str]
) -> list[Section]:
    sections: dict[int, Section] = {}
    for number, entry in wanted:
        section = sections.setdefault(
            entry.section_id,
            {
                "slug": entry.section_slug,
                "question": entry.question,
                "short": entry.short_title,
                "answer": words.get(entry.section_id, ""),
                "rows": [],
            },
        )
        section["rows"].append(rows[number])
    for section in sections.values():
        section["answer"] = section["answer"] or section_answer(section["rows"])
    return list(sections.values())


def count(statuses: list[Status]) -> Counts:
    return {
        "missed": statuses.count("missed"),
        "close": statuses.count("close"),
        "met": statuses.count("met"),
        "none": statuses.count("none"),
        "hidden": statuses.count("hidden"),
        "total": len(statuses),
    }


def count_before(reader: InputReader, rows: dict[str, Row]) -> Counts | None:
    """How the same rows stood a period earlier, from the same figures; None where none had a figure then."""
    by_code = {inputs.definition.code: inputs for inputs in reader.inputs.values()}
    earlier = [(row, row["series"][-2]) for row in rows.values() if len(row["series"]) > 1]
    if not any(cell["value"] is not None for _, cell in earlier):
        return None
    statuses = [
        target_for(by_code[row["code"]], cell, Period.from_code(cell["period"]))["status"]
        for row, cell in earlier
    ]
    without: list[Status] = ["none"] * (len(rows) - len(statuses))
    return count(statuses + without)


def shown_comparators(comparators: Comparators, rows: dict[str, Row]) -> ComparatorsShown:
    releases = {row["comparison"]["release"] for row in rows.values() if row["comparison"]}
    return {
        "model": comparators.model,
        "releases": sorted(releases),
        "neighbours": [{"code": area.code, "name": area.name} for area in comparators.neighbours],
        "region": comparators.region.name if comparators.region else "",
        "england": comparators.country.name if comparators.country else "",
    }
