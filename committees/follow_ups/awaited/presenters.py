"""What an action waits for, in words."""

from decimal import Decimal

from committees.follow_ups.awaited.thresholds import threshold_words
from committees.models import Action
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.shown import latest_words
from scorecards.payload import RowShown


def threshold_of(action: Action) -> str:
    """ "80% or more"; "" where none is set."""
    return threshold_words(_shown(action, action.awaits_above), _shown(action, action.awaits_below))


def _shown(action: Action, number: Decimal | None) -> str:
    """With as many decimals as were entered, and the measure's own at least."""
    if number is None:
        return ""
    indicator, entered = action.awaits_indicator, -int(number.normalize().as_tuple().exponent)
    return display_value(float(number), Unit(indicator.unit), max(indicator.decimals, entered))


def closes_words(action: Action) -> str:
    """What will close it, or closed it, by itself, or asks a person; "" where nothing does."""
    if action.awaits_indicator is None:
        return ""
    period, threshold = Period.from_code(action.awaits_period).in_sentence, threshold_of(action)
    title = f"“{action.awaits_indicator.title}”"
    figure = f"{title}, {period}"
    if action.state != Action.State.OPEN:
        return f"Closed itself with the figure: {figure}." if action.closed_by_edition_id else ""
    if action.reached_in_id:
        return f"Asks to be closed: {title} is {threshold}. A person confirms."
    if threshold:
        return f"Asks to be closed when {title} is {threshold}, from {period} on. A person confirms."
    return f"Closes itself when the figure is published: {figure}."


def reached_words(action: Action, row: RowShown) -> str:
    """ "“First health checks” is 82% in quarter 1 2026/27: 80% or more was asked for"."""
    period = Period.from_code(row["latest"]["period"]).in_sentence
    figure = latest_words(row)
    return f"“{row['title']}” is {figure} in {period}: {threshold_of(action)} was asked for"
