"""Recommendations that wait for a response, on the lists of work and in the letters of democratic services."""

from datetime import date

from django.urls import reverse

from accounts.models import Council
from accounts.roles import Permission
from committees.addresses import item_address
from committees.exemption.presenters import for_letters
from committees.follow_ups.recommendations.presenters import recommendation_state
from committees.items.listed.querysets import items_listed
from committees.models import Recommendation
from committees.presenters import meeting_words, shortened
from indicators.worklist.lists.registries import Asked, Found
from indicators.worklist.lists.things import Kind, Thing, when_due

CLERKS = Permission.EDIT_MEETINGS


def answers_to_ask_for(asked: Asked) -> Found:
    """Those with a day by which to answer. One query, none where nobody edits meetings."""
    councils = {council.pk: council for council in asked.where_anybody_may(CLERKS)}
    waiting = asked.once(items_listed).waiting if councils else {}
    return {
        (council.pk, person.user.pk): [
            thing(council, each, asked.today) for each in waiting[council.pk].recommendations
        ]
        for council in councils.values()
        if council.pk in waiting
        for person in asked.groups[council]
        if person.may(CLERKS)
    }


def thing(council: Council, row: Recommendation, today: date) -> Thing:
    meeting, text = row.item.meeting, f"{row.text[:1].upper()}{row.text[1:]}"
    due = when_due(row.due_on, today)
    address = [*item_address(row.item, council.slug), row.pk]
    return Thing(
        kind=Kind.ACTION,
        what="Recommendation without a response",
        title=shortened(text),
        whole=for_letters(text, "A recommendation", row.item),
        url=reverse("committees:recommendation_response", args=address),
        act="Note the response",
        urgency=due.urgency,
        when=recommendation_state(row, today).words if due.late else due.words,
        when_more=due.more,
        detail=f"{meeting_words(meeting)}, item {row.item.number}",
        said=f"To: {row.to_body}",
        waits=meeting.committee.name,
        mark=due.mark,
        told=due.told,
        due=row.due_on,
        late=due.late,
    )
