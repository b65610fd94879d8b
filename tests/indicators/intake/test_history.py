"""History comes in with a council's own workbook: one settles how it reads, another approves the whole of it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.entry.actions import save_entries
from indicators.figures.actions import SourceFacts, record_figures
from indicators.intake.history.actions import clear_old_history
from indicators.intake.history.querysets import KEPT_FOR, key_of
from indicators.models import Figure, HistoryFigure, HistoryFile, HistoryStep, OwnLayout, OwnWords, Source
from indicators.terms.written_periods import parse_period
from indicators.worklist.reminders.querysets import digests
from tests.factories import CategoryFactory, FigureFactory, MembershipFactory
from tests.history import DOUBT, LABEL, Archive, Desk
from tests.sections import share
from tests.uploads import csv_of

pytestmark = pytest.mark.django_db
State = HistoryFile.State


@pytest.fixture
def archive(monkeypatch):
    made = Archive()
    made.be_read(monkeypatch)
    return made


@pytest.fixture
def officer(archive):
    return Desk(archive, archive.officer)


@pytest.fixture
def approver(archive):
    return Desk(archive, archive.approver)


def previewed(archive, officer) -> HistoryFile:
    officer.bring()
    officer.send("_file", archive.file.pk, do="preview", remember="on")
    return archive.file


def reminded(archive) -> dict:
    return {letter.user: letter.subject for letter in digests([archive.council], timezone.localdate())}


def sent(archive, officer) -> HistoryFile:
    file = previewed(archive, officer)
    officer.send("_preview", file.pk, do="send")
    return archive.file


@pytest.mark.slow
def test_years_before_the_calendar_come_in_by_one_approval_and_say_where_each_figure_stood(
    archive, officer, approver
):
    text = officer.bring()
    assert "9 figures: 6 come in, 3 wait." in text and "0 of 1 doubt settled" in text
    assert "Two measures may be meant." in text and "Target" in text
    answer = f"indicator:{archive.indicators[1].code}"
    text = officer.send("_file", archive.file.pk, do="answer", answer=answer, remember="on")
    assert "9 figures: 9 come in." in text and "1 of 1 doubt settled" in text
    text = officer.send("_file", archive.file.pk, do="preview", remember="on")
    assert "New" in text and not Figure.objects.exists()
    officer.send("_preview", archive.file.pk, do="send")
    assert archive.file.state == State.SENT
    home = approver.read(approver.client.get(f"/{approver.slug}/"))
    assert "History, board.xlsx: for you to approve" in home
    assert "1 to approve" in reminded(archive)[archive.approver]
    text = approver.open("_approval", archive.file.pk)
    assert "A performance officer sent it" in text and "9 figures come in" in text and LABEL in text
    approver.send("_approval", archive.file.pk, decision="approve")
    assert archive.file.state == State.LANDED and not bytes(archive.file.cells)
    figures = Figure.objects.current().select_related("source")
    assert figures.count() == 9
    first = figures.get(cell="Board!C5")
    assert (first.numerator, first.period.code) == (8.0, "2015-16-Q1")
    assert (first.source.kind, first.source.file_name) == (Source.Kind.HISTORY, "board.xlsx")
    assert (first.created_by, first.source.approved_by) == (archive.officer, archive.approver)
    key = f"{first.indicator_id}-0-2015-16-Q1"
    said = officer.read(officer.client.get(f"/{officer.slug}/figures/cell/{key}/"))
    assert "Brought in as history: board.xlsx, cell Board!C5" in said and "The head of service" in said
    (link,) = officer.page.xpath("//a[text()='See it in the sheet']/@href")
    officer.read(officer.client.get(link))
    assert officer.page.xpath("//td[@id='cell']")[0].text_content().split()[0] == "8.0%"
    assert AuditEntry.objects.filter(verb="approved a file of history", by=archive.approver).count() == 1
    # The next file of these words and headings asks nothing, and the same figures change nothing
    assert OwnWords.objects.get().indicator == archive.indicators[1] and OwnLayout.objects.count() == 1
    text = officer.bring()
    assert "9 figures: 9 come in." in text and "approved before" in text
    text = officer.send("_file", archive.file.pk, do="preview")
    assert "No figure of this file would change anything" in text
    officer.open("_words")
    officer.send("_words", words=OwnWords.objects.get().pk)
    officer.send("_words", layout=OwnLayout.objects.get().pk)
    assert not OwnWords.objects.exists() and not OwnLayout.objects.exists()


def test_what_stands_stays_unless_its_file_s_figure_is_ticked_with_a_reason(archive, officer, approver):
    for at, value in ((0, 8.0), (1, 7.0)):
        FigureFactory(
            council=archive.council,
            indicator=archive.indicators[at],
            start="2015-04-01",
            numerator=value,
            denominator=100,
            value=value,
        )
    file = previewed(archive, officer)
    kinds = {row.cell: (row.kind, row.chosen) for row in HistoryFigure.objects.all()}
    assert kinds["Board!C5"] == ("5-unchanged", False)
    assert kinds["Board!C6"] == ("2-correction", False)
    assert kinds["Board!D6"] == ("4-added", True)
    text = officer.send("_preview", file.pk, do="all:2-correction")
    text = officer.send("_preview", file.pk, do="send", reason="")
    assert "Say why these recorded figures change." in text and archive.file.state == State.PREVIEWED
    officer.send("_preview", file.pk, do="send", reason="Late returns are counted.")
    approver.open("_approval", file.pk)
    approver.send("_approval", file.pk, decision="approve")
    revised = Figure.objects.current().get(cell="Board!C6")
    assert (revised.reason, revised.supersedes.value) == ("Late returns are counted.", 7.0)


def test_whoever_worked_on_a_file_does_not_approve_it(archive, officer):
    file = sent(archive, officer)
    MembershipFactory(user=archive.officer, council=archive.council, role=Role.APPROVER)
    text = officer.open("_approval", file.pk)
    assert "Somebody who did none of that has to approve it" in text
    text = officer.send("_approval", file.pk, decision="approve", seen=file.sent_at.isoformat())
    assert archive.file.state == State.SENT and not Figure.objects.exists()


def test_it_is_returned_with_remarks_taken_back_and_thrown_away(archive, officer, approver):
    file = sent(archive, officer)
    approver.open("_approval", file.pk)
    assert "Say what has to be put right" in approver.send("_approval", file.pk, decision="return")
    approver.send("_approval", file.pk, decision="return", remarks="Which years are these?")
    assert archive.file.state == State.OPEN
    assert "1 returned" in reminded(archive)[archive.officer]
    assert "Which years are these?" in officer.open("_file", file.pk)
    officer.send("_file", file.pk, do="preview")
    officer.send("_preview", file.pk, do="send")
    # What the approver saw before is not what waits now
    text = approver.send("_approval", file.pk, decision="approve", seen=file.sent_at.isoformat())
    assert "sent again after you opened it" in text
    officer.open("_file", file.pk)
    officer.send("_file", file.pk, do="take-back")
    assert archive.file.state == State.PREVIEWED
    officer.send("_file", file.pk, do="discard")
    kept = HistoryFile.objects.get()
    assert kept.state == State.DROPPED and not kept.proposal and not kept.figures.exists()
    verbs = list(HistoryStep.objects.values_list("verb", flat=True))
    assert verbs == ["sent", "returned", "sent", "taken back"]
    assert not Figure.objects.exists()


def test_what_was_recorded_or_typed_meanwhile_stops_the_whole_file(archive, officer, approver):
    file = sent(archive, officer)
    row = HistoryFigure.objects.get(cell="Board!D5")
    record_figures(
        council=archive.council,
        rows=[ReportedFigure(key_of(row), Amounts(3.0, 100.0, 3.0))],
        source=SourceFacts(),
        by=archive.colleague,
    )
    approver.open("_approval", file.pk)
    text = approver.send("_approval", file.pk, decision="approve")
    assert "Board!D5" in text and "nothing was recorded" in text
    assert archive.file.state == State.SENT
    assert not Figure.objects.filter(source__kind=Source.Kind.HISTORY).exists()


def test_what_is_typed_in_a_section_is_left_alone(archive, officer):
    period = parse_period("2015/16 Q1")
    key = CellKey(archive.indicators[0].pk, None, period)
    save_entries(
        collection=archive.collection,
        period=period,
        typed={key: share("9")},
        shown={key: Typed().digest},
        by=archive.colleague,
    )
    previewed(archive, officer)
    row = HistoryFigure.objects.get(cell="Board!C5")
    assert row.kind == "1-refused" and "typed here" in row.faults[0]["problem"]


def test_a_row_that_was_taken_for_another_measure_is_put_right_in_this_file_and_the_next(archive, officer):
    wrong, right = archive.indicators
    officer.bring()
    text = officer.open("_file", f"{archive.file.pk}")
    (change,) = officer.page.xpath("//a[@aria-label='Change what row 5 is']/@href")
    text = officer.read(officer.client.get(officer.at("_file", archive.file.pk) + change.split("#")[0]))
    assert f"What is “% of {wrong.title}”?" in text and "3 figures of this file" in text
    label = f"% of {wrong.title}"
    officer.send("_file", archive.file.pk, do="name", label=label, code=right.code, remember="on")
    assert archive.file.answers[f"name:{label.casefold()}"]["answer"] == right.code
    rows = archive.file.proposal["rows"]
    assert {row["indicator"] for row in rows if row["label"] == label} == {right.code}
    assert OwnWords.objects.get().written == label
    text = officer.send("_file", archive.file.pk, do="name", label=label, code="", was=wrong.code)
    assert "Their answer stands" in text


def test_what_is_left_out_is_taken_back_and_a_row_can_be_a_band_of_a_measure():
    archive = Archive()
    officer = Desk(archive, archive.officer)
    title = archive.indicators[0].title
    category = CategoryFactory(breakdown__indicator=archive.indicators[0], label="Boys", code="boys")
    sheet = f"Measure,2015/16 Q1,2015/16 Q2,YTD\n{title},8.25,9,17\nof which lads,4.5,5.5,10\n".encode()
    assert "Column D: YTD" in officer.bring(sheet, "board.csv")
    line = "back:column:D"
    file = archive.file
    assert not bytes(file.content) and bytes(file.cells)
    text = officer.send("_file", file.pk, do="take-line", line=line, period="some time")
    assert "Which period is it?" in text
    text = officer.send("_file", file.pk, do="take-line", line=line, period="2015/16")
    assert "Column D: YTD, read as 2015/16" in text
    assert "2015/16" in {row["period"] for row in archive.file.proposal["rows"]}
    officer.send("_file", file.pk, do="leave-out", line=line)
    assert "2015/16" not in {row["period"] for row in archive.file.proposal["rows"]}
    part = f"{archive.indicators[0].code}/boys"
    doubt = next(one["key"] for one in archive.file.proposal["doubts"] if one["label"] == "of which lads")
    officer.open("_file", file.pk)
    officer.send("_file", file.pk, do="answer", doubt=doubt, answer="other", other=part, remember="on")
    assert OwnWords.objects.get().category == category
    text = officer.send("_file", file.pk, do="preview")
    assert HistoryFigure.objects.filter(category=category).count() == 2 and "8.25%" in text


def test_the_checks_of_a_section_are_asked_of_a_file_and_shown_before_it_is_approved():
    archive = Archive()
    officer, approver = Desk(archive, archive.officer), Desk(archive, archive.approver)
    first, second = (one.title for one in archive.indicators)
    sheet = f"Measure,2015/16 Q1,2015/16 Q2,2015/16 Q3\n{first},8.25,9.5,61.5\n{second},9.5,,\n"
    officer.bring(sheet.encode(), "board.csv")
    text = officer.send("_file", archive.file.pk, do="preview")
    asked = {row.cell: row.remarks for row in HistoryFigure.objects.all() if row.remarks}
    assert list(asked) == ["D2"] and "a large step" in asked["D2"][0] and asked["D2"][0] in text
    assert "1 figure wants a look" in text
    text = officer.send("_preview", archive.file.pk, do="send")
    assert "or answer here" in text and archive.file.state == State.PREVIEWED
    officer.send("_preview", archive.file.pk, do="send", answer="Two homes closed.")
    text = approver.open("_approval", archive.file.pk)
    assert asked["D2"][0] in text and "Two homes closed." in text


def test_two_officers_do_not_answer_over_each_other(archive, officer):
    officer.bring()
    colleague = Desk(archive, archive.colleague)
    colleague.open("_file", archive.file.pk)
    officer.send("_file", archive.file.pk, do="answer", answer=f"indicator:{archive.indicators[1].code}")
    text = colleague.send(
        "_file", archive.file.pk, do="answer", answer="other", other=archive.indicators[0].code
    )
    assert "Their answer stands" in text
    assert archive.file.answers[DOUBT]["answer"] == f"indicator:{archive.indicators[1].code}"
    assert "waits already" in colleague.bring()


def test_a_file_with_our_columns_that_is_too_early_for_its_section_comes_in_as_history(archive, officer):
    code = archive.indicators[0].code
    rows = (f"{code},2015/16 Q2,,8,100,,,provisional,Late", f"{code},2015/16 Q3,,,,,x,,No data")
    officer.bring(csv_of(*rows, f"{code},2015/16,,120,100,,,,"), "figures.csv")
    proposal = archive.file.proposal
    read = [(row["cell"], row["status"], row["symbol"], row["note"]) for row in proposal["rows"]]
    assert read == [("row 2", "provisional", "", "Late"), ("row 3", "final", "x", "No data")]
    assert "more than the denominator" in proposal["left_out"][0]["why"] and not proposal["doubts"]
    officer.send("_file", archive.file.pk, do="preview")
    assert set(HistoryFigure.objects.values_list("kind", flat=True)) == {"4-added"}


def test_the_command_reads_the_same_file_where_nothing_is_in_doubt(archive, officer, tmp_path):
    path = tmp_path / "board.xlsx"
    path.write_bytes(b"a workbook")
    asked = {"council": archive.council.gss_code, "own_layout": True}
    with pytest.raises(CommandError, match="Board!A9: Two measures may be meant"):
        call_command("import_figures", str(path), **asked)
    officer.bring()
    answer = f"indicator:{archive.indicators[1].code}"
    officer.send("_file", archive.file.pk, do="answer", answer=answer, remember="on")
    out = StringIO()
    call_command("import_figures", str(path), stdout=out, by=archive.officer.email, **asked)
    assert "9 added, 0 changed" in out.getvalue()
    figure = Figure.objects.get(cell="Board!C9")
    assert (figure.indicator, figure.source.kind) == (archive.indicators[1], Source.Kind.HISTORY)


def test_what_nobody_goes_on_with_is_cleared_away_unless_it_was_sent(archive, officer):
    file = sent(archive, officer)
    officer.bring(b"another workbook", "other.xlsx")
    HistoryFile.objects.update(changed_at=timezone.now() - 2 * KEPT_FOR)
    clear_old_history()
    assert HistoryFile.objects.get() == file


@pytest.mark.one_database
@pytest.mark.slow
def test_pages_cost_as_much_with_500_measures_as_with_five(monkeypatch):
    asked = []
    for measures in (5, 500):
        archive = Archive(measures)
        archive.be_read(monkeypatch)
        officer, approver = Desk(archive, archive.officer), Desk(archive, archive.approver)
        file = sent(archive, officer)
        approver.open("")
        counts = []
        for desk, name in ((officer, "_file"), (approver, "_approval")):
            with CaptureQueriesContext(connection) as queries:
                desk.open(name, file.pk)
            counts.append(len(queries))
        officer.send("_file", file.pk, do="take-back")
        for name in ("_file", "_preview"):
            with CaptureQueriesContext(connection) as queries:
                officer.open(name, file.pk)
            counts.append(len(queries))
        asked.append(counts)
    assert asked[0] == asked[1] and max(asked[0]) <= 20, asked
