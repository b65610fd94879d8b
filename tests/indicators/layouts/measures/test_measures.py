"""Which measure a row is, where that depends on the rows and headings around it."""

from indicators.files.books.cells import Percent
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import in_doubt, sheet_of

HEADS = ["Measure", "Q1 2023/24", "Q2 2023/24"]
AGAIN = "Re-referrals within 12 months"


def read(rows, name="Scorecard", percent=Percent.NONE):
    return propose_book([sheet_of(rows, name, percent)], shipped_catalogue(), council="County Durham")


def groups(proposal):
    return [(row.indicator, row.category, row.value) for row in proposal.rows if row.period == "2023/24 Q1"]


def test_rows_under_a_measure_are_groups_of_its_breakdown_or_asked_which():
    plans = [
        HEADS,
        ["CP plans", 60.0, 61.0],
        ["of which: Neglect", 41.0, 40.0],
        ["of which: Gangs", 19.0, 21.0],
    ]
    proposal = read(plans)
    assert groups(proposal) == [
        ("child-protection-plans", None, 60),
        ("child-protection-plans", "plan-neglect", 41),
        (None, None, 19),
    ]
    [doubt] = proposal.doubts
    assert "indicator:child-protection-plans/plan-multiple" in {choice.answer for choice in doubt.choices}
    heading = ["Children looked after by placement type", *HEADS[1:]]
    homes = read([heading, ["IFA", 98.0, 99.0], ["Kinship", 60.0, 61.0], ["Total CLA", 158.0, 160.0]])
    assert not homes.doubts and groups(homes) == [
        ("children-looked-after", "agency-foster", 98),
        ("children-looked-after", "relatives-or-friends", 60),
        ("children-looked-after", None, 158),
    ]
    reasons = [
        ["Reason for leaving", *HEADS[1:]],
        ["SGO", 6.0, 7.0],
        ["Other", 4.0, 3.0],
        ["Total ceasing care", 10.0, 10.0],
    ]
    assert groups(read(reasons)) == [
        ("children-leaving-care", "special-guardian", 6),
        ("children-leaving-care", "other-leaving", 4),
        ("children-leaving-care", None, 10),
    ]
    shares = read([HEADS, ["CP plans", 60.0, 61.0], ["of which: Neglect", 41.5, 40.5]])
    assert [row.category for row in shares.rows] == [None] * len(shares.rows)


def test_the_nearest_heading_says_of_whom_a_measure_is_and_one_of_nobody_leaves_it_asked():
    reviews = ["Reviews in timescale (%)", 91.0, 92.0]
    found = {
        tuple(above): read([["Scorecard"], [], HEADS, *([[text] for text in above]), reviews])
        .rows[0]
        .indicator
        for above in (("Child protection",), ("Children looked after",), ("Private fostering",), ())
    }
    assert found == {
        ("Child protection",): "child-protection-reviews-on-time",
        ("Children looked after",): "looked-after-reviews-on-time",
        ("Private fostering",): None,
        (): None,
    }


def test_our_row_among_other_councils_is_read_and_the_others_are_left_out_saying_so():
    councils = [["Darlington", 21.1, 22.2], ["Durham CC", 17.1, 18.2], ["Some other town", 17.1, 18.2]]
    table = [[AGAIN], ["Local authority", *HEADS[1:]], *councils, ["England", 21.5, 21.6]]
    proposal = read(table, name="Benchmarks", percent=Percent.TRUE)
    assert [(row.indicator, row.cell) for row in proposal.rows] == [
        ("re-referrals", "Benchmarks!B4"),
        ("re-referrals", "Benchmarks!C4"),
    ]
    assert not proposal.doubts and sum("another council" in one.why for one in proposal.left_out) == 2
    across = [
        ["Quarter 2 2023/24 by team"],
        ["Measure", "North", "South", "Durham total"],
        [AGAIN, 17.0, 18.0, 17.4],
    ]
    [own] = read(across, percent=Percent.TRUE).rows
    assert (own.period, own.value, own.cell) == ("2023/24 Q2", 17.4, "Scorecard!D3")
    strangers = read(
        [[AGAIN], ["Local authority", *HEADS[1:]], councils[0], councils[2]], percent=Percent.TRUE
    )
    assert not strangers.rows or {row.cell for row in strangers.rows} <= in_doubt(strangers)


def test_an_old_national_number_beside_a_label_tells_which_measure_it_is():
    rows = [
        ["NI", "Description", *HEADS[1:]],
        ["NI 62", "Stability of placements of looked after children", 9.2, 9.3],
    ]
    assert {row.indicator for row in read(rows, percent=Percent.TRUE).rows} == {"placements-3-or-more"}
