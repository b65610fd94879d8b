"""What a comparison reads: the figures, the council's breaks, and which measures have a page. One query each."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.models import SeriesBreak
from indicators.terms.series import Break
from scorecards.assembly.inputs import PublishedCell
from scorecards.assembly.querysets.national import national_cells
from scorecards.editions.querysets import readable_editions
from scorecards.models import SectionIndicator


def figures_of(indicators: Collection[int], areas: Collection[int]) -> dict[int, list[PublishedCell]]:
    """By indicator its cells of all years: one query tells both the years there are and the figures of those shown."""
    found: dict[int, list[PublishedCell]] = {key: [] for key in indicators}
    for key, cell in national_cells(indicators, areas):
        found[key].append(cell)
    return found


def breaks_by_indicator(council: Council, indicators: Collection[int]) -> dict[int, list[Break]]:
    """The council's own; one without an indicator is of all."""
    found: dict[int, list[Break]] = {key: [] for key in indicators}
    for indicator, *rest in _breaks(council.pk, indicators):
        for key in [indicator] if indicator else indicators:
            found[key].append(Break(*rest))
    return found


@composed_once
def _breaks(council, indicators):
    rows = SeriesBreak.objects.filter(Q(indicator=None) | Q(indicator__in=indicators), council=council)
    return rows.order_by("starts").values_list("indicator_id", "starts", "label")


def measured_codes(council: Council, indicators: Collection[int]) -> set[str]:
    """The codes of those that a published scorecard of the council has, and so a page of their own."""
    return {code for (code,) in _measured(council.pk, indicators, localdate())}


@composed_once
def _measured(council, indicators, today):
    published = readable_editions(council).filter(scorecard=OuterRef("section__scorecard"))
    entries = SectionIndicator.objects.filter(section__scorecard__council=council, indicator__in=indicators)
    begun = Q(section__scorecard__starts=None) | Q(section__scorecard__starts__lte=today)
    begun &= Q(first_day=None) | Q(first_day__lte=today)
    return entries.filter(begun, Exists(published)).order_by().values_list("indicator__code", flat=True)
