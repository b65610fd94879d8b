"""The figures behind the charts of a whole scorecard, as its page of tables prints them. From the payload. Pure."""

from typing import Any

from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.shown import shown
from scorecards.charts import country, remarked
from scorecards.payload import CellShown, Payload, RowShown, SectionShown

PERIODS_SHOWN = 12


def present_figures(payload: Payload, base: str) -> dict[str, Any]:
    """Context of figures_main.html: the tables behind the two charts of every row."""
    return {"base": base, "sections": [section_tables(section) for section in payload["sections"]]}


def section_tables(section: SectionShown) -> dict[str, Any]:
    """The rows' series in one table for each set of periods, then the comparison with similar councils."""
    by_columns: dict[tuple[str, ...], list[RowShown]] = {}
    for row in section["rows"]:
        by_columns.setdefault(tuple(cell["label"] for cell in latest_cells(row)), []).append(row)
    tables = [periods_table(columns, rows) for columns, rows in by_columns.items() if columns]
    compared = [comparison_row(row) for row in section["rows"] if row["comparison"]]
    if compared:
        name = next(country(row["comparison"]) for row in section["rows"] if row["comparison"])
        columns = ("Year", "Ours", "Middle", "Average", "Lowest", "Highest", "Councils", "Region", name)
        tables.append({"caption": "Similar councils", "note": "Annual", "columns": columns, "rows": compared})
    return {key: section[key] for key in ("slug", "question", "short")} | {"tables": tables}


def latest_cells(row: RowShown) -> list[CellShown]:
    return row["series"][-PERIODS_SHOWN:]


def periods_table(columns: tuple[str, ...], rows: list[RowShown]) -> dict[str, Any]:
    """Figures of the same periods. A star stands where the measure's page has a remark with the figure."""
    note = "“–” means no figure, “Hidden” that a child could be identified"
    if any(remarked(cell) for row in rows for cell in latest_cells(row)):
        note += ", “*” that the measure’s page has a remark with the figure"
    return {
        "caption": last_periods(len(columns)),
        "note": note,
        "columns": columns,
        "rows": [
            {"code": row["code"], "title": row["title"], "cells": list(map(starred, latest_cells(row)))}
            for row in rows
        ],
    }


def starred(cell: CellShown) -> str:
    return f"{shown(cell)}*" if remarked(cell) else shown(cell)


def last_periods(count: int) -> str:
    return "Latest period" if count == 1 else f"Last {count} periods"


def comparison_row(row: RowShown) -> dict[str, Any]:
    found = row["comparison"]
    assert found is not None  # noqa: S101 - chosen by the caller
    return {
        "code": row["code"],
        "title": row["title"],
        "cells": [
            found["period"],
            shown(found["own"]),
            found["median_display"],
            found["mean_display"],
            number_in_unit(found["minimum"], row),
            number_in_unit(found["maximum"], row),
            f"{found['n']} of {found['of']}",
            shown(found["region"]),
            shown(found["england"]),
        ],
    }


def number_in_unit(value: float | None, row: RowShown) -> str:
    """A number in the row's unit; “–” where there is none."""
    return "–" if value is None else display_value(value, Unit(row["unit"]), row["decimals"])
