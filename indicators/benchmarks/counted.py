"""What one published figure counts, in words: the day or the year, as its data set has it. Pure.

Compare, a measure's definition card and its appendix ask here, so that no two of them say it differently. How a
council counts the same thing itself is the indicator's own basis, which may be another.
"""

from indicators.benchmarks.mapping_files import known_datasets
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.vocabulary import Basis


def published_basis(basis: Basis, frequency: Frequency) -> Basis:
    """Whether a national figure is a count on one day or covers a year; `basis` is the indicator's."""
    on_a_day = frequency is Frequency.SNAPSHOT or (frequency is Frequency.QUARTER and basis is Basis.POINT)
    return Basis.POINT if on_a_day else Basis.PERIOD


def published_words(code: str, basis: Basis, period: Period) -> str:
    """ "counted on one day, 31 March", of the indicator of that code; `period` is of one of its national figures."""
    day = day_words(period.end).rsplit(" ", 1)[0]
    if published_basis(basis, period.frequency) is Basis.POINT:
        return f"counted on one day, {day}"
    kind = "a school year" if period.frequency is Frequency.ACADEMIC_YEAR else "a year"
    if around := _counted_around(code):
        return f"counted {around}, over {kind} to {day}"
    return f"counted over {kind}, to {day}"


def _counted_around(code: str) -> str:
    """What a data set says of the day in the year on which each person is counted; "" where it is one for all."""
    said = (one.counted for dataset in known_datasets() for one in dataset.indicators if one.code == code)
    return next(filter(None, said), "")
