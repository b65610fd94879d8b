"""What changed is never told by the first year that suits: where another would say otherwise, the page says so."""

from hypothesis import given
from hypothesis import strategies as st

from scorecards.comparing.compare import words
from scorecards.comparing.compare.changes import changed, changes_of
from scorecards.comparing.compare.turning import spans_words, turning_of
from tests.scorecards.comparing.test_comparisons import RATE, cell, panel

# A county's enquiries in 50,000 children: a third of the last, then level for seven years.
ENQUIRIES = {2012: 527, 2014: 470, 2017: 1063, 2021: 1171, 2022: 1019, 2024: 1076}
LOADED = range(2012, 2025)


def told(first: int) -> str:
    cells = [cell(1, year, part) for year, part in ENQUIRIES.items()]
    shown, loaded = (panel(cells, "X06000001", years=years) for years in (range(first, 2025), LOADED))
    return words.course(shown, changes_of(shown, loaded)).partition(": Exampleton ")[2]


def test_where_another_first_year_turns_the_verdict_the_course_is_told_first():
    assert told(2014) == (
        "94 in 2014/15, 213 in 2017/18, 215 per 10,000 in 2024/25: since 2017/18 no change beyond chance. "
        "With 2012/13 or 2014/15 as the first year it rose by more than chance."
    )


def test_years_before_the_chosen_one_are_asked_too():
    assert told(2017) == (
        "213 in 2017/18, 215 per 10,000 in 2024/25: since 2017/18 no change beyond chance. "
        "With 2012/13 or 2014/15 as the first year it rose by more than chance."
    )


def test_a_change_that_every_first_year_finds_is_told_as_it_was():
    cells = [cell(1, year, part) for year, part in ((2016, 200), (2019, 210), (2024, 445))]
    made = panel(cells, "X06000001")
    assert changed(made.lines[0], RATE.unit).turning is None
    assert "rose from 40 to 89 per 10,000, by more than chance" in words.course(made, changes_of(made))


def test_the_last_step_alone_turns_nothing_and_a_real_one_does():
    assert turning_of({2016: 1, 2020: 1, 2023: 0}, 2024, 2016) is None
    assert turning_of({2016: 1, 2020: 1, 2023: -1}, 2024, 2016)
    assert turning_of({2016: 1, 2023: 0}, 2024, 2023)  # where it is what was chosen


def test_nothing_is_asked_of_what_turns_with_the_first_year():
    ours = [cell(1, year, part) for year, part in ((2016, 355), (2018, 445), (2024, 445))]
    fell = [cell(10, 2016, 445), cell(10, 2024, 355)]
    made = panel([*ours, *fell], "X06000001", "X06000010")
    assert changes_of(made)[0].turning and words.ask(made, changes_of(made)) == ""
    assert words.what_changed(made.lines[0], changes_of(made)[0], made, (2016, 2024))[1] == (
        "More than chance, turns with the first year"
    )


@given(st.dictionaries(st.integers(2005, 2022), st.sampled_from([1, 0, -1]), min_size=1), st.data())
def test_every_first_year_that_says_otherwise_is_named_once(ways, data):
    chosen = data.draw(st.sampled_from(sorted(ways)))
    found = turning_of(ways, 2024, chosen)
    if found is None:
        assert len(set(ways.values())) == 1
        return
    named = [year for spans in found.others().values() for a, b in spans for year in range(a, b + 1)]
    assert sorted(named) == sorted(year for year, way in ways.items() if way != found.way)
    assert chosen <= found.told_from


def test_spans_are_read_out():
    assert spans_words([("a", "a"), ("b", "c"), ("d", "d")]) == "a, b to c or d"
