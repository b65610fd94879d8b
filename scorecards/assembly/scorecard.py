"""The rows of a scorecard in their sections, with its headline, counts and comparators around them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Period
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.findings import headline, section_answer
from scorecards.assembly.inputs import Comparators, IndicatorInputs
from scorecards.assembly.questions import fill_questions
from scorecards.assembly.rows import RowSetting, build_row, target_for
from scorecards.assembly.shown import standing_in_words
from scorecards.payload import (
    SCHEMA,
    Asked,
    CellShown,
    ComparatorsShown,
    CouncilShown,
    Counts,
    LineShown,
    Payload,
    PeriodShown,
    RowShown,
    ScorecardShown,
    SectionShown,
    Status,
)


@dataclass(frozen=True)
class ScorecardEntry:
    """One indicator's place on a scorecard. `number` counts sections and the indicators in each: "2.1"."""

    number: str
    section_id: int
    section_slug: str
    question: str
    short_title: str
    indicator: IndicatorFacts
    line: str = ""  # the code of the key line of enquiry that its section answers
    beside: bool = False  # whether the page of the measure that is asked for leads to this one


@dataclass(frozen=True)
class ScorecardInputs:
    """Everything read for one scorecard; mappings are by primary key.

    `words` are the headline (key None) and the sections' answers that officers wrote. `detail` says that the rows have
    their breakdowns, too. `lines` are None where they were not asked for.
    """

    council: CouncilShown
    scorecard: ScorecardShown
    entries: Sequence[ScorecardEntry]
    indicators: Mapping[int, IndicatorInputs]
    words: Mapping[int | None, str]
    detail: bool
    asked: Mapping[int, list[Asked]] = field(default_factory=dict)
    lines: list[LineShown] | None = None


def build_scorecard(inputs: ScorecardInputs, setting: RowSetting) -> Payload:
    """The assembled scorecard of the setting's period, as a draft: number 0, without a date."""
    rows = build_rows(inputs, setting)
    counts = count([row["target"]["status"] for row in rows.values()])
    payload: Payload = {
        "schema": SCHEMA,
        "council": inputs.council,
        "scorecard": inputs.scorecard,
        "period": shown_period(setting.period),
        "edition": {"number": 0, "published": "", "correction": ""},
        "comparators": shown_comparators(setting.comparators, rows.values()),
        "headline": inputs.words.get(None) or headline(counts, list(rows.values())),
        "counts": counts,
        "previous_counts": count_before(inputs, rows, setting.period),
        "sections": build_sections(inputs, rows),
    }
    if inputs.lines is not None:
        payload["lines"] = inputs.lines
    return payload


def build_rows(inputs: ScorecardInputs, setting: RowSetting) -> dict[str, RowShown]:
    """By number, in the order of the scorecard: two sections may have the same indicator."""
    rows: dict[str, RowShown] = {}
    for entry in inputs.entries:
        indicator = inputs.indicators[entry.indicator.id]
        row = build_row(indicator, entry.number, setting)
        if inputs.detail:
            row["breakdowns"] = build_breakdowns(indicator, row["latest"], setting, row["series"])
        row["asked"] = inputs.asked.get(entry.indicator.id, [])
        rows[entry.number] = row
    tell_of_related(rows.values())
    fill_questions(rows.values(), {each.indicator.code: each.indicator.questions for each in inputs.entries})
    return rows


def tell_of_related(rows: Iterable[RowShown]) -> None:
    """With each measure's related ones, how these stand where they are on the same scorecard."""
    standing = {row["code"]: standing_in_words(row) for row in rows}
    for row in rows:
        for other in row["related"]:
            if other["code"] in standing:
                other["standing"] = standing[other["code"]]


def build_sections(inputs: ScorecardInputs, rows: Mapping[str, RowShown]) -> list[SectionShown]:
    sections: dict[int, SectionShown] = {}
    for entry in inputs.entries:
        section = sections.setdefault(
            entry.section_id,
            {
                "slug": entry.section_slug,
                "question": entry.question,
                "short": entry.short_title,
                "answer": inputs.words.get(entry.section_id, ""),
                "rows": [],
            },
        )
        section["rows"].append(rows[entry.number])
        if entry.line:
            section["line"] = entry.line
    for section in sections.values():
        section["answer"] = section["answer"] or section_answer(section["rows"])
    return list(sections.values())


def count(statuses: Sequence[Status]) -> Counts:
    return {
        "missed": statuses.count("missed"),
        "close": statuses.count("close"),
        "met": statuses.count("met"),
        "none": statuses.count("none"),
        "hidden": statuses.count("hidden"),
        "no_figure": statuses.count("no_figure"),
        "total": len(statuses),
    }


def count_before(inputs: ScorecardInputs, rows: Mapping[str, RowShown], period: Period) -> Counts | None:
    """How the same rows stood a period earlier, from the same figures; None where none had a figure then."""
    series = [(entry.indicator.id, rows[entry.number]["series"]) for entry in inputs.entries]
    found = [(key, cell_before(cells, period)) for key, cells in series]
    earlier = [(key, cell) for key, cell in found if cell]
    if not any(cell["value"] is not None for _, cell in earlier):
        return None
    statuses = [
        target_for(inputs.indicators[key], cell, Period.from_code(cell["period"]))["status"]
        for key, cell in earlier
    ]
    without: list[Status] = ["no_figure"] * (len(rows) - len(statuses))
    return count(statuses + without)


def cell_before(cells: Sequence[CellShown], scorecard: Period) -> CellShown | None:
    """One earlier; on a yearly scorecard a year earlier, also of a measure that is counted each autumn."""
    if scorecard.previous() != scorecard.year_before():
        return cells[-2] if len(cells) > 1 else None
    wanted = Period.from_code(cells[-1]["period"]).year_before().code
    return next((cell for cell in cells if cell["period"] == wanted), None)


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


def shown_comparators(comparators: Comparators, rows: Iterable[RowShown]) -> ComparatorsShown:
    releases = {row["comparison"]["release"] for row in rows if row["comparison"]}
    return {
        "model": comparators.model,
        "releases": sorted(releases),
        "neighbours": [{"code": area.code, "name": area.name} for area in comparators.neighbours],
        "region": comparators.region.name if comparators.region else "",
        "england": comparators.country.name if comparators.country else "",
    }
