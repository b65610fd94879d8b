"""What a reader must know before believing a row's number. Pure."""

from collections.abc import Sequence
from datetime import date

from indicators.terms.series import Break
from scorecards.payload import CellShown, Flag


def flags_of(cell: CellShown, breaks: Sequence[Break], attention: bool, since: date) -> list[Flag]:
    """Words in a thin box: what a reader must know before believing the number. `since` is a year ago."""
    flags: list[Flag] = []
    if attention:
        flags.append({"kind": "attention", "text": "Needs attention"})
    if cell["hidden"]:
        flags.append({"kind": "hidden", "text": "Hidden: small number"})
    if cell["provisional"]:
        flags.append({"kind": "provisional", "text": "Provisional"})
    if cell["revised_from"]:
        flags.append({"kind": "revised", "text": "Revised"})
    if small(cell):
        flags.append({"kind": "small", "text": "Small numbers"})
    recent = [one for one in breaks if one.start > since]
    flags += [{"kind": "break", "text": one.label} for one in recent[-1:]]
    return flags


def small(cell: CellShown) -> bool:
    """Where one person moves the share by five points or more."""
    denominator = cell["denominator"]
    return denominator is not None and cell["numerator"] is not None and 0 < denominator <= 20
