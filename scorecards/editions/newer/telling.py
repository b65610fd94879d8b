"""Which measures of an edition have a newer national figure, in words. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypedDict

from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.comparison import compared_period
from scorecards.payload import RowShown


class Measure(TypedDict):
    """What an edition says of a measure. `period` is the code of its latest figure's."""

    code: str
    title: str
    unit: str
    decimals: int
    period: str


class Published(NamedTuple):
    """A number that a national release has of the council, by the code of its indicator."""

    code: str
    period: Period
    value: float


class Newer(TypedDict):
    """ "7.7%", "30 September 2025"."""

    code: str
    title: str
    figure: str
    period: str


def measures_of(rows: Iterable[RowShown]) -> list[Measure]:
    return [
        {
            "code": row["code"],
            "title": row["title"],
            "unit": row["unit"],
            "decimals": row["decimals"],
            "period": row["latest"]["period"],
        }
        for row in rows
    ]


def newer_of(measures: Sequence[Measure], published: Iterable[Published]) -> list[Newer]:
    """In the order of the measures, each with the newest figure whose period ends after that of the edition's."""
    newest: dict[str, Published] = {}
    for one in published:
        if one.code not in newest or one.period.end > newest[one.code].period.end:
            newest[one.code] = one
    return [
        {
            "code": measure["code"],
            "title": measure["title"],
            "figure": display_value(one.value, Unit(measure["unit"]), measure["decimals"]),
            "period": compared_period(one.period),
        }
        for measure in measures
        for one in [newest.get(measure["code"])]
        if one and one.period.end > Period.from_code(measure["period"]).end
    ]
