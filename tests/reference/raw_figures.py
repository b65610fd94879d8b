"""The raw files of national releases read another way: with pandas, whole columns at a time, by what is written here.

Names of columns and labels are those of the files themselves; nothing is taken from the mappings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from tests.paths import SHARED_DATA

HIDDEN_FIRST = ["c", "u", "x", "low", "k", "z"]
EES = SHARED_DATA / "ees"
REGIONS = [f"E1200000{n}" for n in range(1, 8)]  # North East to London
OF_REGIONS = {
    "970": "E92000001",
    **{str(980 + n): code for n, code in enumerate(REGIONS)},
    "987": "E13000001",
    "988": "E13000002",
    "989": "E12000008",
    "990": "E12000009",
}


@dataclass
class Figure:
    """`rows` are the labels of the rows that are added, one dict each; `total` those of the denominator's rows.

    `value` None is numerator / denominator times `times`. Columns given as a list are added, "-x" is taken away.
    """

    code: str
    rows: Sequence[dict[str, str]] = ({},)
    value: str | None = None
    numerator: str | Sequence[str] | None = None
    denominator: str | Sequence[str] | None = None  # several only where they give the published value
    total: Sequence[dict[str, str]] = ()
    times: float = 100
    per: str = ""
    value_rows: Sequence[dict[str, str]] = ()  # where the value stands in another row than the numerator
    take_from: float | None = None  # the value is this less what stands in its column


@cache
def raw(name: str) -> pd.DataFrame:
    """All cells as text, one row for each council of a joint return."""
    frame = pd.read_csv(EES / name, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    for column in ("region_code", "new_la_code"):
        if column not in frame:
            frame[column] = ""
    place = frame["country_code"].where(frame["geographic_level"] == "National", frame["region_code"])
    frame["area"] = place.where(
        frame["geographic_level"] != "Local authority", frame["new_la_code"]
    ).str.split(" / ")
    return frame.explode("area")


def numbers(text: pd.Series) -> pd.Series:
    return pd.to_numeric(text, errors="coerce")


def gravest(found: list[str]) -> str:
    """Of several reasons; what rounds to zero makes a sum unknown."""
    first = next(symbol for symbol in HIDDEN_FIRST if symbol in found)
    return "x" if first in ("low", "k") else first


def chosen(frame: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    for column, label in labels.items():
        frame = frame[frame[column] == label]
    return frame.set_index(["area", "time_period"])


def cells(text: pd.Series) -> dict[tuple[str, str], float | str]:
    """A number, or the symbol in its place."""
    return {
        key: cell if pd.isna(number) else number
        for key, cell, number in zip(text.index, text, numbers(text), strict=True)
    }


def one_column(frame: pd.DataFrame, rows: Sequence[dict[str, str]], column: str | Sequence[str]) -> dict:
    """By area and year the sum over rows and columns, or the gravest reason why there is none."""
    columns = [column] if isinstance(column, str) else list(column)
    parts = [
        ({key: -cell if isinstance(cell, float) and minus else cell for key, cell in cells(text).items()})
        for labels in rows
        for name in columns
        for minus, text in [(name.startswith("-"), chosen(frame, labels)[name.removeprefix("-")])]
    ]
    if len(parts) == 1:
        return parts[0]
    found = {}
    for key in set().union(*parts):
        each = [part.get(key, "x") for part in parts]
        missing = [cell for cell in each if isinstance(cell, str)]
        found[key] = gravest(missing) if missing else round(sum(each), 6)
    return found


def expected(name: str, one: Figure, denominators: dict | None = None) -> dict:
    """By area and year: value, numerator, denominator and symbol. `denominators` are for those in another file."""
    frame = raw(name)
    top = one_column(frame, one.rows, one.numerator) if one.numerator else {}
    bottom = denominators or {}
    if one.denominator:
        bottom = one_column(frame, one.total or one.rows, one.denominator)
    values = one_column(frame, one.value_rows or one.rows, one.value) if one.value else {}
    found = {}
    for key in values or top:
        above, below = top.get(key), bottom.get(key)
        value = values.get(key)
        if one.take_from is not None and isinstance(value, float):
            value = one.take_from - value
        if one.value is None:
            value = worked_out(above, below, one.times)
        is_number = isinstance(value, float)
        added_up = one.value and isinstance(one.denominator, list)
        if added_up and is_number and isinstance(above, float) and isinstance(below, float):
            below = below if abs(100 * above / below - value) < 0.1 else None
        found[key] = (
            value if is_number else None,
            above if isinstance(above, float) else None,
            below if isinstance(below, float) else None,
            "" if is_number else value,
        )
    return found


def worked_out(above: object, below: object, times: float) -> float | str:
    missing = [cell for cell in (above, below) if isinstance(cell, str)]
    if isinstance(above, float) and isinstance(below, float):
        return above / below * times if below else "z"
    return gravest(missing) if missing else "x"


def share(code: str, labels: dict[str, str], total: dict[str, str], count: str, percent: str) -> Figure:
    return Figure(code, [labels], percent, count, count, [{**labels, **total}])


def summed(code: str, rows: list[dict[str, str]], total: list[dict[str, str]], count: str) -> Figure:
    return Figure(code, rows, None, count, count, total)


def lait() -> pd.DataFrame:
    path: Path = SHARED_DATA / "lait" / "bds_long_social_care.csv"
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
