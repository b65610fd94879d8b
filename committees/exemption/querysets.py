"""Under which law a council sits."""

from accounts.models import Council
from committees.exemption.schedules import Regime, regime_by_code
from committees.models import MeetingRules


def regime_of(council: Council) -> Regime:
    """As the council's rules say it, else its nation's. One query."""
    chosen = MeetingRules.objects.for_council(council).values_list("regime", flat=True).first()
    return Regime(chosen) if chosen else regime_by_code(council.gss_code)
