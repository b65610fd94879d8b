"""A section's workbook: what can be filled in, what is locked, and that it comes back as it went out."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import load_workbook as open_xlsx
from openpyxl.utils import get_column_letter
from python_calamine import load_workbook

from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.amounts.words import typed_words
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.known_indicators import Catalogue, KnownIndicator
from indicators.catalogue.versions.words import NAMES
from indicators.checks.facts import CategoryFacts, CheckedCell
from indicators.files.figure_files import RowRead, read_each
from indicators.intake.landing import Home, Incoming, Landing, Outcome, land
from indicators.intake.landing import Known as Standing
from indicators.intake.remedies import FOR_OFFICERS
from indicators.intake.templates.ods import write_ods
from indicators.intake.templates.sheet import COLUMNS, INPUTS, About, template_of
from indicators.intake.templates.xlsx import write_xlsx
from indicators.terms.periods import Frequency, Period
from indicators.terms.safe_cells import runs
from indicators.terms.targets import TargetInForce
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period
from tests.figures import facts, recorded

Q2 = parse_period("2018/19 Q2")
NOTHING = Typed()
ABOUT = About("Exampleton Council", "Stable homes", Q2.label, illustrative=True)
WRITERS = {"xlsx": write_xlsx, "ods": write_ods}
KINDS = tuple(WRITERS)
NS = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}


def measure(number: int, **changes) -> IndicatorFacts:
    usual = {"code": f"measure-{number}", "title": f"Measure {number}", "denominator": "all children in care"}
    return facts(**{"id": number, "numerator": "children with three or more homes", **usual, **changes})


def cell(number: int, typed: Typed = NOTHING, period: Period = Q2, category=None, **fields) -> CheckedCell:
    about = {
        name: fields.pop(name) for name in tuple(fields) if name in {*NAMES, *IndicatorFacts.__annotations__}
    }
    key = CellKey(number, category.id if category else None, period)
    return CheckedCell(key, measure(number, **about), category, typed, **fields)


EAST = CategoryFacts(71, "East team", 9, "Team", "breakdown")
RECORDED = recorded(Q2, 8.0, 100.0, 8.0, note="As counted")
CELLS = [
    cell(
        1,
        Typed(numerator="47", denominator="563", status="provisional", note="Late returns", answer="Counted"),
        previous=recorded(Q2.previous(), 50, 560, 50 / 560 * 100),
        year_before=recorded(Q2.year_before(), symbol="z"),
    ),
    cell(2, Typed(commentary="More homes were found.\n\nTwo more open in June.")),
    cell(2, Typed(value="8.5"), category=EAST),
    cell(3, typed_of_figure(RECORDED.amounts, Unit.PERCENT), now=RECORDED),
    cell(4, Typed(value="1 012"), unit=Unit.COUNT, denominator="", numerator="referrals"),
    cell(5, Typed(symbol="p", note="expected Quarter 4 2018/19")),
    cell(6, Typed(value="-12.5"), unit=Unit.MONEY),
    cell(7, Typed(numerator="3", denominator="7", note="-5% on last year\nin two lines")),
    cell(8, Typed(value="0.1"), unit=Unit.RATE),
    cell(9, Typed(numerator="=1+1")),
    cell(10, Typed(value="12"), period=parse_period("2018-08"), unit=Unit.COUNT),
    cell(11, Typed(value="12"), period=parse_period("2017/18 academic year"), unit=Unit.COUNT),
    cell(12, Typed(value="12"), period=parse_period("31 March 2018"), unit=Unit.COUNT),
    cell(13, Typed(value="12"), period=parse_period("2017/18"), unit=Unit.COUNT),
]
LOCKED = {CELLS[3].key}
TARGETS = {1: TargetInForce(9.0, 1.0)}


def template(cells=CELLS, locked=frozenset(LOCKED)):
    return template_of(ABOUT, cells, locked, TARGETS, {71: "east"})


def figures_in(content: bytes) -> list[dict]:
    table = load_workbook(BytesIO(content)).get_sheet_by_name("Figures").to_python()
    return [dict(zip((name.casefold() for name in table[0]), line, strict=True)) for line in table[1:]]


def read_back(content: bytes, kind: str, cells=CELLS, locked=LOCKED) -> list[tuple[RowRead, Landing | None]]:
    """What bringing the file in would do, row by row; None for a row with a fault of its own."""
    catalogue = Catalogue(
        KnownIndicator(
            measure(number, unit=each.indicator.unit, frequency=each.key.period.frequency),
            (f"Measure {number}",),
            {"east": 71},
            ("east",),
        )
        for number, each in {each.key.indicator: each for each in reversed(cells)}.items()
    )
    homes = {
        each.key.indicator: Home(
            1,
            "Stable homes",
            Frequency.QUARTER,
            parse_period("2017/18 Q4"),
            each.key.period.frequency,
            each.indicator.unit,
            0,
        )
        for each in cells
    }
    standing = Standing(
        date(2020, 1, 1),
        homes,
        typed={each.key: each.typed for each in cells if each.key not in locked and not each.typed.blank},
        recorded={each.key: each.typed for each in cells if each.key in locked},
    )
    read = read_each(BytesIO(content), f"stable-homes.{kind}", catalogue)
    return [
        (row, land(Incoming(row.figure, read.given), standing, FOR_OFFICERS) if row.figure else None)
        for row in read.rows
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_brought_back_as_it_went_out_changes_nothing(kind):
    landed = read_back(WRITERS[kind](template()), kind)
    outcomes = {row.number: landing.outcome if landing else None for row, landing in landed}
    expected = dict.fromkeys(range(2, len(CELLS) + 2), Outcome.SAME)
    assert outcomes == {**expected, 3: Outcome.EMPTY, 11: None}
    [wrong] = landed[9][0].faults
    assert wrong.column == "numerator" and wrong.read == "=1+1"


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_fills_it_in_sees_what_is_counted_its_past_and_its_target(kind):
    rows = figures_in(WRITERS[kind](template()))
    first, second, third, fourth = rows[:4]
    assert (first["indicator title"], first["period"]) == ("Measure 1", "Quarter 2 2018/19")
    assert (first["what is counted"], first["out of what"]) == (
        *("children with three or more homes", "all children in care"),
    )
    assert (first["previous period"], first["same period last year"]) == ("9%", "not applicable")
    assert (first["target"], first["typed or recorded"]) == (
        *("9%", "8%, 47 of 563, provisional, “Late returns”"),
    )
    assert (first["numerator"], first["denominator"], first["value"]) == (47, 563, "")
    assert (second["numerator"], second["status"], second["target"]) == ("", "", "")
    assert (first["answer"], second["commentary"].split()[0]) == ("Counted", "More")
    assert (third["category label"], third["category"], third["value"]) == ("East team", "east", 8.5)
    assert (fourth["numerator"], fourth["note"]) == (8, "As counted")
    assert (rows[4]["value"], rows[6]["value"]) == (1012, -12.5)


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_sheet_says_how_to_fill_it_in_and_what_the_symbols_mean(kind):
    book = load_workbook(BytesIO(WRITERS[kind](template())))
    assert book.sheet_names == ["Figures", "How to fill it in"]
    said = dict(line[:2] for line in book.get_sheet_by_name("How to fill it in").to_python())
    assert said["Section"] == "Stable homes" and said["Data"].startswith("Illustrative data")
    assert said["Symbol x"] == "Not available" and "Symbol k" not in said


def test_only_the_inputs_of_rows_that_are_not_recorded_can_be_typed_into_in_excel():
    sheet = open_xlsx(BytesIO(write_xlsx(template())))["Figures"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet.freeze_panes == "C2"
    for row in range(1, sheet.max_row + 1):
        for place, column in enumerate(COLUMNS, 1):
            open_cell = row > 1 and row != 5 and column in INPUTS and (row, column) != (4, "commentary")
            assert sheet.cell(row, place).protection.locked is not open_cell, (row, column)


def test_excel_offers_lists_for_symbol_and_status_and_takes_only_numbers_for_numbers():
    sheet = open_xlsx(BytesIO(write_xlsx(template())))["Figures"]

    def rule(column: str, row: int):
        address = f"{get_column_letter(COLUMNS.index(column) + 1)}{row}"
        found = [each for each in sheet.data_validations.dataValidation if address in each.sqref]
        return found[0] if found else None

    assert (rule("symbol", 2).type, rule("symbol", 2).formula1) == ("list", '"c,z,x,u,low,p"')
    assert rule("status", 2).formula1 == '"provisional,final"'
    assert (rule("value", 2).type, rule("value", 2).formula2) == ("decimal", "100")
    assert float(rule("value", 8).formula1) < 0 and float(rule("numerator", 2).formula1) == 0
    assert rule("numerator", 5) is None and rule("symbol", 5) is None
    assert rule("note", 2).type == "textLength"


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def attribute(element, name: str) -> str | None:
    prefix, _, local = name.partition(":")
    return element.get(f"{{{NS[prefix]}}}{local}")


def test_only_the_inputs_of_rows_that_are_not_recorded_can_be_typed_into_in_opendocument():
    content = part(write_ods(template()), "content.xml")
    open_styles = {
        attribute(style, "style:name")
        for style in content.iterfind(".//style:style", NS)
        if any(
            attribute(each, "style:cell-protect") == "none"
            for each in style.iterfind("style:table-cell-properties", NS)
        )
    }
    sheets = content.findall(".//table:table", NS)
    assert [attribute(sheet, "table:protected") for sheet in sheets] == ["true", "true"]
    assert all(attribute(sheet, "table:protection-key") is None for sheet in sheets)
    for number, row in enumerate(sheets[0].iterfind("table:table-row", NS), 1):
        for column, each in zip(COLUMNS, row.iterfind("table:table-cell", NS), strict=True):
            open_cell = number not in (1, 5) and column in INPUTS and (number, column) != (4, "commentary")
            assert (attribute(each, "table:style-name") in open_styles) is open_cell, (number, column)
            assert bool(attribute(each, "table:content-validation-name")) is open_cell


def test_opendocument_offers_lists_and_keeps_the_headings_in_sight():
    content = write_ods(template())
    rules = {
        attribute(rule, "table:name"): rule
        for rule in part(content, "content.xml").iterfind(".//table:content-validation", NS)
    }
    conditions = {attribute(rule, "table:condition") for rule in rules.values()}
    assert 'of:cell-content-is-in-list("c";"z";"x";"u";"low";"p")' in conditions
    assert 'of:cell-content-is-in-list("provisional";"final")' in conditions
    assert "of:cell-content-is-decimal-number() and cell-content-is-between(0,100)" in conditions
    items = {
        attribute(item, "config:name"): item.text
        for item in part(content, "settings.xml").iterfind(".//config:config-item", NS)
    }
    assert (items["HorizontalSplitPosition"], items["VerticalSplitPosition"]) == ("2", "1")


HOSTILE = (
    "=1+1",
    "+44",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '"=1',
    "' =1",
    "＝1",
    '=HYPERLINK("x")',
    "=cmd|'/c'!A1",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_it_runs(kind, text):
    category = CategoryFacts(71, text, 9, text, "breakdown")
    cells = [
        cell(
            1,
            Typed(numerator=text, note=text),
            title=text,
            numerator=text,
            denominator=text,
            category=category,
        )
    ]
    about = About(text, text, text, illustrative=False)
    content = WRITERS[kind](template_of(about, cells, set(), {}, {71: text}))
    book = load_workbook(BytesIO(content))
    texts = [
        value
        for name in book.sheet_names
        for line in book.get_sheet_by_name(name).to_python()
        for value in line
        if isinstance(value, str)
    ]
    assert texts and not [value for value in texts if runs(value) and not value.startswith("'")]
    inside = b"".join(part_of for part_of in parts_of(content))
    assert b"<f>" not in inside and b"table:formula" not in inside and b"<hyperlink " not in inside


def parts_of(content: bytes):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_filled_in_is_read(kind):
    cells = [cell(1), cell(2), cell(3, Typed(value="8"))]
    filled = [
        cell(1, Typed(numerator="47", denominator="563")),
        cell(2, Typed(symbol="x", note="System down")),
        cell(3, Typed(value="9")),
    ]
    content = WRITERS[kind](template_of(ABOUT, filled, set(), {}, {}))
    landed = [landing for _, landing in read_back(content, kind, cells, set())]
    assert [each.outcome for each in landed] == [Outcome.NEW, Outcome.NEW, Outcome.CHANGED]
    words = [typed_words(each.typed, Unit.PERCENT, 0) for each in landed]
    assert words == ["8%, 47 of 563", "x: not available, “System down”", "9%"]
    assert landed[0].typed == Typed(numerator="47", denominator="563")
