"""What is said of how fresh a draft's figures are."""

from django.utils import timezone

from indicators.terms.ago import ago_words
from scorecards.editions.drafts.querysets import LastSent


def freshness_words(sent: LastSent | None) -> str:
    """Of a scorecard; "" where no other system has sent anything."""
    if sent is None:
        return ""
    measures = "1 measure" if sent.measures == 1 else f"{sent.measures} measures, the latest"
    return f"Sent by other systems: {measures} {when_words(sent)}."


def measure_freshness_words(sent: LastSent | None) -> str:
    """Of one measure."""
    return f"Sent by {sent.system} {when_words(sent)}." if sent else ""


def when_words(sent: LastSent) -> str:
    return ago_words(timezone.localtime(sent.at), timezone.now())
