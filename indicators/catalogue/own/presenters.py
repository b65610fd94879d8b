"""Plain data of an indicator's breakdowns."""

from collections.abc import Sequence

from accounts.models import Council
from indicators.models import Breakdown


def present_breakdowns(council: Council, breakdowns: Sequence[Breakdown]) -> list[dict]:
    """`shown` of each holds the kinds; the council's own can be renamed, and added where it may have any."""
    return [
        {
            "code": each.code,
            "title": each.title,
            "open": each.indicator.council_id == council.pk or all(kind.council_id for kind in each.shown),
            "kinds": [
                {"pk": kind.pk, "label": kind.label, "code": kind.code, "own": kind.council_id == council.pk}
                for kind in each.shown
            ],
        }
        for each in breakdowns
    ]
