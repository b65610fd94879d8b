"""Under which law a council sits, and what minutes say of a private session."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.exemption.exclusion import ExemptTaken, exclusion_words
from committees.exemption.schedules import Regime, regime_under
from committees.exemption.sessions import PRIVATE, PUBLIC, Taken, Turn, missing_turns, why_not_minuted
from committees.models import (
    AgendaItem,
    Document,
    Meeting,
    MeetingMoment,
    MeetingRules,
    MinutesParagraph,
    Resolution,
)
from committees.models.visibility import PRIVATE as PRIVATE_MEETING
from committees.models.visibility import minutes_out


def regime_of(council: Council) -> Regime:
    """As the council's rules say it, else its nation's. One query."""
    chosen = MeetingRules.objects.for_council(council).values_list("regime", flat=True).first()
    return regime_under(chosen or "", council.gss_code)


def regime_at(meeting: Meeting) -> Regime:
    """The law that what came out of the meeting came out under, else its council's. One query, or none."""
    return Regime(meeting.kept_regime) if meeting.kept_regime else regime_of(meeting.committee.council)


def meetings_out(council: Council, today: date) -> QuerySet[Meeting]:
    """Those whose papers somebody beside democratic services could read, now or before they were called back."""
    out = Q(was_out=True) | Q(agenda_published__lte=today) | minutes_out("")
    return Meeting.with_unconfirmed.filter(out, committee__council=council)


def exempt_to_come(council: Council, today: date) -> AgendaItem | None:
    """The first item that is exempt, or has a document that is, of meetings whose papers nobody could read yet."""
    exempt = ~Q(exempt_paragraph="") | Exists(
        Document.objects.filter(item=OuterRef("pk")).exclude(exempt_paragraph="")
    )
    found = AgendaItem.objects.for_council(council).filter(exempt).select_related("meeting")
    out = meetings_out(council, today).order_by().values("pk")
    return found.exclude(meeting__in=out).order_by("meeting__date", "order").first()


def private_session_fault(meeting: Meeting) -> str:
    """What the minutes leave out of when the public left and came back. One query, two where something is exempt."""
    said = (
        MinutesParagraph.objects.filter(item=OuterRef("pk")),
        Resolution.objects.filter(item=OuterRef("pk")),
    )
    items = list(_in_places(meeting).annotate(minuted=Exists(said[0]) | Exists(said[1])))
    if not any(each.minuted and each.exempt_paragraph for each in items):
        return ""
    moments = MeetingMoment.objects.filter(meeting=meeting).order_by("pk")
    return why_not_minuted([_taken(each) for each in items if each.minuted], _turns(items, moments))


def private_session_offered(meeting: Meeting, moments: Sequence[MeetingMoment]) -> list[dict]:
    """Ready written, for the course of a meeting that does not tell every private session yet: that the public left
    before exempt items, by which resolution, and came back after them where a public item follows. Each with its
    `place` in the order taken. Two queries."""
    every = list(_in_places(meeting))
    items = {each.number: each for each in every if each.state == AgendaItem.State.LISTED}
    missing = missing_turns([_taken(each) for each in items.values()], _turns(every, moments))
    regime = regime_at(meeting) if missing else Regime.ENGLAND
    found = []
    for turn in missing:
        closed = [items[each.number] for each in turn.items]
        if closed and turn.kind == PRIVATE:
            told = [ExemptTaken(each.number, each.exempt_paragraph, each.exempt_reason) for each in closed]
            words = exclusion_words(meeting.committee.short_name, told, regime)
            found.append(
                {"kind": PRIVATE, "item": str(closed[0].pk), "note": words, "place": closed[0].place}
            )
        elif closed:
            found.append({"kind": PUBLIC, "item": str(closed[0].pk), "place": closed[0].place})
    return found


def _in_places(meeting: Meeting) -> QuerySet[AgendaItem]:
    """In the order taken, each with its `place`; none of a private meeting, where no public is to leave."""
    items = AgendaItem.objects.none() if meeting.kind == PRIVATE_MEETING else meeting.items.all()
    return items.annotate(place=Coalesce("taken", "order")).order_by("place", "order")


def _taken(item: AgendaItem) -> Taken:
    return Taken(item.number, item.place, bool(item.exempt_paragraph))


def _turns(items: Sequence[AgendaItem], moments: Iterable[MeetingMoment]) -> list[Turn]:
    by_key = {each.pk: _taken(each) for each in items}
    return [Turn(each.kind, by_key.get(each.item_id)) for each in moments]
