"""Under which law a council sits, and what minutes say of a private session."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.exemption.schedules import Regime, regime_under
from committees.exemption.sessions import PRIVATE, PUBLIC, Taken, Turn, why_not_minuted
from committees.models import Meeting, MeetingMoment, MeetingRules, MinutesParagraph, Resolution


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
