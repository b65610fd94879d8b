"""Where a row lands, for any row and whatever stands there."""

from dataclasses import replace
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.sections.periods_within import periods_within
from indicators.intake.landing import (
    SAVED,
    Home,
    Incoming,
    Known,
    Outcome,
    SectionPeriod,
    laid_over,
    land,
    says,
    section_of,
)
from indicators.intake.remedies import FOR_OFFICERS, FOR_SYSTEMS
from indicators.intake.whole_landing import land_whole
from indicators.intake.words_beside import same_text
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period

TODAY = date(2026, 6, 30)
FIRST = parse_period("2018/19 Q2")
TEXTS = st.sampled_from(["", "8", "8.0", "08", "1,012", "about 8", "100"])
TYPED = st.builds(
    Typed,
    numerator=TEXTS,
    denominator=st.sampled_from(["", "100", "0"]),
    value=TEXTS,
    symbol=st.sampled_from(["", "x", "p"]),
    status=st.sampled_from(["final", "provisional"]),
    note=st.sampled_from(["", "Late", "Two\nlines", "=sum"]),
    answer=st.sampled_from(["", "Looked at."]),
    commentary=st.sampled_from(["", "Fewer."]),
    reason=st.sampled_from(["", "Counted again"]),
)
NUMBERS = st.sampled_from([None, 8.0, 100.0])
PERIODS = st.builds(
    lambda frequency, day: Period.of(day, frequency),
    st.sampled_from(list(Frequency)),
    st.dates(date(2015, 1, 1), date(2028, 1, 1)),
)
FIGURES = st.builds(
    lambda period, numerator, value, symbol, status, note: ReportedFigure(
        CellKey(1, None, period),
        Amounts(numerator, 100.0, None if symbol else value, symbol, status, note),
    ),
    *(PERIODS, NUMBERS, NUMBERS, st.sampled_from(["", "x"])),
    *(st.sampled_from(["final", "provisional"]), st.sampled_from(["", "Late"])),
)
WORDS = st.tuples(st.sampled_from(["", "Looked at."]), st.sampled_from(["", "Fewer.", "More  homes."]))
INCOMING = st.builds(
    Incoming, FIGURES, st.sets(st.sampled_from(["status", "note"])), st.none() | TYPED, WORDS
)
HOMES = st.builds(
    lambda frequency: Home(1, "Stable homes", Frequency.QUARTER, FIRST, frequency, Unit.PERCENT, 0),
    st.sampled_from(list(Frequency)),
)


@st.composite
def scenes(draw) -> tuple[Incoming, Known]:
    row, home = draw(INCOMING), draw(HOMES)
    key = row.figure.key
    section = section_of(home, key.period)
    there = frozenset({section} - {None})
    none = frozenset()
    recorded = draw(st.none() | TYPED.map(lambda one: replace(one, answer="", commentary="", reason="")))
    typed = draw(st.none() | TYPED)
    return row, Known(
        TODAY,
        draw(st.sampled_from([{}, {1: home}])),
        typed={} if typed is None else {key: typed},
        recorded={} if recorded is None else {key: recorded},
        waiting=draw(st.sampled_from([none, there])),
        begun=draw(st.sampled_from([none, there])),
        by_people=draw(st.sampled_from([none, frozenset({key})])),
        reason=draw(st.sampled_from(["", "Sent again"])),
        ended=draw(st.sampled_from([{}, {1: date(2024, 3, 31)}])),
        said=draw(st.sampled_from([{}, {key: "Fewer."}, {key: ""}])),
    )


@given(scenes())
def test_no_commentary_is_dropped_and_words_alone_leave_the_figure_as_it_is(scene):
    row, known = scene
    landing = land(row, known, FOR_OFFICERS)
    if landing.fault is None and row.words[1]:
        stands = known.said.get(landing.key, "") if landing.outcome is Outcome.SAME else ""
        assert same_text(row.words[1], landing.typed.commentary or stands)
    if landing.outcome is Outcome.WORDS:
        assert landing.key in known.recorded and landing.key not in known.typed
        assert says(landing.typed, Unit.PERCENT) == says(known.recorded[landing.key], Unit.PERCENT)
        assert landing.stands.commentary == known.said.get(landing.key, "") != landing.typed.commentary


@given(scenes())
def test_what_does_not_land_says_why_and_what_to_do_and_nothing_else_does(scene):
    for remedies in (FOR_OFFICERS, FOR_SYSTEMS):
        landing = land(*scene, remedies)
        told = landing.outcome in {Outcome.LEFT, Outcome.OUTSIDE, Outcome.REFUSED}
        assert bool(landing.fault and landing.fault.problem and landing.fault.remedy) is told
        assert (landing.section is None) is (landing.outcome in {Outcome.OUTSIDE, Outcome.REFUSED})


@given(scenes())
def test_nothing_lands_after_the_last_period_of_an_indicator_that_is_retired(scene):
    row, known = scene
    ended = known.ended and row.figure.key.period.start > date(2024, 3, 31)
    for landing in (land(row, known, FOR_SYSTEMS), land_whole(row, known, Unit.PERCENT)):
        if ended:
            assert landing.outcome is Outcome.REFUSED and "is retired" in landing.fault.problem


@given(scenes())
def test_an_officer_and_a_system_come_to_the_same(scene):
    assert replace(land(*scene, FOR_OFFICERS), fault=None) == replace(land(*scene, FOR_SYSTEMS), fault=None)


@given(scenes())
def test_a_row_saved_once_is_the_same_the_second_time(scene):
    row, known = scene
    landing = land(row, known, FOR_OFFICERS)
    if landing.outcome in SAVED:
        again = replace(known, typed={**known.typed, landing.key: landing.typed}, by_people=frozenset())
        assert land(row, again, FOR_OFFICERS).outcome in {Outcome.SAME, Outcome.EMPTY}


@given(scenes())
def test_a_recorded_figure_changes_by_a_correction_alone_and_what_was_said_beside_it_stays(scene):
    row, known = scene
    landing = land(row, known, FOR_OFFICERS)
    if landing.outcome not in SAVED:
        return
    untouched = landing.key in known.recorded and landing.key not in known.typed
    assert (landing.outcome is Outcome.CORRECTION) is untouched
    stands, typed = landing.stands, landing.typed
    assert typed.answer in (stands.answer, row.words[0])
    assert typed.commentary in (stands.commentary, row.words[1])
    new = (typed.answer, typed.commentary) != (stands.answer, stands.commentary)
    assert new or says(typed, Unit.PERCENT) != says(stands, Unit.PERCENT)


@given(scenes())
def test_a_section_opens_for_no_period_before_its_first_where_nothing_is_there_and_for_none_to_come(scene):
    row, known = scene
    landing = land(row, known, FOR_SYSTEMS)
    if landing.outcome in SAVED:
        period = landing.section.period
        early = period.start < FIRST.start
        assert period.start <= TODAY
        assert not early or landing.key in known.recorded or landing.section in known.begun


@given(scenes())
def test_what_stands_still_and_what_people_typed_is_changed_by_no_system(scene):
    row, known = scene
    landing = land(row, known, FOR_SYSTEMS)
    if landing.section in known.waiting or landing.key in known.by_people:
        assert landing.outcome not in SAVED


@given(FIGURES, TYPED)
def test_a_row_without_status_and_note_leaves_them_as_they_stand(figure, stands):
    typed = laid_over(Incoming(figure, frozenset()), stands, Unit.PERCENT)
    assert (typed.status, typed.note) == (stands.status, stands.note)


@given(PERIODS, HOMES)
@example(
    parse_period("31 March 2019"), Home(1, "", Frequency.QUARTER, FIRST, Frequency.SNAPSHOT, Unit.COUNT, 0)
)
def test_a_period_belongs_to_the_section_in_which_it_ends(period, home):
    section = section_of(home, period)
    typed_there = period.frequency is home.frequency and home.frequency is not Frequency.WEEK
    assert (section is not None) is typed_there
    if section is not None:
        assert section == SectionPeriod(1, Period.of(period.end, Frequency.QUARTER))
        assert period in periods_within(period.frequency, section.period), "where its page has a row for it"
