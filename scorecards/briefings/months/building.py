"""A month's briefing from what was read: rows by the month, what is missing, and the quarter beside each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis, Unit
from scorecards.assembly.inputs import IndicatorInputs
from scorecards.assembly.rows import RowSetting, build_row
from scorecards.assembly.scorecard import shown_period
from scorecards.assembly.shown import latest_words
from scorecards.payload import SCHEMA, CouncilShown, Payload, RowShown, ScorecardShown, rows_of
from scorecards.payload.briefings import BriefingPayload, BriefingRow, QuarterBeside

MONTHS_SHOWN = 12


@dataclass(frozen=True)
class BriefingInputs:
    """`related` are the codes of measures related to each, by code; `quarterly` the newest published scorecard."""

    council: CouncilShown
    scorecard: ScorecardShown
    indicators: Sequence[IndicatorInputs]
    related: dict[str, list[str]]
    quarterly: Payload | None
    headline: str


def build_briefing(inputs: BriefingInputs, setting: RowSetting) -> BriefingPayload:
    """The briefing of the setting's month, as a draft: number 0, without a date."""
    quarters = {row["code"]: row for row in rows_of(inputs.quarterly)} if inputs.quarterly else {}
    told = [one for one in inputs.indicators if told_by_month(one, setting.period)]
    rows = [month_row(one, str(place), setting) for place, one in enumerate(told, 1)]
    for row in rows:
        candidates = [row["code"], *inputs.related.get(row["code"], ())]
        beside = next((quarters[code] for code in candidates if code in quarters), None)
        if beside is not None:
            row["quarter"] = quarter_beside(beside, row["code"])
    return {
        "schema": SCHEMA,
        "council": inputs.council,
        "scorecard": inputs.scorecard,
        "period": shown_period(setting.period),
        "edition": {"number": 0, "published": "", "correction": ""},
        "headline": inputs.headline,
        "quarter": quarter_words(inputs.quarterly),
        "rows": rows,
    }


def told_by_month(inputs: IndicatorInputs, month: Period) -> bool:
    """Whether any of the months shown has a figure. Figures of children since April are left to the quarter."""
    definition = inputs.definition
    if definition.basis is Basis.YEAR_TO_DATE and definition.counts_children:
        return False
    months = {month.shift(-step) for step in range(MONTHS_SHOWN + 1)}
    return any(figure.key.period in months for figure in inputs.figures)


def month_row(inputs: IndicatorInputs, number: str, setting: RowSetting) -> BriefingRow:
    """The measure by the month. A target of a quarter is no target of a month, unless it is a share or a stock."""
    definition = inputs.definition
    lasts = definition.unit is Unit.PERCENT or definition.basis is Basis.POINT
    monthly = replace(
        inputs,
        definition=replace(definition, frequency=Frequency.MONTH),
        targets=inputs.targets if lasts or definition.frequency is Frequency.MONTH else [],
    )
    row = build_row(monthly, number, setting)
    return cast(BriefingRow, {**row, "gaps": gaps_of(row, setting.period)})


def gaps_of(row: RowShown, month: Period) -> list[str]:
    """Of the last twelve months, without those before the first figure: which nobody reported."""
    first = min(
        (each["start"] for each in row["series"] if each["value"] is not None or each["symbol"]), default=""
    )
    return [
        Period.from_code(cell["period"]).label
        for cell in row["series"][-MONTHS_SHOWN:]
        if first and cell["start"] > first and cell["value"] is None and not cell["symbol"]
    ]


def quarter_beside(row: RowShown, code: str) -> QuarterBeside:
    return {
        "title": "" if row["code"] == code else row["title"],
        "code": row["code"],
        "period": row["latest"]["label"],
        "display": latest_words(row),
    }


def quarter_words(payload: Payload | None) -> str:
    if payload is None:
        return ""
    period = Period.from_code(payload["period"]["code"])
    return f"{period.in_sentence}, edition {payload['edition']['number']}"
