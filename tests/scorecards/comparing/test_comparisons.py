"""What a comparison says is so: who is shown, what may be set beside what, what changed, what may be asked."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import FACT_COLUMNS as COLUMNS
from indicators.terms.periods import academic_year, financial_year, year_end
from indicators.terms.series import Break
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.comparing.compare import words
from scorecards.comparing.compare.changes import changed, changes_of
from scorecards.comparing.compare.choice import Offered, choose, years_between
from scorecards.comparing.compare.drawings import draw
from scorecards.comparing.compare.loaded import some_years_alone
from scorecards.comparing.compare.panels import Panel, build_panel
from scorecards.comparing.compare.rows import rows_of
from scorecards.comparing.compare.sources import source_words
from scorecards.comparing.compare.state import State
from scorecards.comparing.offered import OfferedIndicator
from scorecards.comparing.places import Place
from tests.figures import facts

NEAR = tuple(AreaName(10 + n, f"X0600001{n}", f"Neighbour {n}") for n in range(10))
COMPARATORS = Comparators(
    model="2025",
    own=AreaName(1, "X06000001", "Exampleton"),
    neighbours=NEAR,
    region=AreaName(2, "X12000001", "North Region"),
    country=AreaName(3, "X92000001", "England"),
)
PLACES = {
    "X06000001": Place(1, "X06000001", "Exampleton", "local authority", "North Region"),
    **{each.code: Place(each.id, each.code, each.name, "local authority") for each in NEAR},
}
RATE = facts(
    id=7,
    code="care-rate",
    title="Children in care for every 10,000",
    unit=Unit.RATE,
    polarity=Polarity.NONE,
)
COUNT = facts(id=8, code="care", title="Children in care", unit=Unit.COUNT, polarity=Polarity.NONE)
OFFERED = Offered(
    {
        one.code: OfferedIndicator(
            one.code,
            one.title,
            "safe",
            one.id,
            *(getattr(one, name.removeprefix("last_")) for name in COLUMNS),
        )
        for one in (RATE, COUNT)
    },
    PLACES,
    COMPARATORS,
)


def chosen(*areas: str):
    return choose(State(("care-rate",), areas), OFFERED)[0].areas


def cell(area: int, year: int, part: float, whole: float = 50_000, joint="", value=None) -> PublishedCell:
    number = part * 10_000 / whole if value is None else value
    return PublishedCell(area, financial_year(year), Amounts(part, whole, number), "2025", joint)


def panel(cells, *areas, measure=RATE, breaks=(), years=range(2016, 2025)) -> Panel:
    return build_panel(measure, cells, chosen(*areas), years, COMPARATORS, breaks)


def first_change(made: Panel) -> tuple[str, str]:
    changes = changes_of(made)
    return words.what_changed(made.lines[0], changes[0], made, words.compared_years(changes))


class TestWhatIsLoaded:
    def test_areas_loaded_for_some_years_alone_are_named_with_them(self):
        ours = [cell(1, year, 300) for year in range(2020, 2025)]
        latest = [cell(10, 2024, 250), cell(11, 2024, 200)]
        some = [cell(12, year, 200) for year in (2023, 2024)]
        areas = ("X06000001", *(each.code for each in NEAR[:4]))
        assert some_years_alone(panel([*ours, *latest, *some], *areas)) == [
            "Children in care for every 10,000: "
            "Neighbour 0 and Neighbour 1 are loaded for 2024/25 alone, of five years.",
            "Children in care for every 10,000: Neighbour 2 is loaded for two of five years.",
            "Children in care for every 10,000: Neighbour 3 is loaded for none of five years.",
        ]
        assert some_years_alone(panel(ours, "X06000001")) == []


class TestWhoIsShown:
    def test_an_address_without_areas_opens_with_ours_the_middle_and_the_country(self):
        found, problems = choose(State(), OFFERED)
        assert [area.name for area in found.areas] == ["Exampleton", "Similar councils’ middle", "England"]
        assert not problems

    def test_an_area_named_twice_is_shown_once_and_ours_first(self):
        assert [a.kind for a in chosen("england", "X06000010", "X06000001", "X06000010")] == [
            "own",
            "council",
            "wider",
        ]

    def test_what_is_not_there_is_told_and_the_rest_shown(self):
        found, problems = choose(
            State(("nothing", "care"), ("london-inner", "E99999999", "england")), OFFERED
        )
        assert [one.code for one in found.measures] == ["care"]
        assert [area.name for area in found.areas] == ["England"]
        assert problems == [
            "There are no national figures here for a measure “nothing”. Choose another in the form.",
            "Inner and Outer London are offered to councils in London only.",
            "There is no area “E99999999” here. Choose one from the form.",
        ]

    def test_of_too_many_ours_is_kept_and_those_left_out_are_named(self):
        keys = [*(each.code for each in NEAR), "england", "X06000001", *(f"E0999{n:04d}" for n in range(9))]
        found, problems = choose(State(("care",), tuple(keys)), OFFERED)
        assert [area.kind for area in found.areas] == ["own", *["council"] * 9]
        assert problems[-2:] == [
            "4 more codes of areas are not known here and are left out.",
            "At most 10 areas can be compared at once. Left out: Neighbour 9, England.",
        ]

    def test_counts_are_never_set_beside_each_other(self):
        made = panel([cell(1, 2023, 300), cell(10, 2023, 400)], "X06000001", "X06000010", measure=COUNT)
        assert [line.area.name for line in made.lines] == ["Exampleton"]
        assert words.refusal(made) == (
            "Counts are not compared: they follow the size of a council. So only Exampleton is shown; "
            "to see another area’s, choose that area alone."
        )

    def test_a_fifth_area_stands_in_the_table_alone(self):
        areas = ["X06000001", *(each.code for each in NEAR[:4])]
        made = panel([cell(key, 2023, 300) for key in (1, 10, 11, 12, 13)], *areas)
        assert words.left_to_the_table(made) == (
            "The chart draws the first four areas; the table has all five."
        )
        assert "Neighbour 3" not in draw(made).svg

    def test_no_two_lines_of_a_chart_look_alike(self):
        for areas in (("X06000001", "X06000010", "similar", "england"), [each.code for each in NEAR[:4]]):
            cells = [cell(key, year, 300 + key) for key in (1, 3, *range(10, 20)) for year in (2023, 2024)]
            drawing = html.fragment_fromstring(draw(panel(cells, *areas)).svg)
            lines = drawing.xpath("//path[@stroke-linejoin]")
            assert len({(one.get("stroke"), one.get("stroke-dasharray")) for one in lines}) == 4
            marks = drawing.xpath("//path[@class='own' or @class='nb' or @class='median']")
            shapes = {one.get("d").partition("M")[2].partition("m")[2].partition("M")[0] for one in marks}
            assert len(shapes) == len(marks) >= 3  # the country's long dashes have no mark


class TestTheMiddle:
    def test_it_is_the_median_of_those_with_a_figure_and_says_of_how_many(self):
        made = panel([cell(10 + n, 2023, 100 + n) for n in range(5)], "similar")
        middle = made.lines[0].cells[2023]
        assert (middle.amounts.value, middle.n, middle.of) == (20.4, 5, 10)  # 102 of 50,000
        assert words.cell_words(middle, Unit.RATE, 0) == "20 (5 of 10, with care)"

    def test_a_joint_return_counts_once(self):
        cells = [cell(10, 2023, 100, joint="J"), cell(11, 2023, 100, joint="J"), cell(12, 2023, 300)]
        middle = panel(cells, "similar").lines[0].cells[2023]
        assert (middle.amounts.value, middle.n) == (40, 2)  # halfway from 20 to 60

    def test_its_change_is_told_and_chance_is_not_tested(self):
        cells = [cell(key, year, part) for key in range(10, 20) for year, part in ((2016, 100), (2024, 300))]
        made = panel(cells, "similar")
        assert first_change(made) == (
            "20 to 60 per 10,000, up by 40",
            "Chance is not tested",
        )


class TestWhatChanged:
    def test_355_and_445_of_50_000_differ_by_more_than_chance(self):
        """Of 800 children 445 or more in the later year: z = (445 - 355) / sqrt(800) = 3.2, p = 0.002."""
        made = panel([cell(1, 2016, 355), cell(1, 2024, 445)], "X06000001")
        assert changed(made.lines[0], Unit.RATE).found == "more than chance"
        assert words.course(made, changes_of(made)) == (
            "Children in care for every 10,000: Exampleton rose from 71 to 89 per 10,000, by more than chance."
        )

    def test_355_and_400_may_be_chance(self):
        """z = 45 / sqrt(755) = 1.64, p = 0.10."""
        made = panel([cell(1, 2016, 355), cell(1, 2024, 400)], "X06000001")
        assert first_change(made) == ("71 to 80 per 10,000, up by 9", "May be chance")

    def test_figures_published_alike_are_level_whatever_the_people_behind_them(self):
        made = panel([cell(1, 2016, 355, value=71), cell(1, 2024, 500, value=71)], "X06000001")
        assert first_change(made) == ("71 per 10,000 to 71 per 10,000", "Level")

    def test_an_average_is_not_tested(self):
        average = replace(RATE, unit=Unit.AVERAGE, decimals=1)
        made = panel(
            [cell(1, 2016, 0, value=13.2), cell(1, 2024, 0, value=14.9)], "X06000001", measure=average
        )
        assert first_change(made) == ("13.2 to 14.9, up by 1.7", "Chance is not tested")

    def test_a_hidden_figure_is_told_in_words_and_takes_no_part(self):
        hidden = PublishedCell(1, financial_year(2024), Amounts(symbol="c"), "2025")
        made = panel([cell(1, 2016, 355), hidden], "X06000001")
        assert words.cell_words(made.lines[0].cells[2024], Unit.RATE, 0) == "Hidden"
        assert first_change(made) == ("", "No two years can be compared")

    def test_a_change_is_tested_from_the_first_year_with_numbers_of_people(self):
        """As in the test above from 355 to 445, though the figure of 2015/16 came without them."""
        bare = PublishedCell(1, financial_year(2015), Amounts(value=68), "2025")
        made = panel([bare, cell(1, 2016, 355), cell(1, 2024, 445)], "X06000001", years=range(2015, 2025))
        assert first_change(made) == (
            "68 to 89 per 10,000, up by 21",
            "Since 2016/17 (71): up, more than chance",
        )
        assert words.course(made, changes_of(made)) == (
            "Children in care for every 10,000: Exampleton went from 68 to 89 per 10,000; since 2016/17 (71), "
            "the first year with numbers of people, it rose by more than chance."
        )


class TestWhatIsNotLoaded:
    def test_it_has_words_of_its_own_and_hidden_and_missing_figures_have_theirs(self):
        empty = PublishedCell(10, financial_year(2024), Amounts(symbol="x"), "2025")
        cells = [cell(1, 2023, 355), cell(1, 2024, 355), empty, cell(11, 2024, 300)]
        made = panel(cells, "X06000001", "X06000010", "X06000011", "X06000012")
        said = [words.cell_words(line.cells.get(2024), Unit.RATE, 0) for line in made.lines]
        assert said[0] == "71" and said[2:] == ["60", "Not loaded"] and said[1] != "Not loaded"
        assert words.not_loaded(made) and not words.not_loaded(panel(cells[:2], "X06000001"))
        told = [
            words.what_changed(*each, made, (2023, 2024))[1]
            for each in zip(made.lines, changes_of(made), strict=True)
        ]
        assert told == ["Level", "No figure", "One year alone is loaded", "Not loaded"]
        assert "Neighbour 2 not loaded" in draw(made).alt


class TestSources:
    def test_years_of_another_publication_are_told_by_it(self):
        named = replace(RATE, published_source="Children looked after in England including adoptions, DfE")
        cells = [
            cell(1, 2022, 355)._replace(dataset="interactive-tool"),
            cell(1, 2023, 355)._replace(dataset="interactive-tool"),
            cell(1, 2024, 355)._replace(dataset="cla-number-and-rate"),
        ]
        made = panel(cells, "X06000001", measure=named)
        assert source_words(made) == (
            "Children looked after in England including adoptions, DfE, release 2025 for 2024/25; "
            "Local Authority Interactive Tool, release 2025 for 2022/23 to 2023/24."
        )
        assert [row[-2] for row in rows_of([made])][1:] == [
            *["Local Authority Interactive Tool"] * 2,
            "Children looked after in England including adoptions, DfE",
        ]
        assert source_words(made, illustrative=True) == "Made-up figures, release 2025."


class TestBreaks:
    breaks = (Break(date(2019, 4, 1), "New system"),)

    def test_nothing_of_ours_is_compared_across_our_break(self):
        cells = [cell(key, year, 355 + 20 * n) for key in (1, 10) for n, year in enumerate(range(2016, 2025))]
        made = panel(cells, "X06000001", "X06000010", breaks=self.breaks)
        ours, theirs = made.lines
        assert (ours.comparable[0], theirs.comparable[0]) == (2019, 2016)
        assert not ours.joined(2018, 2019) and theirs.joined(2018, 2019)
        assert "counted anew since 2019/20" in words.course(made, changes_of(made))
        assert "Ours counted differently from here" in draw(made).svg

    def test_a_year_that_holds_the_break_is_joined_to_neither_side(self):
        made = panel(
            [cell(1, year, 355) for year in (2018, 2019, 2020)],
            "X06000001",
            breaks=(Break(date(2019, 10, 1), "New system"),),
        )
        (ours,) = made.lines
        assert ours.comparable == [2020]
        assert not ours.joined(2018, 2019) and not ours.joined(2019, 2020)


def test_a_line_that_begins_later_says_when():
    made = panel(
        [cell(1, 2016, 355), cell(1, 2024, 400), cell(3, 2020, 300), cell(3, 2024, 310)],
        "X06000001",
        "england",
    )
    assert draw(made).alt == (
        "Children in care for every 10,000, 2016/17 to 2024/25. Exampleton from 71 to 80, "
        "England from 60 in 2020/21 to 62."
    )


class TestKindsOfYear:
    def test_each_measure_says_what_stretch_of_time_it_counts(self):
        for period, said in (
            (financial_year(2023), "counted over a year, to 31 March"),
            (year_end(2024), "counted on one day, 31 March"),
            (academic_year(2023), "counted over a school year, to 31 August"),
        ):
            made = panel([PublishedCell(1, period, Amounts(1, 2, 50), "2025")], "X06000001")
            assert made.years == (2023,) and words.covers(made) == said

    @pytest.mark.parametrize(
        ("state", "years", "said"),
        [
            (State(), (2015, 2024), []),
            (State(first=2020), (2020, 2024), []),
            (
                State(first=2024, last=2020),
                (2020, 2024),
                ["The years came the wrong way round, so they are shown from 2020/21 to 2024/25."],
            ),
            (
                State(first=2030, last=2031),
                (2024, 2024),
                ["There are figures for 2013/14 to 2024/25: other years are left out."],
            ),
        ],
    )
    def test_years_are_those_with_figures(self, state, years, said):
        assert years_between(state, (2013, 2024)) == (*years, said)


class TestAsking:
    def test_is_only_where_both_moved_apart_by_more_than_chance(self):
        fell = [cell(10, 2016, 445), cell(10, 2024, 355)]
        ours = [cell(1, 2016, 355), cell(1, 2024, 445)]
        made = panel([*ours, *fell], "X06000001", "X06000010")
        assert words.ask(made, changes_of(made)) == (
            "Children in care for every 10,000: Neighbour 0 fell from 2016/17 to 2024/25 while ours rose. "
            "What happened in Neighbour 0 that did not here?"
        )
        level = [cell(10, 2016, 400), cell(10, 2024, 390)]
        apart = panel([*ours, *level], "X06000001", "X06000010")
        assert words.ask(apart, changes_of(apart)) == ""


@settings(max_examples=30)
@given(
    st.lists(
        st.sampled_from([*PLACES, "similar", "region", "england"]), min_size=1, max_size=10, unique=True
    ),
    st.lists(st.none() | st.integers(0, 500), min_size=39, max_size=39),
    st.sampled_from([RATE, COUNT]),
)
def test_titles_and_charts_say_what_is_shown(areas, parts, measure):
    places = product((1, 2, 3, *(each.id for each in NEAR)), (2016, 2019, 2020))
    cells = [cell(*place, part) for place, part in zip(places, parts, strict=True) if part is not None]
    made = panel(cells, *areas, measure=measure)
    told = words.title([made])
    years = {year for line in made.lines for year in line.numbers}
    if len(years) > 1:
        assert told.endswith(f" {words.number_words(len(years))} years")
    if years and len(made.lines) > 1:
        assert f", {words.number_words(len(made.lines))} areas, " in told
    drawn = [line for line in made.lines[:4] if line.numbers]
    for form in ("wide", "narrow"):
        drawing = draw(made, form)
        assert bool(drawing.svg) == bool(drawn)
        assert all(line.area.name in drawing.alt for line in drawn)
