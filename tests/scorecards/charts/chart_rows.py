"""Rows of a scorecard for the tests of the charts. Illustrative data."""

from datetime import date
from typing import Any

from indicators.terms.periods import Frequency, Period
from scorecards.payload import (
    AnnualPoint,
    Break,
    CellShown,
    ComparisonShown,
    Event,
    Limits,
    NeighbourShown,
    RowShown,
)

LATEST = Period(date(2025, 10, 1), Frequency.QUARTER)

# Three or more homes in 12 months, 20 quarters to quarter 3 2025/26; a new system started in April 2022.
HOMES = [13.9, 14.3, 13.4, 14.7, 14.0, 12.1, 12.8, 12.4, 13.0, 12.8, 12.3, 12.8, 12.3, 12.1, 12.4, 11.8, 10.9,
         9.9, 9.1, 8.3]  # fmt: skip
ASSESSMENTS = [88, 86, 87, 85, 86, 84, 85, 84, 83, 83, 82, 81]
NEW_SYSTEM: Break = {"start": "2022-04-01", "label": "New system from April 2022"}


def cell(period: Period, value: float | None, **changes: Any) -> CellShown:
    shown = "–" if value is None else f"{value:g}%"
    return {
        "period": period.code, "label": period.short, "start": period.start.isoformat(), "value": value,
        "numerator": None, "denominator": None, "symbol": "", "reason": "", "hidden": False,
        "provisional": False, "display": shown, "people": "", "revised_from": "", "note": "", **changes,
    }  # fmt: skip


def hidden_cell(period: Period, **changes: Any) -> CellShown:
    reason = "Fewer than 6 children. Hidden so no child can be identified"
    made = {**cell(period, None), "symbol": "c", "reason": reason, "hidden": True, "display": "c", **changes}
    return made  # type: ignore[return-value]


def series(values: list[float | None], latest: Period = LATEST) -> list[CellShown]:
    return [cell(latest.shift(place - len(values) + 1), value) for place, value in enumerate(values)]


def row(values: list[float | None] | None = None, /, **changes: Any) -> RowShown:
    """A row with a target of "95% or more" unless changed; keys that charts do not read are left out."""
    made: dict[str, Any] = {
        "number": "1.2", "code": "assessments-on-time", "title": "Initial assessments on time",
        "unit": "percent", "decimals": 0, "polarity": "high", "direction": "Higher is better", "basis": "in period",
        "target": target(95, "95% or more"), "series": series(ASSESSMENTS if values is None else values),
        "breaks": [], "events": [], "limits": None, "comparison": None, "annual": [], "breakdowns": [],
    }  # fmt: skip
    made.update(changes)
    return made  # type: ignore[return-value]


def target(value: float | None, display: str) -> dict[str, Any]:
    return {"value": value, "tolerance": 3, "display": display, "status": "missed", "word": "Missed",
            "to_reach": "", "set_by": ""}  # fmt: skip


def limits(lower: float, upper: float) -> Limits:
    return {"mean": (lower + upper) / 2, "lower": lower, "upper": upper,
            "display": f"{lower:g}% to {upper:g}%", "points": 12}  # fmt: skip


def event(day: str, label: str, letter: str) -> Event:
    return {"date": day, "label": label, "letter": letter}


def council(name: str, value: float | None, low: float | None = None, high: float | None = None, **changes: Any
            ) -> NeighbourShown:  # fmt: skip
    shown = "c" if value is None else f"{value:g}%"
    return {"code": f"E{name}", "name": name, "value": value, "symbol": "", "display": shown, "low": low,
            "high": high, **changes}  # type: ignore[typeddict-item]  # fmt: skip


def comparison(own: float | None, others: list[float | None], england: float | None, **changes: Any
               ) -> ComparisonShown:  # fmt: skip
    known = sorted(value for value in others if value is not None)
    median = known[len(known) // 2] if known else None
    made: dict[str, Any] = {
        "period": "2024/25", "release": "2025", "model": "statistical neighbours",
        "own": council("Exampleton", own, None if own is None else own - 2, None if own is None else own + 3),
        "neighbours": [
            council(f"Neighbour {chr(65 + n)}", value, *((value - 2, value + 2.5) if value is not None else ()))
            for n, value in enumerate(others)
        ],
        "mean": median, "mean_display": f"{median}%", "median": median,
        "median_display": "" if median is None else f"{median:g}%", "n": len(known), "of": len(others),
        "minimum": min(known, default=None), "maximum": max(known, default=None),
        "region": {"name": "Region", "value": None, "symbol": "x", "display": "x"},
        "england": {"name": "England", "value": england, "symbol": "",
                    "display": "x" if england is None else f"{england:g}%"},
        "sentence": "Better than 2 of 10", "caution": "",
    }  # fmt: skip
    made.update(changes)
    return made  # type: ignore[return-value]


NEIGHBOURS: list[float | None] = [78, 81, 85, 86, 87, 88, 89, 90.5, 92, 94]


def annual(years: dict[int, tuple[float, float, float, float]]) -> list[AnnualPoint]:
    """Financial years by the year they start in: lower quartile, median, upper quartile, England."""
    return [
        {"label": f"{year}/{(year + 1) % 100:02d}", "start": f"{year}-04-01", "end": f"{year + 1}-03-31",
         "own": None, "lower_quartile": lower, "median": median, "upper_quartile": upper, "england": england,
         "n": 10}
        for year, (lower, median, upper, england) in years.items()
    ]  # fmt: skip


def homes_row(**changes: Any) -> RowShown:
    """The measure of the worked mock-up: a break, events, limits, neighbours, England and a target."""
    made: dict[str, Any] = {
        "polarity": "low", "direction": "Lower is better", "title": "Three or more homes in 12 months",
        "basis": "rolling 12 months",
        "target": target(9, "9% or less"), "series": homes_series(), "breaks": [NEW_SYSTEM],
        "limits": limits(11.2, 13.7),
        "events": [event("2024-12-10", "The Panel asked for a placement stability plan", "A"),
                   event("2025-01-15", "Weekly stability meetings began", "B")],
        "annual": annual({2021: (9.6, 11.2, 12.9, 10.2), 2022: (9.4, 11.0, 12.7, 10.1),
                          2023: (9.3, 10.8, 12.5, 10.0), 2024: (9.2, 10.7, 12.3, 9.8)}),
        "comparison": comparison(11, [7, 8, 9, 10, 10.4, 11.1, 11.8, 12.4, 13.6, 15.2], 9.8),
    }  # fmt: skip
    return row(**{**made, **changes})


def homes_series() -> list[CellShown]:
    cells = series(list(HOMES))
    for shown in cells:
        shown["display"] = f"{shown['value']:.0f}%"
    return cells
