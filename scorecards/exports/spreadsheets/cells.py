"""Lines of a table into cells that every spreadsheet can hold and none runs. Pure."""

from typing import Any

import pandas as pd

from indicators.terms.safe_cells import safe_value
from indicators.terms.wording import round_half_away
from scorecards.assembly.shown import decimals_of_number
from scorecards.payload import CellShown, RowShown

LARGEST_WHOLE = 10**15  # beyond it spreadsheets no longer keep every digit
DECIMALS_KEPT = 6  # of a mean: enough to follow the sum, without the noise of binary fractions


def frame_of(lines: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """The lines as a table, every text made safe. Of type object, so that whole numbers stay whole beside gaps."""
    safe = [[safe_value(line.get(column)) for column in columns] for line in lines]
    return pd.DataFrame(safe, columns=list(columns), dtype=object)


def place_of_row(row: RowShown) -> dict[str, Any]:
    return {"Number": row["number"], "Indicator code": row["code"], "Indicator": row["title"]}


def whole(value: float | None) -> float | None:
    """A whole number as an int, so that files say 20 and not 20.0."""
    return int(value) if value is not None and value == round(value) and abs(value) < LARGEST_WHOLE else value


def kept(value: float | None) -> float | None:
    """A number that was worked out, without the noise of its last binary digits."""
    return None if value is None else whole(round(value, DECIMALS_KEPT))


def numbers_of(cell: CellShown, decimals: int) -> dict[str, float | None]:
    """Rounded as on the page: more decimals of a share could tell the size of the group behind it."""
    decimals = max(decimals, decimals_of_number(cell["display"]))
    value = None if cell["value"] is None else float(round_half_away(cell["value"], decimals))
    return {
        "Value": whole(value),
        "Numerator": whole(cell["numerator"]),
        "Denominator": whole(cell["denominator"]),
    }


def share_shown(share: float | None) -> float | None:
    """In whole per cents as on the page: more could tell how many stand behind it."""
    return None if share is None else whole(float(round_half_away(share, 0)))
