"""What happened to a council's meetings, actions, recommendations, requests and editions since a day. A fixed number of
queries, however much it is."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from accounts.models import Council, User
from accounts.querysets import CountOf, start_of
from committees.models import ActionEvent, MeasureRequest, Meeting, Reader, Recommendation, RequestStep
from committees.models.visibility import minutes_out
from committees.querysets import council_meetings
from scorecards.briefings.months.querysets import readable_briefings
from scorecards.editions.querysets import readable_editions
from scorecards.models import BriefingTakingDown, TakingDown

MOST_EVENTS = 40


class Out(NamedTuple):
    """How many came out since a day, of each kind."""

    editions: int
    briefings: int
    minutes: int


def out_since(council: Council, since: date, reader: Reader) -> Out:
    """One query."""
    new = {"published_at__gte": start_of(since)}
    minutes = (
        council_meetings(council).visible_to(reader).filter(minutes_out(""), minutes_published__gte=since)
    )
    counted = Council.objects.filter(pk=council.pk).annotate(
        editions=CountOf(readable_editions(council).filter(**new).order_by().values("pk")),
        briefings=CountOf(readable_briefings(council).filter(**new).order_by().values("pk")),
        minutes=CountOf(minutes.order_by().values("pk")),
    )
    return Out(*counted.values_list(*Out._fields).get())


def meetings_since(council: Council, since: date, reader: Reader) -> QuerySet[Meeting]:
    """Whose papers came out on that day or later, or whose minutes were recorded as agreed, or were reopened; and those
    to come that were moved or cancelled. One query.

    Agreed minutes stand: how they stand was changed last when they were agreed.
    """
    today, begin = reader.today, start_of(since)
    out = Q(agenda_published__gte=since, agenda_published__lte=today, state=Meeting.State.STANDS)
    changed = Q(changed_at__gte=begin, date__gte=today)
    agreed = Q(minutes_state=Meeting.MinutesState.CONFIRMED, told_at__gte=begin)
    reopened = Q(minutes_state=Meeting.MinutesState.DRAFT, minutes_reopened__gte=since)
    found = council_meetings(council).visible_to(reader).filter(out | changed | agreed | reopened)
    return found.select_related("minutes_agreed_at__meeting").order_by("date", "time")


def events_since(council: Council, since: date) -> list[ActionEvent]:
    """The newest, the last first, and one more where there are more; whoever shows them asks the reader. One query."""
    found = ActionEvent.objects.filter(council=council, at__gte=start_of(since))
    return list(
        found.select_related("action__item__meeting__committee").order_by("-at", "-pk")[: MOST_EVENTS + 1]
    )


def responses_since(council: Council, since: date, reader: Reader) -> QuerySet[Recommendation]:
    """To recommendations that the reader sees, that came on that day or later or were noted then. One query."""
    found = Recommendation.objects.for_council(council).visible_to(reader)
    new = Q(responded_on__gte=since) | Q(noted_at__gte=start_of(since))
    answered = found.filter(new).exclude(response=Recommendation.Response.NONE)
    return answered.select_related("item__meeting__committee").order_by("pk")


def decisions_since(council: Council, since: date, reader: Reader, user: User) -> QuerySet[RequestStep]:
    """On the reader's own requests, the last first. One query."""
    own = MeasureRequest.objects.for_council(council).visible_to(reader).filter(by=user).order_by()
    found = RequestStep.objects.filter(request__in=own.values("pk"), at__gte=start_of(since))
    return found.select_related("request", "indicator").order_by("-at", "-pk")


def withdrawn_since(council: Council, since: date) -> list[TakingDown | BriefingTakingDown]:
    """What was withdrawn, or put back, of what was published: the last first, without the payloads. Two queries."""
    new = Q(taken_at__gte=start_of(since)) | Q(put_back_at__gte=start_of(since))
    found: list[TakingDown | BriefingTakingDown] = []
    for model, of in ((TakingDown, "edition"), (BriefingTakingDown, "briefing")):
        rows = model.objects.for_council(council).filter(new).select_related(f"{of}__scorecard")
        found += rows.defer(f"{of}__payload").order_by("-taken_at", "-pk")
    return found
