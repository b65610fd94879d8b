"""What a person should know of a sheet that was read: formulas read by their stored results, hidden rows. Pure."""

from collections.abc import Iterable, Iterator

from indicators.amounts.numbers import FORMULA_REMEDY
from indicators.files.columns import Columns
from indicators.files.faults import Fault
from indicators.files.sheets import Found

MOST_NAMED = 6


def without_result(found: Found, columns: Columns) -> Iterator[Fault]:
    """Formulas that nobody has worked out yet: there is nothing to read."""
    for cell in found.without_result:
        if cell.column not in columns.passed_over:
            yield Fault(
                f"Cell {cell.address} holds a formula without a stored result.",
                f"Open the file in a spreadsheet and save it, so that it is worked out. {FORMULA_REMEDY}",
                row=cell.row,
                column=columns.name_at(cell.column) or cell.address.rstrip("0123456789"),
            )
    if found.more:
        yield Fault(f"{found.more:,} more cells hold formulas without a result.", FORMULA_REMEDY)


def formulas_by_row(found: Found, columns: Columns) -> dict[int, list[str]]:
    """The addresses of formulas that were read, by the number of their row."""
    by_row: dict[int, list[str]] = {}
    for cell in found.formulas:
        if cell.column not in columns.passed_over:
            by_row.setdefault(cell.row, []).append(cell.address)
    return by_row


def row_remarks(hidden: bool, formulas: list[str]) -> tuple[str, ...]:
    """Sentences to stand at the row."""
    return tuple(
        filter(
            None,
            (
                "This row is hidden in the sheet." if hidden else "",
                f"{_named(formulas)} read by its stored result." if len(formulas) == 1 else "",
                f"{_named(formulas)} read by their stored results." if len(formulas) > 1 else "",
            ),
        )
    )


def remarks_on_file(found: Found, columns: Columns, heading: int) -> Iterator[str]:
    """For whoever reads the file as a whole."""
    for row in sorted(found.hidden_rows)[:MOST_NAMED]:
        if row > heading:
            yield f"row {row} is hidden in the sheet, and is read like any other"
    if len(found.hidden_rows) > MOST_NAMED:
        yield f"{len(found.hidden_rows) - MOST_NAMED:,} more rows are hidden in the sheet"
    addresses = [one for of_row in formulas_by_row(found, columns).values() for one in of_row]
    if addresses:
        yield f"{_named(addresses)} read by {'its stored result' if len(addresses) == 1 else 'their stored results'}"


def _named(addresses: Iterable[str]) -> str:
    """ "Cell D4 holds a formula:" or "Cells D4 and D5 hold formulas:"."""
    listed = list(addresses)
    if len(listed) == 1:
        return f"Cell {listed[0]} holds a formula:"
    named = listed[:MOST_NAMED]
    more = f" and {len(listed) - MOST_NAMED:,} more" if len(listed) > MOST_NAMED else f" and {named.pop()}"
    return f"Cells {', '.join(named)}{more} hold formulas:"
