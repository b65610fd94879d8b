"""Decides which rows are groups of a breakdown of the measure above them; and which ones a part may be. Pure."""

import re
from collections.abc import Sequence

from indicators.layouts.cells.contents import Said
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.categories import category_of
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import Choice
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN

_BY = re.compile(r"(.{3,}?)[\s:,(-]+(?:broken down )?by .{3,}", re.IGNORECASE)


def broken_down(around: str, labels: Labels) -> str | None:
    """The indicator that a heading says is broken down below: "Children looked after by placement type"."""
    for text in around.split(" | "):
        found = _BY.fullmatch(text.strip())
        code = labels.find(found[1]).code if found else None
        if code is not None and labels.entries[code].category_labels:
            return code
    return None


def set_category(group: Sequence[Draft], whole: str, labels: Labels) -> bool:
    """Whether the rows are a group of the indicator `whole`; then they are set so."""
    code = category_of(group[0].label, labels.entries[whole])
    if code is None or not _alike(group, whole, labels):
        return False
    for draft in group:
        draft.indicator, draft.category = whole, code
    return True


def _alike(group: Sequence[Draft], whole: str, labels: Labels) -> bool:
    """Numbers of the same kind as the whole: a share of it would stand as a number of people."""
    said = [draft.main.reading for draft in group if draft.main.reading.said is Said.NUMBER]
    percent = any(reading.percent or (reading.value or 0) % 1 for reading in said)
    return percent is (labels.unit(whole) in WITH_PER_CENT_SIGN)


def groups_of(group: Sequence[Draft], whole: str, labels: Labels) -> tuple[Choice, ...]:
    """The groups of a measure that a part of it may be."""
    codes = labels.entries[whole].category_labels if _alike(group, whole, labels) else ()
    return tuple(Choice(f"indicator:{whole}/{code}", labels.title(whole, code), whole) for code in codes)
