"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence
from datetime import date

from accounts.models import Council
from accounts.reasons import why_not_this_reason
from indicators.catalogue.versions.words import period_words
from indicators.models import Breakdown, Indicator, IndicatorDefinition
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Polarity


def why_not_change(indicator: Indicator, council: Council) -> str:
    if indicator.council_id not in (None, council.pk):
        return "That indicator is another council's. Choose one of yours."
    return ""


def why_not_from(starts: date | None, current: date | None, indicator: Indicator) -> str:
    """A version that began before the one in force would never hold."""
    if starts is not None and current is not None and starts < current:
        since = period_words(current, Frequency(indicator.frequency))
        return f"The words that stand are for {since} and after. Choose that period or a later one."
    return ""


def why_not_because(reason: str) -> str:
    return why_not_this_reason(reason, "Say why the definition changes: the reason is shown to its readers.")


def why_not_break(starts: date | None, current: date | None, wanted: bool) -> str:
    if wanted and (starts is None or starts == current):
        return (
            "Figures cannot be compared only where something else is counted from a period on. Choose the first "
            "period of the new definition, or leave the series whole."
        )
    return ""


def why_not_keep(chain: Sequence[IndicatorDefinition]) -> str:
    if not chain or chain[-1].council_id is None:
        return "Your council has no words of its own here: it says what the catalogue says."
    return ""


def why_not_target(indicator: Indicator) -> str:
    if indicator.polarity == Polarity.NONE:
        return "This indicator is for context only: no way is good, so it has no target."
    return ""


def why_not_edges(indicator: Indicator, value: float, upper: float | None) -> str:
    """A range has two edges, any other target one number."""
    if indicator.polarity == Polarity.RANGE:
        if upper is None:
            return f"“{indicator.title}” is best within a range: its target has a lower and an upper edge."
        return "" if value < upper else "The upper edge of a range is more than its lower edge."
    if upper is not None:
        return f"“{indicator.title}” is not best within a range: its target is one number."
    return ""


def why_not_own(indicator: Indicator, council: Council) -> str:
    """For what a council does with its own indicators alone."""
    if indicator.council_id == council.pk:
        return ""
    return "All councils share that indicator, and no one of them changes what it is. Add one of your own."


def why_not_add_category(breakdown: Breakdown, council: Council) -> str:
    """A council's own kinds go where the catalogue has none, such as teams, and into its own indicators."""
    if breakdown.indicator.council_id == council.pk:
        return ""
    if breakdown.indicator.council_id is not None:
        return "That indicator is another council's. Choose one of yours."
    if breakdown.categories.filter(council=None).exists():
        return "All councils share the kinds of this breakdown, so that they can be compared."
    return ""
