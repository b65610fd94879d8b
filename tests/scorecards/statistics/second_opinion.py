"""A second opinion on whether the last figure of a series is a real change: plain arithmetic, as done by hand.

It shares no line with the application, so that a slip in one of the two shows where they disagree. Sources, in words:
- The process chart of single values (XmR: Shewhart, Wheeler; the NHS's "Making Data Count"): the mean of the earlier
  quarters, plus and minus 2.66 times the mean step from one quarter to the next; steps of 3.267 times their mean or
  more are left out once. It holds where one quarter says nothing about the next.
- A chart's signal counts only where chance does not explain it: its quarters against all others, by the test of two
  proportions, or where few events are expected by the exact chance of how they fall (a binomial draw).
- The test of two proportions with a pooled share, its counterpart for two rates (events and the people they could
  happen to), and that of two Poisson counts: the difference divided by its standard error.
- The median of absolute deviations, divided by 0.6745: the spread of a normal variable that outliers do not move.
"""

from math import exp, lgamma, log, sqrt
from statistics import NormalDist, fmean, median
from typing import Any, NamedTuple

NOT_TESTED = ("not tested", "")
CHART, STEADY, YEAR_ON_YEAR = "process chart", "steady baseline", "year on year"

FEWEST_EARLIER = 11  # quarters before the judged one that a chart needs
CERTAIN = NormalDist().inv_cdf(0.995)  # two-sided p < 0.01: 2.5758
TIMES = {"percent": 100, "rate per 10,000": 10_000, "rate per 1,000": 1_000}


class Figure(NamedTuple):
    """One quarter: its value, and the people behind it (numerator, denominator; for counts the count and None)."""

    value: float
    people: tuple[float, float | None] | None


def judge(series: dict[str, Any]) -> tuple[str, str]:
    """The verdict on the last point ("better", "worse", "up", "down", "no change", "not tested") and the rule used."""
    if not series["points"]:
        return NOT_TESTED
    now = quarter_number(series["points"][-1]["period"])
    figures, hidden = since_last_break(series, now)
    if now not in figures:
        return NOT_TESTED
    if series["basis"] == "in period" and len(figures) > FEWEST_EARLIER:
        direction, rule = judge_long_flow(series["unit"], figures, hidden, now)
    else:
        direction, rule = judge_year_on_year(series, figures, hidden, now), YEAR_ON_YEAR
    if direction is None:
        return NOT_TESTED
    return in_words(direction, series["polarity"]), rule


def in_words(direction: int, polarity: str) -> str:
    """Up (1) is better where high is good, worse where low is good; without a good side it is only up."""
    if direction == 0:
        return "no change"
    if polarity == "none":
        return "up" if direction > 0 else "down"
    return "better" if (direction > 0) == (polarity == "high") else "worse"


# Reading the series


def quarter_number(period: str) -> int:
    """ "2025/26 Q2" as the count of quarters since the year 0, so that neighbours differ by 1."""
    return int(period[:4]) * 4 + int(period[-1]) - 1


def since_last_break(series: dict[str, Any], now: int) -> tuple[dict[int, Figure], set[int]]:
    """The figures by quarter and the hidden quarters, both from the last break on; missing quarters are in neither."""
    breaks = [quarter_number(period) for period in series["breaks"] or []]
    start = max([number for number in breaks if number <= now], default=0)
    figures, hidden = {}, set()
    for point in series["points"]:
        number = quarter_number(point["period"])
        if number < start:
            continue
        value = value_of(point, series["unit"])
        if point["symbol"] == "c":
            hidden.add(number)
        elif value is not None and point["symbol"] in (None, "", "p", "e"):
            figures[number] = Figure(value, people_behind(point, value, series["unit"]))
    return figures, hidden


def value_of(point: dict[str, Any], unit: str) -> float | None:
    """The value as given, or worked out from what was counted."""
    if point["value"] is not None:
        return float(point["value"])
    if unit == "count":
        return point["numerator"]
    if unit in TIMES and point["numerator"] is not None and point["denominator"]:
        return point["numerator"] / point["denominator"] * TIMES[unit]
    return None


def people_behind(point: dict[str, Any], value: float, unit: str) -> tuple[float, float | None] | None:
    """Whom a test can count; nobody for averages, days, scores and money, nor where a number is missing."""
    if unit == "count":
        return value, None
    if unit in TIMES and point["numerator"] is not None and point["denominator"]:
        return point["numerator"], point["denominator"]
    return None


# Flows of twelve quarters or more


def judge_long_flow(
    unit: str, figures: dict[int, Figure], hidden: set[int], now: int
) -> tuple[int | None, str]:
    """The direction (1, -1, 0 for no change, None for not tested) and the rule: steady, chart or year on year."""
    if hidden:
        return None, ""
    earlier = {number: figure.value for number, figure in figures.items() if number != now}
    counted = all(figure.people for figure in figures.values())
    if len(set(earlier.values())) == 1:
        if figures[now].value in earlier.values():
            return 0, STEADY
        away = sign(figures[now].value - min(earlier.values()))
        return (away * surprising(unit, figures, {now}) if counted else None), STEADY
    mean, width = limits(earlier)
    inside = sum(abs(value - mean) <= width for value in earlier.values())
    if width == 0 or inside * 2 < len(earlier) or wanders(earlier):
        if not counted:
            return seven_in_a_row(figures, now) if width else None, CHART
        year = {"unit": unit, "basis": "in period"}
        return judge_year_on_year(year, figures, hidden, now), YEAR_ON_YEAR
    return chart_signal(unit, figures, counted, now), CHART


def seven_in_a_row(figures: dict[int, Figure], now: int) -> int | None:
    """Of figures without people that no chart fits: the way of seven that only rise, or only fall."""
    seven = [figures[number].value if number in figures else None for number in range(now - 6, now + 1)]
    return sign(seven[-1] - seven[0]) if None not in seven and one_way(seven) else None


def wanders(earlier: dict[int, float]) -> bool:
    """Whether a quarter leans to the side of the one before it: lag-1 autocorrelation above 0.75 / root n."""
    mean = fmean(earlier.values())
    together = sum(
        (earlier[number] - mean) * (earlier[number - 1] - mean) for number in earlier if number - 1 in earlier
    )
    alone = sum((value - mean) ** 2 for value in earlier.values())
    return together / alone > 0.75 / sqrt(len(earlier))


def surprising(
    unit: str, figures: dict[int, Figure], chosen: set[int], others: set[int] | None = None
) -> bool:
    """Whether the people of the chosen quarters, taken as one, differ by more than chance from those of the others."""
    after = added_up(figures, chosen)
    before = added_up(figures, set(figures) - chosen if others is None else others)
    if unit == "percent":
        share = (before[0] + after[0]) / (before[1] + after[1])
        if after[1] * min(share, 1 - share) >= 5:
            return abs(difference(unit, before, after)) > CERTAIN
        if share > 0.5:  # the rarer side is counted: those of whom it is not so
            before, after = (before[1] - before[0], before[1]), (after[1] - after[0], after[1])
    return by_draws(before, after) < 0.01


def added_up(figures: dict[int, Figure], quarters: set[int]) -> tuple[float, float]:
    """Numerators and denominators of these quarters together; of counts, how many quarters they are."""
    people = [figures[number].people for number in quarters]
    return sum(one[0] for one in people), sum(1 if one[1] is None else one[1] for one in people)


def by_draws(before: tuple[float, float], after: tuple[float, float]) -> float:
    """Each event falls among the later ones as likely as their part of all: the exact two-sided chance of so many."""
    events, later = round(before[0] + after[0]), round(after[0])
    part = after[1] / (before[1] + after[1])
    chances = [
        exp(
            lgamma(events + 1)
            - lgamma(k + 1)
            - lgamma(events - k + 1)
            + k * log(part)
            + (events - k) * log(1 - part)
        )
        for k in range(events + 1)
    ]
    return min(1.0, 2 * min(sum(chances[later:]), sum(chances[: later + 1])))


def chart_signal(unit: str, figures: dict[int, Figure], counted: bool, now: int) -> int | None:
    """The first of the chart's four signals that ends at the judged quarter and is no chance; as a direction."""
    values = {number: figure.value for number, figure in figures.items()}
    mean, width = limits({number: value for number, value in values.items() if number != now})
    away = sign(values[now] - mean)
    last_seven = [values.get(number) for number in range(now - 6, now + 1)]
    last_three = last_seven[-3:]
    whole_seven, whole_three = None not in last_seven, None not in last_three
    seven, three = set(range(now - 6, now + 1)), set(range(now - 2, now + 1))

    def real(chosen: set[int], others: set[int] | None = None) -> bool:
        return not counted or surprising(unit, figures, chosen, others)

    if abs(values[now] - mean) > width and real({now}):
        return away
    if whole_seven and one_way(last_seven) and real({now - 1, now}, {now - 6, now - 5}):
        return sign(last_seven[-1] - last_seven[0])
    if counted and whole_three and two_of_three_near(last_three, mean, width) and real(three):
        return away
    if whole_seven and one_side(last_seven, mean) and real(seven):
        return away
    return 0


def limits(earlier: dict[int, float]) -> tuple[float, float]:
    """The mean and the limits' distance from it; 0 where no two quarters are neighbours or none moved."""
    steps = [abs(earlier[number] - earlier[number - 1]) for number in earlier if number - 1 in earlier]
    usual = [step for step in steps if step < 3.267 * fmean(steps)]
    return fmean(earlier.values()), 2.66 * fmean(usual) if usual else 0.0


def one_way(values: list[float]) -> bool:
    """All steps up, or all steps down."""
    steps = [sign(values[place] - values[place - 1]) for place in range(1, len(values))]
    return steps[0] != 0 and len(set(steps)) == 1


def one_side(values: list[float], mean: float) -> bool:
    """All above the mean, or all below it."""
    sides = {sign(value - mean) for value in values}
    return len(sides) == 1 and sides != {0}


def two_of_three_near(values: list[float], mean: float, width: float) -> bool:
    """The last of three and one more beyond two thirds of the limit, all three on that side of the mean."""
    near = [abs(value - mean) > width * 2 / 3 for value in values]
    return one_side(values, mean) and near[-1] and sum(near) >= 2


# A year ago


def judge_year_on_year(
    series: dict[str, Any], figures: dict[int, Figure], hidden: set[int], now: int
) -> int | None:
    """Against the same quarter a year before, chance as wide as the series' own years have shown it to be."""
    if now - 4 not in figures or any(number in hidden for number in range(now - 4, now + 1)):
        return None
    if not figures[now - 4].people or not figures[now].people:
        return None
    years = [
        difference(series["unit"], figures[number - 4].people, figures[number].people)
        for number in sorted(figures)
        if number - 4 in figures and figures[number - 4].people and figures[number].people
    ]
    # The judged year and the three that share quarters with it would hide the change that is looked for.
    return beyond_chance(years[-1] / spread(years[:-4], series["basis"]))


def spread(years: list[float], basis: str) -> float:
    """How many standard errors these years usually differ by: 1 until eight are known, never below the floor."""
    if len(years) < 8:
        return 1.0
    floor = 0.6 if basis == "point in time" else 0.8
    return max(floor, median(abs(z) for z in years) / 0.6745)


# Tests


def difference(unit: str, before: tuple[float, float | None], after: tuple[float, float | None]) -> float:
    """After minus before in standard errors; 0 where neither has room for chance (all or none in both)."""
    (x_before, n_before), (x_after, n_after) = before, after
    if unit == "count":
        return (x_after - x_before) / sqrt(x_before + x_after) if x_before + x_after else 0.0
    pooled = (x_before + x_after) / (n_before + n_after)
    variance = pooled * (1 - pooled) if unit == "percent" else pooled
    if variance <= 0:
        return 0.0
    return (x_after / n_after - x_before / n_before) / sqrt(variance * (1 / n_before + 1 / n_after))


def beyond_chance(z: float) -> int:
    """1 or -1 where chance alone would go so far less than once in a hundred times, else 0."""
    return sign(z) if abs(z) > CERTAIN else 0


def sign(number: float) -> int:
    """1 above 0, -1 below it, 0 at it."""
    return (number > 0) - (number < 0)
