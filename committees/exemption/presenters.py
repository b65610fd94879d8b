"""What everyone is told of something that is not public."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

from django.utils.dateformat import time_format

from committees.exemption.querysets import regime_at
from committees.exemption.schedules import Regime, law_words, paragraph_words
from committees.exemption.sessions import PRIVATE, PUBLIC
from committees.models import AgendaItem, Meeting, MeetingMoment, Reader
from committees.presenters import sentence


@dataclass(frozen=True)
class ExemptShown:
    """`words` are "paragraph 3, the business or money affairs of …", `law` where that paragraph stands, `private` what
    minutes say of when the public left."""

    words: str
    law: str
    reason: str
    private: str = ""


def exempt_item(item: AgendaItem, reader: Reader) -> ExemptShown | None:
    """Why it is not public, with when the public left as its minutes say; None where it is. Two queries, or none."""
    if not item.exempt_paragraph:
        return None
    moments = MeetingMoment.objects.visible_to(reader).filter(item=item, kind__in=(PRIVATE, PUBLIC))
    said = " ".join(private_words(kind, at) for kind, at in moments.order_by("pk").values_list("kind", "at"))
    shown = present_exempt(item.exempt_paragraph, item.exempt_reason, regime_at(item.meeting))
    return replace(shown, private=said)


def for_letters(words: str, what: str, item: AgendaItem | None) -> str:
    """What leaves the service by mail: nothing of an exempt item or a private meeting but `what` it is, "An action".
    `item` comes with its meeting."""
    open_to_all = item is None or not (item.exempt_paragraph or item.meeting.kind == Meeting.Kind.PRIVATE)
    return words if open_to_all else f"{what} at an item that is not public"


def private_words(kind: str, at: time | None) -> str:
    """ "The public and press were excluded before it, at 7.21pm."."""
    when = f", at {time_format(at, 'g.iA').lower()}" if at else ""
    if kind == PRIVATE:
        return f"The public and press were excluded before it{when}."
    return f"They were let in again after it{when}."


def present_exempt(paragraph: str, reason: str, regime: Regime) -> ExemptShown:
    return ExemptShown(paragraph_words(paragraph, regime), law_words(paragraph, regime), sentence(reason))


def exempt_items(items: Iterable[AgendaItem], meeting: Meeting) -> dict[int, ExemptShown]:
    """Of each of its items that is not public why, by key. One query, and none where all are public."""
    exempt = [item for item in items if item.exempt_paragraph]
    regime = regime_at(meeting) if exempt else Regime.ENGLAND
    return {item.pk: present_exempt(item.exempt_paragraph, item.exempt_reason, regime) for item in exempt}
