"""An officer brings a file in: every row is shown with what it would do, and only the ticked ones are saved."""

from datetime import timedelta
from io import BytesIO

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.background.jobs import Lost, _turn_of
from accounts.models import AuditEntry, Job
from accounts.trail.parts import read_detail
from indicators.collection.commentary.actions import write_commentary
from indicators.collection.commentary.querysets import versions_in
from indicators.files import apart
from indicators.files.apart import Limits
from indicators.intake.uploads import actions, jobs
from indicators.intake.uploads.checking import actions as checking
from indicators.intake.uploads.querysets import State
from indicators.models import Commentary, Entry, Figure, Submission, Upload, UploadRow
from indicators.terms.row_kinds import Kind
from indicators.terms.safe_cells import runs
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    IndicatorFactory,
)
from tests.indicators.files.bombs import BOMBS
from tests.indicators.files.test_table_files import workbook
from tests.jobs import living_worker, work_off
from tests.sections import Percentages, share
from tests.uploads import HEADINGS, Desk, csv_of

pytestmark = pytest.mark.django_db
Q2, Q3 = "2018/19 Q2", "2018/19 Q3"
NEW, CHANGED = "New", "Changes of figures entered before"
CORRECTED, REFUSED = "Changes of approved figures", "Refused"
SAME, EMPTY = "As they are", "Left empty"


@pytest.fixture
def section():
    return Percentages()


@pytest.fixture
def desk(section):
    return Desk(section.council, section.officer)


def line(section, number: int, numerator="8", denominator="100", period=Q2, note="") -> str:
    return f"{section.indicators[number].code},{period},,{numerator},{denominator},,,,{note}"


def entries() -> dict[str, tuple[str, str]]:
    return {entry.indicator.code: (entry.numerator, entry.denominator) for entry in Entry.objects.all()}


def test_every_row_says_what_it_would_do_before_anything_is_saved(section, desk):
    section.save({section.keys[1]: share("9"), section.keys[2]: share("7")})
    desk.bring(
        csv_of(
            line(section, 0, "47", "563"),
            line(section, 1, "10"),
            line(section, 2, "7"),
            line(section, 0, "", "", period=Q3),
            line(section, 1, "120", period=Q3),
            f"nothing-like-it,{Q2},,1,2,,,,",
        )
    )
    assert desk.kinds() == {
        REFUSED: ("2", "–"),
        CHANGED: ("1", "1"),
        NEW: ("1", "1"),
        SAME: ("1", "–"),
        EMPTY: ("1", "–"),
    }
    title = section.indicators[0].title
    assert desk.rows(NEW) == [["2", title, "Quarter 2 2018/19", "–", "8%, 47 of 563"]]
    assert desk.rows(CHANGED)[0][3:] == ["9%, 9 of 100", "10%, 10 of 100"]
    [above, unknown] = desk.rows(REFUSED)
    assert above[0] == "6" and "numerator" in above[2] and "120" in above[2]
    assert "more than the denominator" in above[3] and above[4].startswith("The numerator is part")
    assert unknown[0] == "7" and "nothing-like-it" in unknown[1] and "no indicator of this code" in unknown[3]
    assert entries() == {section.indicators[1].code: ("9", "100"), section.indicators[2].code: ("7", "100")}


def test_what_is_saved_is_a_draft_in_its_section_and_no_figure_before_somebody_else_approves(section, desk):
    desk.bring(csv_of(*(line(section, number) for number in range(3))))
    desk.press("save")
    assert "saved as drafts" in desk.text and "3 new figures" in desk.text
    address = reverse(
        "indicators:entry", args=[section.council.slug, section.period, section.collection.slug]
    )
    assert desk.page.xpath(f"//main//a[@href='{address}']")
    assert Entry.objects.count() == 3 and not Figure.objects.exists()
    assert {entry.saved_by for entry in Entry.objects.all()} == {section.officer}
    assert section.submission.state == Submission.State.DRAFT
    section.submit()
    section.approve()
    assert Figure.objects.current().count() == 3
    kept = AuditEntry.objects.get(verb="saved a file's figures")
    detail = read_detail(kept.detail)
    assert detail["file"].value == "figures.csv" and len(detail["sha256"].value) == 64


def test_only_the_ticked_rows_are_saved(section, desk):
    desk.bring(csv_of(*(line(section, number) for number in range(3))))
    del desk.tick(3).attrib["checked"]
    desk.press("save")
    assert set(entries()) == {section.indicators[0].code, section.indicators[2].code}


def test_a_kind_is_ticked_or_left_out_as_a_whole(section, desk):
    section.save({section.keys[2]: share("7")})
    desk.bring(csv_of(*(line(section, number) for number in range(3))))
    desk.press("none:4-added")
    assert desk.kinds()[NEW] == ("2", "0") and desk.kinds()[CHANGED] == ("1", "1")
    desk.press("none:3-changed")
    desk.press("save")
    assert "No row is ticked" in desk.text and entries() == {section.indicators[2].code: ("7", "100")}
    desk.press("all:4-added")
    desk.press("save")
    assert len(entries()) == 3 and entries()[section.indicators[2].code] == ("7", "100")


def test_ticks_are_kept_from_page_to_page(section, desk, monkeypatch):
    monkeypatch.setattr("indicators.intake.bringing.querysets.PAGE_LENGTH", 2)
    monkeypatch.setattr("indicators.intake.bringing.presenters.PAGE_LENGTH", 2)
    desk.bring(csv_of(*(line(section, number) for number in range(3))))
    assert len(desk.page.xpath("//input[@name='row']")) == 2
    del desk.tick(2).attrib["checked"]
    desk.press("page:2")
    assert len(desk.page.xpath("//input[@name='row']")) == 1
    desk.press("page:1")
    assert desk.tick(2).get("checked") is None and desk.tick(3).get("checked") is not None
    desk.press("show:4-added")
    assert desk.kinds()[NEW] == ("3", "2")
    desk.press("save")
    assert set(entries()) == {section.indicators[1].code, section.indicators[2].code}


def test_an_approved_figure_changes_only_with_a_reason_and_becomes_a_correction(section, desk):
    section.approved("8")
    desk.bring(csv_of(line(section, 0, "12"), line(section, 1, "8")))
    assert desk.kinds() == {CORRECTED: ("1", "1"), SAME: ("1", "–")}
    assert desk.rows(CORRECTED)[0][3:] == ["8%, 8 of 100", "12%, 12 of 100"]
    desk.press("save")
    assert "Say why these recorded figures change." in desk.text and not Entry.objects.exists()
    assert desk.page.xpath("//textarea[@name='reason'][@aria-invalid='true']")
    desk.press("save", reason="Returns that came in late are counted")
    entry = Entry.objects.get()
    assert (entry.numerator, entry.reason) == ("12", "Returns that came in late are counted")
    assert entry.replaces == Figure.objects.current().get(indicator=section.indicators[0])
    assert Figure.objects.count() == 3
    section.submit()
    section.approve()
    now = Figure.objects.current().get(indicator=section.indicators[0])
    assert (now.numerator, now.supersedes.numerator) == (12, 8)
    assert now.reason == "Returns that came in late are counted"


def test_what_was_said_beside_a_figure_stays_when_a_file_changes_it(section, desk):
    key = section.keys[0]
    section.save({key: share("9", answer="Counted twice over", commentary="More homes", note="Late")})
    desk.bring(
        csv_of(f"{section.indicators[0].code},{Q2},10,100", headings="indicator,period,numerator,denominator")
    )
    desk.press("save")
    entry = Entry.objects.get()
    assert (entry.numerator, entry.answer, entry.commentary, entry.note) == (
        *("10", "Counted twice over", "More homes", "Late"),
    )


def test_commentary_of_a_figure_that_stands_lands_beside_it_and_others_words_are_replaced_by_choice(
    section, desk
):
    section.approved("8")
    key, code, beside = section.keys[0], section.indicators[0].code, "Commentary on figures that stand"

    def bring(text: str):
        headings = "indicator,period,numerator,denominator,commentary"
        return desk.bring(csv_of(f"{code},{Q2},8,100,{text}", headings=headings))

    assert bring("More homes were found.").kinds() == {beside: ("1", "1")}
    assert desk.rows(beside)[0][3:] == ["–", "More homes were found."]
    desk.press("save")
    assert "The commentary is saved" in desk.text and "commentary on 1 figure that stands" in desk.text
    row = Commentary.objects.get()
    assert (row.text, row.author_role, row.created_by) == (
        *("More homes were found.", "A performance officer", section.officer),
    )
    assert not Entry.objects.exists(), "nothing that is approved was opened"
    assert bring("More homes were found.").kinds() == {SAME: ("1", "–")}

    assert bring("Two homes closed.").kinds() == {beside: ("1", "0")}, "its officer chooses"
    assert desk.rows(beside)[0][3:] == ["More homes were found.", "Two homes closed."]
    write_commentary(
        council=section.council,
        key=key,
        text="Written meanwhile.",
        author="Head",
        seen=row.pk,
        agreed=False,
        by=section.approver,
    )
    desk.press(f"all:{Kind.WORDS}")
    desk.press("save")
    assert "Figures were changed by somebody else" in desk.text
    assert desk.rows(beside)[0][3:] == ["Written meanwhile.", "Two homes closed."]
    desk.press(f"all:{Kind.WORDS}")
    desk.press("save")
    assert [each.text for each in versions_in(section.council, key)][:2] == [
        *("Two homes closed.", "Written meanwhile."),
    ]


def test_a_file_of_two_sections_is_saved_whole_or_not_at_all(section, desk):
    other = CalendarSectionFactory(council=section.council, title="Health")
    health = CollectedIndicatorFactory(collection=other).indicator
    desk.bring(csv_of(line(section, 0), f"{health.code},{Q2},,5,50,,,,"))
    section.save({section.keys[0]: share("3")}, by=section.colleague)
    desk.press("save")
    assert "Figures were changed by somebody else" in desk.text
    assert entries() == {section.indicators[0].code: ("3", "100")}
    assert desk.rows(CHANGED)[0][3:] == ["3%, 3 of 100", "8%, 8 of 100"]
    assert desk.kinds()[NEW] == ("1", "1")
    desk.press("save")
    assert entries() == {section.indicators[0].code: ("8", "100"), health.code: ("5", "50")}
    assert "Health, Quarter 2 2018/19" in desk.text


def test_a_row_left_out_stays_left_out_when_the_file_is_checked_again(section, desk):
    desk.bring(csv_of(line(section, 0), line(section, 1)))
    del desk.tick(3).attrib["checked"]
    section.save({section.keys[0]: share("3")}, by=section.colleague)
    desk.press("save")
    assert desk.tick(2).get("checked") is not None and desk.tick(3).get("checked") is None


def test_a_section_that_waits_for_approval_stands_still(section, desk):
    section.save({key: share() for key in section.keys})
    section.submit()
    desk.bring(csv_of(line(section, 0, "9"), line(section, 1, "8")))
    assert desk.kinds() == {REFUSED: ("1", "–"), SAME: ("1", "–")}
    assert (
        "waits for approval" in desk.rows(REFUSED)[0][3]
        and "Take the section back" in desk.rows(REFUSED)[0][4]
    )
    assert "There is nothing to save" in desk.text and not desk.page.xpath("//button[@value='save']")


def test_a_section_submitted_while_its_file_was_looked_at_is_left_alone(section, desk):
    section.save({key: share() for key in section.keys})
    desk.bring(csv_of(line(section, 0, "9")))
    section.submit()
    desk.press("save")
    assert "Nothing was saved" in desk.text and "waits for approval" in desk.text
    assert entries()[section.indicators[0].code] == ("8", "100")


@pytest.mark.parametrize(
    ("period", "frequency", "words"),
    [
        ("2018/19 Q1", "quarter", "is collected from Quarter 2 2018/19 on"),
        ("2018/19", "quarter", "entered for each quarter, and 2018/19 is none"),
        ("2099/00 Q1", "quarter", "has not begun"),
        ("2018-W30", "week", "Weekly figures are not entered"),
        ("2018/19 Q2", "month", "entered for each month"),
    ],
)
def test_a_period_that_no_section_holds_is_refused_with_what_to_do(section, desk, period, frequency, words):
    indicator = IndicatorFactory(frequency=frequency)
    CollectedIndicatorFactory(collection=section.collection, indicator=indicator)
    desk.bring(csv_of(f"{indicator.code},{period},,8,100,,,,"))
    [row] = desk.rows(REFUSED)
    assert words in row[3] and len(row[4]) > 20


def test_months_and_years_belong_to_the_quarter_in_which_they_end(section, desk):
    codes = {}
    for frequency in ("month", "financial year", "at 31 March", "academic year"):
        indicator = IndicatorFactory(frequency=frequency)
        CollectedIndicatorFactory(collection=section.collection, indicator=indicator)
        codes[frequency] = indicator.code
    desk.bring(
        csv_of(
            f"{codes['month']},2018-08,,8,100,,,,",
            f"{codes['financial year']},2018/19,,8,100,,,,",
            f"{codes['at 31 March']},31 March 2019,,8,100,,,,",
            f"{codes['academic year']},2017/18 academic year,,8,100,,,,",
        )
    )
    desk.press("save")
    found = {(one.indicator.code, one.submission.period.label) for one in Entry.objects.all()}
    assert found == {
        (codes["month"], "Quarter 2 2018/19"),
        (codes["financial year"], "Quarter 4 2018/19"),
        (codes["at 31 March"], "Quarter 4 2018/19"),
        (codes["academic year"], "Quarter 2 2018/19"),
    }


def test_an_indicator_outside_the_calendar_is_refused_with_what_to_do(section, desk):
    desk.bring(csv_of(f"{IndicatorFactory().code},{Q2},,8,100,,,,"))
    [row] = desk.rows(REFUSED)
    assert "No section of the collection calendar" in row[3] and "administrator" in row[4]


@pytest.fixture
def all_is_large(monkeypatch):
    """Whatever is brought is for a worker."""
    monkeypatch.setattr(actions, "LARGE_FILE", 10)
    monkeypatch.setattr(actions, "LARGE_SAVING", 0)


def test_a_large_file_is_checked_and_saved_by_a_worker_and_its_page_can_be_left(section, desk, all_is_large):
    living_worker()
    desk.bring(csv_of(line(section, 0)))
    assert "The file is being checked" in desk.text and "You can leave this page" in desk.text
    assert "Nobody is there" not in desk.text
    assert 'http-equiv="refresh"' in desk.client.get(desk.address).content.decode()
    address = desk.address
    Job.objects.update(progress="12,000 rows read")
    desk.open(reverse("indicators:upload", args=[section.council.slug]))
    assert "Your files that wait" in desk.text and "12,000 rows read" in desk.text
    work_off()
    desk.open(address)
    assert desk.kinds() == {NEW: ("1", "1")}
    desk.press("save")
    assert "The figures are being saved" in desk.text and not Entry.objects.exists()
    work_off()
    assert "saved as drafts" in desk.open(address).text and Entry.objects.count() == 1


def test_without_a_worker_a_large_file_waits_and_its_page_says_so(section, desk, all_is_large):
    desk.bring(csv_of(line(section, 0)))
    assert "Nobody is there to do it" in desk.text and "Waiting for its turn" in desk.text
    work_off()
    assert desk.open().kinds() == {NEW: ("1", "1")}


def test_a_small_file_of_too_many_rows_is_left_to_the_worker(section, desk, monkeypatch):
    monkeypatch.setattr("indicators.intake.uploads.checking.actions.MOST_ROWS_AT_ONCE", 1)
    desk.bring(csv_of(line(section, 0), line(section, 1)))
    assert "Waiting for its turn" in desk.text
    work_off()
    assert desk.open().kinds() == {NEW: ("2", "2")}


def test_a_workbook_too_heavy_for_a_web_process_is_read_by_a_worker_who_has_more(section, desk, monkeypatch):
    """And where that is not enough, it is refused in words that help."""
    rows = [HEADINGS.split(","), [section.indicators[0].code, Q2, "", "8", "100", "", "", "", ""]]
    said, too_little = apart._frame, Limits(1, 1)
    # as where the system ended the process: whether so small a file needs any more memory is chance
    monkeypatch.setattr(
        apart, "_frame", lambda pipe, limits: None if limits == too_little else said(pipe, limits)
    )
    monkeypatch.setattr(checking, "IN_A_REQUEST", too_little)
    desk.bring(workbook(rows), name="figures.xlsx")
    assert "Waiting for its turn" in desk.text
    work_off()
    assert desk.open().kinds() == {NEW: ("1", "1")}
    monkeypatch.setattr(checking, "IN_A_JOB", too_little)
    desk.bring(workbook(rows), name="figures.xlsx")
    work_off()
    assert "takes more memory or time than a table of figures can need" in desk.open().text
    assert "Copy the table alone into a new workbook" in desk.text


def test_the_bomb_that_took_four_gigabytes_is_refused_at_once(section, desk):
    desk.bring(BOMBS["percentages on 400 sheets.ods"](), name="figures.ods")
    assert "more than a table of figures can be" in desk.text


def test_refused_rows_are_taken_away_mended_and_brought_back_without_a_change(section, desk):
    """Also where a spreadsheet would have run a cell; and what is hidden in the sheet is not ticked."""
    good, bad = line(section, 0), f"{section.indicators[1].code},{Q2},,n/a,100,,,,- counted late"
    desk.bring(csv_of(good, bad))
    (address,) = desk.page.xpath("//a[contains(@href, 'refused.csv')]/@href")
    taken = desk.client.get(address).content.decode("utf-8-sig")
    assert "'- counted late" in taken and "in column symbol" in taken and not runs(taken.split(",")[3])
    book = load_workbook(BytesIO(desk.client.get(address.replace(".csv", ".xlsx")).content))["Figures"]
    assert [cell.value for cell in book[2]][3:5] == ["n/a", "100"] and book["L2"].value == "3"
    desk.press("save")
    assert "1 row was refused" in desk.text
    desk.bring(taken.replace(",n/a,100,", ",8,100,").encode())
    assert desk.kinds() == {NEW: ("1", "1")} and "“- counted late”" in desk.text
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS.split(","))
    sheet.write_row(1, 0, [section.indicators[2].code, Q2])
    sheet.write_formula("D2", "=1+7", None, 8)
    sheet.write_number("E2", 100)
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    desk.bring(content.getvalue(), name="figures.xlsx")
    assert desk.kinds() == {NEW: ("1", "0")}
    assert "This row is hidden in the sheet." in desk.text
    assert "Cell D2 holds a formula: read by its stored result." in desk.text


def test_a_job_whose_file_is_gone_ends_and_is_not_taken_up_again(section, desk, all_is_large):
    for gone in (lambda: desk.send({"do": "discard"}), lambda: Upload.objects.all().delete()):
        desk.bring(csv_of(line(section, 0)))
        gone()
        work_off()
        assert set(Job.objects.values_list("state", flat=True)) == {Job.State.CANCELLED}


@pytest.mark.parametrize("saving", [False, True])
def test_what_failed_or_was_cancelled_says_so_and_can_be_begun_again(section, desk, all_is_large, saving):
    desk.bring(csv_of(line(section, 0)))
    if saving:
        work_off()
        desk.open().press("save")
    desk.send({"do": "retry"})
    assert "worked on already" in desk.page.text_content()
    desk.send({"do": "cancel"})
    assert "stopped" in desk.text and "It was cancelled. Nothing of this file was saved." in desk.text
    assert work_off() == 0
    desk.send({"do": "retry"})
    Job.objects.filter(state=Job.State.WAITING).update(state=Job.State.FAILED, problem="It broke.")
    assert "It broke. Nothing of this file was saved." in desk.open().text
    desk.send({"do": "retry"})
    work_off()
    desk.open()
    assert ("saved as drafts" in desk.text) if saving else (desk.kinds() == {NEW: ("1", "1")})


def test_a_check_that_another_worker_took_over_changes_nothing(section, desk, all_is_large):
    desk.bring(csv_of(line(section, 0)))
    job = desk.pending.job
    lost = _turn_of(job.pk)
    work_off()
    assert desk.pending.state == State.CHECKED
    before = list(UploadRow.objects.values())
    with pytest.raises(Lost):
        jobs.check.function(lost, upload=str(desk.pending.pk))
    assert list(UploadRow.objects.values()) == before


def test_a_fault_of_ours_is_told_and_logged_without_the_file(section, desk, monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError("out of order")

    monkeypatch.setattr("indicators.intake.uploads.checking.actions.known_of", fail)
    desk.bring(csv_of(line(section, 0, note="never in a log")))
    assert "The work on this file stopped" in desk.text and "fault of ours" in desk.text
    assert "out of order" in caplog.text and "never in a log" not in caplog.text


def test_a_page_opened_before_the_file_was_checked_again_changes_nothing(section, desk):
    desk.bring(csv_of(line(section, 0)))
    (version,) = desk.page.xpath("//input[@name='version']/@value")
    section.save({section.keys[0]: share("3")}, by=section.colleague)
    desk.press("save")
    desk.send({"version": version, "do": "save"})  # as a page does that was left open
    assert "was checked again after that page was opened" in desk.text
    assert entries() == {section.indicators[0].code: ("3", "100")}


def test_a_file_thrown_away_leaves_nothing(section, desk):
    desk.bring(csv_of(line(section, 0)))
    desk.press("discard")
    assert "was thrown away" in desk.text
    assert not Upload.objects.exists() and not UploadRow.objects.exists() and not Entry.objects.exists()


def test_ten_files_wait_at_most_and_old_ones_are_cleared_away(section, desk):
    for number in range(10):
        desk.bring(csv_of(line(section, 0)), name=f"file-{number}.csv")
    desk.bring(csv_of(line(section, 0)))
    assert "10 of your files wait already" in desk.text and Upload.objects.count() == 10
    Upload.objects.update(at=timezone.now() - timedelta(hours=25))
    desk.bring(csv_of(line(section, 0)))
    assert Upload.objects.count() == 1


def test_a_file_waits_for_its_own_officer_alone(section, desk):
    desk.bring(csv_of(line(section, 0)))
    address = desk.address
    other = Desk(section.council, section.colleague)
    other.open(address)
    assert "not kept any longer" in other.page.text_content()
    assert "Your files that wait" not in other.text
    other.client.post(address, {"do": "discard"})
    assert Upload.objects.exists()


def long_file(section, quarters: int) -> bytes:
    """Every indicator of the section in so many quarters from its first on."""
    first = 2018 * 4 + 1
    periods = [
        f"{(first + n) // 4}/{((first + n) // 4 + 1) % 100:02d} Q{(first + n) % 4 + 1}"
        for n in range(quarters)
    ]
    return csv_of(*(line(section, number, period=period) for number in range(3) for period in periods))


def test_a_longer_file_costs_no_more_queries_to_check_and_to_show(section, desk):
    def queries(quarters: int) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as checked:
            desk.bring(long_file(section, quarters))
        with CaptureQueriesContext(connection) as shown:
            desk.open()
        assert desk.kinds() == {NEW: (str(3 * quarters), str(3 * quarters))}
        # SQLite takes inserts in portions
        asked = [one for one in checked if not one["sql"].startswith("INSERT")]
        return len(asked), len(shown)

    desk.open(reverse("indicators:upload", args=[section.council.slug]))  # the session is seen now
    few, many = queries(2), queries(28)
    assert few == many and many[1] <= 12, (few, many)


def test_a_day_that_is_today_is_in_a_period_that_has_begun(section, desk):
    today = timezone.localdate()
    quarter = (today.month - 4) // 3 % 4 + 1
    year = today.year - (today.month < 4)
    desk.bring(csv_of(line(section, 0, period=f"{year}/{(year + 1) % 100:02d} Q{quarter}")))
    assert desk.kinds() == {NEW: ("1", "1")}
