"""Under which law a council sits, and what minutes say of a private session."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.exemption.exclusion import ExemptTaken, exclusion_words
from committees.exemption.schedules import Regime, regime_under
from committees.exemption.sessions import PRIVATE, PUBLIC, Taken, Turn, why_not_minuted
from committees.models import AgendaItem, Meeting, MeetingMoment, MeetingRules, MinutesParagraph, Resolution
from committees.models.visibility import PRIVATE as PRIVATE_MEETING


def regime_of(council: Council) -> Regime:
    """As the council's rules say it, else its nation's. One query."""
    chosen = MeetingRules.objects.for_council(council).values_list("regime", flat=True).first()
    return regime_under(chosen or "", council.gss_code)


def private_session_fault(meeting: Meeting) -> str:
    """What the minutes leave out of when the public left and came back. One query, two where something is exempt."""
    said = (
        MinutesParagraph.objects.filter(item=OuterRef("pk")),
        Resolution.objects.filter(item=OuterRef("pk")),
    )
    rows = meeting.items.filter(Exists(said[0]) | Exists(said[1])).order_by("order")
    places = rows.annotate(place=Coalesce("taken", "order")).values_list(
        "pk", "number", "place", "exempt_paragraph"
    )
    taken = {key: Taken(number, place, bool(exempt)) for key, number, place, exempt in places}
    if not any(item.exempt for item in taken.values()):
        return ""
    moments = MeetingMoment.objects.filter(meeting=meeting, kind__in=(PRIVATE, PUBLIC)).order_by("pk")
    turns = [Turn(kind, taken.get(item)) for kind, item in moments.values_list("kind", "item")]
    return why_not_minuted(list(taken.values()), turns)


def private_session_offered(meeting: Meeting, moments: Sequence[MeetingMoment]) -> list[dict]:
    """Ready written, for the course of a meeting that says nothing of a private session yet: that the public left
    before its first exempt items, by which resolution, and came back after them where a public item follows. Two
    queries."""
    if any(each.kind in (PRIVATE, PUBLIC) for each in moments) or meeting.kind == PRIVATE_MEETING:
        return []
    items = meeting.items.filter(state=AgendaItem.State.LISTED).annotate(place=Coalesce("taken", "order"))
    closed, after = first_run(list(items.order_by("place", "order")))
    if not closed:
        return []
    regime = regime_of(meeting.committee.council)
    told = [ExemptTaken(each.number, each.exempt_paragraph, each.exempt_reason) for each in closed]
    words = exclusion_words(meeting.committee.short_name, told, regime)
    left = {"kind": PRIVATE, "item": closed[0].pk, "note": words}
    return [left, *([{"kind": PUBLIC, "item": closed[-1].pk}] if after else [])]


def first_run(items: Sequence[AgendaItem]) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """Of items in the order taken the first exempt ones that follow each other, and all after them."""
    rest = list(dropwhile(lambda each: not each.exempt_paragraph, items))
    closed = list(takewhile(lambda each: bool(each.exempt_paragraph), rest))
    return closed, rest[len(closed) :]
