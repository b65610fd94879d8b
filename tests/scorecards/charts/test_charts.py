"""What a reader relies on in the charts: gaps stay gaps, breaks are never crossed, hidden numbers leave no trace."""

import math
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis
from scorecards.charts import (
    DRAWN_HERE,
    Drawing,
    area_cell,
    axis_note,
    band_bar,
    discs_for,
    dotplot_axis,
    dotplot_cell,
    draw_discs,
    lane_of,
    mark,
    sparkline,
    strip,
    trend,
)
from scorecards.charts.direct_labels import Label, placed
from scorecards.charts.history import cell_days, history
from scorecards.charts.labels import rows_for, spread, wrapped
from scorecards.charts.layout import NARROW, PRINT, WIDE, Plot
from scorecards.charts.scale import Scale, axis_for, value_scale
from scorecards.payload import CategoryCell
from tests.scorecards.charts.chart_rows import (
    ASSESSMENTS,
    LATEST,
    NEIGHBOURS,
    cell,
    comparison,
    council,
    event,
    hidden_cell,
    homes_row,
    limits,
    row,
    series,
    target,
)

BLUE, GREY, PLUM = "#12436d", "#6b757d", "#801650"
NUMBERS = st.floats(min_value=-1e12, max_value=1e12)
MAYBE_NUMBERS = st.lists(st.one_of(st.none(), NUMBERS), max_size=30)


def tree(drawing: Drawing | str) -> etree._Element:
    return etree.fromstring(drawing if isinstance(drawing, str) else drawing.svg)


def found(drawing: Drawing, **attributes: str) -> list[etree._Element]:
    """The elements with all of these attributes ("class" as one of its words)."""
    return [
        one
        for one in tree(drawing).iter()
        if all(wanted in (one.get(name.rstrip("_")) or "").split() for name, wanted in attributes.items())
    ]


def strokes(path: str) -> int:
    """How many separate lines a path draws."""
    return path.count("M")


def points_of(path: str) -> list[tuple[float, float]]:
    """The absolute points of a path of M and relative l steps."""
    points: list[tuple[float, float]] = []
    for command, body in re.findall(r"([Ml])([^Mla]*)", path):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", body)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((x, y) if command == "M" else (points[-1][0] + x, points[-1][1] + y))
    return points


class TestSparkline:
    def test_it_says_in_a_sentence_what_it_shows(self):
        assert sparkline(row()).alt == "12 quarters, from 88% to 81%. Target 95% or more."
        assert tree(sparkline(row())).get("aria-label") == sparkline(row()).alt
        assert tree(sparkline(row())).get("role") == "img"

    def test_a_count_that_starts_again_each_april_is_set_beside_the_same_quarter(self):
        made = row()
        made["basis"] = "year to date"
        assert sparkline(made).alt.startswith("12 quarters, counted again from each April: Q")
        assert sparkline(made).alt.count(" 2") == 2 and ", from " not in sparkline(made).alt

    def test_only_the_last_twelve_periods_are_drawn(self):
        long = sparkline(row([1.0, 2.0, 3.0, *ASSESSMENTS]))
        assert long == sparkline(row())

    def test_the_line_has_one_point_for_each_figure_and_rises_with_it(self):
        path = found(sparkline(row()), stroke=BLUE)[0].get("d")
        points = points_of(path)
        assert len(points) == 12
        # 88 is the highest and stands highest (a smaller y), 81 the lowest; steps of time are even.
        assert min(y for _, y in points) == points[0][1]
        assert max(y for _, y in points) == points[-1][1]
        assert {b[0] - a[0] for a, b in pairwise(points)} == {11}

    def test_a_missing_figure_is_a_gap_and_never_a_zero(self):
        drawing = sparkline(row([88, 86, 87, None, 86, 84, 85, 84, 83, 83, 82, 81]))
        path = found(drawing, stroke=BLUE)[0].get("d")
        assert strokes(path) == 2
        assert len(points_of(path)) == 11
        assert all(5 <= y <= 31 for _, y in points_of(path))
        assert drawing.alt == "12 quarters, from 88% to 81%, 1 not shown. Target 95% or more."

    def test_where_the_latest_figure_is_missing_no_dot_passes_for_it(self):
        drawing = sparkline(row([*ASSESSMENTS[:-1], None]))
        assert not found(drawing, r="3")
        assert drawing.alt == (
            "12 quarters, from 88% to 82%, 1 not shown, the latest among them. Target 95% or more."
        )

    def test_the_line_stops_at_a_break_and_the_part_before_it_is_grey(self):
        drawing = sparkline(row(breaks=[{"start": "2024-04-01", "label": "New system from April 2024"}]))
        earlier = found(drawing, stroke=GREY)[0].get("d")
        current = found(drawing, stroke=BLUE)[0].get("d")
        # 12 quarters to quarter 3 2025/26: seven of them since April 2024.
        assert len(points_of(current)) == 7
        assert len(points_of(earlier.split("v")[0])) == 5 + 1  # and the start of the break's own line
        assert drawing.alt == "7 quarters, from 84% to 81%. Target 95% or more. Break at Q1 24/25."

    def test_a_break_before_or_after_the_figures_shown_is_not_drawn(self):
        for start in ("2015-04-01", "2023-01-01", "2027-04-01"):
            assert sparkline(row(breaks=[{"start": start, "label": "Elsewhere"}])) == sparkline(row())

    def test_a_figure_between_two_gaps_can_still_be_seen(self):
        path = found(sparkline(row([88, 87, None, 85, None, 83, 82])), stroke=BLUE)[0].get("d")
        assert path.count("a1 1 0 1 0 2 0 1 1 0 1 0-2 0") == 1  # two half circles make one dot

    def test_the_usual_range_and_the_target_stand_at_their_values(self):
        drawing = sparkline(row(limits=limits(81, 88)))
        line = points_of(found(drawing, stroke=BLUE)[0].get("d"))
        upper, lower = re.findall(r"M\d+ (\d+)H\d+V(\d+)", found(drawing, fill="#e3e8ec")[0].get("d"))[0]
        assert (float(upper), float(lower)) == (line[0][1], line[-1][1])
        assert found(drawing, stroke=PLUM)[0].get("d") == "M2 5H130"  # 95 lies highest

    def test_without_any_figure_nothing_is_drawn_and_the_words_say_so(self):
        assert sparkline(row([None, None])) == Drawing("", "2 quarters, no figure shown. Target 95% or more.")
        assert sparkline(row([], target=target(None, ""))) == Drawing("", "0 periods, no figure shown.")

    def test_a_row_of_equal_figures_lies_in_the_middle(self):
        points = points_of(found(sparkline(row([5, 5, 5], target=target(None, ""))), stroke=BLUE)[0].get("d"))
        assert {y for _, y in points} == {18}


class TestStrip:
    def row(self, polarity: str, **changes):
        return row(polarity=polarity, comparison=comparison(83, NEIGHBOURS, 84), **changes)

    def own(self, drawing: Drawing) -> float:
        return float(found(drawing, fill=BLUE)[0].get("cx"))

    def test_it_says_who_is_where(self):
        assert strip(self.row("high")).alt == (
            "2024/25: ours 83%, middle of 10 similar councils 88%, England 84%. Better than 2 of 10."
        )

    def test_right_is_better_whatever_the_polarity(self):
        # 83 of 78 to 94: nearer the low end. Where low is good, that is the right half.
        assert self.own(strip(self.row("high"))) < 100
        assert self.own(strip(self.row("low"))) > 100
        assert self.own(strip(self.row("high"))) + self.own(strip(self.row("low"))) == 200

    def test_without_a_polarity_right_is_higher(self):
        assert self.own(strip(self.row("none"))) == self.own(strip(self.row("high")))

    def test_there_is_a_ring_for_every_neighbour_with_a_figure(self):
        some = comparison(83, [78, None, 85, 90], 84)
        drawings = [strip(row(comparison=some), medium) for medium in ("screen", "print")]
        (dashes, on_paper) = (
            each.get("stroke-dasharray", "").split()
            for drawing in drawings
            for each in tree(drawing).iter("{*}g")
        )
        assert dashes == on_paper
        assert dashes[::2] == ["0", "0", "0"]
        assert sum(map(int, dashes[1::2][:-1])) == 180  # from the outermost to the outermost

    def test_what_all_strips_share_is_in_the_style_sheet_and_on_paper_in_the_drawing(self):
        made = self.row("high")
        rings = {"stroke": "#6b757d", "stroke-width": "9.5", "stroke-linecap": "round"}
        assert not found(strip(made), **rings)
        assert found(strip(made, "print"), **{**rings, "stroke": "#555"})
        assert len(strip(made, "print").svg) - len(strip(made).svg) > 100

    def test_without_our_own_figure_there_is_no_dot_and_the_words_say_so(self):
        drawing = strip(row(comparison=comparison(None, NEIGHBOURS, 84)))
        assert not found(drawing, fill=BLUE)
        assert drawing.alt.startswith("2024/25: ours not shown, middle of 10")

    def test_without_a_comparison_there_is_nothing(self):
        assert strip(row()) == Drawing("", "")

    def test_equal_values_lie_in_the_middle(self):
        assert self.own(strip(row(comparison=comparison(5, [5, 5, 5], 5)))) == 100


class TestSize:
    """A published page of sixty rows stays under 100 kB only if its small charts stay small."""

    @pytest.mark.parametrize(
        "made",
        [
            row(limits=limits(81, 88)),
            row(
                [97, 96, 98, 95, 96, 100, 99, 98, 99, 100, 98, 99],
                breaks=[{"start": "2024-04-01", "label": "x"}],
            ),
            row(
                [8, 12, 10, 11, 9, 14, 13, 8, 12, 15, 9, 10],
                target=target(12, "12% or less"),
                limits=limits(7, 15),
            ),
            row([88, 86, None, 85, None, 84, 85, 84, 83, 83, 82, 81]),
            homes_row(),
        ],
        ids=["range", "break", "steep", "gaps", "homes"],
    )
    def test_a_sparkline_needs_no_more_than_420_bytes(self, made):
        assert len(sparkline(made).svg.encode()) <= 420

    @pytest.mark.parametrize("polarity", ["high", "low", "none"])
    @pytest.mark.parametrize(("own", "most"), [(83, 440), (93, 440), (78, 470)], ids=["83", "93", "a tie"])
    def test_a_strip_needs_no_more_than_440_bytes_and_a_few_more_for_ties(self, own, most, polarity):
        made = row(polarity=polarity, comparison=comparison(own, NEIGHBOURS, 84))
        assert len(strip(made).svg.encode()) <= most


class TestTrend:
    def test_the_line_stops_at_the_break(self):
        drawing = trend(homes_row(), "Exampleton")
        earlier, current = found(drawing, class_="line")
        assert "pre" in earlier.get("class")
        assert (strokes(earlier.get("d")), strokes(current.get("d"))) == (1, 1)
        assert len(earlier.get("d").split()) == 2 * 5
        assert len(current.get("d").split()) == 2 * 15

    def test_a_gap_splits_the_line(self):
        drawing = trend(row([88, 86, None, 85, 86]), "Exampleton")
        (line,) = found(drawing, class_="line")
        assert strokes(line.get("d")) == 2
        assert len(found(drawing, class_="pt")) + len(found(drawing, class_="own")) == 4

    def test_figures_beyond_the_usual_range_stand_out(self):
        # 10.9, 9.9, 9.1 and 8.3 lie below 11.2.
        assert len(found(trend(homes_row(), "Exampleton"), class_="own")) == 4

    def test_it_names_its_lines_where_they_end(self):
        words = [one.text for one in tree(trend(homes_row(), "Exampleton")).iter("text")]
        for name in (
            "Exampleton 8%",
            "Target 9% or less",
            "England 10%",
            "Their middle 11%",
            "Half of similar councils",
        ):
            assert name in words
        assert "New system from April 2022: do not compare across this line" in words

    def test_the_years_are_named_along_the_foot(self):
        words = [one.text for one in tree(trend(homes_row(), "Exampleton")).iter("text")]
        assert [w for w in words if re.fullmatch(r"\d{4}/\d\d", w or "")] == [
            "2025/26", "2024/25", "2023/24", "2022/23", "2021/22",
        ]  # fmt: skip

    def test_england_is_level_within_a_year(self):
        path = found(trend(homes_row(), "Exampleton"), class_="engline")[0].get("d")
        numbers = [float(n) for n in re.findall(r"[\d.]+", path)]
        heights = numbers[1::2]
        assert len(heights) == 8
        assert heights[::2] == heights[1::2]

    @pytest.mark.parametrize("form", ["wide", "narrow"])
    def test_one_day_has_one_place_whether_an_event_or_a_meeting_was_on_it(self, form):
        made = row(events=[event("2024-06-10", "x", "1"), event("2024-07-14", "y", "2")])
        kept, lane = trend(made, "Exampleton", form, lane=True), lane_of(made, form)
        discs = draw_discs(discs_for({date(2024, 6, 10): True}, lane), lane)
        drawing = Drawing(kept.svg.replace(DRAWN_HERE, discs), kept.alt)
        first, second = sorted(
            float(head.get("x")) + float(head.get("width")) / 2 for head in found(drawing, class_="evhead")
        )
        (dashed,) = (one for one in found(drawing, class_="pin") if one.get("stroke-dasharray"))
        day = (lane["right"] - lane["left"]) / (lane["last"] - lane["first"])
        assert f"L{first:.1f} " in dashed.get("d")
        assert second - first == pytest.approx(34 * day, abs=0.2)

    def test_events_stand_below_the_axis_which_lies_where_it_says_that_it_starts(self):
        made = homes_row()
        drawing = trend(made, "Exampleton")
        (foot,) = (
            float(re.match(r"M\S+ ([\d.]+)H", one.get("d"))[1]) for one in found(drawing, class_="base")
        )
        lines = [float(re.match(r"M\S+ ([\d.]+)H", one.get("d"))[1]) for one in found(drawing, class_="grid")]
        assert axis_note(made) == "Axis starts at 8%." and max(lines) == pytest.approx(foot, abs=0.1)
        assert all(float(head.get("y")) > foot for head in found(drawing, class_="evhead"))

    @pytest.mark.parametrize("basis", Basis)
    def test_a_meeting_within_the_last_period_is_on_the_chart_and_no_later_point_before_it(self, basis):
        made = row(basis=basis)
        lane, content = lane_of(made), history(made)
        start, end = cell_days(made["series"][-1])
        assert lane["last"] == end
        assert len(discs_for({date.fromordinal(end - 42): True}, lane)) == 1
        assert content.days[-1] == ((start + end) / 2 if basis is Basis.PERIOD else end)

    @pytest.mark.parametrize("form", ["wide", "narrow"])
    def test_letters_of_meetings_close_together_stand_side_by_side_above_every_figure(self, form):
        made = row([1, 2, 3, 4, 50])
        kept, lane = trend(made, "Exampleton", form, lane=True), lane_of(made, form)
        last = date.fromordinal(int(lane["last"]))
        days = {last - timedelta(days=ago): True for ago in (0, 10, 20, 30)}
        drawing = Drawing(kept.svg.replace(DRAWN_HERE, draw_discs(discs_for(days, lane), lane)), kept.alt)
        heads = found(drawing, class_="pinhead")
        places = [float(head.get("x")) for head in heads]
        assert all(after - before >= 2 * lane["radius"] for before, after in pairwise(places))
        below = {float(head.get("y")) + 2 * lane["radius"] for head in heads}
        (latest,) = found(drawing, class_="own")
        assert max(below) <= float(latest.get("cy")) - float(latest.get("r"))

    def test_events_of_one_period_stand_one_above_the_other(self):
        events = [event("2024-05-01", "x", "1"), event("2024-06-01", "y", "2")]
        heads = found(trend(row(events=events), "Exampleton"), class_="evhead")
        assert abs(float(heads[0].get("y")) - float(heads[1].get("y"))) >= 2 * 9

    def test_an_event_outside_the_series_is_left_out_and_the_others_keep_their_number(self):
        events = [event("1999-01-01", "x", "1"), event("2024-06-01", "y", "2")]
        assert [one.text for one in found(trend(row(events=events), "E"), class_="evtext")] == ["2"]

    @pytest.mark.parametrize("form", ["wide", "narrow"])
    def test_a_meeting_is_a_letter_at_its_day_above_everything_drawn_a_resolution_square(self, form):
        kept, lane = trend(homes_row(), "Exampleton", form, lane=True), lane_of(homes_row(), form)
        first, last = (date.fromordinal(int(lane[end])) for end in ("first", "last"))
        within = {last: True, first + timedelta(1): False}
        days = {**within, last + timedelta(30): True, first - timedelta(30): False}
        discs = draw_discs(discs_for(days, lane), lane)
        drawing = Drawing(kept.svg.replace(DRAWN_HERE, discs), kept.alt)
        heads = found(drawing, class_="pinhead")
        assert [one.text for one in found(drawing, class_="pintext")] == ["A", "B"]  # one disc for each day
        disc, square = heads
        assert (disc.tag.endswith("circle"), square.tag.endswith("rect")) == (True, True)
        places = [float(disc.get("cx")), float(square.get("x")) + lane["radius"]]
        assert places == pytest.approx([lane["left"], lane["right"]], abs=1)
        plain, dashed = found(drawing, class_="pin")[:2]
        assert dashed.get("stroke-dasharray") and not plain.get("stroke-dasharray")
        top = min(float(dot.get("cy")) for dot in found(drawing, class_="pt"))
        assert float(disc.get("cy")) + lane["radius"] <= top
        assert float(square.get("y")) + 2 * lane["radius"] <= top
        assert DRAWN_HERE not in trend(homes_row(), "Exampleton", form).svg

    def test_it_says_where_the_axis_starts_unless_at_zero(self):
        assert axis_note(homes_row()) == "Axis starts at 8%."
        assert axis_note(row([2, 9, 4], target=target(None, ""))) == ""

    def test_on_paper_the_letters_are_named_in_the_drawing(self):
        drawing = trend(homes_row(), "Exampleton", medium="print")
        assert 'font-family="Source Sans Pro"' in drawing.svg
        assert drawing.svg.startswith('<svg class="trend wide" viewBox="0 0 680 ')
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing.svg)) >= 11

    def test_its_sentence_names_all_that_is_drawn(self):
        assert trend(homes_row(), "Exampleton").alt == (
            "Line chart to Q3 25/26: 15 quarters, from 12% to 8%. New system from April 2022. Target 9% or less. "
            "Our usual range 11.2% to 13.7%. In 2024/25: middle of similar councils 11.1%, England 9.8%."
        )

    def test_years_and_counts_at_31_march_are_drawn_too(self):
        for frequency, start in ((Frequency.FINANCIAL_YEAR, (4, 1)), (Frequency.SNAPSHOT, (3, 31)),
                                 (Frequency.ACADEMIC_YEAR, (9, 1))):  # fmt: skip
            cells = [cell(Period(date(year, *start), frequency), 50 + year % 7) for year in range(2014, 2025)]
            drawing = trend(row(series=cells), "Exampleton")
            assert len(found(drawing, class_="line")[0].get("d").split()) == 2 * 11
            assert "11 years" in drawing.alt

    @pytest.mark.parametrize(
        ("frequency", "start", "basis", "names"),
        [
            (Frequency.FINANCIAL_YEAR, (4, 1), Basis.PERIOD, "2020/21 2021/22 2022/23 2023/24 2024/25"),
            (Frequency.FINANCIAL_YEAR, (4, 1), Basis.POINT, "2020/21 2021/22 2022/23 2023/24 2024/25"),
            (Frequency.ACADEMIC_YEAR, (9, 1), Basis.PERIOD, "2020/21 2021/22 2022/23 2023/24 2024/25"),
            (Frequency.SNAPSHOT, (3, 31), Basis.POINT, "Mar 2020 Mar 2021 Mar 2022 Mar 2023 Mar 2024"),
        ],
    )
    @pytest.mark.parametrize("form", ["wide", "narrow"])
    def test_each_yearly_figure_is_named_under_its_dot(self, frequency, start, basis, names, form):
        cells = [cell(Period(date(year, *start), frequency), 50 + year % 7) for year in range(2020, 2025)]
        drawing = trend(row(series=cells, basis=basis), "Exampleton", form)
        dots = sorted(float(one.get("cx")) for one in tree(drawing).iter("circle"))
        foot = [one for one in found(drawing, class_="ax") if one.get("text-anchor") == "middle"]
        step = 2 if form == "narrow" and "Mar" in names else 1  # every other, the latest named
        said = re.findall(r"Mar \d{4}|[\d/]+", names)[::step]
        assert [one.text for one in foot] == [
            one[2:] if form == "narrow" and "/" in one else one for one in said
        ]
        assert [float(one.get("x")) for one in foot] == pytest.approx(
            dots[::step], abs=12
        )  # at the edge aside

    def test_without_any_figure_nothing_is_drawn(self):
        assert trend(row([None, None]), "Exampleton").svg == ""

    @given(MAYBE_NUMBERS, st.sampled_from(["percent", "count", "pounds", "rate per 10,000", "unheard of"]))
    def test_any_numbers_give_well_formed_drawings_without_nonsense(self, values, unit):
        made = row(values, unit=unit, comparison=comparison(values[0] if values else None, values[1:], None))
        for drawing in (sparkline(made), strip(made), trend(made, "E"), trend(made, "E", "narrow"),
                        trend(made, "E", medium="print"), dotplot_axis(made)):  # fmt: skip
            if drawing.svg:
                assert not re.search(r"\b(nan|inf|None)\b", drawing.svg)
                tree(drawing)
        assert axis_note(made) == "" or axis_note(made).startswith("Axis starts at ")


class TestDirectLabels:
    @given(
        st.lists(st.tuples(st.floats(0, 400), st.integers(1, 3)), max_size=6),
        st.sampled_from([WIDE, NARROW, PRINT]),
    )
    def test_labels_never_overlap_and_stay_on_the_chart(self, wanted, measures):
        plot = Plot(measures, 40, 30, Scale(0, 1, 0, 1), Scale(0, 1, 0, 1))
        labels = [Label(["words"] * lines, "x", 0, y, "#000", "#000") for y, lines in sorted(wanted)]
        if sum(len(label.text) for label in labels) * measures.line > measures.base:
            return
        tops = placed(labels, plot)
        for (top, label), (below, _) in pairwise(zip(tops, labels, strict=True)):
            assert top + len(label.text) * measures.line <= below + 1e-6
        assert all(top >= 0 for top in tops)
        if labels:
            assert tops[-1] + len(labels[-1].text) * measures.line <= measures.height

    def test_labels_that_have_room_stay_where_they_belong(self):
        assert spread([10, 50, 90], [18, 18, 18], 0, 200) == [10, 50, 90]

    def test_two_that_collide_move_apart_evenly(self):
        # Both want 50; each moves by half the height of one.
        assert spread([50, 50], [18, 18], 0, 200) == [41, 59]

    def test_spans_that_overlap_take_different_rows(self):
        assert rows_for([(0, 10), (5, 15), (20, 30)], 2) == [0, 1, 0]

    def test_lines_turn_between_words(self):
        assert wrapped("Their middle 57", 1, 15) == ["Their", "middle", "57"]
        assert wrapped("Their middle 57", 999, 15) == ["Their middle 57"]


class TestHiddenFigures:
    """Where disclosure control hides a number, no coordinate, word or length may give it away."""

    def rows(self, value, numerator):
        made = []
        for carries in ({}, {"value": value, "numerator": numerator, "denominator": numerator}):
            cells = series([88, 86, None, 85, 86, 84, 85, 84])
            cells[2] = hidden_cell(Period.from_code(cells[2]["period"]), **carries)
            made.append(row(series=cells))
        return made

    @given(st.floats(allow_nan=True), st.floats(allow_nan=True))
    def test_what_a_hidden_cell_carries_changes_no_drawing(self, value, numerator):
        clean, carrying = self.rows(value, numerator)
        assert sparkline(carrying) == sparkline(clean)
        assert trend(carrying, "E") == trend(clean, "E")
        assert axis_note(carrying) == axis_note(clean)

    @given(st.floats(0, 100), st.floats(0, 100))
    def test_a_neighbours_interval_is_not_drawn_without_its_value(self, low, high):
        clean = comparison(83, [78, None, 90], 84)
        carrying = comparison(83, [78, None, 90], 84)
        carrying["neighbours"][1] = council("Neighbour B", None, low, high)
        for n in range(3):
            one, other = row(comparison=clean), row(comparison=carrying)
            assert (
                dotplot_cell(one, clean["neighbours"][n]).svg
                == dotplot_cell(other, carrying["neighbours"][n]).svg
            )
        assert dotplot_axis(row(comparison=carrying)) == dotplot_axis(row(comparison=clean))

    @given(st.floats(0, 1000))
    def test_a_hidden_band_has_no_bar_and_does_not_stretch_the_others(self, share):
        bands = [band("Under 20", 30), band("20 to 24", share, hidden=True), band("25 or more", 15)]
        made = {
            "title": "Cases held",
            "kind": "band",
            "cells": bands,
            "total": "",
            "threshold": "",
            "sentence": "",
        }
        assert not found(band_bar(made, bands[1]), class_="b0")
        assert float(found(band_bar(made, bands[0]), class_="b0")[0].get("width").rstrip("%")) == 98


def band(label: str, share: float, hidden: bool = False, emphasised: bool = False) -> CategoryCell:
    shown = hidden_cell(LATEST, value=share) if hidden else cell(LATEST, share)
    return {"code": label, "label": label, "cell": shown, "share": share,
            "share_display": "c" if hidden else f"{share}%", "emphasised": emphasised}  # fmt: skip


class TestTablesWithADrawnColumn:
    def test_a_region_has_a_square_of_its_own_at_its_value(self):
        made = row(comparison=comparison(10, [5, 20], 12, median=12))
        region = {"name": "North East", "value": 12, "symbol": "", "display": "12%"}
        (square,) = found(area_cell(made, region), width="9")
        (line,) = found(area_cell(made, region), class_="median")
        assert square.get("x") == line.get("x1")
        assert not found(area_cell(made, {**region, "value": None}), width="9")

    def test_the_dot_and_its_range_stand_at_their_values(self):
        made = row(comparison=comparison(10, [5, 20], 12, median=12))
        drawing = dotplot_cell(made, council("Neighbour A", 10, 5, 20))
        dot = float(found(drawing, class_="nb")[0].get("cx").rstrip("%"))
        ends = [float(found(drawing, class_="ci")[0].get(end).rstrip("%")) for end in ("x1", "x2")]
        assert ends[0] < dot < ends[1]
        assert math.isclose((dot - ends[0]) / (ends[1] - ends[0]), (10 - 5) / (20 - 5), abs_tol=0.01)

    def test_every_cell_stands_on_the_same_axis(self):
        made = homes_row()
        shown = made["comparison"]["neighbours"]
        grids = {tuple(one.get("x1") for one in found(dotplot_cell(made, c), class_="grid")) for c in shown}
        axis = tuple(one.get("x") for one in tree(dotplot_axis(made)).iter("text"))
        assert grids == {axis}

    def test_our_own_row_is_filled(self):
        made = homes_row()
        assert found(dotplot_cell(made, made["comparison"]["own"], own=True), class_="ownci")

    def test_bars_are_as_long_as_their_shares(self):
        bands = [band("Under 20", 40), band("20 or more", 20, emphasised=True)]
        made = {
            "title": "Cases held",
            "kind": "band",
            "cells": bands,
            "total": "",
            "threshold": "",
            "sentence": "",
        }
        long, short = (tree(band_bar(made, one)).find("rect") for one in bands)
        assert (long.get("width"), short.get("width")) == ("98.0%", "49.0%")
        assert (long.get("fill"), short.get("fill")) == ("#e4ecf3", BLUE)


class TestMarks:
    def test_each_status_has_its_own_shape(self):
        shapes = [re.sub(r".*?>", "", mark(kind), count=1) for kind in ("met", "close", "missed", "none")]
        assert len(set(shapes)) == 4

    def test_a_hidden_and_a_missing_number_look_alike_and_not_like_no_target(self):
        assert mark("hidden") == mark("no_figure") != mark("none")

    def test_concern_is_darker_on_paper(self):
        assert 'fill="#a53c00"' in mark("missed")
        assert 'fill="#5c2100"' in mark("missed", "print")

    @pytest.mark.parametrize(
        "kind", ["met", "close", "missed", "none", "hidden", "no_figure", "tick", "query", "error"]
    )
    def test_it_is_well_formed_and_hidden_from_screen_readers(self, kind):
        assert tree(mark(kind)).get("aria-hidden") == "true"


class TestAxis:
    @pytest.mark.parametrize(
        ("values", "unit", "labels"),
        [
            ([8.3, 14.7], "percent", ("8%", "10%", "12%", "14%", "16%")),
            ([83, 100], "percent", ("80%", "85%", "90%", "95%", "100%")),
            ([100, 100], "percent", ("90%", "92%", "94%", "96%", "98%", "100%")),
            ([0, 3], "count", ("0", "1", "2", "3")),
            ([1250000, 1400000], "pounds", ("£1,250,000", "£1,300,000", "£1,350,000", "£1,400,000")),
            ([-3, 4], "average", ("−4", "−2", "0", "2", "4")),
        ],
    )
    def test_ticks_are_round(self, values, unit, labels):
        assert axis_for(values, unit).labels == labels

    @given(st.lists(NUMBERS, min_size=1, max_size=20), st.sampled_from(["percent", "count", "average"]))
    def test_there_are_four_to_six_ticks_around_all_values(self, values, unit):
        axis = axis_for(values, unit)
        assert 4 <= len(axis.ticks) <= 6
        slack = 1e-6 * max(1.0, *(abs(v) for v in values))
        assert axis.low - slack <= min(values)
        assert max(values) <= axis.high + slack

    @given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
    def test_per_cents_never_leave_0_to_100(self, values):
        axis = axis_for(values, "percent")
        assert axis.low >= 0
        assert axis.high <= 100

    def test_equal_values_lie_in_the_middle_of_a_scale(self):
        assert value_scale([7, 7], 0, 10)(7) == 5


class TestMarkup:
    WICKED = '"><script>alert(1)</script>&\x00\ud800'

    def test_nothing_from_outside_becomes_markup(self):
        made = homes_row(
            target=target(9, self.WICKED),
            breaks=[{"start": "2022-04-01", "label": self.WICKED}],
            events=[event("2024-12-10", "x", self.WICKED)],
            comparison=comparison(11, [9, 10, 12], 10, sentence=self.WICKED, period=self.WICKED),
        )
        for drawing in (
            sparkline(made),
            strip(made),
            trend(made, self.WICKED),
            trend(made, self.WICKED, "narrow"),
        ):
            assert "<script" not in drawing.svg
            assert not list(tree(drawing).iter("script"))

    def test_no_style_attribute_ever(self):
        made = homes_row()
        drawings = [sparkline(made), strip(made), trend(made, "E"), dotplot_axis(made)]
        drawings += [dotplot_cell(made, one) for one in made["comparison"]["neighbours"]]
        assert not any("style=" in drawing.svg for drawing in drawings)

    def test_the_same_row_always_gives_the_same_drawing(self):
        for draw in (sparkline, strip, lambda made: trend(made, "E")):
            assert draw(homes_row()) == draw(homes_row())

    @pytest.mark.parametrize("medium", ["screen", "print"])
    def test_on_paper_every_drawing_names_its_own_namespace(self, medium):
        made = homes_row()
        own = made["comparison"]["own"]
        drawings = [sparkline(made, medium), strip(made, medium), trend(made, "E", medium=medium),
                    dotplot_axis(made, medium), dotplot_cell(made, own, medium=medium)]  # fmt: skip
        for drawing in drawings:
            assert ('xmlns="http://www.w3.org/2000/svg"' in drawing.svg) == (medium == "print")
            if medium == "print":
                assert "%" not in re.sub(r'aria-label="[^"]*"|>[^<]*<', "", drawing.svg)
