"""What is worth asking follows the figures: no question stands on what the row beside it denies."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue.questions import LinkedQuestion, Movement, Questions, Situation, questions_from
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Polarity
from scorecards.assembly.inputs import Comparators, Disclosure, IndicatorInputs
from scorecards.assembly.questions import (
    both_ways,
    counts_apart,
    movement_of,
    questions_for,
    questions_shown,
    share_level,
)
from scorecards.assembly.rows import RowSetting
from scorecards.assembly.scorecard import ScorecardEntry, ScorecardInputs, build_scorecard
from scorecards.payload import rows_of
from tests.figures import facts, recorded
from tests.payloads import NOW, hidden_cell, make_cell, make_comparison, make_hidden_row, make_row

OWN = Questions({situation: f"{situation}?" for situation in Situation})
YEAR = NOW.year_before()
LEVEL = {
    "better": 0,
    "worse": 0,
    "higher": 0,
    "lower": 0,
    "level": 9,
    "not_tested": 1,
    "sentence": "Level with 9 of 10 similar councils",
    "middle": "level",
    "england": "level",
    "region": "level",
}


def told(verdict, **changes):
    """A row whose verdict has this code; by default 8% of 563 children after 12% a year ago, lower is better."""
    values = changes.pop("values", [12.0, 11.0, 10.0, 9.0, 8.0])
    row = make_row(values=values, **{"target": None, **changes})
    row["verdict"]["code"] = verdict
    return row


def against(**counts):
    return make_comparison("low", against={**LEVEL, **counts})


def asked(row, linked=()):
    return [question.removesuffix("?") for question in questions_for(row, OWN, linked)]


@pytest.mark.parametrize(
    ("row", "first"),
    [
        (told("better"), ["falling", "always"]),
        (told("worse", values=[8.0, 9, 10, 11, 12]), ["rising", "always"]),
        (told("up", values=[8.0, 9, 10, 11, 12], polarity="none"), ["rising", "always"]),
        (told("no change", target=4), ["missed", "always"]),
        (told("no change", comparison=against(worse=6, level=3)), ["worse_than_others", "always"]),
        (
            told("no change", comparison=against(middle="worse", worse=2, level=7)),
            ["worse_than_others", "always"],
        ),
        (told("no change", values=[None, None, None, None, None]), ["no_figure", "always"]),
        (make_hidden_row(), ["hidden"]),
        (
            told("better", target=4, comparison=against(worse=9, level=0)),
            ["missed", "worse_than_others", "falling"],
        ),
        (told("worse", values=[8.0, 9, 10, 11, 12], target=4), ["missed", "rising", "always"]),
    ],
)
def test_each_situation_has_its_question_the_most_pressing_first(row, first):
    assert asked(row) == first


@pytest.mark.parametrize(
    "changes",
    [
        {"comparison": against(worse=4, better=5, level=1)},
        {"comparison": against(middle="worse", worse=3, better=3, level=4)},
        {"comparison": against(worse=3, level=7)},
        {"comparison": against(worse=9, level=0), "polarity": "none"},
        {"comparison": make_comparison("low")},
        {"comparison": None},
    ],
)
def test_others_are_not_asked_about_where_we_are_not_clearly_worse_than_most(changes):
    assert asked(told("not tested", **changes)) == ["always"]


def test_a_break_in_the_last_year_is_asked_about_where_it_stands_between():
    broken = {"cell": None, "word": "", "arrow": "", "reason": "No comparable data: new system"}
    breaks = [{"start": NOW.previous().start.isoformat(), "label": "New system from July 2025"}]
    row = told("not tested", breaks=breaks, year_ago=broken)
    assert asked(row) == ["after_break", "always"]
    assert "“New system from July 2025”" in questions_for(row, Questions(), [])[0]
    long_ago = [{"start": YEAR.year_before().start.isoformat(), "label": "New system"}]
    assert asked({**row, "breaks": long_ago}) == ["always"]
    compared = told("not tested", breaks=breaks)
    assert asked(compared) == ["always"]  # a year ago is set beside it, whatever broke


def counted(now, then, code="no change"):
    """`now` and `then` are a number and what it is out of, this quarter and a year ago."""
    numbers = [then, then, then, then, now]
    series = [
        make_cell(NOW.shift(n - 4), 100 * number / base, numerator=number, denominator=base)
        for n, (number, base) in enumerate(numbers)
    ]
    return told(code, series=series)


def test_what_a_share_is_out_of_is_asked_about_where_it_alone_moved():
    grown = counted((80, 800), (60, 600))
    assert asked(grown) == ["denominator_moved", "always"]
    (question,) = questions_for(grown, Questions(), [])
    assert question == (
        "“All children at the end of the quarter”: clearly more than a year ago, while the share has not clearly "
        "moved: why, and is there enough help and staff?"
    )
    assert "clearly fewer" in questions_for(counted((60, 600), (80, 800)), Questions(), [])[0]
    assert asked(counted((82, 605), (60, 600))) == ["always"]  # 1.85 deviations: chance
    assert asked(counted((400, 505), (320, 430))) == [
        "numerator_moved",
        "always",
    ]  # 2.98, and 2.45 for the base
    assert asked(counted((300, 800), (60, 600))) == ["always"]  # the share moved, too
    assert asked(counted((81, 800), (60, 600), "worse")) == ["rising", "always"]  # its verdict says so


def test_counts_are_told_apart_by_hand():
    assert counts_apart(130, 90) and not counts_apart(126, 90)  # 40 / sqrt(220) = 2.70; 36 / sqrt(216) = 2.45
    assert not counts_apart(0, 0) and not counts_apart(None, 90)
    every, nobody = make_cell(value=100.0, denominator=50), make_cell(value=0.0, denominator=50)
    assert share_level(every, every) and not share_level(every, nobody)
    assert not share_level(every, hidden_cell())


def test_a_movement_that_the_shown_figures_deny_is_none():
    assert movement_of(told("better")) is Movement.FALLING
    assert movement_of(told("worse")) is None  # called worse, and lower than a year ago where lower is better
    assert movement_of(told("better", polarity="none")) is None
    assert movement_of(told("no change")) is Movement.STEADY
    assert movement_of(told("better", values=[8.0])) is None or asked(told("better", values=[8.0])) == [
        "always"
    ]
    assert movement_of(make_hidden_row()) is None


def test_a_figure_that_cannot_be_there_is_not_asked_for():
    row = told("not tested", values=[None])
    row["latest"] = make_cell(NOW, None, symbol="z", reason="not applicable")
    assert asked(row) == ["always"]


def test_a_hidden_figure_is_not_asked_about():
    row = make_hidden_row(comparison=against(worse=9, level=0))
    (question,) = questions_for(row, Questions(), [])
    assert question.startswith("This figure is hidden so that no child can be identified")
    assert not any(letter.isdigit() for letter in question)


def test_a_figure_that_a_release_hides_is_there_and_not_said_to_be_missing():
    row = make_row(latest=make_cell(value=None, symbol="c"))
    (question,) = questions_for(row, Questions(), [])
    assert question.startswith("This figure is hidden so that no child can be identified")


PLANS_AND_CONTACTS = {
    "plans": Questions(
        {}, (LinkedQuestion("contacts", Movement.FALLING, Movement.FALLING, "Do we hear of fewer?"),)
    ),
    "contacts": Questions(),
}


def test_linked_measures_speak_to_each_other_on_both_pages():
    known = both_ways(PLANS_AND_CONTACTS)
    plans, contacts = (
        told("down", polarity="none", unit="count", code=code) for code in ("plans", "contacts")
    )
    for row in (plans, contacts):
        assert questions_for(row, known[row["code"]], [plans, contacts]) == ["Do we hear of fewer?"]
    still = told("no change", polarity="none", unit="count", code="contacts")
    assert questions_for(plans, known["plans"], [plans, still]) == []
    assert questions_for(plans, known["plans"], [plans]) == []
    of_another_quarter = {**contacts, "latest": {**contacts["latest"], "period": NOW.previous().code}}
    assert questions_for(plans, known["plans"], [plans, of_another_quarter]) == []


def test_an_edition_from_before_shows_the_one_question_it_has():
    row = make_row()
    assert questions_shown(row) == [row["question"]]
    assert questions_shown({**row, "questions": ["One?", "Two?"]}) == ["One?", "Two?"]
    assert questions_shown({**row, "questions": []}) == []
    assert questions_shown({**row, "question": ""}) == []


def test_a_councils_own_question_is_asked_always():
    assert questions_from("Why?", {}, []) == Questions({Situation.ALWAYS: "Why?"})
    assert questions_from("", {}, []) == Questions()


def test_the_rows_of_a_scorecard_have_their_questions():
    now = Period(date(2025, 10, 1), Frequency.QUARTER)
    said = questions_from("What do children say?", {"no_figure": "What do we go by?"}, [])
    with_figure = facts(id=1, code="seen", polarity=Polarity.HIGH, questions=said)
    without = facts(id=2, code="heard", polarity=Polarity.HIGH, questions=said)
    entries = [
        ScorecardEntry(f"1.{each.id}", 1, "safe", "Are children safe?", "Safe", each)
        for each in (with_figure, without)
    ]
    figures = {1: [recorded(now, 90, 100, 90.0)], 2: []}
    inputs = ScorecardInputs(
        council={"name": "Exampleton", "slug": "exampleton", "illustrative": True, "brand": ""},
        scorecard={"slug": "panel", "title": "Children", "committee": "Panel"},
        entries=entries,
        indicators={
            each.indicator.id: IndicatorInputs(each.indicator, figures[each.indicator.id]) for each in entries
        },
        words={},
        detail=False,
    )
    setting = RowSetting(now, Comparators("", None, (), None, None), Disclosure(True))
    seen, heard = rows_of(build_scorecard(inputs, setting))
    assert seen["questions"] == ["What do children say?"]
    assert heard["questions"] == ["What do we go by?", "What do children say?"]


VALUES = st.one_of(st.none(), st.sampled_from([0.0, 8.0, 8.3, 9.0, 40.0, 100.0]))
CODES = st.sampled_from(["better", "worse", "up", "down", "no change", "not tested"])
COUNTS = st.fixed_dictionaries(
    {name: st.integers(0, 10) for name in ("better", "worse", "level")},
    optional={"middle": st.sampled_from(["better", "worse", "level", "not tested"])},
)


@st.composite
def rows(draw, code="moves"):
    """Rows of every kind, also such as disagree with themselves: the verdict is drawn apart from the figures."""
    unit = draw(st.sampled_from(["percent", "count", "days"]))
    bases = draw(st.lists(st.sampled_from([40.0, 600.0, 900.0]), min_size=5, max_size=5))
    values = draw(st.lists(VALUES, min_size=5, max_size=5))
    series = [
        make_cell(NOW.shift(n - 4), value, unit=unit, denominator=base)
        for n, (value, base) in enumerate(zip(values, bases, strict=True))
    ]
    for place in draw(st.sets(st.sampled_from([0, 3, 4]))):
        if draw(st.booleans()):
            series[place] = hidden_cell(NOW.shift(place - 4))
    row = make_row(
        polarity=draw(st.sampled_from(["high", "low", "none"])),
        unit=unit,
        series=series,
        target=draw(st.sampled_from([None, 9.0])),
        code=code,
    )
    row["verdict"]["code"] = draw(CODES)
    if row["comparison"] and draw(st.booleans()):
        row["comparison"] = against(**draw(COUNTS))
    if draw(st.booleans()):
        start = draw(st.sampled_from([NOW.start, YEAR.start, YEAR.year_before().start]))
        row["breaks"] = [{"start": start.isoformat(), "label": "New system"}]
        if start > YEAR.start:
            row["year_ago"] = {"cell": None, "word": "", "arrow": "", "reason": "No comparable data"}
    return row


def number(row):
    return row["latest"]["value"]


def year_ago(row):
    return row["year_ago"]["cell"]["value"]


def moved(row):
    return row["verdict"]["code"] in ("better", "worse", "up", "down")


def share_held(row):
    now, then = row["latest"], row["year_ago"]["cell"]
    return not moved(row) and row["unit"] == "percent" and share_level(now, then)


# What a question takes for granted, told from what the row shows and not by the rules that chose it.
PREMISES = {
    "missed": lambda row: row["target"]["word"] == "Missed" and number(row) is not None,
    "rising": lambda row: number(row) > year_ago(row) and row["year_ago"]["arrow"] == "↑" and moved(row),
    "falling": lambda row: number(row) < year_ago(row) and row["year_ago"]["arrow"] == "↓" and moved(row),
    "worse_than_others": lambda row: (
        row["comparison"]["against"]["worse"] > row["comparison"]["against"]["better"]
        or row["comparison"]["against"]["middle"] == "worse"
    ),
    "no_figure": lambda row: number(row) is None and not row["latest"]["hidden"],
    "hidden": lambda row: row["latest"]["hidden"],
    "after_break": lambda row: row["breaks"] and row["year_ago"]["arrow"] == "" and number(row) is not None,
    "numerator_moved": lambda row: (
        share_held(row) and row["latest"]["numerator"] != row["year_ago"]["cell"]["numerator"]
    ),
    "denominator_moved": lambda row: (
        share_held(row) and row["latest"]["denominator"] != row["year_ago"]["cell"]["denominator"]
    ),
    "always": lambda row: not row["latest"]["hidden"],
}


@given(row=rows())
def test_no_question_takes_for_granted_what_the_row_denies(row):
    found = asked(row)
    assert len(found) == len(set(found)) <= 3
    assert found or row["latest"]["hidden"]
    for situation in found:
        assert PREMISES[situation](row), situation
    assert not {"rising", "falling"} <= set(found)


@given(row=rows())
def test_what_is_asked_without_questions_of_its_own_is_a_question_and_tells_of_nothing_hidden(row):
    for question in questions_for(row, Questions(), []):
        assert question.endswith("?") and len(question) < 300
        if row["latest"]["hidden"]:
            assert "hidden" in question


MOVES = st.sampled_from(list(Movement))


@given(row=rows(), other=rows(code="other"), this=MOVES, that=MOVES)
def test_a_question_of_two_measures_holds_of_both(row, other, this, that):
    links = (LinkedQuestion("other", this, that, "Both?"),)
    if "Both?" not in questions_for(row, Questions({}, links), [row, other]):
        return
    for each, said in ((row, this), (other, that)):
        assert not each["latest"]["hidden"]
        if said is Movement.STEADY:
            assert each["verdict"]["code"] == "no change"
        else:
            assert PREMISES[said.value](each)
