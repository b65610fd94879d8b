"""Reported figures, and the facts of what they measure, in one line each. Everything is invented."""

from datetime import date

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.versions.words import NAMES, Words
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis, Polarity, Unit


def facts(**changes) -> IndicatorFacts:
    """A quarterly percentage of children; `changes` are its facts and its words by name."""
    words = {name: changes.pop(name) for name in NAMES if name in changes}
    usual = {
        "id": 1,
        "code": "visits-on-time",
        "unit": Unit.PERCENT,
        "decimals": 0,
        "polarity": Polarity.HIGH,
        "basis": Basis.PERIOD,
        "frequency": Frequency.QUARTER,
        "people": "children",
        "counts_children": True,
        "published_source": "",
        "question": "",
        "reviewed": date(2026, 1, 15),
    }
    said = {"title": "Visits on time", "numerator": "visits made in time", "denominator": "visits due"}
    return IndicatorFacts(words=Words(**{**said, **words}), **{**usual, **changes})


def reported(key: CellKey, *numbers: float | None, reason="", entered_by=None, **words) -> ReportedFigure:
    """`numbers` are numerator, denominator and value; `words` symbol, status and note."""
    return ReportedFigure(key, Amounts(*numbers, **words), reason, entered_by)


def recorded(period: Period, *numbers: float | None, **words) -> ReportedFigure:
    """The same of some indicator's total."""
    return reported(CellKey(1, None, period), *numbers, **words)
