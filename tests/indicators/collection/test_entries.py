"""Figures typed by people: changed only by somebody who saw them, recorded when somebody else approves."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.trail.parts import read_detail
from indicators.amounts.cells import CellKey, Typed
from indicators.catalogue.querysets import council_catalogue
from indicators.collection.approval.actions import (
    ChecksFailed,
    take_back,
)
from indicators.collection.entry.actions import save_entries
from indicators.collection.sections.querysets import read_section
from indicators.figures.actions import SourceFacts, record_figures
from indicators.models import Commentary, Entry, Figure, SubmissionEvent
from indicators.terms.periods import Frequency, Period, quarter_of
from tests.factories import (
    CalendarSectionFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    CouncilFactory,
    DefinitionFactory,
    FigureFactory,
    IndicatorFactory,
    SeriesBreakFactory,
    TargetFactory,
)
from tests.figures import reported
from tests.sections import QUARTER, Percentages, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def section() -> Percentages:
    return Percentages()


def test_typed_figures_become_figures_when_somebody_else_approves_them(section):
    first, second, third = section.keys
    section.save({first: share(commentary="Fewer moves."), second: Typed(symbol="x", note="System down")})
    section.save({third: Typed(value="7,5 %", status="provisional")})
    section.submit()
    assert section.submission.state == "submitted" and not Figure.objects.exists()
    done = section.approve()
    assert (done.added, done.changed) == (3, 0)
    figure = Figure.objects.get(indicator=first.indicator)
    assert (figure.numerator, figure.denominator, figure.value) == (8, 100, 8)
    assert (figure.created_by, figure.source.by) == (section.officer, section.officer)
    assert (figure.source.kind, figure.source.approved_by) == ("typed", section.approver)
    assert figure.source.submission == section.submission and section.submission.state == "approved"
    assert Figure.objects.get(indicator=second.indicator).symbol == "x"
    last = Figure.objects.get(indicator=third.indicator)
    assert (last.value, last.status) == (7.5, "provisional")
    assert not Entry.objects.exists()
    commentary = Commentary.objects.get()
    assert (commentary.text, commentary.author_role) == ("Fewer moves.", "A performance officer")
    assert commentary.approved.startswith("The head of service, ")


def test_a_section_is_read_with_its_past_its_target_and_its_breaks():
    section = Percentages(1)
    council, indicator = section.council, section.indicators[0]
    category = CategoryFactory(breakdown__indicator=indicator, label="Under 10")
    CategoryFactory(breakdown=category.breakdown, council=CouncilFactory())
    for steps, value in ((-1, 11.0), (-4, 12.0), (-20, 13.0), (-21, 14.0), (0, 10.0), (1, 99.0)):
        period = QUARTER.shift(steps)
        FigureFactory(council=council, indicator=indicator, start=period.start, value=value, numerator=None)
    FigureFactory(indicator=indicator, start=QUARTER.previous().start, value=50.0)
    TargetFactory(council=council, indicator=indicator, value=9.0, tolerance=2)
    TargetFactory(council=council, indicator=indicator, value=1.0, starts=date(2018, 10, 1))
    SeriesBreakFactory(council=council, indicator=indicator, starts=date(2017, 4, 1), label="Counted again")
    SeriesBreakFactory(council=council, starts=date(2016, 4, 1), label="New system")
    total, part = section.reading.cells
    assert (part.category.label, part.category.kind, part.now) == ("Under 10", "band", None)
    assert [one.amounts.value for one in (total.now, total.previous, total.year_before)] == [10, 11, 12]
    assert [point.amounts.value for point in total.series] == [13, 12, 11]
    assert [one.label for one in total.breaks] == ["New system", "Counted again"]
    assert section.reading.targets == {indicator.pk: (9.0, 2.0, None)}
    assert total.typed == Typed(denominator="100", value="10")
    assert section.reading.locked == {total.key} and section.reading.last_event is None


def test_a_section_holds_the_months_of_its_quarter_and_a_year_in_the_quarter_it_ends():
    collection = CalendarSectionFactory()
    for frequency in (Frequency.MONTH, Frequency.FINANCIAL_YEAR, Frequency.SNAPSHOT, Frequency.WEEK):
        CollectedIndicatorFactory(collection=collection, indicator=IndicatorFactory(frequency=frequency))

    def periods(quarter):
        return [cell.key.period.short for cell in read_section(collection, quarter).cells]

    assert periods(QUARTER) == ["Jul 2018", "Aug 2018", "Sep 2018"]
    assert periods(quarter_of(2018, 4)) == ["Jan 2019", "Feb 2019", "Mar 2019", "2018/19", "31 Mar 2019"]


def test_sixty_cells_are_read_and_saved_in_the_queries_of_three():
    small, large = Percentages(3), Percentages(60)
    for section in (small, large):
        section.save({section.keys[0]: share("7")})

    def counted(do):
        with CaptureQueriesContext(connection) as caught:
            do()
        return len([query for query in caught if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    assert counted(lambda: small.reading) == counted(lambda: large.reading) <= 6
    shown = large.shown()
    first = counted(lambda: large.save({key: share() for key in large.keys}, shown=shown))
    shown = large.shown()
    again = counted(lambda: large.save({key: share("9") for key in large.keys}, shown=shown))
    assert max(first, again) <= 12
    assert set(Entry.objects.filter(council=large.council).values_list("numerator", flat=True)) == {"9"}


def test_what_two_people_type_into_one_cell_is_never_lost(section):
    first, second, _ = section.keys
    section.save({first: share("8")})
    shown = section.shown()
    section.save({first: share("9")}, shown=shown, by=section.colleague)
    outcome = section.save({first: share("7"), second: share("5")}, shown=shown)
    assert outcome.saved == (second,)
    conflict = outcome.conflicts[first]
    assert (conflict.theirs, conflict.by) == (share("9"), section.colleague)
    assert Entry.objects.get(indicator=first.indicator).numerator == "9"
    # having seen both, the person chooses their own
    chosen = section.save({first: share("7")}, shown={first: conflict.theirs.digest})
    assert chosen.saved == (first,) and Entry.objects.get(indicator=first.indicator).numerator == "7"


def test_saving_what_was_shown_does_not_undo_what_somebody_else_typed(section):
    first = section.keys[0]
    shown = section.shown()
    section.save({first: share("9")}, shown=shown, by=section.colleague)
    assert section.save({first: Typed()}, shown=shown).unchanged == (first,)
    assert section.save({first: share("9")}, shown=shown).unchanged == (first,)
    assert Entry.objects.get().saved_by == section.colleague


def test_a_cell_typed_away_while_somebody_else_typed_is_a_conflict_too(section):
    first = section.keys[0]
    section.save({first: share("8")})
    shown = section.shown()
    section.save({first: Typed()}, shown=shown, by=section.colleague)
    assert not Entry.objects.exists()
    outcome = section.save({first: share("7")}, shown=shown)
    assert outcome.conflicts[first].theirs == Typed() and not Entry.objects.exists()


def test_the_trail_has_each_cell_before_and_after(section):
    first = section.keys[0]
    section.save({first: share("8")})
    section.save({first: share("9", note="Counted again")})
    section.save({first: Typed()})
    entries = AuditEntry.objects.filter(verb="typed figures").order_by("pk")
    eight = {"numerator": "8", "denominator": "100"}
    nine = {"numerator": "9", "denominator": "100", "note": "Counted again"}
    assert [read_detail(entry.detail)["cells"].things[str(first)] for entry in entries] == [
        {"before": None, "after": eight},
        {"before": eight, "after": nine},
        {"before": nine, "after": None},
    ]
    assert {entry.by for entry in entries} == {section.officer}


def test_wrong_numbers_are_kept_as_they_were_written_and_stop_the_section(section):
    section.save({key: share() for key in section.keys})
    section.save({section.keys[0]: share("about 8")})
    assert Entry.objects.get(indicator=section.keys[0].indicator).numerator == "about 8"
    with pytest.raises(ChecksFailed) as failed:
        section.submit()
    assert {finding.key for finding in failed.value.findings} == {section.keys[0]}
    assert section.submission.state == "draft"


def test_what_can_be_kept_nowhere_is_refused_with_its_place_and_nothing_is_saved(section):
    first, second, third = section.keys
    category = CategoryFactory(breakdown__indicator=section.indicators[2])
    part = CellKey(third.indicator, category.pk, QUARTER)
    name = section.indicators[0].title
    for typed, words in (
        ({first: share(note="x" * 501)}, f"{name}, Quarter 2 2018/19: the note has 501 characters"),
        ({first: share(note="a\x00b")}, "cannot be kept"),
        ({first: Typed(symbol="q")}, "no symbol of that kind"),
        ({first: share(status="maybe")}, "provisional or final"),
        ({part: share(commentary="About a part.")}, "commentary goes with the indicator's total"),
        ({first._replace(period=QUARTER.next()): share()}, "does not belong to this section"),
        ({CellKey(IndicatorFactory().pk, None, QUARTER): share()}, "does not belong to this section"),
    ):
        with pytest.raises(NotAllowed, match=words):
            section.save({second: share(), **typed})
    assert not Entry.objects.exists() and not AuditEntry.objects.filter(verb="typed figures").exists()


def test_a_period_the_section_is_not_collected_for_is_refused(section):
    month = QUARTER.start.replace(day=1)
    with pytest.raises(NotAllowed, match="is collected for each quarter"):
        save_entries(
            collection=section.collection,
            period=Period(month, Frequency.MONTH),
            typed={section.keys[0]: share()},
            shown={},
            by=section.officer,
        )


# What waits for approval stands still; each step is for the state it belongs to.


def test_a_section_that_waits_for_approval_stands_still(section):
    section.save({key: share() for key in section.keys})
    section.submit()
    for change in (
        lambda: section.save({section.keys[0]: share("9")}),
        lambda: section.discard(section.keys[0]),
        lambda: section.submit(),
    ):
        with pytest.raises(NotAllowed, match="waits for approval"):
            change()
    assert set(Entry.objects.values_list("numerator", flat=True)) == {"8"}


def test_only_who_submitted_takes_back_and_then_goes_on_typing(section):
    section.save({key: share() for key in section.keys})
    section.submit()
    with pytest.raises(NotAllowed, match="Only the person who submitted"):
        take_back(submission=section.submission, by=section.colleague)
    take_back(submission=section.submission, by=section.officer)
    assert section.submission.state == "draft" and section.submission.submitted_by is None
    assert section.save({section.keys[0]: share("9")}).saved
    with pytest.raises(NotAllowed, match="does not wait for approval"):
        take_back(submission=section.submission, by=section.officer)


def test_a_returned_section_says_what_to_put_right_until_it_is_approved(section):
    section.save({key: share() for key in section.keys})
    section.submit()
    row = str(section.keys[0])
    section.send_back("Look again.", {row: "Is this 8 or 18?", str(section.keys[1]): "  "})
    assert section.submission.state == "returned"
    assert section.reading.remarks == {row: "Is this 8 or 18?"}
    assert section.reading.last_return.remarks == "Look again."
    section.save({section.keys[0]: share("18", answer="It is 18.")})
    section.submit()
    assert section.reading.remarks == {row: "Is this 8 or 18?"}
    section.approve()
    assert section.reading.remarks == {} and section.reading.last_event.verb == "approved"


def test_a_section_is_returned_with_a_remark_on_a_row_it_has(section):
    section.save({key: share() for key in section.keys})
    with pytest.raises(NotAllowed, match="does not wait for approval"):
        section.send_back("Look again.")
    section.submit()
    with pytest.raises(NotAllowed, match="Say what has to be put right"):
        section.send_back("  ", {str(section.keys[0]): " "})
    with pytest.raises(NotAllowed, match="a row that this section does not have"):
        section.send_back("Look again.", {"1-2-2018-19-Q2": "Why?"})
    assert section.submission.state == "submitted"


def test_nobody_approves_their_own(section):
    section.save({key: share() for key in section.keys[:2]})
    section.save({section.keys[2]: share()}, by=section.colleague)
    section.submit()
    with pytest.raises(NotAllowed, match="You submitted this section"):
        section.approve(by=section.officer)
    with pytest.raises(NotAllowed, match="You entered figures of this section"):
        section.approve(by=section.colleague)
    assert not Figure.objects.exists() and section.approve().added == 3
    with pytest.raises(NotAllowed, match="does not wait for approval"):
        section.approve()


def test_who_typed_what_somebody_else_typed_over_may_approve(section):
    section.save({key: share("9") for key in section.keys}, by=section.approver)
    section.save({key: share("8") for key in section.keys})
    section.submit()
    assert section.approve().added == 3


def test_nothing_is_submitted_where_nothing_was_typed(section):
    with pytest.raises(NotAllowed, match="Nothing has been entered"):
        section.submit()
    section.approved()
    with pytest.raises(NotAllowed, match="Nothing has been entered"):
        section.submit()


def test_a_query_stops_the_section_until_it_is_answered_and_the_answer_is_kept(section):
    first = section.keys[0]
    FigureFactory(
        council=section.council,
        indicator=section.indicators[0],
        start=QUARTER.previous().start,
        numerator=8.0,
        denominator=100.0,
    )
    section.save({key: share() for key in section.keys})
    with pytest.raises(ChecksFailed) as failed:
        section.submit()
    asked = failed.value.findings[0]
    assert asked.key == first and asked.severity == "query"
    section.save({first: share(answer="Counted twice, both times eight.")})
    section.submit()
    section.approve()
    (kept,) = SubmissionEvent.objects.get(verb="approved").queries
    assert (kept["key"], kept["check"]) == (str(first), asked.check)
    assert kept["answer"] == "Counted twice, both times eight."


# Corrections


def test_a_correction_needs_a_reason_and_goes_round_again(section):
    section.approved()
    first = section.keys[0]
    name = f"{section.indicators[0].title}, Quarter 2 2018/19"
    assert section.reading.locked == set(section.keys)
    with pytest.raises(NotAllowed, match=f"{name} stands recorded. To correct it, say why"):
        section.save({first: share("9")})
    assert section.submission.state == "approved"
    section.save({first: share("9", reason="One child was counted late")})
    assert (section.submission.state, section.submission.round) == ("draft", 2)
    assert section.reading.last_event.verb == "reopened"
    assert Figure.objects.current().get(indicator=first.indicator).value == 8
    section.submit()
    assert section.approve()[:3] == (0, 1, 0)
    now = Figure.objects.current().get(indicator=first.indicator)
    assert (now.value, now.reason) == (9, "One child was counted late")
    assert (now.supersedes.value, now.supersedes.is_current) == (8, False)
    assert section.submission.state == "approved"


def test_each_correction_keeps_its_own_reason(section):
    section.approved()
    section.save({key: share("9", reason=f"Late form {number}") for number, key in enumerate(section.keys)})
    section.submit()
    done = section.approve()
    reasons = Figure.objects.current().order_by("indicator").values_list("reason", flat=True)
    assert list(reasons) == ["Late form 0", "Late form 1", "Late form 2"]
    assert done.source.reason == "Late form 0; Late form 1; Late form 2"


def test_corrections_discarded_leave_the_section_as_it_was_approved(section):
    section.approved()
    section.save({key: share("9", reason="Counted again") for key in section.keys[:2]})
    assert section.discard(*section.keys) == tuple(section.keys[:2])
    assert section.submission.state == "approved" and section.reading.locked == set(section.keys)
    # typed back to what stands recorded is discarded too
    section.save({section.keys[0]: share("9", reason="Counted again")})
    section.save({section.keys[0]: share("8")})
    assert section.submission.state == "approved" and not Entry.objects.exists()


def test_figures_that_a_file_brought_are_corrected_in_their_section_too(section):
    rows = [reported(key, symbol="p", note="Expected Quarter 4 2018/19") for key in section.keys]
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    assert section.reading.submission is None and section.reading.locked == set(section.keys)
    section.save({section.keys[0]: share(reason="It has come")})
    assert (section.submission.state, section.submission.round) == ("draft", 1)
    section.submit()
    assert section.approve().changed == 1
    assert Figure.objects.current().get(indicator=section.keys[0].indicator).value == 8


def test_commentary_on_a_recorded_figure_needs_no_reason_and_changes_no_figure(section):
    section.approved()
    section.save({section.keys[0]: share(commentary="Homes were found near by.")})
    section.submit()
    assert section.approve().source is None
    assert Commentary.objects.get().text == "Homes were found near by." and Figure.objects.count() == 3


def test_commentary_beside_a_figure_that_was_rounded_before_it_came_leaves_it_alone(section):
    """A national file may give 8.3 for 1 of 12; what is worked out from the two is 8.333..."""
    section.approved()
    other = CollectedIndicatorFactory(collection=section.collection).indicator
    figure = FigureFactory(
        council=section.council, indicator=other, numerator=1.0, denominator=12.0, value=8.3
    )
    key = CellKey(other.pk, None, QUARTER)
    (shown,) = [cell.typed for cell in section.reading.cells if cell.key == key]
    assert shown == share("1", "12", value="8.3")
    section.save({key: replace(shown, commentary="Fewer moves.")})
    section.submit()
    assert section.approve().source is None
    assert Figure.objects.get(indicator=other) == figure


def test_what_a_person_without_a_job_title_says_is_signed_without_their_address():
    section = Percentages(1)
    section.officer.name = section.approver.name = ""
    for person in (section.officer, section.approver):
        person.save()
    section.save({section.keys[0]: share(commentary="Fewer moves.")})
    section.submit()
    section.approve()
    commentary = Commentary.objects.get()
    assert commentary.author_role == "Performance officer" and "@" not in commentary.approved


def test_a_figure_recorded_another_way_meanwhile_stops_approval_with_its_name(section):
    section.save({key: share() for key in section.keys})
    section.submit()
    row = reported(section.keys[1], 5.0, 100.0, 5.0)
    record_figures(council=section.council, rows=[row], source=SourceFacts(), by=None)
    with pytest.raises(NotAllowed, match=f"{section.indicators[1].title}, .* was recorded another way"):
        section.approve()
    assert Figure.objects.count() == 1 and Entry.objects.count() == 3
    # as the sentence says: returned, discarded, corrected with a reason
    section.send_back("Overtaken.")
    section.discard(section.keys[1])
    section.save({section.keys[1]: share("6", reason="The file was old")})
    section.submit()
    assert section.approve()[:2] == (2, 1)
    assert Figure.objects.current().get(indicator=section.keys[1].indicator).numerator == 6


def test_a_figure_keeps_the_definition_it_was_reported_under(section):
    own, shared, untouched = section.indicators
    versions = [
        DefinitionFactory(council=section.council, indicator=own, number=1),
        DefinitionFactory(council=section.council, indicator=own, number=2, starts=date(2018, 4, 1)),
        DefinitionFactory(council=section.council, indicator=own, number=3, starts=date(2018, 10, 1)),
        DefinitionFactory(council=None, indicator=own, number=7),
        DefinitionFactory(council=CouncilFactory(), indicator=own, number=8),
        DefinitionFactory(council=None, indicator=shared, number=1),
    ]
    section.approved()
    assert [Figure.objects.get(indicator=each).definition for each in (own, shared, untouched)] == [
        versions[1],
        versions[5],
        None,
    ]


def test_a_section_says_what_the_council_says_of_its_indicators_in_that_period(section):
    changed, untouched, _ = section.indicators
    later = QUARTER.next()
    common = {"indicator": changed, "council": section.council}
    DefinitionFactory(**common, number=1, title="Moves")
    DefinitionFactory(
        **common, number=2, title="Three or more moves", starts=QUARTER.start, denominator="all"
    )
    DefinitionFactory(**common, number=3, title="Moves, as of then", starts=later.start)
    DefinitionFactory(indicator=changed, number=4, title="What the catalogue says")
    DefinitionFactory(**{**common, "council": CouncilFactory()}, number=2, title="Another council's words")
    titles = [cell.indicator.title for cell in section.reading.cells]
    assert titles[:2] == ["Three or more moves", untouched.title]
    assert section.reading.cells[0].indicator.words.denominator == "all"
    assert read_section(section.collection, later).cells[0].indicator.title == "Moves, as of then"
    before = read_section(section.collection, QUARTER.previous()).cells[0]
    assert before.indicator.title == "Moves"


def test_a_file_may_name_an_indicator_as_the_council_does(section):
    changed = section.indicators[0]
    DefinitionFactory(indicator=changed, council=section.council, number=2, title="Three or more moves")
    catalogue = council_catalogue(section.council)
    found = {catalogue.find(name).facts.id for name in ("three or more moves", changed.title)}
    assert found == {changed.pk}
    assert council_catalogue(CouncilFactory()).find("Three or more moves") is None


def test_a_quarter_that_has_not_begun_is_not_typed_into(section):
    later = quarter_of(2099, 1)
    key = section.keys[0]._replace(period=later)
    with pytest.raises(NotAllowed, match="Quarter 1 2099/00 begins on 1 April 2099"):
        save_entries(
            collection=section.collection, period=later, typed={key: share()}, shown={}, by=section.officer
        )
    assert not Entry.objects.exists()
