"""What addresses of scorecards hold: a period that a committee meets about."""

from indicators.converters import PeriodConverter
from indicators.terms.periods import Frequency, Period

READ_BY = (Frequency.QUARTER, Frequency.MONTH, Frequency.FINANCIAL_YEAR)


class ScorecardPeriodConverter(PeriodConverter):
    """As in 2018-19/q2; a week, an academic year or a day leads nowhere."""

    def to_python(self, value: str) -> Period:
        period = super().to_python(value)
        if period.frequency not in READ_BY:
            raise ValueError(f"No scorecard is of {period.label}.")
        return period
