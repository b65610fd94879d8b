"""A file too large for a page is checked and saved by a worker, who may stop, fail or be taken over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.background.jobs import Lost, _turn_of
from accounts.models import Job
from indicators.files import apart
from indicators.files.apart import Limits
from indicators.intake.uploads import jobs
from indicators.intake.uploads.checking import actions as checking
from indicators.intake.uploads.querysets import State
from indicators.models import Entry, Upload, UploadRow
from tests.indicators.files.bombs import BOMBS
from tests.indicators.files.test_table_files import workbook
from tests.indicators.intake.uploads.lines import NEW, Q2, line
from tests.jobs import living_worker, work_off
from tests.uploads import HEADINGS, csv_of

pytestmark = pytest.mark.django_db


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
