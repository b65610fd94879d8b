"""`manage.py judge`: what another program may write, what is refused of it and in which words."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scorecards.statistics.series_file import SeriesError, judge_series, judged_line


def share(year: int, numerator: float | None, denominator: float | None = 2000, **more) -> dict:
    """Children of all children at the end of December."""
    return {
        "period": f"{year}/{year % 100 + 1} Q3",
        "numerator": numerator,
        "denominator": denominator,
        **more,
    }


def series(*points: dict, **more) -> dict:
    """Percentages counted on a day, of which less is better."""
    return {
        "id": 1,
        "basis": "point in time",
        "unit": "percent",
        "polarity": "low",
        "points": list(points),
        **more,
    }


FELL = (share(2024, 400), share(2025, 260))


def refusal(given: dict) -> str:
    with pytest.raises(SeriesError) as caught:
        judged_line(json.dumps(given))
    return str(caught.value)


class TestAbove100:
    @pytest.mark.parametrize("slip", [share(2023, 4000), share(2023, None, None, value=1200)])
    def test_a_slip_before_a_break_is_refused_and_flips_no_verdict(self, slip):
        words = refusal(series(slip, *FELL, breaks=["2024/25 Q1"]))
        assert "of point 1:" in words
        assert '"may_exceed_100": true' in words
        assert '"percent of another number"' in words

    @pytest.mark.parametrize("unit", [{"may_exceed_100": True}, {"unit": "percent of another number"}])
    def test_what_may_pass_100_is_judged_also_where_it_does_not(self, unit):
        assert judge_series(series(share(2023, 4000), *FELL, **unit)).verdict == "better"
        assert judge_series(series(*FELL, **unit)).verdict == "better"

    def test_the_member_is_true_or_false(self):
        assert "Write true or false" in refusal(series(*FELL, may_exceed_100="yes"))
        assert "may_exceed_100" in refusal(series(share(2024, 4000), may_exceed_100=False))


class TestBreaks:
    @pytest.mark.parametrize("breaks", [5, "2024/25 Q1", {"start": "2024/25 Q1"}, False])
    def test_breaks_are_a_list(self, breaks):
        assert 'Write a list of periods, as in ["2024/25 Q1"]' in refusal(series(*FELL, breaks=breaks))

    @pytest.mark.parametrize("text", [5, None, ["2024/25 Q1"]])
    def test_of_texts(self, text):
        assert "The period of break 2 is" in refusal(series(*FELL, breaks=["2023/24 Q1", text]))

    def test_a_point_without_a_period_says_so(self):
        assert "The period of point 1 is None" in refusal(series({"value": 5}))


class TestSymbols:
    @pytest.mark.parametrize("symbol", ["c", "C", "[c]", " c ", "[C]"])
    def test_confidential_however_written_is_hidden(self, symbol):
        change = judge_series(series(share(2024, 400), share(2025, 260, symbol=symbol)))
        assert change.verdict == "not tested"
        assert "hidden" in change.why

    @pytest.mark.parametrize("symbol", ["x", "z", "u", "k", "low", "[x]", "LOW"])
    def test_a_number_beside_any_other_is_no_figure(self, symbol):
        marked = judge_series(series(share(2024, 400), share(2025, 260, symbol=symbol)))
        empty = judge_series(series(share(2024, 400), share(2025, None, None)))
        assert (marked.verdict, marked.why) == (empty.verdict, empty.why)
        assert marked.verdict == "not tested"

    @pytest.mark.parametrize("symbol", [None, "", "  ", "p", "[p]", "e", "r"])
    def test_none_or_a_mark_of_a_number_is_a_figure(self, symbol):
        assert judge_series(series(share(2024, 400), share(2025, 260, symbol=symbol))).verdict == "better"

    @pytest.mark.parametrize("symbol", ["bogus", 5, True, ["c"]])
    def test_an_unknown_one_is_refused_with_those_there_are(self, symbol):
        words = refusal(series(share(2024, 400), share(2025, 260, symbol=symbol)))
        assert f"The symbol of point 2 is {symbol!r}" in words
        assert "c (hidden so no child can be identified)" in words
        assert "p (not yet available)" in words


class TestNumbers:
    def test_a_value_that_its_people_contradict_is_refused(self):
        words = refusal(series(share(2024, 400), share(2025, 260, value=50)))
        assert "The value of point 2: The value is 50, but numerator and denominator give 13." in words

    @pytest.mark.parametrize("value", [13, 13.0, 13.1, 13.15])
    def test_rounding_is_no_contradiction(self, value):
        assert judge_series(series(share(2024, 400), share(2025, 263, value=value))).verdict == "better"

    @pytest.mark.parametrize(
        ("numbers", "column"), [((-260, 2000), "numerator"), ((260, -2000), "denominator")]
    )
    def test_counts_below_zero_are_refused(self, numbers, column):
        words = refusal(series(share(2024, 400), share(2025, *numbers)))
        assert f"The {column} of point 2: This number is below zero." in words

    def test_so_is_a_count_of_less_than_none(self):
        assert "below zero" in refusal(series(share(2024, None, None, value=-3), unit="count"))

    def test_what_goes_up_and_down_may_be_below_zero(self):
        points = [share(year, None, None, value=-3) for year in (2024, 2025)]
        assert judge_series(series(*points, unit="percent change")).verdict == "not tested"


@pytest.mark.parametrize("target", [[5, 10], "10", True, float("nan")])
def test_a_target_is_a_number_or_a_range(target):
    words = refusal(series(*FELL, target=target))
    assert 'Write a number, {"lower": ..., "upper": ...} for a range, or null.' in words


@pytest.mark.parametrize("target", [None, 10, {"lower": 5, "upper": 10}])
def test_these_are_targets(target):
    assert judge_series(series(*FELL, target=target)).verdict == "better"


class TestCommand:
    def test_one_bad_line_among_good_ones(self, tmp_path):
        file = tmp_path / "series.jsonl"
        good, odd = series(*FELL), series(*FELL, id="one\u2028two")
        lines = [good, series(*FELL, breaks=5), odd, "{", good]
        texts = [
            one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) + "\n" * (one is odd)
            for one in lines
        ]
        file.write_text("\n".join(texts), encoding="utf-8")
        out, err = StringIO(), StringIO()
        with pytest.raises(CommandError, match=r"Not judged: 2 of 5\.") as caught:
            call_command("judge", str(file), stdout=out, stderr=err)
        assert caught.value.returncode == 1
        assert [json.loads(line)["id"] for line in out.getvalue().split("\n") if line] == [
            1,
            "one\u2028two",
            1,
        ]
        first, second = err.getvalue().strip().split("\n")
        assert first.startswith('Line 2: "breaks" is 5.')
        assert second.startswith("Line 5: This is no JSON")  # an empty line is counted and not judged

    def test_good_lines_alone(self, tmp_path):
        file = tmp_path / "series.jsonl"
        file.write_text(json.dumps(series(*FELL)))
        out = StringIO()
        call_command("judge", str(file), stdout=out)
        assert json.loads(out.getvalue())["verdict"] == "better"
