"""What everyone is told of something that is not public."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Council
from committees.exemption.querysets import regime_of
from committees.exemption.schedules import Regime, law_words, paragraph_words
from committees.models import AgendaItem


@dataclass(frozen=True)
class ExemptShown:
    """`words` are "paragraph 3, the business or money affairs of …", `law` where that paragraph stands."""

    words: str
    law: str
    reason: str


def present_exempt(paragraph: str, reason: str, regime: Regime) -> ExemptShown:
    return ExemptShown(paragraph_words(paragraph, regime), law_words(paragraph, regime), reason)


def exempt_items(items: Iterable[AgendaItem], council: Council) -> dict[int, ExemptShown]:
    """Of each item that is not public why, by key. One query, and none where all are public."""
    exempt = [item for item in items if item.exempt_paragraph]
    regime = regime_of(council) if exempt else Regime.ENGLAND
    return {item.pk: present_exempt(item.exempt_paragraph, item.exempt_reason, regime) for item in exempt}
