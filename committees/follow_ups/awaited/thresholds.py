"""Whether a figure is the one that an action waits for. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.terms.periods import Period


@dataclass(frozen=True)
class Waits:
    """For the figure of a period; or, where a threshold is given, for one of that period or a later one that is at
    least `above`, or at most `below`."""

    period: Period
    above: Decimal | None = None
    below: Decimal | None = None

    @property
    def asks(self) -> bool:
        """Whether a person is asked, as a threshold was set: whether it is reached for good no figure can say."""
        return self.above is not None or self.below is not None


def is_met(waits: Waits, period: Period, value: float | None, hidden: bool) -> bool:
    """Of the figure as readers see it. A number that is hidden was reported, and says nothing of a threshold."""
    if not waits.asks:
        return period == waits.period and (value is not None or hidden)
    later = period.frequency == waits.period.frequency and period.start >= waits.period.start
    if not later or value is None or hidden:
        return False
    number = Decimal(str(value))
    return (waits.above is None or number >= waits.above) and (waits.below is None or number <= waits.below)


def threshold_words(above: str, below: str) -> str:
    """ "80% or more", of a number as pages show it; "" where no threshold is set."""
    if above:
        return f"{above} or more"
    return f"{below} or less" if below else ""
