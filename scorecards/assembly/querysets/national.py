"""Published figures of many indicators and areas at once, as the releases that are shown now have them."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q

from accounts.composing.querysets import composed_once
from indicators.amounts.amounts import Amounts
from indicators.models import Area, PublishedFigure
from scorecards.assembly.inputs import PublishedCell
from scorecards.assembly.querysets.periods import period_at


def national_cells(
    indicators: Collection[int],
    areas: Collection[int] | None,
    *,
    after: date | None = None,
    until: date | None = None,
    illustrative: bool = False,
    beside: Collection[int] = (),
) -> Iterator[tuple[int, PublishedCell]]:
    """By indicator (primary key), oldest first: the cells that are shown now. One query.

    `areas` are primary keys; None is every council's area, those that are made up only where `illustrative`. `after` is
    a day before the first period starts, `until` the last day on which one may start. `beside` are areas besides all
    councils: a list of all of them would cost more to write than to read.
    """
    found = _cells(indicators, areas, after, until, illustrative, beside)
    for indicator, frequency, start, area, label, newer, dataset, joint, *numbers in found:
        named = f"{label} (release {newer} has no such figures)" if newer else label
        yield (
            indicator,
            PublishedCell(area, period_at(start, frequency), Amounts(*numbers), named, joint, dataset),
        )


@composed_once
def _cells(indicators, areas, after, until, illustrative, beside):
    rows = PublishedFigure.objects.filter(indicator__in=indicators, current=True)
    if areas is None:
        councils = Q(area__kind=Area.Kind.LOCAL_AUTHORITY, area__illustrative=illustrative)
        rows = rows.filter(councils | Q(area__in=beside))
    else:
        rows = rows.filter(area__in=areas)
    if after:
        rows = rows.filter(start__gt=after)
    if until:
        rows = rows.filter(start__lte=until)
    columns = ("indicator_id", "frequency", "start", "area_id")
    release = ("release__label", "release__newer", "release__dataset")
    amounts = ("joint_return", "numerator", "denominator", "value", "symbol")
    return rows.order_by("start").values_list(*columns, *release, *amounts)
