"""The checks of the entry page asked of a file's figures, each beside the file's other quarters and what stands."""

from collections.abc import Mapping

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import amounts_of
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import facts_of
from indicators.checks import run_checks
from indicators.checks.facts import CategoryFacts, CheckedCell
from indicators.collection.cells.querysets import Past, SectionCell, past_figures
from indicators.collection.sections.querysets import (
    breaks_and_targets,
    check_settings,
    checked_cell,
    since_of,
)
from indicators.models import Category, Indicator

# What these ask for cannot be given here: a file may hold one measure of ten, and its words are not typed on a page
NOT_ASKED = frozenset(
    {
        *("not-entered", "some-bands-missing", "correction-without-reason", "promised-without-period"),
        *("not-available-without-reason", "text-too-long", "few-children-in-words"),
    }
)
Parts = Mapping[int, list[CategoryFacts]]


def findings_in(
    council: Council, typed: Mapping[CellKey, Typed], indicators: Mapping[int, Indicator]
) -> dict[CellKey, list[str]]:
    """What there is to look at, in sentences, by cell. `typed` are the figures that would come in.

    Three queries, and two for each length of period.
    """
    facts = {key: facts_of(one) for key, one in indicators.items()}
    parts, settings = _parts(council, indicators), check_settings(council)
    found: dict[CellKey, list[str]] = {}
    # Quarters are set beside quarters and years beside years
    for frequency in {key.period.frequency for key in typed}:
        own = {key: one for key, one in typed.items() if key.period.frequency is frequency}
        cells = _cells(council, own, facts, parts)
        for finding in run_checks(cells, settings):
            if finding.key in typed and finding.check not in NOT_ASKED:
                found.setdefault(finding.key, []).append(finding.words)
    return found


def _parts(council: Council, indicators: Mapping[int, Indicator]) -> Parts:
    """The bands and kinds of each, in their order. One query."""
    rows = Category.objects.seen_by(council).filter(indicator__in=indicators)
    found: dict[int, list[CategoryFacts]] = {}
    columns = ("pk", "label", "breakdown_id", "breakdown__title", "breakdown__kind")
    for indicator, *part in rows.order_by("breakdown__order", "breakdown", "order", "pk").values_list(
        "indicator_id", *columns
    ):
        found.setdefault(indicator, []).append(CategoryFacts(*part))
    return found


def _cells(
    council: Council, typed: Mapping[CellKey, Typed], facts: Mapping[int, IndicatorFacts], parts: Parts
) -> list[CheckedCell]:
    """Those of the file with their totals and, where any part is known, all parts, as a section has them."""
    first = min((key.period for key in typed), key=lambda period: period.start)
    last = max(key.period.end for key in typed)
    recorded = past_figures(council.pk, typed, since_of(first))
    series = _series(typed, recorded, facts)
    breaks, _ = breaks_and_targets(council.pk, set(facts), since_of(first), last)
    cells = []
    for indicator, period in dict.fromkeys((key.indicator, key.period) for key in typed):
        own = parts.get(indicator, [])
        known = any(period in series.get((indicator, part.id), {}) for part in own)
        for part in (None, *(own if known else ())):
            key = CellKey(indicator, part.id if part else None, period)
            place = SectionCell(key, facts[indicator], part)
            of_cell = (indicator, key.category)
            now = recorded.get(of_cell, {}).get(period)
            cells.append(checked_cell(place, typed.get(key), now, series.get(of_cell, {}), breaks))
    return cells


def _series(typed: Mapping[CellKey, Typed], recorded: Past, facts: Mapping[int, IndicatorFacts]) -> Past:
    """What stands recorded, filled up with what the file has beside it, oldest first."""
    found: Past = {cell: dict(figures) for cell, figures in recorded.items()}
    for key, one in typed.items():
        figure = ReportedFigure(key, Amounts(*amounts_of(one, facts[key.indicator].unit)))
        found.setdefault((key.indicator, key.category), {}).setdefault(key.period, figure)
    return {
        cell: dict(sorted(figures.items(), key=lambda one: one[0].start)) for cell, figures in found.items()
    }
