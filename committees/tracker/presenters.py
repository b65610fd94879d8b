"""The tracker as plain data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.timezone import localdate

from committees.follow_ups.history.presenters import words_told
from committees.follow_ups.presenters import present_action
from committees.models import Action, ActionEvent, Reader
from committees.tracker.groups import Group
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words


def present_counts(counts: Mapping[Group, int], chosen: Group | None, asked: QueryDict) -> list[dict]:
    """Each group with how many are in it and the address that shows it alone; what is not known only where there is
    some."""
    return [
        {
            "words": group.words,
            "number": counts.get(group, 0),
            "url": "?" + address(asked, state=group.asked),
            "chosen": group is chosen,
            "hot": group is Group.LATE and bool(counts.get(group)),
        }
        for group in Group
        if group is not Group.UNKNOWN or counts.get(group) or group is chosen
    ]


def address(asked: QueryDict, **changed: str) -> str:
    """What follows the question mark: what was asked for, changed; the first page of it."""
    kept = {name: asked[name] for name in asked if asked[name] and name != "page"}
    return urlencode({**kept, **changed})


def present_groups(
    actions: Iterable[Action],
    counts: Mapping[Group, int],
    next_days: Mapping[int, date],
    reader: Reader,
    council_slug: str,
) -> list[dict]:
    """The groups that the page shows some of, with their rows."""
    groups: dict[Group, list[dict]] = {}
    for each in actions:
        groups.setdefault(each.group, []).append(present_row(each, reader, council_slug))
    days = set(next_days.values())
    return [
        {
            "words": group.words,
            "day": day_words(min(days)) if group is Group.NEXT and len(days) == 1 else "",
            "number": count_words(counts[group], "actions", "action"),
            "rows": rows,
        }
        for group, rows in groups.items()
    ]


def present_row(action: Action, reader: Reader, council_slug: str) -> dict:
    """With the last that was said of it, and where its history is."""
    said = [f"{day_words(localdate(each.at))}: {words}" for each, words in said_of(action, reader)]
    return {**present_action(action, reader.today, council_slug), "last": said[-1] if said else ""}


def said_of(action: Action, reader: Reader) -> Iterator[tuple[ActionEvent, str]]:
    """What happened to it that its state does not say already, oldest first, as the reader is told of it."""
    for each in action.events.all():
        words, kind = words_told(each, reader), each.get_kind_display()
        if each.kind == ActionEvent.Kind.PROGRESS:
            said = words
        elif each.kind in (ActionEvent.Kind.CLOSED, ActionEvent.Kind.ASKED):
            said = ""
        else:
            said = f"{kind}: {words}" if words else kind
        if said:
            yield each, said
