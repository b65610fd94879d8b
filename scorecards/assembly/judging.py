"""Judging a row: its change, its target, what needs attention. As published, for drafts and editions alike. Pure."""

from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.change_words import (
    NOT_TESTED,
    Shown,
    change_sentence,
    range_words,
    told_range,
    verdict_word,
)
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import Period
from indicators.terms.series import Break
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import NO_WAY_IS_GOOD, Polarity, Symbol
from indicators.terms.wording import NOISE
from scorecards.assembly.cells import is_hidden, running_totals_to_hide
from scorecards.assembly.inputs import Disclosure
from scorecards.assembly.months import as_published, hidden_by_sums
from scorecards.payload import (
    CellShown,
    ComparisonShown,
    Limits,
    SampleShown,
    TargetShown,
    Verdict,
    VerdictKind,
)
from scorecards.statistics.attention import Situation, attention_reasons
from scorecards.statistics.first_to_latest import FirstToLatest, first_to_latest, first_to_latest_words
from scorecards.statistics.intervals import interval_of
from scorecards.statistics.long_run import LongRun, long_run, long_run_words
from scorecards.statistics.samples import sample_words

_KINDS: dict[str, VerdictKind] = {
    "better": "better",
    "worse": "worse",
    "up": "neutral",
    "down": "neutral",
    "no change": "same",
    "not tested": "few",
}


def observe(
    figures: Sequence[ReportedFigure],
    periods: Sequence[Period],
    definition: IndicatorFacts,
    disclosure: Disclosure,
    above_kinds: frozenset[Period] = frozenset(),
) -> list[Observation]:
    """The series as statistics may use it: what publication hides is hidden here, in drafts too.

    Otherwise a draft would say of a change what the edition made from it does not. `above_kinds` are the periods
    hidden because of their bands and kinds.
    """
    published = as_published(disclosure)
    frequency = periods[-1].frequency
    by_period = {each.key.period: each for each in figures if each.key.period.frequency is frequency}
    totals = running_totals_to_hide(by_period, definition, published)
    totals |= hidden_by_sums(figures, frequency, definition, published) | above_kinds
    return [_observed(by_period, period, definition, published, period in totals) for period in periods]


def _observed(
    figures: Mapping[Period, ReportedFigure],
    period: Period,
    definition: IndicatorFacts,
    published: Disclosure,
    protected: bool,
) -> Observation:
    figure = figures.get(period)
    if figure is None:
        return Observation(period, None)
    amounts = figure.amounts
    if protected or amounts.symbol == Symbol.CONFIDENTIAL or is_hidden(amounts, definition, published):
        return Observation(period, None, hidden=True)
    return Observation(period, amounts.value, amounts.numerator, amounts.denominator)


def judge_change(
    observations: Sequence[Observation],
    definition: IndicatorFacts,
    breaks: Sequence[Break],
    edges: Edges | None = None,
) -> RealChange:
    return real_change(
        observations,
        definition.basis,
        unit=definition.unit,
        polarity=definition.polarity,
        breaks=[one.start for one in breaks],
        target=edges,
    )


def verdict_shown(change: RealChange, definition: IndicatorFacts) -> Verdict:
    sentence = change_sentence(change, Shown(definition.unit, definition.decimals))
    # the word stands before it everywhere and has said "not tested"
    reason = sentence.removeprefix(f"{NOT_TESTED}: ")
    return {
        "word": verdict_word(change),
        "kind": _KINDS[change.verdict],
        "rule": f"{reason[:1].upper()}{reason[1:]}",
        "code": change.verdict,
        "method": change.rule,
    }


def long_run_shown(
    change: RealChange, definition: IndicatorFacts, edges: Edges | None
) -> tuple[str, VerdictKind] | None:
    """What the years shown say beside the verdict, and whether it is good; None where nothing is to be told.

    The trend of five years is told first; without one, that the first of the years differs from the latest.
    """
    shown = Shown(definition.unit, definition.decimals)
    trend, ends = long_run(change.past) if change.past else None, first_to_latest(change)
    if trend and (said := long_run_words(trend, change, shown)):
        return said, kind_of_way(trend, definition.polarity, edges)
    if ends and (said := first_to_latest_words(ends, shown)):
        return said, kind_of_way(ends, definition.polarity, edges)
    return None


def kind_of_way(found: LongRun | FirstToLatest, polarity: Polarity, edges: Edges | None) -> VerdictKind:
    """Of a range by which of the two figures lies nearer to it; neutral where neither way is good."""
    if polarity not in NO_WAY_IS_GOOD:
        return "better" if (found.direction > 0) is (polarity is Polarity.HIGH) else "worse"
    if polarity is not Polarity.RANGE or edges is None:
        return "neutral"
    nearer = edges.outside(found.first.value or 0.0) - edges.outside(found.last.value or 0.0)
    return "neutral" if abs(nearer) <= NOISE else "better" if nearer > 0 else "worse"


def sample_shown(cell: CellShown, definition: IndicatorFacts) -> SampleShown | None:
    """Of a figure that was found in a sample; None where it was not, and without the numbers behind it."""
    words = definition.is_sample and sample_words(
        cell["numerator"],
        cell["denominator"],
        definition.population,
        of_what=definition.sampled_from,
        decimals=definition.decimals,
    )
    if not words:
        return None
    amounts = Amounts(cell["numerator"], cell["denominator"], cell["value"])
    found = interval_of(amounts, definition.unit, definition.population)
    return {
        "words": words,
        "lower": found.lower if found else None,
        "upper": found.upper if found else None,
    }


def usual_range(change: RealChange, definition: IndicatorFacts) -> Limits | None:
    """The usual range, only where a process chart decided: for other figures it would be drawn too narrow."""
    if change.limits is None or change.past is None:
        return None
    lower, upper = told_range(change, definition.unit)
    return {
        "mean": change.limits.mean,
        "lower": lower,
        "upper": upper,
        "display": range_words(lower, upper, Shown(definition.unit, definition.decimals)),
        "points": len(change.past.values) - 1,
    }


def reasons_for_attention(
    cell: CellShown,
    target: TargetShown,
    before: str,
    change: RealChange,
    definition: IndicatorFacts,
    comparison: ComparisonShown | None,
    *,
    in_no_source: bool,
) -> list[str]:
    """`before` is the status of the period before. What is not available and in no source was not due."""
    against = comparison.get("against") if comparison else None
    amounts = Amounts(cell["numerator"], cell["denominator"], cell["value"])
    return attention_reasons(
        Situation(
            missed=target["status"] == "missed",
            missed_before=before == "missed",
            interval=interval_of(amounts, definition.unit, definition.population),
            target=target["value"],
            upper=target.get("upper"),
            polarity=definition.polarity,
            change=change.verdict,
            middle=against["middle"] if against else "not tested",
            england=against["england"] if against else "not tested",
            due=cell["symbol"] not in (Symbol.NOT_APPLICABLE, Symbol.PROMISED)
            and not (cell["symbol"] == Symbol.NOT_AVAILABLE and in_no_source),
            has_figure=target["status"] != "no_figure",
            country=(comparison["england"]["name"] if comparison else "") or "England",
            compared=compared_words(cell, comparison),
        )
    )


def compared_words(cell: CellShown, comparison: ComparisonShown | None) -> str:
    """ "of 2023/24, 79%": of which year the national figure is and what it says; "" where it is the figure shown.

    A council compares last quarter's figure with nobody: what is known of others is of a year that was published.
    """
    if comparison is None:
        return ""
    said, when = comparison["own"]["display"], comparison["period"]
    same = (said, when) == (cell["display"], Period.from_code(cell["period"]).label)
    return "" if same else f"of {when}, {said}"
