"""The tracker as plain data."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.timezone import localdate

from committees.follow_ups.history.presenters import event_words
from committees.follow_ups.presenters import present_action
from committees.models import Action, ActionEvent
from committees.tracker.groups import Group
from indicators.terms.periods import day_words


def present_counts(counts: Mapping[Group, int], chosen: Group | None, asked: QueryDict) -> list[dict]:
    """Each group with how many are in it and the address that shows it alone."""
    return [
        {
            "words": group.words,
            "number": counts.get(group, 0),
            "url": "?" + address(asked, state=group.asked),
            "chosen": group is chosen,
            "hot": group is Group.LATE and bool(counts.get(group)),
        }
        for group in Group
    ]


def address(asked: QueryDict, **changed: str) -> str:
    """What follows the question mark: what was asked for, changed; the first page of it."""
    kept = {name: asked[name] for name in asked if asked[name] and name != "page"}
    return urlencode({**kept, **changed})


def present_groups(
    actions: Iterable[Action], counts: Mapping[Group, int], next_days: Mapping[int, date], council_slug: str
) -> list[dict]:
    """The groups that the page shows some of, with their rows."""
    groups: dict[Group, list[dict]] = {}
    today = localdate()
    for each in actions:
        groups.setdefault(each.group, []).append(present_row(each, today, council_slug))
    days = set(next_days.values())
    return [
        {
            "words": group.words,
            "day": day_words(min(days)) if group is Group.NEXT and len(days) == 1 else "",
            "number": counts[group],
            "rows": rows,
        }
        for group, rows in groups.items()
    ]


def present_row(action: Action, today: date, council_slug: str) -> dict:
    """With the last that was said of it, and where its history is."""
    shown = present_action(action, today, council_slug)
    last = newest(action.events.all())
    return {
        **shown,
        "last": f"{day_words(localdate(last.at))}: {last_words(last)}" if last else "",
    }


def newest(events: Iterable[ActionEvent]) -> ActionEvent | None:
    """The last thing said of it that its state does not say already."""
    said = (ActionEvent.Kind.CLOSED, ActionEvent.Kind.ASKED)
    told = [each for each in events if each.kind not in said]
    return told[-1] if told else None


def last_words(event: ActionEvent) -> str:
    kind = event.get_kind_display()
    if event.kind == ActionEvent.Kind.PROGRESS:
        return event.text
    return f"{kind}: {event_words(event)}" if event.text else kind
