"""Periods without a figure, in words. Pure."""

from collections.abc import Sequence


def gap_words(periods: Sequence[str]) -> str:
    """ "No figure for August 2025 and October 2025: a gap, and not zero."; "" where there is none."""
    if not periods:
        return ""
    *before, last = periods
    listed = f"{', '.join(before)} and {last}" if before else last
    return f"No figure for {listed}: a gap, and not zero."
