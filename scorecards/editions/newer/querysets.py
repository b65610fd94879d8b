"""What national releases have of the council after an edition's figures."""

from collections.abc import Sequence
from datetime import timedelta

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.models import Indicator, PublishedFigure
from indicators.terms.periods import Frequency, Period
from scorecards.editions.newer.telling import Measure, Newer, Published, newer_of

LONGEST_PERIOD = timedelta(days=366)  # what ends after a quarter may have begun before it


def newer_figures(council: Council, measures: Sequence[Measure]) -> list[Newer]:
    """The measures with a newer national figure, as the releases that are shown now have it. One query.

    A council's own indicator that stands in for one of the catalogue has no national figures.
    """
    if not measures or not council.gss_code:
        return []
    since = min(Period.from_code(one["period"]).end for one in measures) - LONGEST_PERIOD
    rows = _newer(council.pk, council.gss_code, [one["code"] for one in measures], since)
    return newer_of(
        measures,
        [
            Published(code, Period(start, Frequency(frequency)), value)
            for code, frequency, start, value in rows
        ],
    )


@composed_once
def _newer(council, gss_code, codes, since):
    own = Indicator.objects.filter(council=council).values("code")
    figures = PublishedFigure.objects.filter(
        area__gss_code=gss_code,
        indicator__code__in=codes,
        indicator__council=None,
        current=True,
        value__isnull=False,
        start__gt=since,
    ).exclude(indicator__code__in=own)
    return figures.order_by().values_list("indicator__code", "frequency", "start", "value")
