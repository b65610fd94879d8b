"""What stands at an item for actions as plain data."""

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from committees.addresses import item_address
from committees.arising.querysets import arising_at, takes_them, told_at
from committees.follow_ups.action_states import done_words
from committees.follow_ups.presenters import present_action
from committees.follow_ups.querysets import actions_of
from committees.follow_ups.recommendations.presenters import present_recommendation
from committees.follow_ups.settling.policies import why_not_settle_at
from committees.follow_ups.settling.presenters import became_words
from committees.meetings.agreement.querysets import with_corrections
from committees.models import Action, AgendaItem, Reader


def present_arising(item: AgendaItem, council: Council, reader: Reader) -> dict | None:
    """None for an item that is not for actions, or not taken. What was said at the meeting is told with its minutes."""
    if not takes_them(item):
        return None
    found = arising_at([item], reader, beside=with_corrections).get(item.pk)
    if found is None:  # another item of the agenda has them
        return None
    rows = [*found.actions, *found.closed_since]
    whole = actions_of(council, reader).in_bulk([each.pk for each in rows]) if rows else {}
    told, today = reader.sees_minutes_of(item), reader.today
    return {
        "keys": set(whole),
        "actions": [
            present_action(whole[each.pk], today, council.slug)
            | {"became": became_at(each, item, reader) if told else ""}
            for each in found.actions
        ],
        "closed_since": [present_action(whole[each.pk], today, council.slug) for each in found.closed_since],
        "recommendations": [
            present_recommendation(each, today, council.slug) for each in found.recommendations
        ],
        "settle_url": settle_url(item, council, reader) if found.actions else "",
    }


def became_at(action: Action, item: AgendaItem, reader: Reader) -> str:
    """ "" where its state says as much, and of what was said at another item, which the reader may not read."""
    said = became_words([each for each in told_at(action, item.meeting) if reader.sees_item(each.at_item)])
    return "" if action.closed_on and said == f"{done_words(action.closed_on)}." else said


def settle_url(item: AgendaItem, council: Council, reader: Reader) -> str:
    if not reader.edits or why_not_settle_at(item, localdate()):
        return ""
    return reverse("committees:actions_settle", args=item_address(item, council.slug))
