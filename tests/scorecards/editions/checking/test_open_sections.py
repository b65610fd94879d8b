"""Which sections of the calendar a checklist tells of, also of quarters from before the calendar began."""

from datetime import date

from indicators.collection.progress.progress import SectionSchedule
from indicators.terms.periods import Frequency, Period
from scorecards.editions.sections.open_sections import Begun, Collected, collected_in, open_sections_of

SECTION, MEASURE = 1, 10
FIRST = Period.of(date(2026, 7, 1), Frequency.QUARTER)
BEFORE = FIRST.previous()
HOMES = Collected(
    "homes",
    "Homes",
    ("Officer",),
    SectionSchedule(id=SECTION, first=FIRST, days_after=20, indicators=[(MEASURE, Frequency.QUARTER)]),
    frozenset({MEASURE}),
)


def told(period: Period, begun: dict, recorded: set) -> list[tuple[str, bool, bool]]:
    """Each section that is open: its state, whether it stops the edition, whether it corrects what stands."""
    collected = collected_in([HOMES], {MEASURE}, period, begun)
    sections = open_sections_of(collected, period, begun, recorded)
    return [(each.state, each.stops, each.corrects) for each in sections]


def test_a_correction_of_a_quarter_from_before_the_calendar_is_told_and_asks_why():
    begun = {(SECTION, BEFORE): Begun("submitted", 1)}
    assert told(BEFORE, begun, {(MEASURE, BEFORE)}) == [("submitted", False, True)]


def test_history_that_nobody_corrects_needs_no_section():
    assert told(BEFORE, {}, {(MEASURE, BEFORE)}) == []
    assert told(BEFORE, {}, set()) == []
    assert told(BEFORE, {(SECTION, BEFORE): Begun("approved", 1)}, {(MEASURE, BEFORE)}) == []


def test_what_is_collected_for_the_first_time_stops_until_it_is_approved():
    assert told(FIRST, {(SECTION, FIRST): Begun("submitted", 1)}, set()) == [("submitted", True, False)]
    assert told(FIRST, {}, set()) == [("", True, False)]
    assert told(FIRST, {}, {(MEASURE, FIRST)}) == []
    assert told(FIRST, {(SECTION, FIRST): Begun("submitted", 2)}, set()) == [("submitted", False, True)]
