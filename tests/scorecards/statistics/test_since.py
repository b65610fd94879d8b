"""What a figure did since a resolution: worked by hand, and of any series nothing that the rules do not bear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.observations import Observation
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break, counted_from
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.statistics.since import Judged, begins_long_after, since

Q1_22 = Period(date(2022, 4, 1), Frequency.QUARTER)
DAY = date(2025, 5, 20)  # in quarter 1 2025/26


def shares(counts, *, of=500, first=Q1_22, **changes) -> Judged:
    series = [
        Observation(first.shift(place), None if count is None else count / of * 100, count, of)
        for place, count in enumerate(counts)
    ]
    known = {"basis": Basis.PERIOD, "unit": Unit.PERCENT, "decimals": 0, "polarity": Polarity.LOW}
    return Judged(series, **{**known, **changes})


# Twelve quarters before the one of the meeting, about one in eight and never two alike
BEFORE = [60, 66, 58, 64, 61, 67, 59, 65, 60, 66, 62, 63]


def test_a_figure_below_all_that_was_usual_before_the_meeting_is_better_where_lower_is():
    found = since(shares([*BEFORE, 62, 30]), DAY)
    assert (found.code, found.word) == ("better", "Better than before it: a real change")
    assert found.sentence.startswith(
        "The latest figure, 6%, is below the usual range of those before the meeting,"
    )
    assert (found.before.code, [one.code for one in found.after]) == ("2024-25-Q4", ["2025-26-Q2"])


def test_the_same_figure_is_worse_where_higher_is_better_and_only_lower_where_neither_is():
    assert since(shares([*BEFORE, 62, 30], polarity=Polarity.HIGH), DAY).code == "worse"
    assert since(shares([*BEFORE, 62, 30], polarity=Polarity.NONE), DAY).code == "down"


def test_a_figure_within_what_was_usual_is_no_real_change():
    found = since(shares([*BEFORE, 62, 61]), DAY)
    assert (found.code, found.word) == ("no change", "No real change since")
    assert "is within the usual range of those before the meeting" in found.sentence


def test_the_quarter_of_the_meeting_is_neither_before_nor_after():
    found = since(shares([*BEFORE, 10]), DAY)
    assert (found.code, found.word) == ("early", "Too early to say: no full quarter since")
    assert found.sentence == (
        "The first figure after the meeting is that of quarter 2 2025/26, which these figures do not reach yet."
    )


def test_twelve_months_are_set_beside_the_year_before_the_meeting_and_say_what_they_overlap():
    found = since(shares([*BEFORE, 62, 30], basis=Basis.ROLLING), DAY)
    assert (found.code, found.word) == ("better", "Better than a year earlier: a real change")
    assert found.sentence.startswith(
        "In quarter 2 2025/26 the figure was 6%, lower than a year earlier (13%), by more"
    )
    assert (
        found.caution
        == "The figure of quarter 2 2025/26 counts twelve months, which began before the meeting."
    )


@pytest.mark.parametrize(
    ("last_before", "says"),
    [
        (20.0, "Part of that rise was before the meeting: it was 20.0% then."),
        (22.86, "Most of that rise was before the meeting: it was 22.9% then."),
        (
            24.2,
            "",
        ),  # which the sentence says already: higher than a year earlier, though lower than before it
        (18.2, ""),
        (17.0, ""),
    ],
)
def test_a_rise_over_the_year_says_how_much_of_it_there_was_before_the_meeting(last_before, says):
    """It stands under "Since 20 May 2025", and from 18.2% to 24.0% most came before."""
    values = [18.2, 19.0, 20.0, last_before, 24.0]
    series = [
        Observation(Period(date(2024, 4, 1), Frequency.QUARTER).shift(n), value, value * 10, 1000)
        for n, value in enumerate(values)
    ]
    found = since(Judged(series, Basis.POINT, Unit.PERCENT, 0, Polarity.LOW, finer=1), DAY)
    assert found.word == "Worse than a year earlier: a real change"
    assert "the figure was 24.0%, higher than a year earlier (18.2%)" in found.sentence
    assert ("before the meeting: it was" in found.sentence) is bool(says)
    assert found.sentence.endswith(says)


def test_later_figures_whose_year_before_lies_after_the_meeting_do_not_decide():
    found = since(shares([*BEFORE, 62, 61, 61, 61, 60, 20, 20], basis=Basis.ROLLING), DAY)
    assert found.sentence.startswith(
        "In quarter 4 2025/26"
    )  # of which quarter 4 2024/25 ended before the meeting
    assert found.sentence.endswith("That is the last period with one a year earlier before the meeting.")
    assert (found.code, found.word) == ("no change", "In quarter 4 2025/26, level with a year earlier")


def test_the_caution_is_about_the_figure_tested_though_the_latest_counts_no_day_before_the_meeting():
    # Latest: quarter 2 2026/27, of October 2025 to September 2026. Tested: quarter 4 2025/26, of April 2025 to March
    # 2026, which holds 49 days before 20 May 2025.
    found = since(shares([*BEFORE, 62, 61, 61, 61, 60, 20], basis=Basis.ROLLING), DAY)
    assert (
        found.caution
        == "The figure of quarter 4 2025/26 counts twelve months, which began before the meeting."
    )


@pytest.mark.parametrize(("basis", "says"), [(Basis.ROLLING, "twelve months"), (Basis.YEAR_TO_DATE, "April")])
def test_a_meeting_on_the_first_day_counted_leaves_none_before_it(basis, says):
    # Quarter 4 2025/26 counts from 1 April 2025 on both bases
    judged = shares([*BEFORE, 62, 61, 61, 61], basis=basis)
    assert since(judged, date(2025, 4, 1)).caution == ""
    assert says in since(judged, date(2025, 4, 2)).caution


def test_figures_since_april_of_different_parts_of_a_year_say_nothing_side_by_side():
    # Held in quarter 4 2025/26: the last before it is quarter 3, of nine months, the first after it of three
    counts = [10, 20, 30, 40] * 4 + [8]
    found = since(shares(counts, basis=Basis.YEAR_TO_DATE), date(2026, 3, 3))
    assert (found.before.code, found.after[-1].code) == ("2025-26-Q3", "2026-27-Q1")
    assert found.unlike == (
        "These figures count from April, so those of quarter 3 2025/26 and quarter 1 2026/27 are of different parts of "
        "a year and say nothing side by side."
    )
    assert "before the meeting (" not in found.sentence
    later = since(shares([*counts, 18, 28], basis=Basis.YEAR_TO_DATE), date(2026, 3, 3))
    assert later.unlike == ""  # quarter 3 beside quarter 3
    assert since(shares(counts, basis=Basis.ROLLING), date(2026, 3, 3)).unlike == ""


@pytest.mark.parametrize(
    ("basis", "day", "long"),
    [
        # A year before the first figure, of April to June 2022, lies that of April to June 2021
        (Basis.PERIOD, date(2021, 3, 31), True),
        (Basis.PERIOD, date(2021, 4, 1), False),
        (Basis.POINT, date(2021, 6, 29), True),
        (Basis.POINT, date(2021, 6, 30), False),
    ],
)
def test_a_series_begins_long_after_a_meeting_more_than_a_year_before_its_first_figure(basis, day, long):
    assert begins_long_after(shares(BEFORE, basis=basis), day) is long


def test_of_few_people_chance_may_explain_it():
    found = since(shares([5, 6, 4, 5, 6, 4, 5, 6], of=40, first=Q1_22.shift(5), basis=Basis.POINT), DAY)
    assert found.code == "no change"
    assert "chance may explain it" in found.sentence


@pytest.mark.parametrize(
    ("judged", "says"),
    [
        (shares([*BEFORE, 62, None]), "There is no figure for quarter 2 2025/26."),
        (
            shares([*BEFORE, 62, 30], breaks=[Break(date(2025, 7, 1), "New system from July 2025")]),
            "Figures before the meeting cannot be compared with those after it: New system from July 2025.",
        ),
        (
            shares([30, 31], first=Q1_22.shift(13)),
            "The figures shown begin with quarter 2 2025/26, after the meeting.",
        ),
    ],
)
def test_what_no_rule_can_test_says_why(judged, says):
    found = since(judged, DAY)
    assert (found.code, found.word, found.sentence) == ("untested", "Not tested", says)


def test_a_hidden_number_decides_nothing_and_is_not_told():
    hidden = Observation(Q1_22.shift(13), 0.8, 4, 500, hidden=True)
    judged = shares([*BEFORE, 62])
    found = since(judged._replace(series=[*judged.series, hidden]), DAY)
    assert found.sentence == "The latest number is hidden so no child can be identified."


def test_a_series_without_any_period_is_refused():
    with pytest.raises(ValueError, match="at least one period"):
        since(shares([]), DAY)


@st.composite
def any_judged(draw) -> Judged:
    frequency = draw(st.sampled_from([Frequency.QUARTER, Frequency.MONTH, Frequency.FINANCIAL_YEAR]))
    unit = draw(st.sampled_from([Unit.PERCENT, Unit.COUNT, Unit.DAYS, Unit.MONEY, Unit.RATE]))
    first = Period.of(date(2019, 5, 1), frequency)
    numbers = draw(st.lists(st.none() | st.integers(0, 300), min_size=1, max_size=30))
    hidden = draw(st.lists(st.booleans(), min_size=len(numbers), max_size=len(numbers)))
    series = []
    for place, (number, small) in enumerate(zip(numbers, hidden, strict=True)):
        value = None if number is None else number / 3 if unit is Unit.PERCENT else float(number)
        counts = (None, None) if number is None or unit in (Unit.DAYS, Unit.MONEY) else (number, 300)
        series.append(Observation(first.shift(place), value, *counts, hidden=small and number is not None))
    starts = draw(st.lists(st.dates(date(2019, 1, 1), date(2027, 1, 1)), max_size=2))
    return Judged(
        series=series,
        basis=draw(st.sampled_from(list(Basis))),
        unit=unit,
        decimals=draw(st.integers(0, 1)),
        polarity=draw(st.sampled_from([Polarity.HIGH, Polarity.LOW, Polarity.NONE])),
        breaks=[Break(start, "A new system") for start in starts],
    )


@given(any_judged(), st.dates(date(2018, 1, 1), date(2028, 1, 1)))
def test_of_any_series_it_says_what_came_after_and_never_why(judged, day):
    found = since(judged, day)
    said = f"{found.word}. {found.sentence} {found.caution} {found.unlike}"
    assert not any(
        word in said.lower() for word in ("because", "led to", "worked", "thanks to", "as a result")
    )
    assert found.sentence.endswith(".") and ".." not in said and "None" not in said
    assert all(counted_from(one, judged.basis) > day for one in found.after)
    assert found.before is None or found.before.end < day
    assert (found.code == "early") is not bool(found.after)
    latest = judged.series[-1]
    if found.code in ("better", "worse", "up", "down"):
        assert found.before and not latest.hidden and latest.value is not None
        assert "more than chance" in found.sentence or "usual range" in found.sentence
    if judged.polarity is Polarity.NONE:
        assert found.code not in ("better", "worse")
    if judged.polarity is not Polarity.NONE:
        assert found.code not in ("up", "down")
