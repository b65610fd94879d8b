"""One figure as shown, and how it compares with an earlier one. Pure."""

from typing import Literal, NotRequired, TypedDict


class CellPlace(TypedDict):
    period: str  # Period.code
    label: str  # Period.short, "Q3 25/26"
    start: str


class CellShown(CellPlace):
    """One figure as shown. `people` is "47 of 563 children"; `reason` says in words why there is no number."""

    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str
    reason: str
    hidden: bool
    provisional: bool
    display: str  # never empty: the value, or why there is none in a word or two, or "–"
    people: str
    revised_from: str  # the display of the value it corrected, or ""
    note: str


class ChangeShown(TypedDict):
    """An earlier cell and how the latest compares; `reason` says why where no comparison is fair."""

    cell: CellShown | None
    word: Literal["better", "worse", "same", "higher", "lower", ""]
    arrow: Literal["↑", "↓", "–", ""]
    reason: str  # "No comparable data: new system from April 2022", "No figure for Q2 25/26"
    # "up by 151, 43%"; "up by 3 percentage points"; "" where nothing is to compare
    difference: NotRequired[str]
