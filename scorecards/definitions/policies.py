"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Collection
from datetime import date

from indicators.terms.periods import Frequency, Period
from scorecards.definitions.council_file import TAKEN_ADDRESSES, ScorecardDefinition


def why_not_from(starts: date | None, current: date | None) -> str:
    """A version that began before the one that stands would never hold."""
    if current is not None and (starts is None or starts < current):
        since = Period.of(current, Frequency.QUARTER).in_sentence
        return f"The version that stands is for {since} and after. Choose that quarter or a later one."
    return ""


def why_not_use(wanted: ScorecardDefinition, known: Collection[str]) -> str:
    """`known` are the codes of the indicators that the council has."""
    if not wanted.sections:
        return "The scorecard has no sections. Add one, and the measures that answer its question."
    for section in wanted.sections:
        if not section.indicators:
            return f"“{section.question}” shows no measure. Add one, or take the section off."
        for code in section.indicators:
            if code not in known:
                return f"There is no indicator “{code}” any more. Take it off the scorecard."
    return ""


def why_not_address(slug: str, taken: Collection[str]) -> str:
    """`taken` are those of the council's scorecards."""
    if not slug:
        return "Use some letters or digits: the scorecard’s address is made of them."
    if slug in TAKEN_ADDRESSES:
        return f"“{slug}” is an address of the site itself. Choose another."
    if slug in taken:
        return f"There is a scorecard at the address “{slug}” already. Choose another."
    return ""
