"""What ties a meeting to days, as it is stored."""

from collections.abc import Iterator

from django.db.models import Q

from committees.meetings.days.ties import Tie
from committees.models import Action, AgendaItem, Meeting, Recommendation
from indicators.terms.periods import day_words


def ties_of(meeting: Meeting) -> list[Tie]:
    """Of minutes agreed, items postponed, actions and recommendations due and settled. Six queries."""
    return [
        *_of_minutes(meeting),
        *_of_postponed(meeting),
        *_of_actions(meeting),
        *_of_recommendations(meeting),
    ]


def _of_minutes(meeting: Meeting) -> Iterator[Tie]:
    there = Q(minutes_agreed_at__meeting=meeting) | Q(former_agreements__item__meeting=meeting)
    for day in Meeting.objects.filter(there).order_by("-date").values_list("date", flat=True).distinct():
        yield Tie(day, True, True, f"The minutes of {day_words(day)} were agreed at it.")
    own = Q(minutes_agreed=meeting) | Q(former_agreements__meeting=meeting)
    for day in (
        AgendaItem.objects.filter(own).order_by("meeting__date").values_list("meeting__date", flat=True)
    ):
        yield Tie(day, False, True, f"Its minutes were agreed on {day_words(day)}.")


def _of_postponed(meeting: Meeting) -> Iterator[Tie]:
    state = AgendaItem.State.POSTPONED
    for each in AgendaItem.objects.filter(postponed_to=meeting, state=state).select_related("meeting"):
        day = each.meeting.date
        yield Tie(day, True, True, f"Item {each.number} of {day_words(day)} was postponed to it.")
    own = meeting.items.filter(state=state, postponed_to__isnull=False).select_related("postponed_to")
    for each in own:
        day = each.postponed_to.date
        yield Tie(day, False, True, f"Its item {each.number} was postponed to {day_words(day)}.")


def _of_actions(meeting: Meeting) -> Iterator[Tie]:
    related = ("item__meeting", "due_meeting", "closed_by__meeting")
    here = Action.objects.filter(due_meeting=meeting) | Action.objects.filter(closed_by__meeting=meeting)
    for each in here.exclude(item__meeting=meeting).select_related(*related):
        day = each.item.meeting.date
        yield Tie(day, True, False, f"An action of {day_words(day)} is due or was closed at it.")
        if (on := each.closed_on) and each.closed_by and each.closed_by.meeting_id == meeting.pk:
            yield Tie(on, True, False, f"An action that was done on {day_words(on)} was closed at it.")
    for each in Action.objects.filter(item__meeting=meeting).select_related(*related):
        closing = each.closed_by.meeting if each.closed_by else None
        for other, said in ((each.due_meeting, "due"), (closing, "closed")):
            if other is not None and other.pk != meeting.pk:
                yield Tie(other.date, False, False, f"An action of it is {said} on {day_words(other.date)}.")
        for on, said in ((each.due_on, "is due"), (each.closed_on, "was closed")):
            if on is not None:
                yield Tie(on, False, False, f"An action of it {said} on {day_words(on)}.")


def _of_recommendations(meeting: Meeting) -> Iterator[Tie]:
    for each in Recommendation.objects.filter(item__meeting=meeting):
        for on, said in ((each.due_on, "is to be answered by"), (each.responded_on, "was answered on")):
            if on is not None:
                yield Tie(on, False, False, f"A recommendation of it {said} {day_words(on)}.")
