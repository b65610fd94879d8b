"""Reads how each indicator of the fictional council runs: exampleton/levels.csv. Pure.

Quarters are numbered: 0 is quarter 4 2020/21, the oldest that is shown; 19 is quarter 3 2025/26, the newest. A path is
its level at some of them, straight in between: "0:13.9 5:12.4 19:8.3".
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FIRST_QUARTER, LAST_QUARTER = 0, 19
FOLDER = Path(__file__).parent / "exampleton"


@dataclass(frozen=True)
class Level:
    """One line of levels.csv.

    `season` is added in quarters 1 to 4, `noise` is the widest a quarter strays. `out_of` is what the denominator is:
    "390 410" (first and last quarter), another indicator's code, "CODE*0.7", "year:CODE" (its last four quarters
    together) or "population". `nation`, `spread` and `drift` a year are of the published figures; nation is None
    where there are none.
    """

    code: str
    path: tuple[tuple[int, float], ...]
    season: tuple[float, ...]
    noise: float
    out_of: str
    nation: float | None
    spread: float
    drift: float

    def at(self, quarter: int, later: int = 0) -> float:
        """The level in a quarter, season included, noise not. Outside the path its nearest end holds.

        `later` is by how many quarters the season is that of a later quarter.
        """
        season = self.season[(quarter + later + 3) % 4] if self.season else 0.0
        return on_path(self.path, quarter) + season


def on_path(path: tuple[tuple[int, float], ...], quarter: int) -> float:
    """The height of the path; raises ValueError for a path without points."""
    if not path:
        raise ValueError("There is no path to follow.")
    before = [point for point in path if point[0] <= quarter]
    after = [point for point in path if point[0] > quarter]
    if not before or not after:
        return (before[-1] if before else after[0])[1]
    (left, low), (right, high) = before[-1], after[0]
    return low + (high - low) * (quarter - left) / (right - left)


def read_levels(folder: Path = FOLDER) -> dict[str, Level]:
    """Every level by the indicator's code."""
    with (folder / "levels.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: _level(row) for row in csv.DictReader(file)}


def _level(row: dict[str, str]) -> Level:
    points = (point.split(":") for point in row["path"].split())
    return Level(
        code=row["code"],
        path=tuple((int(quarter), float(height)) for quarter, height in points),
        season=tuple(float(part) for part in row["season"].split()),
        noise=float(row["noise"] or 0),
        out_of=row["out_of"],
        nation=float(row["nation"]) if row["nation"] else None,
        spread=float(row["spread"] or 0),
        drift=float(row["drift"] or 0),
    )
