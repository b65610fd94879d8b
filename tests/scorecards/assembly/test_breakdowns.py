"""Bands and kinds: every column is named for what it holds, and every share says of whom."""

import pytest

from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.breakdown_words import columns_of, headings_of, open_band
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.inputs import CategoryDefinition, Comparators, Disclosure, IndicatorInputs
from scorecards.assembly.rows import RowSetting
from scorecards.payload import Breakdown
from tests.payloads import make_breakdown
from tests.scorecards.assembly.test_rows import Q2, definition, figure, key_of, number, row_of, share

EVERYTHING = Disclosure(False)
NUMBER = (None, None)


def split(
    facts, total, parts: dict[str, tuple], *, emphasised=(), disclosure=EVERYTHING, kind="band"
) -> Breakdown:
    """One breakdown of labels and their numerator, denominator and value."""
    inputs = IndicatorInputs(facts, [total])
    inputs.categories = [
        CategoryDefinition(key_of(label[:8]), label, label, "Split", "split", kind, "", label in emphasised)
        for label in parts
    ]
    inputs.category_figures = [
        figure(Q2, *numbers, category=label[:8]) for label, numbers in parts.items() if numbers
    ]
    latest = row_of(inputs, disclosure)["latest"]
    comparators = Comparators("", None, (), None, None)
    [found] = build_breakdowns(inputs, latest, RowSetting(Q2, comparators, disclosure))
    return found


def of(whole: float, **counts: float) -> dict[str, tuple]:
    return {name.replace("_", " ").capitalize(): (n, whole, n / whole * 100) for name, n in counts.items()}


def shown_columns(found: Breakdown, unit: Unit) -> list[tuple[str, str]]:
    return [columns_of(one, unit, found["share_heading"]) for one in found["cells"]]


MISSING = definition(polarity=Polarity.NONE, numerator_people="who went missing")


def test_the_share_of_a_band_is_told_of_those_it_is_out_of_and_not_of_all_children():
    found = split(
        MISSING,
        share(Q2, 42, 633),
        of(42, once=21, twice=9, three_times_or_more=12),
        emphasised=["Three times or more"],
    )
    assert found["sentence"] == "12 of the 42 children who went missing: three times or more"
    assert found["total"] == "In all, 42 children who went missing"
    assert (found["value_heading"], found["share_heading"]) == ("Number", "Share")
    assert shown_columns(found, Unit.PERCENT)[2] == ("12 of 42", "29%")


def test_bands_of_all_that_are_counted_are_told_of_all():
    cases = definition(
        people="social workers", counts_children=False, numerator_people="with 25 or more cases"
    )
    found = split(
        cases,
        share(Q2, 58, 112),
        of(112, under_20=37, _20_to_24=17, _25_to_29=38, more=20),
        emphasised=[" 25 to 29", "More"],
    )
    assert found["sentence"].startswith("58 of the 112 social workers: ")
    assert found["total"] == "In all, 112 social workers"


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["25 to 29", "30 or more"], "25 or more"),
        (["20 to 24", "25 to 29", "30 or more"], "20 or more"),
        (["25 to 29", "31 or more"], ""),
        (["20 to 24", "25 to 29"], ""),
        (["30 or more", "25 to 29"], ""),
        (["30 or more"], ""),
        (["Three times", "Four times or more"], ""),
    ],
)
def test_bands_without_a_gap_up_to_the_open_end_are_one(labels: list[str], said: str):
    assert open_band(labels) == said


def test_kinds_of_the_rest_add_up_to_the_rest():
    found = split(
        definition(people="assessments", counts_children=False),
        share(Q2, 230, 300),
        of(70, nobody_in=24, recorded_late=46),
        kind="breakdown",
    )
    assert found["total"] == "In all, 70 assessments"
    assert shown_columns(found, Unit.PERCENT) == [("24 of 70", "34%"), ("46 of 70", "66%")]


@pytest.mark.parametrize(
    "teams",
    [
        {"North": (19, 29, 65.5), "South": (16, 25, 64)},
        {"North": (16, 25, 64), "South": (17, 25, 68)},  # each its own 25
        {"North": (5, 25, 20), "South": (7, 25, 28)},
        {"North": (None, None, 66.0), "South": (None, None, 64.0)},
        {"North": (40, 54, 74), "South": (30, 54, 55.6)},  # some are in both
    ],
)
def test_teams_that_each_have_their_own_people_are_never_added_up(teams):
    found = split(
        definition(people="social workers", counts_children=False),
        share(Q2, 35, 54.5),
        teams,
        emphasised=["North", "South"],
        kind="breakdown",
    )
    assert (found["total"], found["sentence"]) == ("", "")


def test_shares_without_their_people_stand_in_one_column_and_claim_nobody():
    found = split(
        MISSING,
        figure(Q2, value=7.0),
        {"Once": (None, None, 50), "Twice": (None, None, 21), "Three or more": (None, None, 29)},
        emphasised=["Three or more"],
    )
    assert (found["value_heading"], found["share_heading"]) == ("Share", "")
    assert shown_columns(found, Unit.PERCENT)[2] == ("29%", "")
    assert found["sentence"] == "29%: three or more"


def test_a_count_says_how_many_and_which_share_of_all_they_are():
    counted = definition(unit=Unit.COUNT, denominator="")
    found = split(
        counted, number(Q2, 40), {"Foster": (*NUMBER, 30), "Other": (*NUMBER, 10)}, emphasised=["Other"]
    )
    assert (found["value_heading"], found["share_heading"]) == ("Number", "Share of all")
    assert shown_columns(found, Unit.COUNT) == [("30", "75%"), ("10", "25%")]
    assert (found["total"], found["sentence"]) == (
        "In all, 40 children",
        "10 of the 40 children: other",
    )


def test_a_count_of_which_some_are_in_no_kind_or_in_two_is_not_called_all():
    counted = definition(unit=Unit.COUNT, denominator="")
    some = split(counted, number(Q2, 40), {"A": (*NUMBER, 20), "B": (*NUMBER, 10)})
    assert some["total"] == "In all, 30 of the 40 children"
    both = split(counted, number(Q2, 40), {"A": (*NUMBER, 30), "B": (*NUMBER, 25)})
    assert both["total"] == ""


@pytest.mark.parametrize(
    ("unit", "heading", "words"),
    [
        (Unit.MONEY, "Amount", "£769"),
        (Unit.DAYS, "Days", "769 days"),
        (Unit.AVERAGE, "Average", "769"),
        (Unit.SCORE, "Score", "769"),
        (Unit.RATE, "Rate", "769 per 10,000"),
    ],
)
def test_what_is_no_share_has_one_column_in_its_own_unit(unit: Unit, heading: str, words: str):
    cost = definition(unit=unit, counts_children=False, polarity=Polarity.NONE)
    found = split(
        cost,
        number(Q2, 900),
        {"Ours": (*NUMBER, 769), "Bought": (*NUMBER, 1200)},
        emphasised=["Ours"],
        kind="breakdown",
    )
    assert (found["value_heading"], found["share_heading"]) == (heading, "")
    assert shown_columns(found, unit)[0] == (words, "")
    assert (found["total"], found["sentence"]) == ("", "")


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("numbers", [(12, 42, 29.0), (None, None, 29.0)])
def test_no_two_columns_are_named_or_filled_alike(unit: Unit, numbers: tuple):
    found = split(
        definition(unit=unit, counts_children=False),
        figure(Q2, 42, 633, 7.0),
        {"A": numbers, "B": (30, 42, 71.0) if numbers[0] else (None, None, 71.0)},
    )
    assert found["value_heading"] and found["value_heading"] != found["share_heading"]
    for value, other in shown_columns(found, unit):
        assert value and value != other


def test_a_hidden_band_gives_no_sum_away():
    found = split(
        definition(unit=Unit.COUNT, denominator=""),
        number(Q2, 55),
        {"A": (*NUMBER, 33), "B": (*NUMBER, 2), "C": (*NUMBER, 20)},
        emphasised=["A"],
        disclosure=Disclosure(True),
    )
    assert sum(one["cell"]["hidden"] for one in found["cells"]) == 2
    assert found["total"] == ""
    assert " of " not in found["sentence"]


def test_editions_from_before_the_headings_get_them_from_their_unit():
    assert headings_of(make_breakdown(), Unit.COUNT) == ("Number", "Share of all")
