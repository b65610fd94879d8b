"""Any changes of a scorecard are told one by one, and each can be taken back; all taken back, it is as it was."""

from hypothesis import given
from hypothesis import strategies as st

from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.stored_form import from_stored_form, stored_form
from scorecards.editor import steps
from scorecards.editor.changes import Comparison
from scorecards.editor.steps import Measure, StepRefused, with_measures

CODES = [f"m{number}" for number in range(9)]
QUARTERS = ["", "2024-25-Q1", "2025-26-Q3", "2026-27-Q2"]
numbers = st.integers(0, 8)


def scorecard(parts) -> ScorecardDefinition:
    """`parts` is a list of the numbers of measures in each section."""
    sections = []
    for number, measures in enumerate(parts):
        empty = steps.SectionDefinition(f"s{number}", f"Question {number}?", f"S{number}", "", ())
        shown = [Measure(CODES[each], QUARTERS[each % 2]) for each in measures]
        sections.append(with_measures(empty, shown))
    return ScorecardDefinition("panel", "Panel", "Children", "lines", tuple(sections))


@st.composite
def scorecards(draw):
    order = draw(st.permutations(range(9)))
    cuts = sorted(draw(st.lists(numbers, min_size=1, max_size=3)))
    return scorecard(
        [order[first:last] for first, last in zip([0, *cuts], [*cuts, 7], strict=True) if first <= last]
    )


def slug_of(card, number):
    return card.sections[number % len(card.sections)].slug if card.sections else "none"


@st.composite
def step(draw):
    name, one, two = draw(st.sampled_from(sorted(WAYS))), draw(numbers), draw(numbers)
    return lambda card: WAYS[name](card, one, two)


WAYS = {
    "move": lambda card, one, two: steps.move_measure(card, CODES[one], two - 4),
    "place": lambda card, one, two: steps.place_measure(card, CODES[one], slug_of(card, two), one % 4),
    "add": lambda card, one, two: steps.add_measure(card, slug_of(card, two), CODES[one], QUARTERS[two % 4]),
    "remove": lambda card, one, two: steps.remove_measure(card, CODES[one]),
    "show": lambda card, one, two: steps.show_measure(card, CODES[one], QUARTERS[two % 4], QUARTERS[-1]),
    "new section": lambda card, one, two: steps.add_section(card, f"s{one}", f"New {two}?", "New"),
    "words": lambda card, one, two: steps.change_section(card, slug_of(card, one), f"Other {two}?", "O", "l"),
    "section off": lambda card, one, two: steps.remove_section(card, slug_of(card, one)),
    "section moved": lambda card, one, two: steps.move_section(card, slug_of(card, one), two - 4),
    "framework": lambda card, one, two: steps.choose_framework(card, ["", "lines", "others"][one % 3]),
    "title": lambda card, one, two: steps.rename(card, f"Title {one}", f"Committee {two}"),
}


def after(card, ways):
    for way in ways:
        try:
            card = way(card)
        except StepRefused:
            continue
    return card


@given(scorecards(), st.lists(step(), max_size=8))
def test_every_change_is_told_and_all_taken_back_it_is_as_it_was(card, ways):
    changed = after(card, ways)
    assert from_stored_form(stored_form(changed)) == changed
    assert (changed == card) == (not Comparison(card, changed, {}).changes())
    for _ in range(100):
        changes = Comparison(card, changed, {}).changes()
        if not changes:
            break
        changed = undo_one(card, changed, changes)
    assert changed == card


def undo_one(card, changed, changes):
    """The first that nothing hinders."""
    for change in changes:
        try:
            return Comparison(card, changed, {}).undo(change.key)
        except StepRefused:
            continue
    raise AssertionError("none of them can be undone")


@given(scorecards(), st.lists(step(), max_size=6))
def test_no_measure_is_there_twice_or_lost_by_moving(card, ways):
    changed = after(card, ways)
    codes = [code for section in changed.sections for code in section.indicators]
    assert len(codes) == len(set(codes))
    for code in codes:
        moved = steps.place_measure(changed, code, slug_of(changed, 0), 1)
        assert sorted(code for section in moved.sections for code in section.indicators) == sorted(codes)
        assert steps.measure_named(moved, code) == steps.measure_named(changed, code)


def test_the_page_says_what_changed_as_the_reader_sees_it():
    before = scorecard([[0, 2, 4], [6]])
    changed = steps.move_measure(before, "m4", -1)
    changed = steps.add_measure(changed, "s1", "m8", "2026-27-Q1")
    changed = steps.change_section(changed, "s0", "Are homes stable?", "S0", "")
    said = [f"{each.verb} {each.words}" for each in Comparison(before, changed, {"m4": "Distance"}).changes()]
    assert said == [
        "Question 1 was “Question 0?”.",
        "Moved Distance, from 1.3 to 1.2.",
        "Added 2.2 m8, from quarter 1 2026/27.",
    ]
