"""Items of coming meetings on the lists of work of democratic services."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from accounts.models import Council
from accounts.roles import Permission
from committees.addresses import item_address
from committees.worklist.attaching.querysets import ItemToCome, items_to_come
from indicators.terms.due_dates import weekday_words
from indicators.worklist.lists.registries import Asked, Found
from indicators.worklist.lists.things import Kind, Thing, when_due

CLERKS = Permission.EDIT_MEETINGS


def items_to_mend(asked: Asked) -> Found:
    """Two queries at most, however many the people and their councils are."""
    found: dict[int, list[Thing]] = {}
    councils = {council.pk: council for council in asked.where_anybody_may(CLERKS)}
    for each in items_to_come(asked) if councils else ():
        council = councils.get(each.item.council_id)
        if council is None:
            continue
        found.setdefault(council.pk, []).extend(things_of(council, each, asked.today))
    return {
        (council, person.user.pk): things
        for council, things in found.items()
        for person in asked.groups[councils[council]]
        if person.may(CLERKS)
    }


def things_of(council: Council, each: ItemToCome, today: date) -> Iterator[Thing]:
    if said := edition_words(each):
        yield thing(
            council, each, today, "Edition at an item", said, "committees:item_edit", attach_words(each)
        )
    if not each.item.has_report:
        yield thing(
            council,
            each,
            today,
            "Cover report",
            "It has no cover report",
            "committees:report_edit",
            "Write it",
        )


def edition_words(each: ItemToCome) -> str:
    """What is wrong with the edition at the item; "" where it is the one that stands, or none is out."""
    carried = each.item.edition
    if carried is None:
        return f"Edition {each.newest} is published: attach it" if each.newest else ""
    state = "withdrawn" if each.item.withdrawn else "corrected"
    if each.newest > carried.number:
        return f"It carries edition {carried.number}, which was {state}: attach edition {each.newest}"
    return f"It carries edition {carried.number}, which was withdrawn" if each.item.withdrawn else ""


def attach_words(each: ItemToCome) -> str:
    carried = each.item.edition
    newer = carried is None or each.newest > carried.number
    return f"Attach edition {each.newest}" if newer else "Take it off"


def thing(
    council: Council, each: ItemToCome, today: date, what: str, when: str, name: str, act: str
) -> Thing:
    item, meeting = each.item, each.item.meeting
    due = when_due(meeting.date, today)
    return Thing(
        kind=Kind.MEETING,
        what=what,
        title=f"Item {item.number}: {item.title}",
        url=reverse(name, args=item_address(item, council.slug)),
        act=act,
        urgency=due.urgency,
        when=when,
        when_more=f"Meets {weekday_words(meeting.date)}",
        detail=f"{meeting.committee.name}, {item.of_period.in_sentence}",
        waits="Members and the public",
        mark="query",
        due=meeting.date,
    )
