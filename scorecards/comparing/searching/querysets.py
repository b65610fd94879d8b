"""Finding measures that the council's own scorecards lack and the national releases have."""

from functools import partial

from django.db.models import Exists, OuterRef

from accounts.models import Council
from indicators.catalogue.querysets import council_indicators
from indicators.models import Area, PublishedFigure
from indicators.terms.searching import Found, Wanted
from indicators.terms.vocabulary import COMPARABLE_UNITS
from scorecards.editions.addresses import all_councils_url
from scorecards.editions.querysets import entries_read
from scorecards.editions.searching.querysets import measures_with


def find_national_measures(council: Council, wanted: Wanted, *, drafts: bool) -> list[Found]:
    """Measures that have figures of councils and are not on the reader's list, each with the page of all councils.

    First those whose title has what is looked for. Counts have no such page. Two queries.
    """
    figures = PublishedFigure.objects.filter(
        indicator=OuterRef("pk"),
        current=True,
        value__isnull=False,
        area__kind=Area.Kind.LOCAL_AUTHORITY,
        area__illustrative=council.illustrative,
    )
    listed = entries_read(council, drafts=drafts).order_by().values("indicator")
    national = council_indicators(council).filter(Exists(figures), unit__in=COMPARABLE_UNITS)
    url_of = partial(all_councils_url, council.slug)
    return measures_with(council, wanted, list(national.exclude(pk__in=listed)), url_of)
