"""Assembled scorecards to test pages, charts, exports and the appendix with. Everything in them is made up.

`make_row()` gives one row with everything a row can carry; keyword arguments replace whole keys. `make_payload(n_rows)`
gives a scorecard of that many rows, among them counts, context-only measures, new systems, gaps and hidden numbers.
The same arguments always give the same payload.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from statistics import fmean, median, quantiles
from typing import Any, Literal

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import direction_words, display_value
from scorecards.payload import (
    SCHEMA,
    AnnualPoint,
    Breakdown,
    CellShown,
    ChangeShown,
    ComparisonShown,
    Counts,
    Limits,
    NeighbourShown,
    Payload,
    RowShown,
    SectionShown,
    TargetShown,
    Verdict,
)

NOW = Period(date(2025, 10, 1), Frequency.QUARTER)
NEIGHBOURS = [(f"E0900000{n}", f"Neighbour {'ABCDEFGHIJ'[n]}") for n in range(10)]

SECTIONS = [
    ("safe", "Are children safe, and seen on time?", "Safe and seen on time"),
    ("stable", "Are we finding stable homes?", "Stable homes"),
    ("health", "Are children healthy?", "Healthy"),
    ("learning", "Are children doing well at school?", "Learning"),
    ("permanence", "Do children get a permanent family without delay?", "A permanent family"),
    ("leaving", "Are care leavers ready for adult life?", "Ready for adult life"),
    ("say", "Do children have a say?", "Having a say"),
]

# title, polarity, unit, level the series moves about, the people counted
MEASURES: list[tuple[str, Literal["high", "low", "none"], str, float, str]] = [
    ("Referrals decided in one working day", "high", "percent", 88, "referrals"),
    ("Initial assessments on time", "high", "percent", 81, "assessments"),
    ("Children on a child protection plan", "none", "count", 412, "children"),
    ("Second or later protection plans", "low", "percent", 10, "new plans"),
    ("Social workers with 25 or more cases", "low", "percent", 52, "social workers"),
    ("Three or more homes in 12 months", "low", "percent", 8, "children"),
    ("Living over 20 miles from home", "low", "percent", 24, "children"),
    ("Children in care", "none", "rate per 10,000", 96, "children"),
    ("Yearly health check done", "high", "percent", 91, "children"),
    ("Emotional health score", "low", "score", 14.2, "children"),
    ("Personal education plan up to date", "high", "percent", 95, "pupils"),
    ("Days from court agreement to a match", "low", "days", 168, "children"),
    ("In touch with the council", "high", "percent", 94, "young people"),
    ("In education, work or training", "high", "percent", 52, "young people"),
    ("Took part in their review", "high", "percent", 95, "reviews"),
]


def make_cell(
    period: Period = NOW,
    value: float | None = 8.3,
    *,
    unit: str = "percent",
    decimals: int = 0,
    denominator: float | None = 563,
    people: str = "children",
    **changes: Any,
) -> CellShown:
    """One figure as shown; the numerator follows from the value. Without a value it says there is no figure."""
    numerator = None if value is None or denominator is None else round(value * denominator / 100)
    counted = unit == "percent" and numerator is not None
    cell: CellShown = {
        "period": period.code,
        "label": period.short,
        "start": period.start.isoformat(),
        "value": value,
        "numerator": numerator if counted else None,
        "denominator": denominator if counted else None,
        "symbol": "" if value is not None else "x",
        "reason": "" if value is not None else "No figure was entered",
        "hidden": False,
        "provisional": False,
        "display": "–" if value is None else display_value(value, Unit(unit), decimals),
        "people": f"{numerator:,} of {denominator:,.0f} {people}" if counted else "",
        "revised_from": "",
        "note": "",
    }
    return {**cell, **changes}  # type: ignore[typeddict-item]


def hidden_cell(period: Period = NOW) -> CellShown:
    """A figure of fewer than six children, as assembly leaves it: no number anywhere."""
    return make_cell(
        period,
        None,
        symbol="c",
        reason="Hidden so no child can be identified",
        hidden=True,
        display="Hidden",
    )


def make_values(level: float, count: int, random: Random) -> list[float]:
    """A series about `level`: a slow drift with ups and downs."""
    drift = random.choice([-0.012, 0, 0, 0.01])
    return [
        round(level * (1 - drift * (count - 1 - n) + random.uniform(-0.05, 0.05)), 1) for n in range(count)
    ]


def make_series(values: Sequence[float | None], *, until: Period = NOW, **cell: Any) -> list[CellShown]:
    """One cell a quarter, oldest first, the last at `until`."""
    return [make_cell(until.shift(n - len(values) + 1), value, **cell) for n, value in enumerate(values)]


def make_change(latest: CellShown, earlier: CellShown, polarity: str) -> ChangeShown:
    if latest["value"] is None or earlier["value"] is None:
        return {"cell": earlier, "word": "", "arrow": "", "reason": f"No figure for {earlier['label']}"}
    difference = latest["value"] - earlier["value"]
    if abs(difference) < 0.05:
        return {"cell": earlier, "word": "same", "arrow": "–", "reason": ""}
    up = difference > 0
    word: Any = ("higher" if up else "lower") if polarity == "none" else _better(up, polarity)
    return {"cell": earlier, "word": word, "arrow": "↑" if up else "↓", "reason": ""}


def _better(up: bool, polarity: str) -> str:
    return "better" if up == (polarity == "high") else "worse"


def make_target(latest: CellShown, polarity: str, target: float | None, unit: str = "percent") -> TargetShown:
    """The target and how the latest figure stands to it, close within three points."""
    shown: TargetShown = {
        "value": target,
        "tolerance": 3.0,
        "display": "",
        "status": "none",
        "word": "No target",
        "to_reach": "",
        "set_by": "",
    }
    if target is None or polarity == "none":
        return {**shown, "value": None}
    number = display_value(target, Unit(unit), 0)
    shown["display"] = f"{number} or {'more' if polarity == 'high' else 'less'}"
    shown["set_by"] = "set by the Panel in March 2025"
    if latest["value"] is None:
        return {**shown, "status": "hidden", "word": "Not judged"}
    short = target - latest["value"] if polarity == "high" else latest["value"] - target
    if short <= 0:
        return {**shown, "status": "met", "word": "Met"}
    close = short <= shown["tolerance"]
    return {
        **shown,
        "status": "close" if close else "missed",
        "word": "Close" if close else "Missed",
        "to_reach": "12 more children" if polarity == "high" else "12 fewer children",
    }


def make_comparison(
    polarity: str = "low", level: float = 11, unit: str = "percent", seed: int = 1, **changes: Any
) -> ComparisonShown:
    """Ten similar councils of 2024/25, one of them without a figure."""
    random = Random(seed)
    shown = [_neighbour(code, name, level * random.uniform(0.7, 1.35), unit) for code, name in NEIGHBOURS]
    shown[6] = {**shown[6], "value": None, "symbol": "x", "display": "x", "low": None, "high": None}
    values = [one["value"] for one in shown if one["value"] is not None]
    own = _neighbour("E06999999", "Exampleton", level, unit)
    better = sum(v > level if polarity == "low" else v < level for v in values)
    comparison: ComparisonShown = {
        "period": "2024/25",
        "release": "2025",
        "model": "2025",
        "own": own,
        "neighbours": shown,
        "mean": fmean(values),
        "mean_display": display_value(fmean(values), Unit(unit), 0),
        "median": median(values),
        "median_display": display_value(median(values), Unit(unit), 0),
        "n": len(values),
        "of": len(shown),
        "minimum": min(values),
        "maximum": max(values),
        "region": _area("Exampleshire region", level * 1.05, unit),
        "england": _area("England", level * 0.94, unit),
        "sentence": "Right is higher" if polarity == "none" else f"Better than {better} of {len(values)}",
        "caution": "",
    }
    return {**comparison, **changes}  # type: ignore[typeddict-item]


def _neighbour(code: str, name: str, value: float, unit: str) -> NeighbourShown:
    return {
        "code": code,
        "name": name,
        "value": value,
        "symbol": "",
        "display": display_value(value, Unit(unit), 0),
        "low": value * 0.82,
        "high": value * 1.22,
    }


def _area(name: str, value: float, unit: str) -> Any:
    return {"name": name, "value": value, "symbol": "", "display": display_value(value, Unit(unit), 0)}


def make_annual(level: float = 11, years: int = 4, seed: int = 1) -> list[AnnualPoint]:
    random = Random(seed)
    points: list[AnnualPoint] = []
    for year in range(2025 - years, 2025):
        spread = [level * random.uniform(0.7, 1.35) for _ in range(10)]
        lower, middle, upper = quantiles(spread, n=4)
        points.append(
            {
                "label": f"{year}/{(year + 1) % 100:02}",
                "start": f"{year}-04-01",
                "end": f"{year + 1}-03-31",
                "own": level * random.uniform(0.9, 1.1),
                "lower_quartile": lower,
                "median": middle,
                "upper_quartile": upper,
                "england": level * 0.94,
                "n": 10,
            }
        )
    return points


def make_breakdown(
    kind: Literal["band", "breakdown"] = "band", labels: Sequence[str] = (), **changes: Any
) -> Breakdown:
    """Social workers by cases held, or children by type of home."""
    bands = ["Under 15", "15 to 19", "20 to 24", "25 to 29", "30 or more"]
    homes = ["With a relative or friend", "Foster home", "Children's home", "With parents", "Other"]
    chosen = list(labels) or (bands if kind == "band" else homes)
    counts = [10 + 7 * n % 23 for n in range(len(chosen))]
    total = sum(counts)
    breakdown: Breakdown = {
        "title": "Cases held" if kind == "band" else "Type of home",
        "kind": kind,
        "cells": [
            {
                "code": f"c{n}",
                "label": label,
                "cell": make_cell(value=count, unit="count", denominator=None),
                "share": 100 * count / total,
                "share_display": f"{100 * count / total:.0f}%",
                "emphasised": kind == "band" and n > 2,
            }
            for n, (label, count) in enumerate(zip(chosen, counts, strict=True))
        ],
        "total": f"{total} {'social workers' if kind == 'band' else 'children'}",
        "threshold": "Optimum caseload: 20" if kind == "band" else "",
        "sentence": "52% hold 25 or more" if kind == "band" else "",
    }
    return {**breakdown, **changes}  # type: ignore[typeddict-item]


def make_verdict(latest: CellShown, earlier: CellShown, polarity: str) -> Verdict:
    rule = "The last 8 points are all on one side of the average of the series."
    if latest["value"] is None or earlier["value"] is None:
        return {"word": "Too early to say", "kind": "few", "rule": "There are fewer than 12 points."}
    difference = latest["value"] - earlier["value"]
    if abs(difference) < 0.04 * abs(earlier["value"]):
        return {"word": "No real change", "kind": "same", "rule": "No rule of the process chart is met."}
    if polarity == "none":
        return {"word": "Rising" if difference > 0 else "Falling", "kind": "neutral", "rule": rule}
    better = (difference > 0) == (polarity == "high")
    word = "Getting better" if better else "Getting worse"
    return {"word": word, "kind": "better" if better else "worse", "rule": rule}


def make_limits(series: Sequence[CellShown], unit: str = "percent", decimals: int = 0) -> Limits | None:
    values = [cell["value"] for cell in series if cell["value"] is not None]
    if len(values) < 12:
        return None
    mean, spread = fmean(values), max(values) - min(values)
    lower, upper = mean - spread * 0.6, mean + spread * 0.6
    low, high = (display_value(each, Unit(unit), decimals) for each in (lower, upper))
    return {
        "mean": mean,
        "lower": lower,
        "upper": upper,
        "display": f"{low} to {high}",
        "points": len(values),
    }


def make_row(
    number: str = "2.1",
    title: str = "Three or more homes in 12 months",
    *,
    polarity: Literal["high", "low", "none"] = "low",
    unit: str = "percent",
    decimals: int = 0,
    people: str = "children",
    level: float = 8.3,
    target: float | None = 9,
    quarters: int = 20,
    values: Sequence[float | None] | None = None,
    series: list[CellShown] | None = None,
    seed: int = 1,
    **changes: Any,
) -> RowShown:
    """One row with all its parts, its latest figure at `level` or the last of `values`; `changes` replace keys."""
    shown = values if values is not None else make_values(level, quarters, Random(seed))
    cells = series or make_series(shown, unit=unit, decimals=decimals, people=people)
    latest, previous, year_ago = cells[-1], cells[max(-2, -len(cells))], cells[max(-5, -len(cells))]
    compared = unit != "count"
    judged = make_target(latest, polarity, target, unit)
    verdict = make_verdict(latest, year_ago, polarity)
    row: RowShown = {
        "number": number,
        "code": title.lower().replace(" ", "_").replace(",", "")[:40],
        "title": title,
        "meaning": f"{title}, as a share of all {people}, counted at the end of the quarter.",
        "why": "Children who move often lose friends, schools and the adults they trust.",
        "numerator_label": f"{people.capitalize()} counted at the end of the quarter",
        "denominator_label": f"All {people} at the end of the quarter",
        "unit": unit,
        "decimals": decimals,
        "polarity": polarity,
        "direction": direction_words(Polarity(polarity)),
        "basis": "rolling 12 months",
        "source": "Council case records; national return, year to March 2025",
        "take_care": "Each point looks back 12 months. Some moves are good ones, so zero is not the aim.",
        "reviewed": "2026-01-15",
        "terms": [
            {"term": "Home", "definition": "Where a child lives while in care; officers say placement."}
        ],
        "related": [{"code": "over_20_miles", "title": "Living over 20 miles from home"}],
        "latest": latest,
        "previous": make_change(latest, previous, polarity),
        "year_ago": make_change(latest, year_ago, polarity),
        "target": judged,
        "verdict": verdict,
        "needs_attention": judged["status"] == "missed" and verdict["kind"] == "worse",
        "flags": [],
        "series": cells,
        "breaks": [],
        "events": [
            {"date": "2024-12-03", "label": "The Panel asked for a stability plan", "letter": "A"},
            {"date": "2025-01-20", "label": "Weekly stability meetings began", "letter": "B"},
        ],
        "limits": make_limits(cells, unit, decimals),
        "comparison": make_comparison(polarity, level, unit, seed) if compared else None,
        "no_comparison": "" if compared else "Counts are not compared: they follow the size of a council",
        "annual": make_annual(level, seed=seed) if compared else [],
        "breakdowns": [],
        "commentary": {
            "text": "Weekly stability meetings now look at every child who has moved twice. Since January 2025 "
            "these have kept 31 children where they were by adding support for carers.\n\nWe expect the "
            "figure to level off, because the children still moving have the most complex needs.",
            "author": "Head of Service, Children in Care",
            "approved": "Agreed by the Director of Children's Services, 9 February 2026",
        },
        "question": "Which children are still moving, and what would have helped them stay?",
        "finding": f"{title}: {latest['display']}, {year_ago['display']} a year ago",
        "asked": [],
    }
    return {**row, **changes}  # type: ignore[typeddict-item]


ASKED: Any = {
    "date": "2025-11-18",
    "meeting": "Corporate Parenting Panel",
    "item": "Item 6",
    "url": "/exampleton/meetings/2025-11-18/item-6",
    "question_by": "A member of the Panel",
    "question": "asked whether fewer children were moving, or moves were counted differently.",
    "answers": [
        {"by": "Head of Service, Children in Care:", "text": "The rules have not changed since April 2022."}
    ],
    "outcome": "Resolved 6(c) Report back on children who moved more than five times.",
    "state": "Due 24 February 2026",
    "state_kind": "due",
}


def _kind_of_row(place: int) -> dict[str, Any]:
    """What is special about the row at this place of the scorecard, so that every kind of row is in one."""
    if place % 15 == 5:
        start = NOW.shift(-14).start.isoformat()
        return {
            "asked": [ASKED],
            "breaks": [{"start": start, "label": "New system from April 2022"}],
            "flags": [{"kind": "break", "text": "New system from April 2022"}],
        }
    if place % 15 == 4:
        return {"breakdowns": [make_breakdown("band")]}
    if place % 15 == 7:
        return {"breakdowns": [make_breakdown("breakdown")]}
    if place % 15 == 9:
        return {"commentary": None, "question": "", "events": []}
    if place % 15 == 11:
        return {"flags": [{"kind": "provisional", "text": "Provisional"}]}
    return {}


def make_hidden_row(
    number: str = "5.2", title: str = "Adoptions that broke down", **changes: Any
) -> RowShown:
    """A row whose latest figure, and one earlier, is hidden: 3 and 2 children are nowhere in it."""
    values = [9.0, 8.0, None, 7.0, 8.0, 9.0, 10.0, 9.0, 8.0, 8.0, 7.0, None]
    series = make_series(values, unit="count")
    series[-1] = hidden_cell(NOW)
    series[2] = hidden_cell(NOW.shift(-9))
    flags: Any = [{"kind": "hidden", "text": "Hidden so no child can be identified"}]
    row = make_row(number, title, unit="count", polarity="low", target=6, level=8, series=series, flags=flags)
    row["finding"] = f"{title}: too few children to show"
    return {**row, **changes}  # type: ignore[typeddict-item]


def make_rows(n_rows: int) -> list[RowShown]:
    """Rows of every kind, numbered by section."""
    per_section = -(-n_rows // len(SECTIONS))
    rows = []
    for place in range(n_rows):
        number = f"{place // per_section + 1}.{place % per_section + 1}"
        title, polarity, unit, level, people = MEASURES[place % len(MEASURES)]
        title += f", group {place // len(MEASURES) + 1}" if place >= len(MEASURES) else ""
        if place % 15 == 12:
            rows.append(make_hidden_row(number, f"{title}, hidden"))
            continue
        target = None if polarity == "none" else level + (place % 5 - 2) * 2
        values: list[float | None] = list(make_values(level, 20, Random(place)))
        if place % 15 == 8:
            values[-6] = None
        rows.append(
            make_row(
                number,
                title,
                polarity=polarity,
                unit=unit,
                decimals=1 if unit == "score" else 0,
                people=people,
                level=level,
                target=target,
                values=values,
                seed=place,
                **_kind_of_row(place),
            )
        )
    return rows


def count_statuses(rows: Sequence[RowShown]) -> Counts:
    statuses = [row["target"]["status"] for row in rows]
    return {
        "missed": statuses.count("missed"),
        "close": statuses.count("close"),
        "met": statuses.count("met"),
        "none": statuses.count("none"),
        "hidden": statuses.count("hidden"),
        "total": len(statuses),
    }


def make_sections(rows: Sequence[RowShown]) -> list[SectionShown]:
    """The rows under the question their number begins with."""
    answer = "Mostly. The measures below say where not."
    sections: list[SectionShown] = []
    for place, (slug, question, short) in enumerate(SECTIONS, 1):
        own = [row for row in rows if row["number"].split(".")[0] == str(place)]
        if own:
            sections.append(
                {"slug": slug, "question": question, "short": short, "answer": answer, "rows": own}
            )
    return sections


def make_payload(n_rows: int = 25, *, rows: list[RowShown] | None = None, **changes: Any) -> Payload:
    """A published scorecard of quarter 3 2025/26; `rows` or other keys replace what would be made."""
    shown = rows if rows is not None else make_rows(n_rows)
    payload: Payload = {
        "schema": SCHEMA,
        "council": {
            "name": "Exampleton Borough Council",
            "short_name": "Exampleton",
            "slug": "exampleton",
            "illustrative": True,
            "brand": "#12436d",
        },
        "scorecard": {
            "slug": "corporate-parenting-panel",
            "title": "Children in care and care leavers",
            "committee": "Corporate Parenting Panel",
        },
        "period": {
            "code": NOW.code,
            "label": NOW.label,
            "long": NOW.long,
            "start": NOW.start.isoformat(),
            "end": NOW.end.isoformat(),
            "year_slug": NOW.year_slug,
            "part_slug": NOW.part_slug,
        },
        "edition": {"number": 1, "published": "2026-02-13", "correction": ""},
        "comparators": {
            "model": "2025",
            "releases": ["2025"],
            "neighbours": [{"code": code, "name": name} for code, name in NEIGHBOURS],
            "region": "Exampleshire region",
            "england": "England",
        },
        "headline": "Fewer children are being moved from home to home: 8% had three or more homes in a year, "
        "down from 12%. But one initial assessment in five is late, and just over half of social workers hold "
        "25 or more cases.",
        "counts": count_statuses(shown),
        "previous_counts": None,
        "sections": make_sections(shown),
        "notes": [
            {"term": "Corporate parent", "definition": "The whole council, for every child in its care."}
        ],
    }
    return {**payload, **changes}  # type: ignore[typeddict-item]
