"""A figure by bands or kinds. Pure."""

from typing import Literal, NotRequired, TypedDict

from scorecards.payload.cells import CellShown


class CategoryCell(TypedDict):
    code: str
    label: str
    cell: CellShown
    share: float | None  # percent of the total
    share_display: str
    emphasised: bool  # beyond a threshold such as the optimum caseload


class Breakdown(TypedDict):
    title: str  # "Cases held", "Type of home"
    kind: Literal["band", "breakdown"]
    cells: list[CategoryCell]
    total: str
    threshold: str  # "Optimum caseload: 20", ""
    sentence: str  # "52% hold 25 or more", ""
    value_heading: NotRequired[str]  # what the first column of numbers holds, in the indicator's unit
    share_heading: NotRequired[str]  # what the second holds; "" where there is none
