"""Figures are checked as they come in: what stops a section, what is asked, and in which words."""

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.amounts.cells import Typed
from indicators.amounts.derivation import problem_with
from indicators.amounts.typed import numbers_of
from indicators.checks import CHECKS, run_checks
from indicators.checks.entry_rules import LONGEST
from indicators.checks.facts import CheckUse, Severity
from indicators.checks.listing import checks_document
from indicators.models import Entry
from indicators.terms.vocabulary import Unit
from tests.figures import recorded
from tests.indicators.checks.check_examples import DISTRIBUTION, EXAMPLES, PROVISIONAL, STEADY
from tests.indicators.checks.checked_cells import (
    COUNT,
    MONEY,
    NOW,
    RATE,
    SHARE,
    TO_DATE,
    cell,
    codes,
    findings,
    parts,
)
from tests.paths import PROJECT

MOST_CALLS_FOR_A_CELL = 2400  # twice what they are


def test_every_check_has_its_examples():
    assert list(EXAMPLES) == [check.code for check in CHECKS]


@pytest.mark.parametrize(
    "code, cells", [(code, cells) for code, (found, _) in EXAMPLES.items() for cells in found]
)
def test_a_check_speaks_where_it_should(code, cells):
    assert code in codes(*cells)


@pytest.mark.parametrize(
    "code, cells", [(code, cells) for code, (_, passed) in EXAMPLES.items() for cells in passed]
)
def test_a_check_lets_pass_what_is_right(code, cells):
    assert code not in codes(*cells)


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_a_check_says_is_short_and_asks_for_something(code):
    for cells in EXAMPLES[code][0]:
        for finding in findings(*cells):
            assert 40 < len(finding.words) < 330, finding.words
            assert finding.words[0].isupper() or finding.words[0] in "“£−0123456789", finding.words
            assert finding.words.endswith("."), finding.words
            assert "  " not in finding.words
            assert finding.column in Typed.__dataclass_fields__


SENTENCES = [
    (
        [cell(SHARE, "652", "566")],
        "The numerator 652 is more than the denominator 566. The numerator is part of the denominator: "
        "check both, they may have changed places.",
    ),
    (
        [cell(SHARE, "79", "100", "0.79")],
        "0.79 looks like a fraction: numerator and denominator give 79 per cent. Write 79, or leave the "
        "value empty.",
    ),
    (
        [cell(SHARE, "4 7x", "566")],
        "The numerator “4 7x”: this is not a number: it has letters or signs in it. Write the number "
        "alone, such as 47 or 8.3, or choose why there is none under “No figure, because”.",
    ),
    (
        [cell(SHARE, symbol="p", note="expected Quarter 4 2025/26")],
        "The note expects this figure in quarter 4 2025/26, which is not after quarter 4 2025/26. Name "
        "a later period, as in “expected Quarter 1 2026/27”.",
    ),
    (
        [cell(COUNT, "700", past=[500])],
        "700 is up from 500 in quarter 3 2025/26, a large step. Check the numbers, or say in the answer "
        "what happened.",
    ),
    (
        [cell(SHARE, "47", "563", past=[(47, 563)])],
        "47 out of 563 are exactly the numbers of quarter 3 2025/26, as if they had been sent twice. "
        "Check that they are new, or say in the answer that they are.",
    ),
    (
        [cell(RATE, "60000", "566", past=[(560, 60000)] * 3)],
        "This is out of 566, and usually it is out of about 60,000: numerator and denominator may have "
        "changed places. Check both, or say in the answer why there are so few.",
    ),
    (
        parts(cell(SHARE, "104", "200"), "band", *DISTRIBUTION[:3], (35, 200)),
        "The 4 bands of Cases held do not add up: their numerators add up to 199, out of 200. Each one "
        "belongs in exactly one band: check them, and the total.",
    ),
]


@pytest.mark.parametrize("cells, words", SENTENCES)
def test_a_finding_tells_what_is_wrong_and_what_to_do(cells, words):
    assert words in [finding.words for finding in findings(*cells)]


def test_the_usual_range_is_told_as_a_process_chart_shows_it():
    """By hand: the numerators' mean is 481.2 and their 19 moving ranges add up to 176, so 9.263 in the mean.

    (481.2 - 2.66 x 9.263) / 600 = 76.1%; (481.2 + 2.66 x 9.263) / 600 = 84.3%.
    """
    (finding,) = findings(cell(SHARE, "420", "600", past=STEADY))
    assert finding.words.startswith("70% is below the usual range of 76% to 84%, which chance seldom does.")


def test_a_level_that_was_asked_about_is_not_asked_about_each_time():
    """After 424, outside already, 420 is nothing new; below 424 - 24.6 it is. 24.6 is half the width of the range."""
    past = [*STEADY, (424, 600)]
    assert "outside-limits" not in codes(cell(SHARE, "420", "600", past=past))
    assert "outside-limits" in codes(cell(SHARE, "380", "600", past=past))
    assert "outside-limits" in codes(cell(SHARE, "560", "600", past=past))
    assert "outside-limits" in codes(cell(SHARE, "420", "600", past=[*past, (480, 600)]))


def test_a_very_narrow_range_is_told_with_decimals():
    past = [(n, 2000) for n in (500, 501, 500, 502, 500, 501, 500, 502, 501, 500, 501, 500)]
    (finding,) = findings(cell(SHARE, "720", "2000", past=past))
    low, high = finding.words.partition("range of ")[2].partition(",")[0].split(" to ")
    assert float(low.removesuffix("%")) < float(high.removesuffix("%")) < 36


def test_a_figure_just_outside_its_range_is_shown_outside_it():
    just_outside = next(
        number
        for number in range(480, 600)
        if "outside-limits" in codes(cell(SHARE, str(number), "600", past=STEADY))
    )
    (finding,) = findings(cell(SHARE, str(just_outside), "600", past=STEADY))
    shown, _, rest = finding.words.partition("% is above the usual range of ")
    assert float(shown) > float(rest.partition(" to ")[2].partition("%")[0])


def test_figures_to_date_are_set_beside_the_same_quarter_of_a_year_before():
    past = [(150, 550), (40, 500), (80, 520), (110, 540)]
    assert codes(cell(TO_DATE, "152", "552", past=past)) == []
    assert "outside-limits" in codes(cell(TO_DATE, "240", "552", past=past))


def test_a_new_financial_year_starts_from_nothing():
    april = NOW.next()
    before = cell(TO_DATE, "20", "480", past=[(150, 550)])
    moved = replace(
        before, key=before.key._replace(period=april), previous=recorded(NOW, 150, 550, 150 / 5.5), series=()
    )
    assert codes(moved) == []


# The council's settings


@pytest.mark.parametrize(
    "check", [one for one in CHECKS if one.severity is Severity.ERROR], ids=lambda one: one.code
)
def test_an_error_cannot_be_switched_off(check):
    cells = EXAMPLES[check.code][0][0]
    assert check.code in codes(*cells, settings={check.code: CheckUse(used=False)})


@pytest.mark.parametrize(
    "check", [one for one in CHECKS if one.severity is Severity.QUERY], ids=lambda one: one.code
)
def test_a_query_can_be_switched_off(check):
    cells = EXAMPLES[check.code][0][0]
    assert check.code not in codes(*cells, settings={check.code: CheckUse(used=False)})


@pytest.mark.parametrize(
    "code, threshold, cells",
    [
        ("outside-limits", 8, [cell(SHARE, "440", "600", past=STEADY)]),
        ("jump-in-points", 20, [cell(SHARE, "480", "600", past=[(400, 600)])]),
        ("jump-in-per-cent", 50, [cell(COUNT, "700", past=[500])]),
        ("same-as-last", 600, [cell(SHARE, "47", "563", past=[(47, 563)])]),
        ("unusual-denominator", 11, [cell(SHARE, "47", "5630", past=[(47, 563), (45, 560), (50, 566)])]),
        ("zero-where-never-one", 5, [cell(COUNT, "0", past=[20, 25, 22, 24])]),
        ("far-from-provisional", 20, [cell(SHARE, "400", "600", now=PROVISIONAL, reason="Came late")]),
        ("few-children-in-words", 2, [cell(SHARE, "1", "2", commentary="Three children moved.")]),
    ],
)
def test_a_council_can_set_a_threshold_of_its_own(code, threshold, cells):
    assert code in codes(*cells)
    assert code not in codes(*cells, settings={code: CheckUse(threshold=threshold)})


# As a whole


def test_a_wrong_number_is_told_once_and_not_questioned_as_well():
    assert codes(cell(SHARE, "652", "566", "80", past=[(47, 563)] * 20)) == ["numerator-above-denominator"]


def test_only_one_query_is_asked_about_the_size_of_a_figure():
    assert codes(cell(SHARE, "0", "600", past=STEADY)) == ["zero-where-never-one"]


def test_findings_follow_the_page_and_errors_come_first():
    second = replace(SHARE, id=2)
    wrong = cell(second, "652", "566", commentary="Three children moved.")
    asked = cell(SHARE, "47", "563", past=[(47, 563)])
    found = findings(asked, wrong)
    assert [(one.key.indicator, one.severity) for one in found] == [
        (1, Severity.QUERY),
        (2, Severity.ERROR),
    ]
    both = findings(cell(SHARE, symbol="x", commentary="Three children moved."))
    assert [one.severity for one in both] == [Severity.ERROR, Severity.QUERY]


def test_an_approved_figure_is_not_questioned_again():
    odd = recorded(NOW, 47, 563, 47 / 5.63)
    standing = cell(SHARE, "47", "563", now=odd, past=[(47, 563)] * 14)
    assert codes(standing) == []
    assert codes(replace(standing, typed=Typed())) == []
    assert codes(replace(standing, now=None)) == ["same-as-last"]


def test_a_section_with_nothing_in_it_has_nothing_to_say():
    assert run_checks((), {}) == []


NUMBER = st.one_of(
    st.just(""), st.integers(-3, 700).map(str), st.decimals(0, 120, places=1).map(str), st.just("0")
)


@example(
    "0", "", "0.1", Unit.PERCENT
)  # a numerator without its denominator gives nothing to hold the value to
@given(NUMBER, NUMBER, NUMBER, st.sampled_from(list(Unit)))
def test_the_grid_and_a_file_refuse_the_same_figures(numerator, denominator, value, unit):
    """Except 0.79 for 79%, which the grid can ask about."""
    typed = Typed(numerator, denominator, value)
    if not typed.has_figure:
        return
    problem = problem_with(numbers_of(typed, unit).given)
    section = [replace(cell(replace(SHARE, unit=unit)), typed=typed)]
    errors = [one for one in run_checks(section, {}) if one.severity is Severity.ERROR]
    asked = [one for one in run_checks(section, {}) if one.check == "looks-like-fraction"]
    assert bool(problem) == bool(errors or asked)
    if errors:
        assert errors[0].column == problem.column


TEXT = st.text("0123456789.,-%£=xp ", max_size=8)


@given(TEXT, TEXT, TEXT, st.sampled_from(["", "c", "x", "p", "z", "?"]), st.text(max_size=20))
def test_whatever_is_typed_the_checks_have_an_answer(numerator, denominator, value, symbol, note):
    typed = Typed(numerator, denominator, value, symbol=symbol, note=note)
    for facts in (SHARE, COUNT, TO_DATE, RATE, MONEY):
        one = replace(cell(facts, past=STEADY), typed=typed)
        band = parts(one, "band", typed, (3, 4))
        for finding in findings(*band):
            assert finding.words and finding.column


def test_there_is_room_for_what_the_checks_let_pass():
    room = {field.name: getattr(field, "max_length", None) for field in Entry._meta.get_fields()}
    for column, longest in LONGEST.items():
        assert column == "commentary" or room[column] == longest


def test_sixty_cells_with_five_years_behind_them_cost_no_more_than_sixty_times_one():
    """In calls, which are the same on every machine: one cell takes about a tenth of a millisecond."""
    commentary = "More children live far from home because we have lost carers. A drive starts in April. " * 5
    cells = [
        cell(replace(SHARE, id=number), "481", "600", past=STEADY, commentary=commentary)
        for number in range(1, 61)
    ]
    assert len(cells[0].series) == 20
    run_checks(cells[:1], {})  # what is made once and kept
    one = calls_of(lambda: run_checks(cells[:1], {}))
    assert calls_of(lambda: run_checks(cells, {})) <= 60 * one and one < MOST_CALLS_FOR_A_CELL


def calls_of(work: Callable[[], object]) -> int:
    """How many functions were called, of Python's and of C's."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


# The page in the documentation


def test_the_documentation_lists_the_checks_as_they_are():
    written = (PROJECT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == checks_document(), "Run: python -m indicators.checks.listing > docs/checks.md"


def test_every_threshold_is_within_what_may_be_set():
    for check in CHECKS:
        assert check.severity is Severity.QUERY or check.threshold is None
        if check.threshold is not None:
            assert check.threshold.lowest <= check.threshold.default <= check.threshold.highest


@pytest.mark.parametrize("numbers", [("132", "104"), ("", "", "104.2")])
def test_a_percentage_may_pass_100_only_where_its_definition_says_so(numbers):
    more_than_all = {"numerator-above-denominator", "share-above-100"}
    assert more_than_all & set(codes(cell(SHARE, *numbers)))
    assert not more_than_all & set(codes(cell(replace(SHARE, may_exceed_100=True), *numbers)))


@pytest.mark.parametrize(
    ("unit", "numbers", "wrong"),
    [
        (Unit.CHANGE, ("", "", "-2.1"), False),
        (Unit.CHANGE, ("-40", "1900"), False),
        (Unit.VARIANCE, ("", "", "-1250"), False),
        (Unit.PERCENT, ("", "", "-2.1"), True),
        (Unit.COUNT, ("", "", "-3"), True),
        (Unit.CHANGE, ("40", "-1900"), True),
    ],
)
def test_only_what_goes_up_and_down_may_be_below_zero(unit, numbers, wrong):
    assert ("wrong-type" in codes(cell(replace(SHARE, unit=unit), *numbers))) is wrong


def test_a_ratio_is_asked_about_as_two_numbers_and_not_as_a_part_of_a_whole():
    """350 and 398 differ by 48, and chance gives two such numbers up to 54 (1.96 times the root of 748)."""
    ratio = replace(SHARE, may_exceed_100=True)
    assert codes(cell(SHARE, "350", "400", past=[(398, 400)])) == ["jump-in-points"]
    assert codes(cell(ratio, "350", "400", past=[(398, 400)])) == []
