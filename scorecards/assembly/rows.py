"""One indicator's row: its figures, target, verdict, comparison and words, all at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.catalogue.dated.values import TargetValues
from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.observations import Observation
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break, counted_from, points_of
from indicators.terms.targets import Edges, edges_of, target_words
from indicators.terms.vocabulary import Polarity
from scorecards.assembly.annual import build_years
from scorecards.assembly.category_protection import totals_given_away
from scorecards.assembly.cells import SeriesShown, build_series, compare_cells
from scorecards.assembly.comparison import build_comparison, why_no_comparison
from scorecards.assembly.definition_part import definition_part, in_words_of
from scorecards.assembly.findings import finding
from scorecards.assembly.flags import flags_of
from scorecards.assembly.inputs import Comparators, Disclosure, IndicatorInputs, remark_of
from scorecards.assembly.judging import (
    judge_change,
    long_run_shown,
    observe,
    reasons_for_attention,
    sample_shown,
    usual_range,
    verdict_shown,
)
from scorecards.assembly.months import as_published, hidden_by_sums
from scorecards.assembly.precision import as_told, show_as_told
from scorecards.assembly.shown import YEARLY, beside_target
from scorecards.payload import (
    CellShown,
    ChangeShown,
    CommentaryShown,
    ComparisonPart,
    ComparisonShown,
    Event,
    FiguresPart,
    RowShown,
    Status,
    TargetShown,
)
from scorecards.statistics.ratings import COUNTED_IN_BOTH, status_of, status_word, to_reach


@dataclass(frozen=True)
class RowSetting:
    """What all rows of one scorecard share."""

    period: Period
    comparators: Comparators
    disclosure: Disclosure


def build_row(inputs: IndicatorInputs, number: str, setting: RowSetting) -> RowShown:
    """The whole row of one indicator, for the scorecard's period."""
    latest = latest_period(inputs, setting.period)
    inputs = in_words_of(inputs, latest)
    compared = comparison_part(inputs, setting)
    row: RowShown = {
        **definition_part(inputs, number, latest, setting.period, setting.comparators.country),
        **figures_part(inputs, setting, compared["comparison"]),
        **compared,
        "breakdowns": [],
        "finding": "",
        "asked": [],
    }
    row["finding"] = finding(row)
    return row


def figures_part(
    inputs: IndicatorInputs, setting: RowSetting, comparison: ComparisonShown | None
) -> FiguresPart:
    definition = inputs.definition
    latest = latest_period(inputs, setting.period)
    series = shown_series(inputs, latest, setting)
    breaks = [one for one in inputs.breaks if series.periods[0].start < one.start <= latest.end]
    above_kinds = totals_given_away(inputs, latest.frequency, as_published(setting.disclosure))
    observed = observe(inputs.figures, series.periods, definition, setting.disclosure, above_kinds)
    edges = edges_at(inputs, latest)
    change = judge_change(observed, definition, breaks, edges)
    cell = series.cells[-1]
    target = target_for(inputs, cell, latest, hidden=observed[-1].hidden)
    told = as_told(inputs.definition, series, target, change, breaks)
    show_as_told(series.cells, target, told)
    before = status_before(inputs, series, observed)
    reasons = reasons_for_attention(
        cell, target, before, change, definition, comparison, in_no_source=inputs.in_no_source
    )
    part: FiguresPart = {
        "latest": cell,
        "previous": previous_of(series, latest, told, breaks, edges),
        "year_ago": compare_cells(series, latest, latest.year_before(), told, breaks, edges),
        "target": target,
        "verdict": verdict_shown(change, told),
        "needs_attention": bool(reasons),
        "attention": reasons,
        "flags": flags_of(
            cell,
            breaks,
            bool(reasons) and target["status"] != "no_figure",
            counted_from(latest.year_before(), definition.basis),
        ),
        "series": series.cells,
        "breaks": [{"start": one.start.isoformat(), "label": one.label} for one in breaks],
        "events": events_of(inputs, series),
        "limits": usual_range(change, told),
        "commentary": commentary_of(inputs, latest, setting.period),
    }
    if over_years := long_run_shown(change, told, edges):
        part["long_run"], part["long_run_kind"] = over_years
    if sample := sample_shown(cell, definition):
        part["sample"] = sample
    return part


def status_before(inputs: IndicatorInputs, series: SeriesShown, observed: Sequence[Observation]) -> Status:
    """How the period before the latest stood to the target of its time."""
    if len(series.cells) < 2:
        return "no_figure"
    return target_for(inputs, series.cells[-2], series.periods[-2], hidden=observed[-2].hidden)["status"]


def shown_series(inputs: IndicatorInputs, latest: Period, setting: RowSetting) -> SeriesShown:
    """The newest figures of the latest one's own frequency: of quarters five years."""
    figures = [figure for figure in inputs.figures if figure.key.period.frequency is latest.frequency]
    summed = hidden_by_sums(inputs.figures, latest.frequency, inputs.definition, setting.disclosure)
    summed |= totals_given_away(inputs, latest.frequency, setting.disclosure)
    found = trim(build_series(figures, periods_up_to(latest), inputs.definition, setting.disclosure, summed))
    return found if latest.frequency is setting.period.frequency else once_a_year(found, latest)


def once_a_year(series: SeriesShown, latest: Period) -> SeriesShown:
    """Of what is counted in one part of every year alone, such as each 30 September, the other parts are no gaps.

    The series as it is where any other part has something to show, or only one year has.
    """
    places = [n for n, period in enumerate(series.periods) if period.start.month == latest.start.month]
    told = [
        n
        for n, cell in enumerate(series.cells)
        if cell["symbol"] or cell["hidden"] or cell["value"] is not None
    ]
    if len(told) < 2 or not set(told) <= set(places):
        return series
    cells, periods, points = series.cells, series.periods, series.points
    return SeriesShown([cells[n] for n in places], [periods[n] for n in places], [points[n] for n in places])


@lru_cache(maxsize=256)
def periods_up_to(latest: Period) -> tuple[Period, ...]:
    return tuple(latest.shift(step) for step in range(1 - points_of(latest.frequency), 1))


def comparison_part(inputs: IndicatorInputs, setting: RowSetting) -> ComparisonPart:
    definition, published, comparators = inputs.definition, inputs.published, setting.comparators
    comparison = build_comparison(definition, published, comparators, setting.period)
    if comparison is None:
        reason = why_no_comparison(definition, published, comparators) or "No national figure"
        return {"comparison": None, "no_comparison": reason, "annual": []}
    annual, areas = build_years(published, comparators, setting.period)
    return {"comparison": comparison, "no_comparison": "", "annual": annual, "areas": areas}


def previous_of(
    series: SeriesShown,
    latest: Period,
    definition: IndicatorFacts,
    breaks: Sequence[Break],
    edges: Edges | None,
) -> ChangeShown:
    """The period before. A yearly figure has none within the year: what it was a year ago says it all."""
    if latest.year_before() in (latest.previous(), *series.periods[-2:-1]):
        return {"cell": None, "word": "", "arrow": "", "reason": YEARLY}
    return compare_cells(series, latest, latest.previous(), definition, breaks, edges)


def latest_period(inputs: IndicatorInputs, scorecard_period: Period) -> Period:
    """The period of the row's latest figure.

    An indicator of the scorecard's own frequency shows exactly the scorecard's period, so that a missing figure is
    seen. Others show the newest figure of a period that has ended: an annual result keeps until the next.
    """
    wanted = inputs.definition.frequency
    if wanted is scorecard_period.frequency and has_figures(inputs, wanted):
        return scorecard_period
    for frequency in (wanted, *Frequency):
        ended = [
            period
            for period in (figure.key.period for figure in inputs.figures)
            if period.frequency is frequency and period.end <= scorecard_period.end
        ]
        if ended:
            return max(ended)
    if wanted is scorecard_period.frequency:
        return scorecard_period
    running = Period.of(scorecard_period.end, wanted)
    return running if running.end <= scorecard_period.end else running.previous()


def has_figures(inputs: IndicatorInputs, frequency: Frequency) -> bool:
    return any(figure.key.period.frequency is frequency for figure in inputs.figures)


def trim(series: SeriesShown) -> SeriesShown:
    """Without the empty periods before the first figure, keeping at least a year's worth for the comparison."""
    first = next(
        (n for n, cell in enumerate(series.cells) if cell["symbol"] or cell["value"] is not None), None
    )
    start = len(series.cells) - 1 if first is None else min(first, len(series.cells) - 1)
    return SeriesShown(series.cells[start:], series.periods[start:], series.points[start:])


def target_for(
    inputs: IndicatorInputs, cell: CellShown, latest: Period, *, hidden: bool = False
) -> TargetShown:
    """The target in force at the period's end and how the latest figure stands to it.

    `hidden`: publication hides the figure; a draft that shows it does not judge it either.
    """
    definition = inputs.definition
    current = target_at(inputs.targets, latest)
    value, upper = wanted(current, definition.polarity)
    status = status_of(
        cell["value"],
        value,
        polarity=definition.polarity,
        tolerance=current.tolerance if current else 0.0,
        hidden=hidden or cell["hidden"],
        upper=upper,
    )
    shown: TargetShown = {
        "value": value,
        "tolerance": current.tolerance if current else 0.0,
        "display": target_words(value, definition.unit, definition.decimals, definition.polarity, upper),
        "status": status,
        "word": status_word(status),
        "to_reach": to_reach_it(cell, value, upper, definition) if status in ("close", "missed") else "",
        "set_by": current.set_by if current and value is not None else "",
    }
    if upper is not None:
        shown["upper"] = upper
    if apart := beside_target(cell["value"], value, status, definition, upper):
        shown["latest_display"] = apart
    return shown


def to_reach_it(cell: CellShown, value: float | None, upper: float | None, definition: IndicatorFacts) -> str:
    return to_reach(
        cell["numerator"],
        cell["denominator"],
        value,
        definition.unit,
        definition.polarity,
        definition.people,
        definition.numerator_people,
        upper,
        in_both=definition.code in COUNTED_IN_BOTH,
    )


def wanted(current: TargetValues | None, polarity: Polarity) -> tuple[float | None, float | None]:
    """The target's value and, of a range alone, its upper edge; neither where nothing is judged by it."""
    if current is None or polarity is Polarity.NONE:
        return None, None
    if polarity is Polarity.RANGE:
        return (current.value, current.upper) if current.upper is not None else (None, None)
    return current.value, None


def edges_at(inputs: IndicatorInputs, latest: Period) -> Edges | None:
    """The edges of the target in force, of an indicator that is best within a range."""
    polarity = inputs.definition.polarity
    return edges_of(*wanted(target_at(inputs.targets, latest), polarity), polarity)


def target_at(targets: Sequence[TargetValues], period: Period) -> TargetValues | None:
    begun = [target for target in targets if target.starts <= period.end]
    return max(begun, key=lambda target: target.starts, default=None)


def events_of(inputs: IndicatorInputs, series: SeriesShown) -> list[Event]:
    first = series.periods[0].start
    shown = [pin for pin in inputs.pins if pin.on >= first][-6:]
    return [
        {"date": pin.on.isoformat(), "label": pin.label, "letter": str(number)}
        for number, pin in enumerate(shown, 1)
    ]


def commentary_of(inputs: IndicatorInputs, latest: Period, scorecard: Period) -> CommentaryShown | None:
    """What is said of the figure that is shown; of a measure without one, of the scorecard's period."""
    remark = remark_of(inputs.remarks, latest, scorecard)
    if not remark or not remark.text:  # an empty text takes the words back
        return None
    return {"text": remark.text, "author": remark.author, "approved": remark.approved}
