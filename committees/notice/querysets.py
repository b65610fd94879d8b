"""Under which law councils sit, many at once."""

from collections.abc import Collection
from datetime import date

from accounts.models import Council
from committees.exemption.schedules import Regime, regime_by_code
from committees.models import MeetingRules


def regimes_of(councils: Collection[Council], today: date) -> dict[int, Regime]:
    """By council (primary key); `today` is what all reads of lists of work are given. One query."""
    rules = MeetingRules.objects.filter(council__in=councils).exclude(regime="")
    chosen = dict(rules.values_list("council", "regime"))
    return {
        council.pk: Regime(chosen[council.pk]) if council.pk in chosen else regime_by_code(council.gss_code)
        for council in councils
    }
