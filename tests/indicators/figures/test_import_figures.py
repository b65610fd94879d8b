"""manage.py import_figures: all or nothing, the same file again changes nothing, a changed cell is a revision."""

from io import StringIO
from threading import Barrier, Thread

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import council_catalogue, council_indicators
from indicators.figures.actions import ReasonNeeded, SourceFacts, record_figures
from indicators.management.commands.import_figures import Command
from indicators.models import Figure, Source
from indicators.terms.written_periods import parse_period
from tests.factories import (
    BreakdownFactory,
    CategoryFactory,
    CouncilFactory,
    IndicatorFactory,
    user_with_role,
)
from tests.figures import reported

pytestmark = pytest.mark.django_db
HEADINGS = "indicator,period,category,numerator,denominator,value,symbol,status,note\n"
MOVES = HEADINGS + "moves,2018/19 Q2,,47,563,,,provisional,\nmoves,2018/19 Q1,,45,560,8,,,\n"


@pytest.fixture
def council():
    IndicatorFactory(code="moves", title="Three or more homes")
    return CouncilFactory(gss_code="E06000047", slug="county-durham")


@pytest.fixture
def write(tmp_path):
    def write(text, name="figures.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def run(path, **options) -> str:
    out = StringIO()
    call_command("import_figures", str(path), stdout=out, **{"council": "E06000047", **options})
    return out.getvalue()


def refused(path, **options) -> str:
    with pytest.raises(CommandError) as problem:
        run(path, **options)
    return str(problem.value)


def test_who_is_named_needs_the_role_that_the_page_asks_for(council, write):
    elsewhere = user_with_role(CouncilFactory(), Role.PERFORMANCE_OFFICER)
    for person in (elsewhere, user_with_role(council, Role.APPROVER)):
        said = refused(write(MOVES), by=person.email)
        assert said.startswith(f"{person} may not enter and import figures at {council.name}.")
        assert "Nothing was saved." in said and not Figure.objects.exists()


def test_figures_are_recorded_with_their_source(council, write):
    officer = user_with_role(council, Role.PERFORMANCE_OFFICER)
    assert run(write(MOVES), by=officer.email) == "2 added, 0 changed, 0 unchanged.\n"
    figure = Figure.objects.current().get(start="2018-07-01")
    assert (figure.numerator, figure.denominator, figure.status) == (47, 563, "provisional")
    assert figure.value == pytest.approx(47 / 563 * 100)
    assert (figure.council, figure.created_by, figure.source.file_name) == (council, officer, "figures.csv")
    assert len(figure.source.file_sha256) == 64
    entry = AuditEntry.objects.get(verb="recorded figures")
    assert (entry.by, entry.council, read_detail(entry.detail)["added"].value) == (officer, council, 2)


def test_a_council_is_named_by_its_code_or_its_address(council, write):
    run(write(MOVES), council="county-durham")
    assert "There is no council E99. Councils here: E06000047 (county-durham)." in refused(
        write(MOVES), council="E99"
    )


def test_where_there_is_no_council_yet_the_next_step_is_named(write):
    with pytest.raises(CommandError, match="none yet, set one up with"):
        call_command("import_figures", write("x"), council="E06000047")


def test_a_trial_run_says_what_would_happen_and_saves_nothing(council, write):
    assert "2 added, 0 changed, 0 unchanged" in run(write(MOVES), dry_run=True)
    assert not Figure.objects.exists() and not Source.objects.exists() and not AuditEntry.objects.exists()


def test_the_same_file_again_changes_nothing(council, write):
    run(write(MOVES))
    before = (list(Figure.objects.values()), Source.objects.count(), AuditEntry.objects.count())
    assert run(write(MOVES)) == "0 added, 0 changed, 2 unchanged.\n"
    assert (list(Figure.objects.values()), Source.objects.count(), AuditEntry.objects.count()) == before


def test_a_changed_figure_needs_a_reason_and_becomes_a_revision(council, write):
    run(write(MOVES))
    changed = write(MOVES.replace("47,563", "49,563"))
    assert "1 figure already recorded would change" in refused(changed)
    assert Figure.objects.count() == 2
    assert run(changed, reason="Late returns added") == "0 added, 1 changed, 1 unchanged.\n"
    new = Figure.objects.current().get(start="2018-07-01")
    assert (new.numerator, new.reason, new.supersedes.numerator) == (49, "Late returns added", 47)
    assert not new.supersedes.is_current
    assert Figure.objects.current().count() == 2


def test_a_figure_changed_back_is_a_revision_too(council, write):
    for numerator in (47, 49, 47):
        run(write(MOVES.replace("47,563", f"{numerator},563")), reason="Counted again")
    assert Figure.objects.filter(start="2018-07-01").count() == 3
    assert Figure.objects.current().get(start="2018-07-01").numerator == 47


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("measure,quarter,number\nmoves,2018/19 Q2,8\n", 'The column "indicator" is missing'),
        (HEADINGS + "moves,2018/19 Q2,,4x7,563,,,,\n", "row 2, column numerator"),
        (HEADINGS + "moves,2018/19 Q2,,79%,100,,,,\n", "without the sign"),
        (HEADINGS + "moves,2018/19 Q2,,,,0.79,,,\n", "Write 79"),
        (HEADINGS + "moves,2018/19 Q2,,79,100,0.79,,,\n", "looks like a fraction"),
        (MOVES + "moves,2018/19 Q2,,1,2,,,,\n", "Row 2 already gives"),
        (HEADINGS + "moves,2018/19 Q2,,652,566,,,,\n", "652 is more than the denominator 566"),
        (HEADINGS + "mooves,2018/19 Q2,,,,8,,,\n", 'Did you mean "moves"?'),
        (HEADINGS + "moves,2018/19 Q7,,,,8,,,\n", "column period"),
        (HEADINGS, "no figures"),
        ("", "The file is empty"),
        (bytes(range(256)) * 20, "not text"),
        (HEADINGS + "moves,2018/19 Q2,,,,=A1+A2,,,\n", "formula"),
        ("x" * (21 * 1024 * 1024), "The file is 21.0 MB"),
    ],
)
def test_a_bad_file_is_told_what_is_wrong_and_changes_nothing(council, write, text, words):
    message = refused(write(text))
    assert words in message and "Nothing was saved" in message
    assert not Figure.objects.exists() and not Source.objects.exists() and not AuditEntry.objects.exists()


def test_one_bad_row_keeps_all_others_out(council, write):
    assert "1 fault" in refused(write(MOVES + "moves,2018/19 Q3,,,,many,,,\n"))
    assert not Figure.objects.exists()


def test_the_command_exits_with_1_for_a_bad_file(council, write, capsys):
    arguments = [
        "manage.py",
        "import_figures",
        str(write("a,b\n")),
        "--council",
        "E06000047",
        "--skip-checks",
    ]
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(arguments)
    assert ended.value.code == 1
    assert "Nothing was saved" in capsys.readouterr().err


def test_formulas_are_read_by_their_stored_results_and_hidden_rows_too_and_it_is_said(council, tmp_path):
    path = tmp_path / "figures.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["indicator", "period", "numerator", "denominator", "value"])
    sheet.write_row(1, 0, ["moves", "2018/19 Q2", 47, 563])
    sheet.write_formula("E2", "=C2/D2*100", value=8.348)
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    said = run(path, dry_run=True)
    assert "row 2 is hidden in the sheet" in said and "1 added" in said
    assert "Cell E2 holds a formula: read by its stored result" in said


def test_a_workbook_gives_the_same_figures_as_text(council, write, tmp_path):
    path = tmp_path / "figures.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for number, line in enumerate(MOVES.strip().splitlines()):
        for column, cell in enumerate(line.split(",")):
            if cell.isdigit():
                sheet.write_number(number, column, int(cell))
            elif cell:
                sheet.write_string(number, column, cell)
    book.close()
    run(path)
    assert run(write(MOVES)) == "0 added, 0 changed, 2 unchanged.\n"


def test_other_councils_are_neither_read_nor_changed(council, write):
    other = CouncilFactory(gss_code="E06000099")
    own = IndicatorFactory(code="visits", council=other)
    run(write(MOVES), council="E06000099")
    assert run(write(MOVES.replace("47", "48"))) == "2 added, 0 changed, 0 unchanged.\n"
    assert "no indicator of this code" in refused(write(HEADINGS + "visits,2018/19 Q2,,,,8,,,\n"))
    assert own not in council_indicators(council)


def test_a_councils_own_definition_stands_in_for_the_catalogues(council):
    own = IndicatorFactory(code="moves", council=council)
    assert list(council_indicators(council)) == [own]
    assert council_catalogue(council).find("MOVES").facts.id == own.pk


def test_categories_are_found_by_code_or_label_and_a_team_only_by_its_council(council, write):
    breakdown = BreakdownFactory(indicator__code="cases")
    CategoryFactory(breakdown=breakdown, code="under-20", label="Under 20")
    CategoryFactory(breakdown=breakdown, code="east", label="East", council=CouncilFactory())
    assert "1 added" in run(write(HEADINGS + "cases,2018/19 Q2,under 20,,,33,,,\n"))
    assert "no such category" in refused(write(HEADINGS + "cases,2018/19 Q2,east,,,33,,,\n"))
    assert [figure.category.label for figure in Figure.objects.current().for_council(council)] == ["Under 20"]


def rows_of(council, count, numerator=1.0):
    indicator = council_catalogue(council).find("moves").facts.id
    first = parse_period("1950/51 Q1")
    return [
        reported(CellKey(indicator, None, first.shift(n)), numerator, 100.0, numerator) for n in range(count)
    ]


def record(council, rows, **options):
    return record_figures(council=council, rows=rows, source=SourceFacts(), by=None, **options)


def test_five_hundred_figures_are_compared_in_the_queries_of_ten(council):
    def queries(count, numerator):
        """Inserts are left out: SQLite takes them in smaller portions."""
        with CaptureQueriesContext(connection) as caught:
            record(council, rows_of(council, count, numerator), reason="Counted again")
        return [query["sql"].split()[0] for query in caught if not query["sql"].startswith("INSERT")]

    queries(10, 1.0)
    assert queries(10, 2.0) == queries(500, 3.0) == queries(500, 4.0)


def test_figures_without_a_reason_for_their_change_are_not_half_saved(council):
    record(council, rows_of(council, 3))
    with pytest.raises(ReasonNeeded) as needed:
        record(council, rows_of(council, 5, 2.0))
    assert needed.value.changed == 3 and Figure.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_leave_one_current_figure_each(council):
    start, problems = Barrier(2), []

    def import_in_its_own_connection(numerator):
        try:
            rows = rows_of(council, 50, numerator)
            start.wait(timeout=20)
            record(council, rows, reason="Counted again")
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [Thread(target=import_in_its_own_connection, args=(number,)) for number in (1.0, 2.0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not problems
    assert Figure.objects.current().count() == 50 and Figure.objects.count() == 100
    assert len(set(Figure.objects.current().values_list("numerator", flat=True))) == 1
