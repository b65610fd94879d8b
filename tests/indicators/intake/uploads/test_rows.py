"""An officer brings a file in: every row is shown with what it would do, and only the ticked ones are saved."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.collection.commentary.actions import write_commentary
from indicators.collection.commentary.querysets import versions_in
from indicators.models import Commentary, Entry, Figure, Submission
from indicators.terms.row_kinds import Kind
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    IndicatorFactory,
)
from tests.indicators.intake.uploads.lines import (
    CHANGED,
    CORRECTED,
    EMPTY,
    NEW,
    Q2,
    Q3,
    REFUSED,
    SAME,
    entries,
    line,
)
from tests.sections import share
from tests.uploads import csv_of

pytestmark = pytest.mark.django_db


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
