"""What meetings ask of people: actions, requests for a measure, agendas and minutes that are not out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.roles import READING, Permission
from committees.exemption.presenters import for_letters
from committees.follow_ups.addresses import action_url
from committees.follow_ups.awaited.presenters import closes_words
from committees.follow_ups.policies import named
from committees.follow_ups.presenters import action_state, due_day, is_open_at_cancelled
from committees.follow_ups.querysets import all_open_actions
from committees.meetings.querysets import meetings_told
from committees.models import Action, MeasureRequest, Reader
from committees.presenters import meeting_words
from committees.querysets import Confided, confided_of, reader_with
from committees.requests.policies import notes_decisions
from committees.requests.querysets import waiting_requests
from committees.worklist.papers.presenters import papers_things
from indicators.terms.periods import day_words
from indicators.worklist.lists.registries import Asked, Found, Person
from indicators.worklist.lists.things import Kind, Thing, Urgency, when_due

Row = TypeVar("Row")
CLERKS = Permission.EDIT_MEETINGS


def work(asked: Asked) -> Found:
    """Four queries, however many the people and their councils are. Everybody is told of what they may see alone."""
    today = asked.today
    working = [(council, each) for council, people in asked.groups.items() for each in people if works(each)]
    actions = asked.once(all_open_actions) if working else {}
    decided = asked.where_anybody_may(Permission.EDIT_DEFINITIONS, CLERKS)
    confided = confided_of(asked)
    requests = waiting_requests(decided, Reader(edits=True, today=today))
    told = asked.once(meetings_told) if asked.where_anybody_may(CLERKS) else {}
    meetings = {council: found.papers for council, found in told.items()}
    return {
        (council.pk, person.user.pk): [
            *(
                action_thing(council, each, person, today)
                for each in of(council, actions)
                if is_for(each, person, reader)
            ),
            *(
                request_thing(council, each, person)
                for each in of(council, requests)
                if decides(each, person, reader)
            ),
            *(papers_things(council, of(council, meetings), today) if person.may(CLERKS) else ()),
        ]
        for council, person in working
        for reader in [reader_of(council, person, confided, today)]
    }


def works(person: Person) -> bool:
    return bool(person.permissions - READING)


def of(council: Council, found: Mapping[int, Sequence[Row]]) -> Sequence[Row]:
    return found.get(council.pk, ())


def reader_of(council: Council, person: Person, confided: Confided, today: date) -> Reader:
    return reader_with(person.permissions, today, confided.get((council.pk, person.user.pk), frozenset()))


def is_for(action: Action, person: Person, reader: Reader) -> bool:
    """Their own, by the role that the action names; and all for democratic services, who ask after them."""
    if not reader.sees_minutes_of(action.item):
        return False
    return person.may(CLERKS) or named(action.owner, person.user)


def action_thing(council: Council, action: Action, person: Person, today: date) -> Thing:
    state, meeting = action_state(action, today), action.item.meeting
    day = due_day(action)
    due = when_due(day, today) if day and state.known else None
    late, asks = state.kind == "late", action.reached_in_id is not None
    return Thing(
        kind=Kind.ACTION,
        what="Action that asks to be closed" if asks else "Action",
        title=action.title,
        whole=for_letters(action.title, "An action", action.item),
        url=action_url(action, council.slug),
        act="Close it or keep it open" if asks else what_to_do(action, person, day),
        urgency=due.urgency if due else Urgency.WEEK,
        when=state.words,
        when_more=day_due(day, late, action.due_meeting is not None),
        detail=f"{meeting_words(meeting)}, item {action.item.number}",
        said=closes_words(action) if asks else f"For: {action.owner}",
        waits=meeting.committee.name,
        mark="error" if late else "close" if due else "query",
        told=due.told if due else "",
        due=day,
        late=late,
    )


def what_to_do(action: Action, person: Person, day: date | None) -> str:
    """Its owner reports on it; when it is due is said by democratic services."""
    if person.may(CLERKS) and is_open_at_cancelled(action):
        return "Choose another meeting"
    return "Report on it" if day else "Give it a day"


def day_due(day: date | None, late: bool, at_meeting: bool) -> str:
    if day is None:
        return "No day is set, so it is never late"
    return f"Was due {day_words(day)}" if late and at_meeting else ""


def decides(request: MeasureRequest, person: Person, reader: Reader) -> bool:
    """Officers of what they may read by now, and democratic services of what officers never may."""
    if notes_decisions(reader, request.item):
        return True
    if not person.may(Permission.EDIT_DEFINITIONS):
        return False
    return request.item is None or reader.sees_minutes_of(request.item)


def request_thing(council: Council, request: MeasureRequest, person: Person) -> Thing:
    officer = person.may(Permission.EDIT_DEFINITIONS)
    return Thing(
        kind=Kind.REQUEST,
        what="Request for a measure",
        title=request.wanted,
        whole=for_letters(request.wanted, "A request", request.item),
        url=reverse("committees:request", args=[council.slug, request.pk]),
        act="Decide" if officer else "Note the decision",
        urgency=Urgency.WEEK,
        when="For you to decide" if officer else "No decision is noted",
        when_more=f"Asked on {day_words(localdate(request.at))}",
        waits=request.asked_by,
        mark="query",
        told="to decide",
        due=localdate(request.at),
    )
