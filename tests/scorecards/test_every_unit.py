"""Every unit says the same of itself wherever a figure of it is read, written or drawn."""

import pytest

from indicators.amounts.changes import change_words
from indicators.amounts.derivation import work_out
from indicators.amounts.numbers import Number
from indicators.amounts.typed import misplaced_sign, read_typed
from indicators.statistics.change_words import Shown, range_words
from indicators.terms.vocabulary import UNITS, UNITS_STORED, Unit
from indicators.terms.wording import display_value, span_words
from scorecards.assembly.cells import difference_words
from scorecards.charts import explore_figure
from scorecards.charts.scale import tick_label
from scorecards.comparing.compare.words import unit_words
from scorecards.exports.appendix.document import document_of
from scorecards.exports.spreadsheets.frames import figures_frame
from scorecards.statistics.comparison import why_not_compared
from scorecards.statistics.series_file import judge_series
from tests.payloads import make_payload, make_row

# As shown, worked out of 3,000 and 2, up from 1,200 to 1,250, a range, a tick, and whether councils are compared.
BY_HAND = {
    Unit.PERCENT: ("1,234%", 150_000, "up 50 points", "50 percentage points", "1% to 2%", "8%", True),
    Unit.RATIO: ("1,234%", 150_000, "up 50 points", "50 percentage points", "1% to 2%", "8%", True),
    Unit.COUNT: ("1,234", 3000, "up 50", "50, 4%", "1 to 2", "8", False),
    Unit.RATE: ("1,234 per 10,000", 15_000_000, "up 50", "50 per 10,000", "1 to 2 per 10,000", "8", True),
    Unit.RATE_PER_1000: (
        "1,234 per 1,000",
        1_500_000,
        "up 50",
        "50 per 1,000",
        "1 to 2 per 1,000",
        "8",
        True,
    ),
    Unit.AVERAGE: ("1,234", 1500, "up 50", "50", "1 to 2", "8", True),
    Unit.DAYS: ("1,234 days", 1500, "up 50", "50 days", "1 to 2 days", "8", True),
    Unit.MONEY: ("£1,234", 1500, "up £50", "£50, 4%", "£1 to £2", "£8", False),
    Unit.POUNDS_EACH: ("£1,234", 1500, "up £50", "£50, 4%", "£1 to £2", "£8", True),
    Unit.SCORE: ("1,234", 1500, "up 50", "50", "1 to 2", "8", True),
    Unit.FTE: ("1,234", 3000, "up 50", "50, 4%", "1 to 2", "8", False),
    Unit.CHANGE: ("+1,234%", 150_000, "up 50 points", "50 percentage points", "+1% to +2%", "+8%", True),
    Unit.VARIANCE: ("+£1,234", 1500, "up £50", "£50", "+£1 to +£2", "+£8", False),
}


def test_each_unit_has_its_rules_and_its_example():
    assert set(UNITS) == set(BY_HAND) == set(Unit)


@pytest.mark.parametrize("unit", Unit)
class TestEveryUnit:
    def test_words_are_those_of_the_unit(self, unit):
        shown, worked_out, changed, by, span, tick, compared = BY_HAND[unit]

        assert display_value(1234, unit, 0) == shown
        assert work_out(unit, 3000, 2) == worked_out
        assert change_words(1250, 1200, unit, 0) == changed
        assert difference_words(1250, 1200, unit, 0) == f"up by {by}"
        assert span_words(1, 2, unit, 0) == span
        assert tick_label(8, unit, 1) == tick
        assert (why_not_compared(unit) == "") is compared

    def test_what_is_shown_can_be_typed(self, unit):
        shown = display_value(1234, unit, 0).split(" ")[0]

        read = read_typed(shown)
        assert isinstance(read, Number)
        assert read.value == 1234
        assert misplaced_sign(shown, "value", unit) is None
        wrong = "£8" if "%" in shown or "£" not in shown else "8%"
        assert misplaced_sign(wrong, "value", unit) is not None

    def test_captions_say_no_sign_that_cells_have(self, unit):
        assert unit_words(unit, "Cost of a week") in ("", "per 10,000", "per 1,000", "days")

    def test_a_series_is_judged(self, unit):
        name = Unit.PERCENT if unit is Unit.RATIO else unit
        points = [
            {
                "period": f"{year}/{str(year + 1)[2:]}",
                "numerator": None,
                "denominator": None,
                "value": 8 + year % 3,
            }
            for year in range(2018, 2024)
        ]
        judged = judge_series(
            {
                "unit": name,
                "basis": "in period",
                "frequency": "financial year",
                "polarity": "low",
                "points": points,
            }
        )
        assert judged.verdict

    def test_page_files_and_appendix_carry_it(self, unit):
        stored = Unit.PERCENT if unit is Unit.RATIO else unit
        row = make_row(unit=stored, values=[10, 12, 11, 13, 12, 14], target=None)
        payload = make_payload(rows=[row])
        shown = display_value(14, stored, 0)

        assert shown.split(" ")[0] in str(document_of(payload)["sections"])
        assert set(figures_frame(payload)["Unit"]) == {str(stored)}
        axis = explore_figure(row, "Exampleton")["layout"]["yaxis"]
        rules = UNITS[stored]
        assert axis.get("tickprefix", "") == rules.before
        assert axis.get("ticksuffix", "") == (rules.after if rules.after == "%" else "")


def test_pounds_have_pence_where_the_source_has_them():
    assert display_value(1234.5, Unit.POUNDS_EACH, 2) == "£1,234.50"
    assert range_words(690, 695.25, Shown(Unit.POUNDS_EACH, 0)) == "£690.00 to £695.25"


@pytest.mark.parametrize("unit", UNITS_STORED)
def test_the_name_of_a_unit_fits_where_it_is_stored(unit):
    assert len(unit) <= 20


def test_an_edition_frozen_with_the_earlier_unit_still_renders():
    """The weekly costs were averages without a sign."""
    row = make_row("3.9", "Cost of a week", unit="average", values=[640, 655, 690], target=None)

    assert "690" in str(document_of(make_payload(rows=[row]))["sections"])
