"""Figures promised for later: symbol p, and a note such as "Counted from June; expected Quarter 4 2018/19". Pure."""

import re

from indicators.terms.periods import Period, PeriodError
from indicators.terms.written_periods import parse_period

_EXPECTED = re.compile(r"\bexpected(?: by| in| for| at)?:? +([^.;()]+)", re.IGNORECASE)


def expected_period(note: str) -> Period | None:
    """The period after the word "expected", or None where the note names none."""
    for found in _EXPECTED.finditer(note):
        words = found[1].split()
        for length in range(min(len(words), 6), 0, -1):
            try:
                return parse_period(" ".join(words[:length]).strip(",:"))
            except PeriodError:
                continue
    return None
