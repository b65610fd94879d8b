"""Every version of what was said of one figure, and whose it was last."""

from accounts.models import Council
from indicators.amounts.cells import CellKey
from indicators.models import Commentary
from indicators.terms.periods import PeriodError


def versions_in(council: Council | int, key: CellKey) -> list[Commentary]:
    """Newest first, with who wrote each; an empty one took the words back. One query."""
    rows = Commentary.objects.for_council(council).filter(
        indicator=key.indicator, frequency=key.period.frequency, start=key.period.start
    )
    return list(rows.select_related("created_by").order_by("-created_at", "-pk"))


def author_before(council: Council, key: CellKey) -> str:
    """Whose commentary the indicator had in the period before: often theirs again. One query."""
    try:
        before = key.period.previous()
    except PeriodError:
        return ""
    found = versions_in(council, key._replace(period=before))
    return found[0].author_role if found else ""
