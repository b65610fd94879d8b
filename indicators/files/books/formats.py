"""What a number format of Excel makes of a number: a per cent sign, a day, so many decimals. Pure."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from indicators.files.books.cells import Percent

# The formats that a workbook need not spell out, ECMA-376 part 1, 18.8.30.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_MOST_DECIMALS = 15


class NumberFormat(NamedTuple):
    """`decimals` None: as many as it needs. `pounds`: a pound sign stands before it."""

    percent: Percent = Percent.NONE
    day: bool = False
    decimals: int | None = None
    thousands: bool = False
    pounds: bool = False


@lru_cache(maxsize=2048)
def read_format(code: str) -> NumberFormat:
    """Of its first part, which is the one for numbers above nought."""
    if not code or code.casefold() == "general" or code == "@":
        return NumberFormat()
    written = "".join(one or two for one, two in _QUOTED.findall(code))
    bare = _BRACKETS.sub("", _QUOTED.sub("", code)).partition(";")[0]
    if re.search(r"[ymdhs]", bare, re.IGNORECASE) and not re.search(r"[0#?]", bare):
        return NumberFormat(day=True)
    percent = Percent.TRUE if "%" in bare else Percent.WRITTEN if "%" in written else Percent.NONE
    places = re.search(r"\.([0#?]+)", bare)
    general = "general" in bare.casefold()
    decimals = None if general else min(len(places[1]), _MOST_DECIMALS) if places else 0
    return NumberFormat(percent, False, decimals, "," in bare, "£" in code)


def built_in(number: int) -> str:
    return _BUILT_IN.get(number, "dd/mm/yyyy" if 14 <= number <= 22 else "")


def shown_number(number: float, form: NumberFormat) -> str:
    """As the spreadsheet shows it, near enough to be found again by whoever looks at the sheet."""
    times = 100 if form.percent is Percent.TRUE else 1
    if form.decimals is None:
        text = f"{number * times:.10g}"
    else:
        text = f"{number * times:{',' if form.thousands else ''}.{form.decimals}f}"
    return f"{'£' if form.pounds else ''}{text}{'%' if form.percent else ''}"


def day_of(number: float, *, from_1904: bool) -> date | None:
    """The day that a workbook stores as a number; None where it is none of our times."""
    if not 1 <= number < 120_000:
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    return first + timedelta(days=int(number))
