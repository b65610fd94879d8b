"""Small files of figures, each cell written in one of the ways people have, with what it means: by hand
`.venv/bin/python -m tests.fuzz.files 10000 [seed]`; a few of them run with the suite.

Nothing may come out that was not meant: a row is read as it was meant, or refused with where and how to put it right.
"""

import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import NamedTuple
from unittest import mock

import xlsxwriter

from indicators.catalogue.known_indicators import Catalogue, KnownIndicator
from indicators.files import figure_files
from indicators.files.columns import COLUMNS
from indicators.files.faults import FileRefused
from indicators.files.figure_files import RowsRead, read_each
from indicators.files.table_files import read_table
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period
from tests.figures import facts

MEASURES = (("moves", Unit.PERCENT), ("plans", Unit.COUNT), ("cost", Unit.MONEY), ("rate", Unit.RATE))
CATALOGUE = Catalogue(
    KnownIndicator(
        facts(id=n, code=code, unit=unit, frequency=Frequency.QUARTER), (f"The {code} measure’s title",)
    )
    for n, (code, unit) in enumerate(MEASURES, 1)
)
SLOWEST = 5.0  # seconds of one file's processor time: beyond it something hangs


class Meant(NamedTuple):
    """`value` None where the row is odd and may be refused or read as `symbol`."""

    indicator: int
    period: Period
    value: float | None
    symbol: str = ""


Row = tuple[list[str], Meant | None]


def a_row(rng: random.Random) -> Row:
    """The cells of a row, and what they mean; None where no reading is right."""
    number = rng.randrange(len(MEASURES))
    code, unit = MEASURES[number]
    period = parse_period(f"{rng.randint(2015, 2024)}/{0:02d}"[:4] + "-04").shift(rng.randint(0, 11))
    quarter = Period.of(period.start, Frequency.QUARTER)
    name = rng.choice(
        [code, code.upper(), f"The {code} measure's title", f"the  {code} measure\u2019s TITLE"]
    )
    amount = rng.choice([rng.randint(0, 99), rng.randint(1000, 9999), round(rng.uniform(1.5, 99), 1)])
    if unit is Unit.COUNT:
        amount = int(amount)
    if unit is Unit.PERCENT:
        amount = min(amount, 100)
    cells = dict.fromkeys(COLUMNS, "") | {"indicator": name, "period": quarter_written(rng, quarter)}
    if rng.random() < 0.25:
        return odd(rng, cells, Meant(number + 1, quarter, None))
    cells["value"] = number_written(rng, amount, unit)
    return [cells[name] for name in COLUMNS], Meant(number + 1, quarter, float(amount))


def quarter_written(rng: random.Random, quarter: Period) -> str:
    first, last, years = quarter.start, quarter.end, quarter.label[-7:]
    return rng.choice(
        [
            *(quarter.label, quarter.code, quarter.short, f"{years[2:]} Q{quarter.quarter}", quarter.long),
            *(f"Q{quarter.quarter} ({first:%b}-{last:%b}) {years}", f"{first:%b}-{last:%b} {years}"),
            *(
                f"quarter ending {last:%d/%m/%y}",
                f"3 months to {last:%B %Y}",
                f"{first:%b %y} - {last:%b %y}",
            ),
        ]
    )


def number_written(rng: random.Random, amount: float, unit: Unit) -> str:
    plain = f"{amount:,}"
    ways = [str(amount), plain, plain.replace(",", " "), plain.replace(",", "\u00a0")]
    if isinstance(amount, float):
        ways.append(str(amount).replace(".", ","))
    if unit is Unit.PERCENT:
        ways += [f"{amount}%", f"{amount} %"]
    if unit is Unit.MONEY:
        ways += [f"£{amount}", f"£{plain}"]
    return rng.choice(ways)


ODD = (
    "<5",
    "-",
    "n/a",
    "suppressed",
    "[c]",
    "TBC",
    "=1+1",
    "#N/A",
    "7/12",
    "012",
    "4 7",
    "1e999",
    "٣",
    "x",
)
READ_AS = {
    "<5": "c",
    "suppressed": "c",
    "[c]": "c",
    "x": "x",
}  # marks that say among numbers why there is none
FRACTIONS = ("1", "0.79")  # of a percentage
ODD_PERIODS = (
    "2011-12-01",
    "45838",
    "Q5 2018/19",
    "11/12",
    "YTD 2024/25",
    "31/02/2025",
    "",
    "soon",
    "w/e 2 July",
)


def odd(rng: random.Random, cells: dict[str, str], meant: Meant) -> Row:
    """A row with something in it that cannot be read, or only as the symbol that it says."""
    match rng.randrange(6):
        case 0:
            cells["value"] = mark = rng.choice(ODD + FRACTIONS * (meant.indicator == 1))
            if mark in READ_AS:
                return list(cells.values()), meant._replace(value=None, symbol=READ_AS[mark])
        case 1:
            cells["value"], cells["period"] = "8", rng.choice(ODD_PERIODS)
        case 2:
            cells["symbol"] = symbol = rng.choice(["c", "[c]", "Suppressed", "x", "[x]", "z", "(z)"])
            return list(cells.values()), meant._replace(
                symbol=symbol.strip("[]()")[:1].casefold().replace("s", "c")
            )
        case 3:
            cells["value"], cells["note"] = "8", "Childrenâ€™s"
        case 4:
            cells["value"], cells["category"] = "8", rng.choice(["#REF!", "2025-04-01", "nowhere"])
        case _:
            cells["value"], cells["indicator"] = "8", rng.choice(["", "moovs", "=moves", "‮", "x" * 400])
    return list(cells.values()), None


def as_csv(rows: list[list[str]], rng: random.Random) -> tuple[bytes, str]:
    text = StringIO()
    writer = csv.writer(text, delimiter=rng.choice(",;\t"))
    writer.writerows([COLUMNS, *rows])
    return text.getvalue().encode(rng.choice(["utf-8", "utf-8-sig", "utf-16"])), "figures.csv"


def as_xlsx(rows: list[list[str]], rng: random.Random) -> tuple[bytes, str]:
    """Numbers as numbers, as text, or as the result of a formula; some rows hidden."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, COLUMNS)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if (
                cell
                and cell.isascii()
                and cell.replace(".", "", 1).isdigit()
                and cell[0] != "0"
                and rng.random() < 0.7
            ):
                number = float(cell)
                if rng.random() < 0.3:
                    sheet.write_formula(at, column, "=1", None, number)
                else:
                    sheet.write_number(at, column, number * (1 + rng.choice([0, 1e-16])))
            elif cell:
                sheet.write_string(at, column, cell)
        if rng.random() < 0.1:
            sheet.set_row(at, None, None, {"hidden": True})
    book.close()
    return file.getvalue(), "figures.xlsx"


def wrong_in(rows: list[Row], read: RowsRead) -> list[str]:
    """What was read otherwise than it was meant."""
    wrong = []
    for number, (cells, meant) in enumerate(rows, 2):
        found = next((row for row in read.rows if row.number == number), None)
        if found is None or found.figure is None:
            if found is not None and not found.faults:
                wrong.append(f"{cells}: neither read nor refused")
            continue
        figure = found.figure
        if meant is None or (figure.key.indicator, figure.key.period) != meant[:2]:
            wrong.append(f"{cells}: read as {figure}")
        elif meant.value is not None and abs((figure.amounts.value or 0) - meant.value) > 1e-9:
            wrong.append(f"{cells}: read as {figure.amounts.value}")
        elif meant.value is None and figure.amounts.symbol != meant.symbol:
            wrong.append(f"{cells}: read as {figure.amounts}")
    return wrong


def try_one(seed: int) -> tuple[str, list[str]]:
    """How the file ended, and what was wrong with that."""
    rng = random.Random(seed)
    rows = [a_row(rng) for _ in range(rng.randint(1, 6))]
    make: Callable = rng.choice([as_csv, as_csv, as_csv, as_xlsx])
    content, name = make([cells for cells, _ in rows], rng)
    began = time.process_time()
    try:
        read = read_each(BytesIO(content), name, CATALOGUE)
    except FileRefused as refused:
        return "refused", [] if all(fault.remedy for fault in refused.faults) else [
            "a fault without a remedy"
        ]
    wrong = wrong_in(rows, read)
    if time.process_time() - began > SLOWEST:
        wrong.append(f"it took {time.process_time() - began:.1f} s")
    taken = sum(row.figure is not None for row in read.rows)
    return "all rows read" if taken == len(read.rows) else "some rows refused", wrong


def main(files: int, seed: int) -> int:
    """Workbooks are read in this process: what is tried is how they are read, not how they are kept apart."""
    ended: Counter[str] = Counter()
    told = []
    with mock.patch.object(
        figure_files, "read_table_apart", lambda file, name, limits, largest: read_table(file, name)
    ):
        for one in range(seed, seed + files):
            how, wrong = try_one(one)
            ended[how] += 1
            told += [f"{one}: {words}" for words in wrong]
    sys.stdout.write(f"{files:,} files: {dict(ended)}; {len(told)} wrong\n" + "\n".join(told[:30]) + "\n")
    return len(told)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
