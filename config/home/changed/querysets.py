"""What happened to a council's meetings and actions since a day. A fixed number of queries, however much it is."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Council
from committees.models import ActionEvent, Meeting, Reader
from committees.querysets import council_meetings

MOST_EVENTS = 40


def meetings_since(council: Council, since: date, reader: Reader) -> QuerySet[Meeting]:
    """Whose papers came out on that day or later, and those to come that were moved or cancelled. One query."""
    today = reader.today
    out = Q(agenda_published__gte=since, agenda_published__lte=today, state=Meeting.State.STANDS)
    changed = Q(changed_at__date__gte=since, date__gte=today)
    return council_meetings(council).visible_to(reader).filter(out | changed).order_by("date", "time")


def events_since(council: Council, since: date) -> list[ActionEvent]:
    """The newest, the last first; whoever shows them asks the reader. One query."""
    found = ActionEvent.objects.filter(council=council, at__date__gte=since)
    return list(found.select_related("action__item__meeting__committee").order_by("-at", "-pk")[:MOST_EVENTS])
