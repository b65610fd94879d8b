"""A figure by bands or kinds. Pure."""

from typing import Literal, NotRequired, TypedDict

from scorecards.payload.cells import CellPlace, CellShown


class CategoryCell(TypedDict):
    code: str
    label: str
    cell: CellShown
    share: float | None  # percent of the total
    share_display: str
    emphasised: bool  # beyond a threshold such as the optimum caseload
    low: NotRequired[float | None]  # 95% interval, where the people behind the figure are known
    high: NotRequired[float | None]
    # of each of the breakdown's `periods`; a hidden figure is None here as in a cell, and "Hidden" in `displays`
    values: NotRequired[list[float | None]]
    displays: NotRequired[list[str]]


class Breakdown(TypedDict):
    title: str  # "Cases held", "Type of home"
    kind: Literal["band", "breakdown"]
    cells: list[CategoryCell]
    total: str
    threshold: str  # "Optimum caseload: 20", ""
    sentence: str  # "52% hold 25 or more", ""
    value_heading: NotRequired[str]  # what the first column of numbers holds, in the indicator's unit
    periods: NotRequired[
        list[CellPlace]
    ]  # over time, oldest first, the latest last; only where there are two or more
    share_heading: NotRequired[str]  # what the second holds; "" where there is none
