"""Finding measures that the council's own scorecards lack and the national releases have."""

from collections.abc import Collection
from functools import partial

from django.db.models import Exists

from accounts.models import Council
from indicators.catalogue.querysets import council_indicators
from indicators.terms.searching import Found, Wanted
from indicators.terms.vocabulary import COMPARABLE_UNITS
from scorecards.editions.addresses import all_councils_url
from scorecards.editions.querysets import figures_of_councils
from scorecards.editions.searching.querysets import measures_with


def find_national_measures(council: Council, wanted: Wanted, listed: Collection[int]) -> list[Found]:
    """Measures that have figures of councils and are not `listed` for the reader, each with the page of all councils.

    First those whose title has what is looked for. Counts have no such page. Two queries.
    """
    figures = figures_of_councils(council)
    national = council_indicators(council).filter(Exists(figures), unit__in=COMPARABLE_UNITS)
    url_of = partial(all_councils_url, council.slug)
    return measures_with(council, wanted, list(national.exclude(pk__in=listed)), url_of)
