"""All councils of a measure: the tests behind the title, places, the funnel, and sentences that stay true."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.amounts import Amounts
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.comparing.all_councils import funnel_words, telling
from scorecards.comparing.all_councils.councils import FEWEST_IN_A_FUNNEL, all_councils
from scorecards.comparing.all_councils.placing import places_of
from scorecards.comparing.all_councils.presenters import funnel_drawing, lines_of, order_drawing
from scorecards.comparing.places import Place
from scorecards.statistics.comparison import rank
from tests.scorecards.comparing.councils import YEAR, average, councils, measure, rate, share, symbol


def test_the_title_counts_councils_by_a_test_with_each():
    # 20 of 100 against 8: pooled 14%, z = 0.12 / sqrt(0.14 x 0.86 x 0.02) = 2.45, clearly worse. Against 10: z = 1.98,
    # just so; against 11: z = 1.76, level; against 35: z = -2.38, clearly better.
    found = councils(share(20), [share(8), share(10), share(11), share(20), share(35)])
    assert [one.standing for one in found.others] == ["worse", "worse", "level", "level", "better"]
    assert telling.title_of(found) == "Clearly worse than 2 councils, level with 2, clearly better than 1"


def test_ties_share_the_better_place_and_hidden_figures_have_none():
    found = councils(share(9), [share(5), share(9), share(9), share(12), symbol("c"), None])
    assert [one.place for one in found.with_figure] == [1, 2, 2, 2, 5]
    assert telling.place_words(found).startswith(
        "Ours is number 2 of 5, counted from the best; 2 others share"
    )
    assert telling.councils_words(found) == (
        "5 of 7 councils have a figure: 1 is hidden, 1 is not in the release"
    )


def test_nothing_of_nobody_has_no_place():
    """City of London, 0.0% and no number of children: it would be the best of all."""
    nobody = Amounts(0, None, 0.0)
    found = councils(share(9), [share(5), share(12), nobody])
    assert [(one.value, one.place) for one in found.with_figure] == [(0, None), (5, 1), (9, 2), (12, 3)]
    said = telling.place_words(found)
    assert said.startswith("Ours is number 2 of 3, counted from the best")
    assert said.endswith(
        " Without a place: Council 003, with nothing counted and no number of people to count it among."
    )
    untold = councils(
        Amounts(0, None, 0.0), [average(5)]
    )  # nobody's people are told: the figures have an order
    assert [one.place for one in untold.with_figure] == [1, 2]


@given(st.lists(st.integers(0, 20).map(float), max_size=30), st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_places_are_the_ranks_that_are_told_everywhere(values, polarity):
    assert places_of(values, polarity) == [rank(value, values, polarity) for value in values]


def test_a_return_of_two_councils_is_one_council_in_the_title_and_in_the_order():
    found = councils(share(20), [share(8), share(8), share(20)], joint={1: "314 / 318", 2: "314 / 318"})
    assert telling.title_of(found) == "Clearly worse than 1 council, level with 1"
    assert telling.councils_words(found) == (
        "All 4 councils have a figure. 2 councils filed one return together, which counts once"
    )
    assert found.with_figure[0].name == "Council 001 and Council 002"


@pytest.mark.parametrize(
    ("others", "title"),
    [
        ([], "No other council has a figure"),
        ([share(20)], "Level with the one other council with a figure"),
        ([share(20), share(21)], "Level with both other councils"),
        ([share(20)] * 10, "Level with all 10 other councils"),
        ([share(2)] * 10, "Clearly worse than all 10 other councils"),
        ([share(2), average(3)], "Clearly worse than 1 council; 1 cannot be tested"),
    ],
)
def test_titles_of_few_councils_are_plain_english(others, title):
    assert telling.title_of(councils(share(20), others)) == title


def test_averages_are_told_in_their_order_and_chance_is_not_tested():
    scores = measure(Unit.AVERAGE, decimals=1)
    found = councils(average(16.6), [average(13.3), average(16.6), average(17.2)], definition=scores)
    assert telling.title_of(found) == (
        "Higher than 1 council, lower than 1, the same as 1; chance is not tested"
    )
    assert (found.funnel, funnel_drawing(found).svg) == (None, "")
    assert telling.UNTESTED in telling.order_note(found)
    assert 'class="ciq' not in order_drawing(found).svg  # no likely range is invented
    lone = councils(average(16.6), [average(13.3)] * 10, definition=scores)
    assert telling.title_of(lone) == "Higher than all 10 other councils; chance is not tested"


def test_a_council_that_was_no_more_is_not_missing():
    places = [
        Place(0, "E0", "Exampleton", "local authority"),
        Place(1, "E1", "Old", "local authority", ended=date(2023, 3, 31)),
        Place(2, "E2", "New", "local authority", started=date(2025, 4, 1)),
        Place(3, "E3", "There", "local authority", ended=date(2025, 3, 31)),
    ]
    cells = {place.id: PublishedCell(place.id, YEAR, symbol("z"), "2025") for place in places[1:3]}
    cells[0] = PublishedCell(0, YEAR, share(20), "2025")
    own = Comparators("2025", AreaName(0, "E0", "Exampleton"), (), None, None)
    found = all_councils(measure(), YEAR, places, cells, own)
    assert telling.councils_words(found) == "1 of 2 councils has a figure: 1 is not in the release"


def test_without_a_figure_of_ours_the_page_says_why_and_shows_the_others():
    found = councils(symbol("c"), [share(8), share(9)], country=share(10))
    assert telling.title_of(found) == "Ours has no figure; 2 councils have one"
    assert telling.own_words(found) == (
        "There is no figure of ours in 2024/25: hidden so no child can be identified"
    )
    assert (telling.place_words(found), len(found.with_figure)) == ("", 2)


# The funnel


def test_clearly_worse_than_the_country_and_yet_not_unusual_are_both_said_to_be_true():
    # 20% to 40% about 30%: each is 4.4 standard errors away, so the limits are 4.4 times as wide as chance
    others = [share(80, 400), share(160, 400)] * 8
    found = councils(share(160, 400), others, country=share(300, 1000))
    assert found.funnel.spread == pytest.approx(0.1**2 / (0.3 * 0.7 / 400))
    assert (found.against_country, found.own.position) == ("worse", "Not significant")
    assert funnel_words.funnel_heading(found) == (
        "Ours is clearly worse than England, yet not unusual for its size"
    )
    note = funnel_words.funnel_note(found)
    assert "4.4 times as wide as chance alone would make them" in note
    assert "Both are true of ours" in note
    assert "No council is beyond the outer limits." in note
    assert "With 17 councils the limits themselves are rough." in note


def test_an_outlier_is_a_triangle_with_its_name():
    found = councils(share(30, 100), [share(30, 100)] * 40 + [share(70, 100)], country=share(300, 1000))
    assert [one.name for one in found.with_figure if one.outlying] == ["Council 041"]
    for drawing in (funnel_drawing(found), funnel_drawing(found, "narrow"), order_drawing(found)):
        assert drawing.svg.count('class="outc"') == 1
        assert "Council 041" in drawing.svg
    assert (
        "1 of 42 councils is beyond the outer limits, where about 0.08 of 42 would be expected."
        in funnel_words.funnel_note(found)
    )


def test_a_rate_has_the_funnel_of_a_rate():
    # 100 are expected of 10,000: the limits are 80.4 and 120.6, so 81 and 120 are within and 121 is not
    rates = measure(Unit.RATE, Polarity.NONE)
    counts = [81, 120, *[98, 99, 100, 101, 102] * 7]
    found = councils(
        rate(121), [rate(count) for count in counts], country=rate(10_000, 1_000_000), definition=rates
    )
    assert found.funnel.spread == 1
    positions = {one.beside.people[0]: one.position for one in found.with_figure}
    assert (positions[81], positions[120]) == ("Not significant", "Not significant")
    assert positions[121] == "High (0.025)"
    # 121 against 81: z = 40 / sqrt(202) = 2.8
    assert telling.title_of(found) == "Clearly higher than 1 council, level with 36"
    assert (
        funnel_words.funnel_heading(found) == "Ours is clearly higher than England, and unusual for its size"
    )


def test_of_too_few_councils_there_is_no_funnel_and_the_page_says_why():
    found = councils(share(30), [share(30)] * (FEWEST_IN_A_FUNNEL - 2), country=share(300, 1000))
    assert found.funnel is None
    assert funnel_words.why_no_funnel(found) == (
        "There is no funnel: how far councils differ from one another cannot be told from fewer than 10, and 9 come "
        "with numbers of people."
    )
    without = councils(share(30), [share(30)] * 20)
    assert funnel_words.why_no_funnel(without) == "There is no funnel: England has no figure for its middle."


# Every sentence, whatever the figures


figures = st.one_of(
    st.none(),
    st.sampled_from(["c", "x", "low", "k", "z", "u"]).map(symbol),
    st.tuples(st.integers(0, 60), st.integers(60, 900)).map(lambda one: share(*one)),
    st.integers(0, 100).map(float).map(average),
)


@given(figures, st.lists(figures, max_size=24), figures, st.sampled_from(list(Polarity)), st.booleans())
def test_the_numbers_of_the_title_add_up_to_the_councils_with_a_figure_but_ours(
    own, others, country, polarity, together
):
    joint = {1: "1 / 2", 2: "1 / 2"} if together and len(others) > 1 and others[0] == others[1] else {}
    found = councils(own, others, country=country, joint=joint, definition=measure(polarity=polarity))
    title = telling.title_of(found)
    counted = len(found.with_figure) - (found.own_figure is not None)
    if found.own_figure and counted > 2:
        assert sum(map(int, re.findall(r"\d+", title))) == counted
    said = "\n".join(
        [
            title,
            telling.own_words(found),
            telling.councils_words(found),
            telling.place_words(found),
            telling.order_heading(found),
            telling.against_areas(found),
            funnel_words.funnel_heading(found),
            funnel_words.funnel_note(found),
            funnel_words.why_no_funnel(found),
        ]
    )
    assert not re.search(r"\b1 (councils|others|are|have)\b|None|  |\bnan\b", said), said
    assert not re.search(r"\b(?:[2-9]|\d\d+) (council|other(?! councils)|is|has)\b", said), said
    lines = lines_of(found)
    assert len(lines) == 1 + len(found.with_figure) + len(found.without) + 2  # and the region and the country
    assert {len(line) for line in lines} == {len(lines[0])}
    for form in ("wide", "narrow"):
        order_drawing(found, form)
        funnel_drawing(found, form)


def test_what_was_published_rounded_is_tested_unrounded():
    """Our range starts at 111.06 per 10,000: above the 111 that is published, below the 111.29 of 6,040 in 542,710."""
    definition, own = measure(unit=Unit.RATE, polarity=Polarity.NONE), Amounts(1290, 109_900, 117)

    def beside(country: Amounts) -> str:
        return councils(own, [rate(100)], country=country, definition=definition).against_country

    assert beside(Amounts(6040, 542_710, 111)) == "level"
    assert beside(Amounts(value=111)) == "higher"  # no people are given: as published
    assert beside(Amounts(6040, 300_000, 111)) == "higher"  # people of another figure
