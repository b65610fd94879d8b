"""Charts say no more than the figures do: no course from one figure, no line over April, every tied council."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indicators.terms.periods import Frequency, Period
from scorecards.charts import (
    Drawing,
    axis_note,
    band_bar,
    chart_notes,
    comparators_drawn,
    dotplot_cell,
    explore_figure,
    no_chart_note,
    sparkline,
    strip,
    trend,
)
from scorecards.charts.history import history
from scorecards.charts.optimum import beyond_optimum, lowest_of, optimum_in
from scorecards.charts.paint import PRINT, SCREEN
from scorecards.charts.scale import axis_for
from scorecards.charts.strip import EDGE, ROWS, WIDTH
from scorecards.charts.swarm import APART, swarm
from tests.payloads import make_breakdown, make_cell
from tests.scorecards.charts.chart_rows import (
    LATEST,
    NEIGHBOURS,
    annual,
    cell,
    comparison,
    hidden_cell,
    homes_row,
    row,
    series,
    target,
)

YEARS = annual({2023: (80, 85, 90, 86), 2024: (82, 87, 91, 86)})
NATIONAL = {"annual": YEARS, "comparison": comparison(83, NEIGHBOURS, 84)}
ANNUAL_BASES = {"point in time", "rolling 12 months"}


def found(drawing: Drawing, class_: str) -> list[etree._Element]:
    tree = etree.fromstring(drawing.svg)
    return [one for one in tree.iter() if class_ in (one.get("class") or "").split()]


def lines_of(drawing: Drawing) -> list[str]:
    """The separate lines that our own figures are joined by."""
    return [part for one in found(drawing, "line") for part in one.get("d").split("M") if part]


def own_trace(made, name="Our council"):
    return next(one for one in explore_figure(made)["data"] if one["name"] == name)


class TestNoCourse:
    """One figure or none: a sentence, and neither grid nor axis."""

    ROWS = {
        "one figure": (row([81]), "81% in Q3 25/26 is the only figure shown, so there is no chart yet."),
        "one figure among gaps": (
            row([None, 81, None]),
            "81% in Q2 25/26 is the only figure shown, so there is no chart yet.",
        ),
        "none": (row([None, None]), "No figure is shown, so there is no chart."),
        "nothing at all": (row([]), "No figure is shown, so there is no chart."),
        "hidden": (
            row(series=[hidden_cell(LATEST.previous()), hidden_cell(LATEST)]),
            "No figure is shown, so there is no chart. Fewer than 6 children. Hidden so no child can be identified.",
        ),
        "not yet, beside national figures": (
            row(
                series=[cell(LATEST, None, reason="Not yet available")], basis="rolling 12 months", **NATIONAL
            ),
            "No figure is shown, so there is no chart. Not yet available.",
        ),
    }

    @pytest.mark.parametrize(("made", "words"), ROWS.values(), ids=ROWS.keys())
    def test_a_sentence_stands_in_its_place(self, made, words):
        for drawing in (trend(made, "E"), trend(made, "E", "narrow"), trend(made, "E", medium="print")):
            assert drawing == Drawing("", words)
        assert no_chart_note(made) == chart_notes(made) == words
        assert axis_note(made) == ""
        assert not comparators_drawn(made)

    @pytest.mark.parametrize(("made", "words"), ROWS.values(), ids=ROWS.keys())
    def test_the_chart_to_explore_says_the_same_without_axes(self, made, words):
        figure = explore_figure(made)
        assert figure["data"] == []
        assert figure["layout"]["xaxis"] == figure["layout"]["yaxis"] == {"visible": False}
        assert [one["text"] for one in figure["layout"]["annotations"]] == [words]

    @given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=12))
    def test_there_is_a_chart_from_two_figures_on(self, values):
        made = row(values)
        drawn = sum(value is not None for value in values) >= 2
        assert bool(trend(made, "E").svg) == bool(explore_figure(made)["data"]) == drawn
        assert bool(no_chart_note(made)) != drawn


class TestLabelLines:
    @pytest.mark.parametrize("form", ["wide", "narrow"])
    @pytest.mark.parametrize("medium", ["screen", "print"])
    def test_they_are_thin_dotted_and_grey_and_not_of_their_lines_paint(self, form, medium):
        leaders = found(trend(homes_row(), "Exampleton", form, medium), "leader")
        assert leaders
        grey = (PRINT if medium == "print" else SCREEN).leader
        looks = {(one.get("stroke"), one.get("stroke-width"), one.get("stroke-dasharray")) for one in leaders}
        assert looks == {(grey, "1", "1 3")}

    def test_none_crosses_the_place_of_a_missing_figure(self):
        made = row([88, 86, 85, 84, None], target=target(None, ""))
        assert not found(trend(made, "Exampleton"), "leader")


class TestYearToDate:
    VALUES = (380, 500, 130, 270, 390, 520, 140, 260, 400)

    def made(self, **changes):
        return row(list(self.VALUES), unit="count", target=target(None, ""), basis="year to date", **changes)

    @pytest.mark.parametrize("draw", [sparkline, lambda made: trend(made, "E")])
    def test_no_line_runs_from_march_to_april(self, draw):
        drawing = draw(self.made())
        paths = [
            one.get("d")
            for one in etree.fromstring(drawing.svg).iter("{*}path")
            if one.get("stroke") == SCREEN.blue
        ]
        # Quarters 3 and 4, then whole years of four, four to quarter 4, and three of this year.
        assert [path.count("M") for path in paths] == [3]

    def test_each_year_is_a_line_of_its_own(self):
        assert [len(line.split()) // 2 for line in lines_of(trend(self.made(), "E"))] == [2, 4, 3]

    def test_the_chart_to_explore_has_the_same_gaps(self):
        assert own_trace(self.made())["y"] == [380, 500, None, 130, 270, 390, 520, None, 140, 260, 400]

    def test_the_page_says_why(self):
        assert chart_notes(self.made(annual=YEARS)) == (
            "Counts start again each April, so each year has a line of its own. "
            "National figures cover a whole year and ours count from April, so they are not on this chart."
        )

    def test_yearly_figures_are_joined_whatever_their_basis(self):
        cells = [
            cell(Period(date(year, 4, 1), Frequency.FINANCIAL_YEAR), 50 + year % 7)
            for year in range(2020, 2025)
        ]
        assert len(lines_of(trend(row(series=cells, basis="year to date"), "E"))) == 1


class TestNationalFigures:
    @pytest.mark.parametrize("basis", ["in period", "year to date", "point in time", "rolling 12 months"])
    def test_they_stand_beside_figures_of_the_same_span_alone(self, basis):
        made = row(basis=basis, **NATIONAL)
        drawn = basis in ANNUAL_BASES
        drawing = trend(made, "E")
        assert bool(found(drawing, "engline")) == bool(found(drawing, "band")) == drawn
        assert ("England" in drawing.alt) == comparators_drawn(made) == drawn
        assert ("not on this chart" in chart_notes(made)) != drawn
        names = [one["name"] for one in explore_figure(made)["data"]]
        assert ("England" in names) == drawn

    def test_a_quarters_figure_is_told_from_a_years(self):
        assert chart_notes(row(**NATIONAL)) == (
            "Axis starts at 80%. National figures cover a whole year and ours a quarter, so they are not on this chart."
        )

    def test_beside_yearly_figures_they_stand_over_their_years(self):
        cells = [
            cell(Period(date(year, 4, 1), Frequency.FINANCIAL_YEAR), 80 + year % 5)
            for year in range(2020, 2025)
        ]
        assert found(trend(row(series=cells, **NATIONAL), "E"), "engline")

    def test_years_of_another_start_are_another_span(self):
        cells = [
            cell(Period(date(year, 9, 1), Frequency.ACADEMIC_YEAR), 80 + year % 5)
            for year in range(2020, 2025)
        ]
        made = row(series=cells, **NATIONAL)
        assert not comparators_drawn(made)
        assert "another year than ours" in chart_notes(made)

    def test_a_count_on_one_day_has_them_as_marks_on_that_day(self):
        made = row(basis="point in time", **NATIONAL)
        days = [date.fromisoformat(day) for day in trace_of(made, "England")["x"]]
        assert days == [date(2024, 3, 31), date(2025, 3, 31)]
        assert trace_of(made, "England")["mode"] == "markers"
        marks = found(trend(made, "E"), "engline")[0]
        assert marks.get("d").count("M") == 2 and marks.get("stroke-dasharray") is None
        # Our own count of 31 March 2025 stands on the same day as the national one.
        assert "2025-03-31" in own_trace(made)["x"]

    def test_no_band_runs_across_a_break(self):
        joined = trend(homes_row(breaks=[]), "E")
        broken = trend(homes_row(), "E")
        for class_ in ("band", "med", "engline"):
            assert found(joined, class_)[0].get("d").count("M") == 1
            assert found(broken, class_)[0].get("d").count("M") == 2


def trace_of(made, name):
    return next(one for one in explore_figure(made)["data"] if one["name"] == name)


class TestBreaksWithinAPeriod:
    BREAK = {"start": "2024-10-15", "label": "New system from 15 October 2024"}

    def test_a_count_of_31_december_belongs_to_the_new_series(self):
        drawing = trend(row(basis="point in time", breaks=[self.BREAK]), "E")
        assert [len(line.split()) // 2 for line in lines_of(drawing)] == [7, 5]
        assert drawing.alt.startswith("Line chart to Q3 25/26: 5 quarters, from 84% to 81%.")

    def test_a_quarter_that_holds_the_break_is_joined_to_neither_side(self):
        drawing = trend(row(breaks=[self.BREAK]), "E")
        assert [len(line.split()) // 2 for line in lines_of(drawing)] == [7, 4]
        assert len(found(drawing, "pre")) == 1 + 8  # a line and eight dots, the quarter's own among them

    @given(st.dates(date(2022, 1, 1), date(2026, 6, 30)), st.sampled_from(["in period", "point in time"]))
    def test_a_break_on_any_day_leaves_every_figure_on_the_chart(self, day, basis):
        made = row(breaks=[{"start": day.isoformat(), "label": "New"}], basis=basis)
        dots = list(etree.fromstring(trend(made, "E").svg).iter("{*}circle"))
        assert len(dots) == 12
        assert sparkline(made).svg
        drawn = [y for one in explore_figure(made)["data"] for y in one["y"] if y is not None]
        assert drawn == [one["value"] for one in made["series"]]


class TestTies:
    PLACES = st.lists(st.integers(EDGE, WIDTH - EDGE), max_size=12)

    @given(PLACES, st.lists(st.integers(EDGE, WIDTH - EDGE), max_size=1))
    def test_every_ring_can_be_seen(self, places, own):
        rows = swarm(places, len(ROWS), (EDGE, WIDTH - EDGE), own)
        assert sum(map(len, rows)) == len(places)
        for number, dots in enumerate(rows):
            lying = sorted([*dots, *(own if number == 0 else [])])
            assert all(b - a >= APART for a, b in pairwise(lying))
            assert all(EDGE <= dot <= WIDTH - EDGE for dot in dots)

    @pytest.mark.parametrize(
        ("own", "values"),
        [
            (83, [80.0] * 10),
            (100, [100.0] * 10),
            (None, [0.0] * 10),
            (90, [80, 80, 80, 81, 85, 85, 90, 90, 90, 94]),
        ],
    )
    @pytest.mark.parametrize("polarity", ["high", "low", "none"])
    def test_ten_councils_are_ten_rings(self, own, values, polarity):
        drawing = strip(row(polarity=polarity, comparison=comparison(own, values, 84)))
        assert rings_in(drawing) == 10

    def test_in_the_table_every_council_has_a_dot_of_its_own(self):
        made = row(comparison=comparison(83, [80.0] * 10, 84))
        dots = [found(dotplot_cell(made, one), "nb") for one in made["comparison"]["neighbours"]]
        assert [len(found_dots) for found_dots in dots] == [1] * 10


def rings_in(drawing: Drawing) -> int:
    """Every other number of the dashes is a dot; each further part of the line is one beside it."""
    (group,) = etree.fromstring(drawing.svg).iter("{*}g")
    wide, narrow = (path.get("d") for path in group)
    dashes = (group.get("stroke-dasharray") or "").split()
    beside = [part for part in wide.split("M") if part.endswith("h1")]
    assert wide == narrow
    return len(dashes) // 2 + len(beside)


class TestOptimum:
    BANDS = ("Under 20", "20 to 24", "25 to 29", "30 or more")

    def bands(self, **changes):
        return make_breakdown("band", self.BANDS, **changes)

    def test_it_is_read_from_its_words(self):
        assert optimum_in(self.bands(threshold="Optimum caseload: 20")).value == 20
        assert optimum_in(self.bands(threshold="")) is None
        assert optimum_in(self.bands(threshold="As few as can be")) is None

    @pytest.mark.parametrize(
        ("label", "lowest"),
        [("Under 20", 0), ("20 to 24", 20), ("30 or more", 30), ("30+", 30), ("1,000 to 1,999", 1000),
         ("14 to 16, some worries", 14), ("Fewer than 5", 0), ("Not known", None)],
    )  # fmt: skip
    def test_a_band_begins_where_its_label_says(self, label, lowest):
        assert lowest_of(label) == lowest

    def test_its_line_lies_between_two_bands(self):
        made = self.bands()
        lines = [found(band_bar(made, one), "optimum") for one in made["cells"]]
        assert [len(one) for one in lines] == [0, 1, 0, 0]
        assert lines[1][0].get("y1") == lines[1][0].get("y2")

    def test_a_band_beyond_it_is_not_painted_as_one_within(self):
        made = self.bands()
        for place, each in enumerate(made["cells"]):
            each["emphasised"] = place > 1
        fills = [etree.fromstring(band_bar(made, one).svg).find("rect").get("fill") for one in made["cells"]]
        assert fills == [SCREEN.blue_tint, SCREEN.blue_half, SCREEN.blue, SCREEN.blue]
        # In grey too: three lightnesses that nobody takes for one another.
        greys = [grey_of(fill) for fill in dict.fromkeys(fills)]
        assert all(a - b > 50 for a, b in pairwise(greys))

    def test_where_a_label_tells_nothing_there_is_no_line(self):
        made = make_breakdown("band", ["Low", "High"], threshold="Optimum caseload: 20")
        assert beyond_optimum(made) == [False, False]
        assert not any(found(band_bar(made, one), "optimum") for one in made["cells"])

    def test_it_stands_across_averages_of_teams_and_never_across_shares(self):
        teams = make_breakdown("breakdown", ["North", "South"], threshold="Optimum caseload: 20")
        assert not found(band_bar(teams, teams["cells"][0]), "optimum")
        for each, value in zip(teams["cells"], (10, 16), strict=True):
            each |= {
                "share": None,
                "share_display": "",
                "cell": make_cell(value=value, unit="average", denominator=None),
            }
        bar = etree.fromstring(band_bar(teams, teams["cells"][0]).svg).find("rect")
        (line,) = found(band_bar(teams, teams["cells"][0]), "optimum")
        # 10 is half of 20, and the optimum is the longest of all.
        assert (bar.get("width"), line.get("x1")) == ("49.0%", "98.0%")

    def test_it_is_drawn_and_named_on_the_chart_of_an_average_alone(self):
        optimum = {"breakdowns": [self.bands()], "target": target(None, "")}
        average = row([24.1, 23.0, 21.5], unit="average", **optimum)
        drawing = trend(average, "E")
        assert len(found(drawing, "optimum")) == 1
        assert "Optimum caseload: 20." in drawing.alt
        assert ">Optimum caseload: 20<" in drawing.svg
        assert ">Optimum 20<" in trend(average, "E", "narrow").svg
        assert not found(trend(row([24.1, 23.0, 21.5], **optimum), "E"), "optimum")
        assert "Optimum caseload: 20" in [
            one.get("text") for one in explore_figure(average)["layout"]["annotations"]
        ]


def grey_of(colour: str) -> float:
    """Lightness as a printer without colours has it, 0 to 255."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


class TestForcedColoursAndGrey:
    def test_lines_differ_by_their_strokes_and_not_by_paint_alone(self):
        drawing = trend(homes_row(), "Exampleton")
        strokes = {
            class_: (one.get("stroke-width"), one.get("stroke-dasharray"))
            for class_ in ("line", "med", "engline", "targetline", "limit", "break", "leader")
            for one in found(drawing, class_)
        }
        assert len(set(strokes.values())) == len(strokes) == 7

    def test_ticks_have_no_more_decimals_than_figures_of_whole_per_cents(self):
        for low, high in ((82.5, 95), (50, 50), (40, 47), (0, 3)):
            assert not any("." in label for label in axis_for([low, high], "percent").labels)

    @pytest.mark.parametrize("count", [2, 12, 20, 40])
    def test_a_series_of_any_length_names_its_newest_year(self, count):
        drawing = trend(row([50.0 + n % 7 for n in range(count)]), "A council with a name of forty letters!!")
        assert "25/26" in drawing.svg
        assert len(series([1.0] * count)) == count


class TestOptimumOfADefinition:
    """The caseload average has no bands: its definition says that 20 is the optimum."""

    OPTIMUM = {"optimum": {"value": 20.0, "words": "Optimum caseload: 20"}, "target": target(None, "")}

    def average(self, **changes):
        beside = comparison(18, [16.0, 17.5, 18.2, 19.0], 17.1)
        return row([24.1, 23.0, 18.0], unit="average", comparison=beside, **(self.OPTIMUM | changes))

    def test_it_is_drawn_and_named_on_its_trend(self):
        drawing = trend(self.average(), "E")
        assert len(found(drawing, "optimum")) == 1
        assert ">Optimum caseload: 20<" in drawing.svg
        assert "Optimum caseload: 20." in drawing.alt
        assert len(found(trend(self.average(), "E", medium="print"), "optimum")) == 1

    def test_it_stands_across_similar_councils_although_all_lie_on_one_side_of_it(self):
        made = self.average()
        cells = [dotplot_cell(made, one) for one in made["comparison"]["neighbours"]]
        assert [len(found(one, "optimum")) for one in cells] == [1] * len(cells)
        assert 0 < float(found(cells[0], "optimum")[0].get("x1").rstrip("%")) < 100
        plain = self.average(optimum=None)
        assert not found(dotplot_cell(plain, plain["comparison"]["own"]), "optimum")

    def test_a_share_has_none(self):
        assert not found(trend(row([24.1, 23.0], **self.OPTIMUM), "E"), "optimum")


class TestLikelyRangeOfASample:
    SAMPLE = {"words": "40 of 312 open case files looked at", "lower": 63.6, "upper": 87.2}

    def test_it_stands_as_a_bar_at_the_latest_figure_within_the_axis(self):
        made = row([70, 77.5], sample=self.SAMPLE, target=target(None, ""))
        plain = row([70, 77.5], target=target(None, ""))
        assert trend(made, "E").svg.count('class="ci ownci"') == 1
        assert 'class="ci ownci"' not in trend(plain, "E").svg
        assert history(made).axis.low <= 63.6 and history(made).axis.high >= 87.2
        assert "The upright bar at the latest figure is its likely range." in chart_notes(made)
        assert own_trace(made, "Likely range")["y"] == [63.6, 87.2]

    def test_there_is_none_without_a_latest_figure(self):
        made = row([70, 71, None], sample=self.SAMPLE, target=target(None, ""))
        assert 'class="ci ownci"' not in trend(made, "E").svg
        assert "upright bar" not in chart_notes(made)
