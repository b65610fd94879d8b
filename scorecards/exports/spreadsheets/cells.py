"""Lines of a table into cells that every spreadsheet can hold and none runs. Pure."""

from typing import Any

import pandas as pd

from indicators.terms.safe_cells import safe_value
from scorecards.payload import RowShown


def frame_of(lines: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """The lines as a table, every text made safe. Of type object, so that whole numbers stay whole beside gaps."""
    safe = [[safe_value(line.get(column)) for column in columns] for line in lines]
    return pd.DataFrame(safe, columns=list(columns), dtype=object)


def place_of_row(row: RowShown) -> dict[str, Any]:
    return {"Number": row["number"], "Indicator code": row["code"], "Indicator": row["title"]}
