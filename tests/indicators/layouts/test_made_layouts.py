"""Whatever the layout, the same figures come back or a doubt is raised; and no sheet is too odd to be read."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.files.books.cells import Area, BookCell, BookSheet, CellKind, Percent
from indicators.files.sheets import address
from indicators.layouts.labels.names import shipped_names
from indicators.layouts.proposals import KnownWords
from indicators.layouts.proposing import propose_book
from indicators.terms.vocabulary import Unit
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import Sheet, in_doubt, turned

PERCENTAGES = sorted(
    one.facts.code
    for one in shipped_catalogue().known
    if one.facts.unit is Unit.PERCENT and one.facts.frequency.value == "quarter"
)
TITLES = {one.facts.code: one.titles for one in shipped_catalogue().known}
QUARTERS = {
    "Q{q} {y}/{n}": True,
    "{y}/{n} Q{q}": True,
    "Quarter {q} {y}-{n}": True,
    "Q{q} {s}/{n}": True,
    "Q{q}": False,  # the year stands above it
}
EXTRA = ("Target {y}/{n}", "RAG", "England {y}/{n}", "Stat. neighbours", "YTD {y}/{n}", "Direction of travel")


@dataclass(frozen=True)
class Layout:
    """How one workbook is kept. `figures` are by (measure, quarter of 2022/23 on), percentages to one decimal."""

    codes: list[str]
    names: list[str]
    quarters: int
    heading: str
    percent: Percent
    text: bool
    spacer: bool
    extra: list[str]
    title_rows: int
    values: list[float]


@st.composite
def layouts(draw) -> Layout:
    codes = draw(st.lists(st.sampled_from(PERCENTAGES), min_size=2, max_size=5, unique=True))
    quarters = draw(st.integers(2, 8))
    names = [draw(st.sampled_from([TITLES[code][0], TITLES[code][1], *plain_names(code)])) for code in codes]
    value = st.integers(50, 980).map(lambda tenths: tenths / 10)
    return Layout(
        codes,
        names,
        quarters,
        draw(st.sampled_from(list(QUARTERS))),
        draw(st.sampled_from(list(Percent))),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.lists(st.sampled_from(EXTRA), max_size=3, unique=True)),
        draw(st.integers(0, 2)),
        draw(st.lists(value, min_size=len(codes) * quarters, max_size=len(codes) * quarters)),
    )


def plain_names(code: str) -> list[str]:
    return [f"% {name}" for name in shipped_names().get(code, ()) if "(" not in name]


def written(layout: Layout) -> tuple[BookSheet, dict[str, tuple[str, str, float]]]:
    """The sheet, and what it means: by cell an indicator, a period and a value."""
    made, wanted = Sheet(), {}
    top = layout.title_rows + 1
    for row in range(1, top):
        made.put(row, 0, f"Exampleton scorecard, page {row}")
    over = not QUARTERS[layout.heading]
    made.put(top + over, 0, "Measure")
    column = 1
    for quarter in range(layout.quarters):
        year, number = 2022 + quarter // 4, quarter % 4 + 1
        said = {"q": number, "y": year, "n": (year + 1) % 100, "s": year % 100}
        if number == 1 and quarter and layout.spacer:
            column += 1
        if over and number == 1:
            made.put(top, column, f"{year}/{(year + 1) % 100}")
        made.put(top + over, column, layout.heading.format(**said))
        for place, code in enumerate(layout.codes):
            value = layout.values[place * layout.quarters + quarter]
            at = top + over + 1 + place, column
            made.put(*at, f"{value}%" if layout.text else value, layout.percent)
            wanted[address(*at)] = (code, f"{year}/{(year + 1) % 100} Q{number}", value)
        column += 1
    for extra in layout.extra:
        made.put(top + over, column, extra.format(y=2023, n=24))
        for place in range(len(layout.codes)):
            made.put(top + over + 1 + place, column, 50.0, layout.percent)
        column += 1
    for place, name in enumerate(layout.names):
        made.put(top + over + 1 + place, 0, name)
    return made.book, wanted


@pytest.mark.slow
@settings(max_examples=60)
@given(layouts(), st.booleans())
def test_the_same_figures_come_back_or_are_in_doubt(layout, other_way):
    sheet, wanted = written(layout)
    if other_way and not layout.title_rows:
        sheet = turned(sheet)
        wanted = {turned_address(cell): said for cell, said in wanted.items()}
    proposal = propose_book([sheet], shipped_catalogue())
    found = {row.cell.partition("!")[2]: (row.indicator, row.period, row.value) for row in proposal.rows}
    doubted = {cell.partition("!")[2] for cell in in_doubt(proposal)}
    for cell, said in wanted.items():
        assert found.get(cell) == said or cell in doubted, (cell, said, found.get(cell))
    # nothing else comes in: targets, England and the like are none of the council's figures
    assert set(found) <= set(wanted) | doubted


def turned_address(cell: str) -> str:
    letters, digits = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return address(column, int(digits) - 1)


TEXTS = st.sampled_from(
    [
        "Q1",
        "2022/23",
        "Q2 2023/24",
        "England",
        "Target",
        "Numerator",
        "%",
        "n/a",
        "-",
        "*",
        "<5",
        "Apr-23",
        "12 months to June 2023",
        "Total",
        "2019",
        "Year",
        "q",
        "Children in care",
        "% of CLA with 3+ placements",
        "71 (15.9%)",
        "15/0",
        "YTD",
        "99/00",
        "31 February 2024",
        "\u202e12",
        "(",
        "see notes",
    ]
)
NUMBERS = st.sampled_from([0.0, 1.0, -1.0, 0.5, 1e12, 2019.0, 2020.0, 87.3, 1e-9])
DAYS = st.sampled_from(["2023-04-01", "2024-03-31", "1900-01-01", "9999-12-31", "no day"])


@st.composite
def odd_sheets(draw) -> BookSheet:
    cells = {}
    for row in range(1, draw(st.integers(2, 9))):
        for column in range(draw(st.integers(1, 6))):
            kind = draw(st.sampled_from("tttnnnd e"))
            if kind == "t":
                cells[row, column] = BookCell(row, column, CellKind.TEXT, draw(TEXTS))
            elif kind == "n":
                number = draw(NUMBERS)
                percent = draw(st.sampled_from(Percent))
                cells[row, column] = BookCell(row, column, CellKind.NUMBER, f"{number:g}", number, percent)
            elif kind in "de":
                shown = draw(DAYS) if kind == "d" else "#N/A"
                cells[row, column] = BookCell(row, column, CellKind(kind), shown)
    merged = draw(
        st.lists(st.builds(Area, st.integers(1, 4), st.integers(0, 3), st.integers(1, 9), st.integers(0, 9)))
    )
    return BookSheet(
        "Odd", False, cells, merged, draw(st.sets(st.integers(1, 8))), draw(st.sets(st.integers(0, 5)))
    )


@pytest.mark.slow
@settings(max_examples=30)
@given(odd_sheets())
def test_no_sheet_is_too_odd_and_none_counts_a_cell_twice(sheet):
    proposal = propose_book([sheet], shipped_catalogue())
    cells = [row.cell for row in (*proposal.rows, *proposal.waiting)]
    assert len(set(cells)) == len(cells)
    likely = {
        doubt.key: next((one.answer for one in doubt.choices if one.likely), doubt.choices[0].answer)
        for doubt in proposal.doubts
        if doubt.choices
    }
    propose_book([sheet], shipped_catalogue(), KnownWords(answers=likely))
