"""What a comparison reads: the years that have figures, the figures, and the council's breaks. One query each."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, Q

from accounts.models import Council
from indicators.models import PublishedFigure, SeriesBreak
from indicators.terms.series import Break
from scorecards.assembly.inputs import PublishedCell
from scorecards.assembly.querysets.national import national_cells
from scorecards.editions.querysets import readable_editions
from scorecards.models import SectionIndicator


def years_with_figures(indicators: Collection[int], areas: Collection[int]) -> tuple[int, int] | None:
    """First and last year of any of these indicators and areas (primary keys), by the year they begin; None: none."""
    rows = PublishedFigure.objects.filter(indicator__in=indicators, area__in=areas, current=True)
    found = rows.aggregate(first=Min("start"), last=Max("start"))
    return (_year(found["first"]), _year(found["last"])) if found["first"] else None


def _year(start: date) -> int:
    return start.year - (start.month < 4)


def cells_of(
    indicators: Collection[int], areas: Collection[int], first: int, last: int
) -> dict[int, list[PublishedCell]]:
    """By indicator the cells of these years; a count on 31 March belongs to the year it ends."""
    found: dict[int, list[PublishedCell]] = {key: [] for key in indicators}
    after, until = date(first, 3, 31), date(last + 1, 3, 31)
    for key, cell in national_cells(indicators, areas, after=after, until=until):
        found[key].append(cell)
    return found


def breaks_by_indicator(council: Council, indicators: Collection[int]) -> dict[int, list[Break]]:
    """The council's own; one without an indicator is of all."""
    rows = SeriesBreak.objects.filter(Q(indicator=None) | Q(indicator__in=indicators), council=council)
    found: dict[int, list[Break]] = {key: [] for key in indicators}
    for indicator, *rest in rows.order_by("starts").values_list("indicator_id", "starts", "label"):
        for key in [indicator] if indicator else indicators:
            found[key].append(Break(*rest))
    return found


def measured_codes(council: Council, indicators: Collection[int]) -> set[str]:
    """The codes of those that a published scorecard of the council has, and so a page of their own."""
    published = readable_editions(council).filter(scorecard=OuterRef("section__scorecard"))
    entries = SectionIndicator.objects.filter(section__scorecard__council=council, indicator__in=indicators)
    return set(entries.filter(Exists(published)).values_list("indicator__code", flat=True))
