"""The fictional council's numbers are the same every time, hang together, and look like a council's."""

from collections import defaultdict
from functools import cache

import pytest

from config.demonstration.levels import LAST_QUARTER, on_path, read_levels
from config.demonstration.series import figures_of, period_of
from config.demonstration.shares import GROUPS, OWN_CATEGORIES, shared_out
from config.demonstration.similar import OWN_CODE, read_areas, release_of
from config.demonstration.world import World, chance
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import COMPARABLE_UNITS, FigureStatus, Symbol, Unit
from tests.shipped import shipped

BY_CODE = shipped()
WORLD = World(read_levels())


@cache
def figures():
    return figures_of(list(BY_CODE.values()), WORLD)


@cache
def release():
    return release_of(list(BY_CODE.values()), WORLD.levels, figures(), read_areas())


LATEST = period_of(LAST_QUARTER)


def figure(code, quarter=LAST_QUARTER, category=""):
    wanted = (code, period_of(quarter), category)
    return next(each for each in figures() if (each.code, each.period, each.category) == wanted)


def test_the_numbers_are_the_same_every_time():
    again = World(read_levels())
    assert figures_of(list(BY_CODE.values()), again) == figures()
    assert release_of(list(BY_CODE.values()), again.levels, figures(), read_areas()) == release()


def test_chance_is_worked_out_from_a_name_alone():
    assert chance("exampleton", "contacts", 3) == pytest.approx(-0.497915, abs=1e-6)
    values = [chance("a name", number) for number in range(2000)]
    assert -1 <= min(values) < -0.8 and 0.8 < max(values) <= 1
    assert abs(sum(values)) / len(values) < 0.05


def test_every_indicator_with_a_level_has_figures():
    reported = {each.code for each in figures()}
    assert reported == read_levels().keys() & BY_CODE.keys()
    assert len(reported) >= 83


def test_five_years_of_quarters_up_to_quarter_3_2025_26():
    periods = sorted({each.period for each in figures() if each.period.frequency is Frequency.QUARTER})
    assert (periods[0].label, periods[-1].label, len(periods)) == (
        "Quarter 4 2020/21",
        "Quarter 3 2025/26",
        20,
    )


def test_weekly_monthly_and_yearly_figures_are_there_too():
    kinds = {each.period.frequency for each in figures()}
    assert {Frequency.WEEK, Frequency.MONTH, Frequency.ACADEMIC_YEAR, Frequency.FINANCIAL_YEAR} <= kinds


def test_no_share_is_more_than_all():
    for each in figures():
        if BY_CODE[each.code].unit is Unit.PERCENT and each.amounts.numerator is not None:
            assert 0 <= each.amounts.numerator <= each.amounts.denominator, each


def test_every_figure_has_a_value_or_says_why_not():
    for each in figures():
        assert (each.amounts.value is not None) != bool(each.amounts.symbol), each


def test_children_who_left_are_those_who_came_less_the_rise_of_all_in_care():
    for quarter in range(1, LAST_QUARTER + 1):
        rise = (
            figure("children-looked-after", quarter).amounts.value
            - figure("children-looked-after", quarter - 1).amounts.value
        )
        came, left = (
            figure("children-starting-care", quarter).amounts.value,
            figure("children-leaving-care", quarter).amounts.value,
        )
        assert came - left == rise


def test_the_kinds_of_home_add_up_to_all_children_in_care():
    homes = defaultdict(int)
    for each in figures():
        if each.code == "children-looked-after" and each.category:
            homes[each.period] += each.amounts.value
    assert homes[LATEST] == figure("children-looked-after").amounts.value == 563
    own = [
        figure("children-looked-after", category=kind).amounts.value
        for kind in ("own-foster", "relatives-or-friends")
    ]
    assert figure("own-foster-carers").amounts.numerator == sum(own)


def test_the_ages_of_those_who_came_into_care_add_up_to_all_of_them():
    ages = defaultdict(int)
    for each in figures():
        if each.code == "children-starting-care" and each.category:
            ages[each.period] += each.amounts.value
    assert ages[LATEST] == figure("children-starting-care").amounts.value > 0


def test_bands_add_up_and_the_busy_ones_are_the_figure():
    bands = {
        band: figure("caseload-25-or-more", category=band).amounts.numerator
        for band in ("25-29", "30-or-more")
    }
    assert sum(bands.values()) == figure("caseload-25-or-more").amounts.numerator
    others = sum(
        figure("caseload-25-or-more", category=band).amounts.numerator for band in ("under-20", "20-24")
    )
    assert sum(bands.values()) + others == figure("caseload-25-or-more").amounts.denominator


def test_children_missing_once_twice_and_often_are_all_who_went_missing():
    often = [figure("missing-from-care", category=band) for band in ("once", "twice", "three-or-more")]
    assert sum(each.amounts.numerator for each in often) == figure("missing-from-care").amounts.numerator
    assert {each.amounts.denominator for each in often} == {figure("missing-from-care").amounts.numerator}


@pytest.mark.parametrize("code", GROUPS)
def test_groups_are_all_people_in_parts(code):
    for quarter in range(LAST_QUARTER + 1):
        parts = [figure(code, quarter, group).amounts for group in GROUPS[code]]
        total = figure(code, quarter).amounts
        assert sum(part.numerator for part in parts) == total.numerator
        assert sum(part.denominator for part in parts) == total.denominator


def test_which_groups_are_counted_is_the_councils_choice():
    """No other council is asked for a number of each."""
    for (code, name), labels in OWN_CATEGORIES.items():
        (shared,) = (one for one in BY_CODE[code].breakdowns if one.code == name)
        assert shared.open and not shared.categories
        if code in GROUPS:
            assert labels.keys() == GROUPS[code].keys()


def test_so_few_unaccompanied_children_have_a_visitor_that_the_number_is_hidden():
    assert 1 <= figure("independent-visitors", category="unaccompanied").amounts.numerator <= 5
    assert 1 <= figure("placements-3-or-more", category="other-ethnic-group").amounts.numerator <= 5


def test_teams_are_the_council_in_parts():
    teams = WORLD.teams(LAST_QUARTER)
    busy, workers = WORLD.pair("caseload-25-or-more", LAST_QUARTER)
    assert (sum(team[0] for team in teams.values()), sum(team[1] for team in teams.values())) == (
        busy,
        workers,
    )


def test_there_are_gaps_small_numbers_a_provisional_figure_and_a_promised_one():
    periods = [each.period for each in figures() if each.code == "advocacy"]
    assert len(periods) == 19
    assert 1 <= figure("permanent-exclusions").amounts.numerator <= 5
    assert figure("initial-health-assessments-20-days").amounts.status is FigureStatus.PROVISIONAL
    promised = figure("care-leavers-to-25")
    assert (promised.amounts.symbol, promised.amounts.value) == (Symbol.PROMISED, None)
    assert "expected Quarter 1 2026/27" in promised.amounts.note


def test_the_year_to_date_starts_again_every_april():
    quarters = {
        each.period.quarter: each.amounts.value
        for each in figures()
        if each.code == "missing-from-care" and not each.category
    }
    assert quarters[1] < quarters[2] < quarters[3] < quarters[4]


def test_summer_is_quieter_at_the_front_door():
    contacts = [figure("contacts", quarter).amounts.value for quarter in range(19)]
    assert all(contacts[summer] < contacts[summer - 1] for summer in (2, 6, 10, 14, 18))


def test_dental_checks_were_first_reported_lower():
    first = figures_of([BY_CODE["dental-checks"]], WORLD, as_first_reported=True)
    quarter_2 = next(each for each in first if each.period == period_of(18))
    assert (round(quarter_2.amounts.value), round(figure("dental-checks", 18).amounts.value)) == (79, 82)


def test_largest_remainders_keep_the_whole():
    assert shared_out(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert shared_out(0, {"a": 1, "b": 3}) == {"a": 0, "b": 0}


def test_a_path_is_straight_between_its_points_and_level_beyond_them():
    path = ((0, 10.0), (4, 14.0))
    assert [on_path(path, quarter) for quarter in (-3, 0, 1, 4, 9)] == [10, 10, 11, 14, 14]


def test_counts_are_never_published_for_comparison():
    assert {BY_CODE[cell.code].unit for cell in release()} <= COMPARABLE_UNITS
    assert len({cell.code for cell in release()}) >= 35


def test_the_release_covers_ten_neighbours_a_region_and_a_nation_with_gaps_like_real_ones():
    assert len({cell.area for cell in release()}) == 13
    symbols = {cell.amounts.symbol for cell in release()}
    assert {Symbol.CONFIDENTIAL, Symbol.NOT_AVAILABLE, Symbol.UNRELIABLE, Symbol.LOW} <= symbols


def test_the_release_says_of_the_council_what_the_council_said_itself():
    cell = next(
        each
        for each in release()
        if (each.code, each.area, each.period.label) == ("beyond-20-miles", OWN_CODE, "31 March 2025")
    )
    own = figure("beyond-20-miles", 16)
    assert (cell.amounts.numerator, cell.amounts.denominator) == (
        own.amounts.numerator,
        own.amounts.denominator,
    )


def test_a_year_of_flows_is_its_four_quarters_together():
    cell = next(
        each
        for each in release()
        if (each.code, each.area, each.period.label) == ("assessments-45-days", OWN_CODE, "2024/25")
    )
    assert cell.amounts.denominator == sum(
        figure("assessments-45-days", quarter).amounts.denominator for quarter in range(13, 17)
    )
