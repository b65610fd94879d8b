"""What is wrong with the texts of a row whatever they stand for: errors of a spreadsheet, damaged characters. Pure."""

import re
from collections.abc import Sequence

from indicators.files.columns import Columns
from indicators.files.damaged_text import damage_of
from indicators.files.faults import Faults
from indicators.files.sheets import address

_ERROR = re.compile(
    r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|UNKNOWN!)|Err:\d{3}"
)
_ERROR_REMEDY = "Put the formula behind it right, write what belongs there, or leave the cell empty."


def checked_texts(row: int, cells: Sequence[str], columns: Columns, faults: Faults) -> Sequence[str]:
    """The cells; errors are refused by their address and left empty, damaged texts with what they probably were."""
    found = cells
    for place, cell in enumerate(cells):
        if cell[:1] in ("#", "E") and place not in columns.passed_over and _ERROR.fullmatch(cell.strip()):
            words = f"Cell {address(row, place)} holds the error {cell.strip()}."
            faults.add(words, _ERROR_REMEDY, row=row, column=columns.name_at(place), read=cell)
            found = [*found[:place], "", *found[place + 1 :]]
        elif not cell.isascii() and (damage := damage_of(cell)):
            faults.add(
                damage.problem, damage.remedy, row=row, column=columns.name_at(place), read=damage.read
            )
    return found
