"""How bands, kinds and teams add up to their indicator; the first examples are those of docs/checks.md."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import Typed
from indicators.amounts.recorded import amounts_of
from indicators.checks import run_checks
from indicators.checks.facts import CheckUse
from indicators.terms.vocabulary import Unit
from tests.indicators.checks.check_examples import DISTRIBUTION
from tests.indicators.checks.checked_cells import (
    AVERAGE,
    COUNT,
    MONEY,
    RATE,
    SHARE,
    cell,
    codes,
    findings,
    parts,
)


@pytest.mark.parametrize(
    "total, kind, rows, found",
    [
        pytest.param(
            cell(SHARE, "104", "200"), "band", [(66, 200), (30, 200), (68, 200), (36, 200)], "", id="all"
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "band",
            [(66, 200), (30, 200), (68, 200), (37, 200)],
            "201, out of 200",
            id="one too many",
        ),
        pytest.param(
            cell(SHARE, "60", "566"), "band", [(32, 60), (12, 60), (16, 60)], "", id="those counted"
        ),
        pytest.param(
            cell(SHARE, "60", "566"),
            "band",
            [(32, 60), (12, 60), (15, 60)],
            "59, out of 60",
            id="one missing",
        ),
        pytest.param(
            cell(SHARE, "540", "600"),
            "breakdown",
            [(21, 60), (14, 60), (12, 60), (8, 60), (5, 60)],
            "",
            id="the rest",
        ),
        pytest.param(
            cell(SHARE, "540", "600"),
            "breakdown",
            [(21, 60), (14, 60), (12, 60), (8, 60), (4, 60)],
            "59, out of 60",
            id="a reason missing",
        ),
        pytest.param(
            cell(SHARE, "318", "389"),
            "breakdown",
            [(40, 75), (20, 75), (15, 75)],
            "they are given for 75, and by the total there are 71 (389 less 318)",
            id="a total corrected without its breakdown",
        ),
        pytest.param(cell(SHARE, "45", "566"), "band", [(25, 566), (20, 566)], "", id="the numerator split"),
        pytest.param(
            cell(SHARE, "45", "566"),
            "band",
            [(25, 560), (20, 560)],
            "45 out of 1,120, and the total is 45 out of 566",
            id="another whole",
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "breakdown",
            [(34, 52), (26, 44), (23, 40), (15, 44), (6, 20)],
            "",
            id="teams",
        ),
        pytest.param(cell(SHARE, "20", "40"), "breakdown", [(12, 20), (8, 20)], "", id="teams of one size"),
        pytest.param(
            cell(SHARE, "104", "200"),
            "breakdown",
            [(34, 52), (26, 44), (23, 40), (15, 44)],
            "98 out of 180, and the total is 104 out of 200",
            id="a team missing",
        ),
        pytest.param(
            cell(COUNT, "566"),
            "breakdown",
            [(210,), (68,), (153,), (71,), (30,), (20,), (11,), (3,)],
            "",
            id="homes",
        ),
        pytest.param(cell(COUNT, "566"), "band", [(210,), (356,)], "", id="a count in bands"),
        pytest.param(
            cell(COUNT, "566"),
            "band",
            [(210,), (355,)],
            "add up to 565, and the total is 566",
            id="a count one short",
        ),
        pytest.param(
            cell(replace(COUNT, unit=Unit.FTE), "12.5"), "breakdown", [("7.3",), ("5.2",)], "", id="workers"
        ),
        pytest.param(
            cell(replace(COUNT, unit=Unit.FTE), "12.5"),
            "breakdown",
            [("7.3",), ("5.3",)],
            "",
            id="workers rounded",
        ),
        pytest.param(
            cell(replace(COUNT, unit=Unit.FTE), "12.5"),
            "breakdown",
            [("7.3",), ("6.2",)],
            "13.5",
            id="a worker too many",
        ),
        pytest.param(
            cell(SHARE, value="52"),
            "band",
            [("", "", 33), ("", "", 15), ("", "", 34), ("", "", 18)],
            "",
            id="percentages",
        ),
        pytest.param(
            cell(SHARE, value="52"),
            "band",
            [("", "", 33), ("", "", 15), ("", "", 34), ("", "", 16)],
            "",
            id="percentages rounded",
        ),
        pytest.param(
            cell(SHARE, value="52"),
            "band",
            [("", "", 33), ("", "", 15), ("", "", 34), ("", "", 15)],
            "97%, not 100%",
            id="percentages short",
        ),
        pytest.param(
            cell(SHARE, value="52"),
            "band",
            [("", "", "33.0"), ("", "", "15.0"), ("", "", "34.0"), ("", "", "17.7")],
            "99.7%, not 100%",
            id="one decimal",
        ),
        pytest.param(
            cell(SHARE, value="52"), "breakdown", [("", "", 65), ("", "", 40)], "", id="teams' percentages"
        ),
        pytest.param(
            cell(SHARE, value="72"),
            "breakdown",
            [("", "", 65), ("", "", 40)],
            "run from 40% to 65%, and the total, 72%",
            id="above all teams",
        ),
        pytest.param(
            cell(AVERAGE, value="21.4"), "breakdown", [("", "", "18.9"), ("", "", "24")], "", id="averages"
        ),
        pytest.param(
            cell(AVERAGE, value="25"),
            "breakdown",
            [("", "", "18.9"), ("", "", "24")],
            "run from 18.9 to 24.0",
            id="above all averages",
        ),
        pytest.param(
            cell(MONEY, value="£1,400"), "breakdown", [("", "", "£775"), ("", "", "£2,180")], "", id="costs"
        ),
        pytest.param(
            cell(MONEY, value="£2,955"),
            "breakdown",
            [("", "", "£775"), ("", "", "£2,180")],
            "",
            id="sums of money",
        ),
        pytest.param(
            cell(RATE, "566", "60000"), "breakdown", [(300, 60000), (266, 60000)], "", id="a rate split"
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "band",
            [(66, 200), (30, 200), (68, 200), Typed(symbol="c")],
            "",
            id="one hidden",
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "band",
            [(66, 200), (70, 200), (68, 200), Typed(symbol="c")],
            "204, out of 200",
            id="too many beside a hidden one",
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "band",
            [(66, 200), (66, 200), (68, 200), Typed(symbol="z")],
            "",
            id="one not applicable",
        ),
        pytest.param(
            cell(SHARE, "104", "200"),
            "band",
            [(66, 200), (65, 200), (68, 200), Typed(symbol="z")],
            "199, out of 200",
            id="one not applicable, one missing",
        ),
        pytest.param(
            cell(SHARE, symbol="x", note="Lost"),
            "band",
            [(66, 200), (65, 200)],
            "131, out of 200",
            id="no total",
        ),
        pytest.param(
            cell(SHARE, symbol="x", note="Lost"),
            "breakdown",
            [(6, 20), (5, 20)],
            "",
            id="teams without a total",
        ),
    ],
)
def test_how_bands_and_teams_add_up(total, kind, rows, found):
    check = "bands-do-not-add-up" if kind == "band" else "differs-from-sum"
    words = [one.words for one in findings(*parts(total, kind, *rows)) if one.check == check]
    assert len(words) == bool(found)
    assert not found or found in words[0]


def test_the_sum_is_told_at_the_last_band_with_a_number():
    cells = parts(cell(SHARE, "104", "200"), "band", (66, 200), (70, 200), (68, 200), Typed(symbol="c"))
    (finding,) = findings(*cells)
    assert (finding.key, finding.column) == (cells[3].key, "numerator")


def test_bands_wait_until_each_of_their_numbers_is_right():
    cells = parts(cell(SHARE, "104", "200"), "band", (66, 200), (30, 200), ("7x", 200), (36, 200))
    assert codes(*cells) == ["not-a-number"]


def test_every_missing_band_is_named():
    cells = parts(cell(SHARE, "104", "200"), "band", (66, 200), (), (68, 200), ())
    found = findings(*cells)
    assert [one.key for one in found] == [cells[2].key, cells[4].key]
    assert all("2 of the 4 parts of Cases held" in one.words for one in found)


def test_each_breakdown_of_an_indicator_is_added_up_by_itself():
    total = cell(SHARE, "104", "200")
    bands = parts(total, "band", *DISTRIBUTION)
    teams = parts(total, "breakdown", (34, 52), (70, 147), title="Team", breakdown=8)
    assert codes(*bands, *teams[1:]) == ["differs-from-sum"]


def test_a_corrected_band_is_added_up_with_those_that_stand():
    cells = parts(cell(SHARE, "104", "200"), "band", *DISTRIBUTION)
    recorded = [
        replace(one, now=ReportedFigure(one.key, amounts_of(one.typed, Unit.PERCENT))) for one in cells
    ]
    assert codes(*recorded) == []
    assert codes(*(replace(one, typed=Typed()) for one in recorded)) == []
    corrected = replace(recorded[1], typed=Typed("60", "200", reason="A late return"))
    untouched = [replace(one, typed=Typed()) for one in recorded]
    (finding,) = run_checks([untouched[0], corrected, *untouched[2:]], {})
    # Told where something is typed, and so can be answered: the others stand recorded
    assert (finding.check, finding.key) == ("bands-do-not-add-up", corrected.key)


def test_differing_teams_may_be_let_pass_by_the_council():
    cells = parts(cell(COUNT, "1000"), "breakdown", (600,), (410,))
    assert codes(*cells) == ["differs-from-sum"]
    assert codes(*cells, settings={"differs-from-sum": CheckUse(threshold=1)}) == []


@given(st.lists(st.integers(0, 400), min_size=2, max_size=6).filter(any))
def test_bands_that_share_out_a_whole_always_add_up(counts):
    whole = sum(counts)
    cells = parts(cell(SHARE, str(counts[0]), str(whole)), "band", *[(count, whole) for count in counts])
    assert "bands-do-not-add-up" not in codes(*cells)
    numerators = {counts[0], whole, whole - counts[0]}
    if whole + 1 not in numerators:
        more = parts(
            cell(SHARE, str(counts[0]), str(whole)), "band", *[(count, whole) for count in counts], (1, whole)
        )
        assert "bands-do-not-add-up" in codes(*more)


@given(st.lists(st.integers(0, 400), min_size=3, max_size=6).filter(any), st.integers(0, 1))
def test_rounded_percentages_of_one_whole_always_add_up(counts, decimals):
    whole = sum(counts)
    written = [("", "", f"{count / whole * 100:.{decimals}f}") for count in counts]
    total = cell(SHARE, value="40")
    assert "bands-do-not-add-up" not in codes(*parts(total, "band", *written))
