"""Which indicators of a section are shown in a period. Pure."""

from indicators.terms.periods import Period
from scorecards.definitions.council_file import SectionDefinition


def shown_codes(section: SectionDefinition, period: Period) -> list[str]:
    """In their order, without those that begin after the period or end before it; a part of it is enough."""
    first, last = dict(section.shown_from), dict(section.shown_until)
    return [
        code
        for code in section.indicators
        if (code not in first or Period.from_code(first[code]).start <= period.end)
        and (code not in last or Period.from_code(last[code]).end >= period.start)
    ]
