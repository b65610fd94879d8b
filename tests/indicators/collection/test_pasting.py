"""What an officer pastes from a spreadsheet goes where its headings and titles say, and nowhere else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.amounts.cells import CellKey
from indicators.catalogue.known_indicators import Catalogue, KnownIndicator
from indicators.checks.facts import CategoryFacts
from indicators.collection.pasting.blocks import Unreadable, read_block
from indicators.collection.pasting.plans import Plan, Target, plan_of
from indicators.collection.pasting.rows import Place, Rows
from indicators.layouts.labels.names import Labels
from indicators.terms.periods import quarter_of
from tests.figures import facts

HERE = quarter_of(2025, 4)
TITLES = {
    "moves-three-or-more": "Three or more homes in 12 months",
    "stable-two-years": "Same home for two years",
    "over-20-miles": "Living over 20 miles from home",
}
FACTS = [facts(id=number, code=code, title=title) for number, (code, title) in enumerate(TITLES.items(), 1)]
YOUNG = CategoryFacts(1, "Under 5", 1, "By age", "band")
PLACES = [
    *(Place(CellKey(one.id, None, HERE), one, None, f"1.{one.id}") for one in FACTS),
    Place(CellKey(3, 1, HERE), FACTS[2], YOUNG, ""),
]
AGES = {"under-5": 1, "5-to-9": 2}, {"under-5": "Under 5", "5-to-9": "5 to 9"}
CATALOGUE = Catalogue(KnownIndicator(one, (one.title,), *(AGES if one.id == 3 else ())) for one in FACTS)
THREE, STABLE, MILES, MILES_YOUNG = (str(place.key) for place in PLACES)


def pasted(*lines: str, column: str = "numerator", row: int = 0, **words: str) -> Plan:
    block = read_block("\n".join(line.replace(" | ", "\t") for line in lines), HERE)
    rows = Rows(PLACES, Labels(CATALOGUE, words))
    return plan_of(block, rows, Target(row, column), HERE)


def filled(plan: Plan) -> dict[str, dict[str, str]]:
    """By row what is typed into it, without what is taken away."""
    return {
        line.key: {name: text for name, text in line.fields.items() if text}
        for line in plan.lines
        if line.key
    }


def test_the_councils_own_words_of_a_part_find_that_part_and_not_its_total():
    words = {"Little ones far away": "over-20-miles/under-5", "Juniors": "over-20-miles/5-to-9"}
    plan = pasted("Measure | Q4 2025/26", "Little ones far away | 4", "Juniors | 5", **words)
    assert filled(plan) == {MILES_YOUNG: {"numerator": "4"}}
    assert "Living over 20 miles from home: 5 to 9”, which is not in this section." in plan.lines[1].why


def test_columns_of_another_quarter_stay_out_and_those_of_this_one_go_in():
    heading = "Indicator | Q3 2025/26 Num | Q3 2025/26 Den | Q4 2025/26 Num | Q4 2025/26 Den"
    plan = pasted(heading, "Three or more homes in 12 months | 40 | 500 | 45 | 566")
    assert filled(plan) == {THREE: {"numerator": "45", "denominator": "566"}}
    assert not plan.asks and not plan.lines[0].left
    assert "Left out, because this page is of Quarter 4 2025/26: Quarter 3 2025/26." in plan.told
    merged = ("Indicator | Q3 |  | Q4 | ", " | Num | Den | Num | Den")
    assert filled(pasted(*merged, "1.1 Three or more homes in 12 months | 40 | 500 | 45 | 566")) == filled(
        plan
    )


def test_a_block_of_another_quarter_alone_is_asked_about_first():
    plan = pasted("Measure | Q3 2025/26", "Three or more homes in 12 months | 40")
    assert plan.asks.startswith("The block is of Quarter 3 2025/26, and this page of Quarter 4 2025/26.")
    assert filled(plan) == {THREE: {"numerator": "40"}}, "once it is said that they belong here"
    several = pasted("Measure | Q2 2025/26 | Q3 2025/26", "Three or more homes in 12 months | 40 | 41")
    assert not several.lines and "nothing was put in" in several.told[0]


def test_a_first_row_of_periods_is_a_heading_also_without_titles():
    plan = pasted("Q3 2025/26 | Q4 2025/26", "45 | 46")
    assert filled(plan) == {THREE: {"numerator": "46"}}
    titled = pasted("Indicator | Q4 2025/26", "Same home for two years | 131")
    assert filled(titled) == {STABLE: {"numerator": "131"}}
    assert titled.told == ["The row of headings was not pasted.", "1 title found its row."]


def test_the_councils_own_words_and_the_names_of_measures_find_their_rows():
    plan = pasted(
        "Placement moves | 45 | 566",
        "Living over 20 miles | 30 | 566",
        "Foster agencies | 5",
        **{"Placement moves": "moves-three-or-more"},
    )
    assert filled(plan) == {THREE: {"numerator": "45", "denominator": "566"}}
    assert [(line.title, line.likely) for line in plan.lines[1:]] == [
        ("Living over 20 miles", MILES),
        ("Foster agencies", ""),
    ]
    assert plan.told == ["1 title found its row."], "said of those that did"


def test_a_band_means_that_of_the_measure_above_it():
    plan = pasted("Living over 20 miles from home | 30 | 566", "Under 5 | 4 | 90", "Under 5 | 5 | 91")
    assert plan.lines[1].key == MILES_YOUNG and plan.lines[1].fields["numerator"] == "4"
    assert plan.lines[2].left == ["5", "91"], "nothing takes the place of what the block itself said"
    assert plan.lines[2].why == "Another line of the block is of this row."


def test_a_comment_goes_into_the_commentary_and_a_target_nowhere():
    plan = pasted(
        "Measure | Num | Den | Result | Target | Comment",
        "Same home for two years | 131 | 192 | 68% | 70% | Fine.",
    )
    assert filled(plan) == {
        STABLE: {"numerator": "131", "denominator": "192", "value": "68%", "commentary": "Fine."}
    }
    assert plan.told[-1] == "Left out, because they are no figures of this period: Target."


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Same home for two years | [c]", {"symbol": "c", "numerator": "", "value": ""}),
        (
            "Same home for two years | <5 | 192",
            {"symbol": "c", "denominator": "192", "numerator": "", "value": ""},
        ),
        (
            "Same home for two years | 1 | 2",
            {"numerator": "1", "denominator": "2", "value": "", "symbol": ""},
        ),
        (
            "Same home for two years | 68%",
            {"value": "68%", "numerator": "", "denominator": "", "symbol": ""},
        ),
        (
            "Same home for two years | n/a",
            {"numerator": "n/a", "value": "", "symbol": ""},
        ),  # asked about there
    ],
)
def test_what_is_pasted_replaces_what_stood_there(line, fields):
    [planned] = pasted(line).lines
    assert planned.fields == fields


def test_lines_without_titles_go_down_from_where_they_are_pasted():
    plan = pasted("192 | 68", '"9"', row=1, column="denominator")
    assert filled(plan) == {STABLE: {"denominator": "192", "result": "68"}, MILES: {"denominator": "9"}}


CELLS = st.sampled_from(
    ["", "Indicator", "Q3 2025/26", "Q4", "2025", "30/06/25", "Num", "Target", "[c]", "8%", "45"]
)


@given(st.lists(st.lists(st.one_of(CELLS, st.text(max_size=12)), max_size=5), max_size=5))
@example([['"', "\x00"], ["Q9 2099/00", "Jan"]])
def test_any_block_is_read_and_no_row_is_filled_twice(rows):
    text = "\n".join("\t".join(row) for row in rows)
    try:
        plan = plan_of(read_block(text, HERE), Rows(PLACES, Labels(CATALOGUE)), Target(0, "numerator"), HERE)
    except Unreadable:
        return
    given_twice = [
        (line.key, name) for line in plan.lines for name, text in line.fields.items() if text and line.key
    ]
    assert len(given_twice) == len(set(given_twice))
    assert {line.key for line in plan.lines} <= {"", *(str(place.key) for place in PLACES)}
