"""What happened to an action as plain data, oldest first."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from committees.addresses import item_url
from committees.follow_ups.presenters import closing_words
from committees.minutes.presenters import question_words
from committees.models import Action, ActionEvent, AgendaItem, Reader
from committees.presenters import meeting_words
from indicators.terms.periods import day_words
from scorecards.editions.addresses import edition_url
from scorecards.models import Edition

Kind = ActionEvent.Kind


def present_events(
    action: Action, events: Iterable[ActionEvent], reader: Reader, council_slug: str, *, names: bool
) -> list[dict]:
    """The meeting that asked for it, then each event. `names`: whether the reader is told which account noted it."""
    item = action.item
    asked = {
        "when": day_words(item.meeting.date),
        "what": "Asked for",
        "text": "",
        "where": at_item(item, council_slug),
        "by": "",
    }
    return [asked, *(present_event(each, reader, council_slug, names=names) for each in events)]


def present_event(event: ActionEvent, reader: Reader, council_slug: str, *, names: bool) -> dict:
    item = event.at_item
    listed = item is not None and reader.lists_item(item)
    return {
        "when": day_words(localdate(event.at)),
        "what": event.get_kind_display(),
        "text": words_told(event, reader),
        "where": at_item(item, council_slug) if listed else None,
        "by": str(event.by) if names and event.by else "",
        "edition": edition_link(event.edition, council_slug) if event.edition else None,
    }


def edition_link(edition: Edition, council_slug: str) -> tuple[str, str]:
    """Its address says so where it was withdrawn."""
    scorecard, period = edition.scorecard, edition.period.in_sentence
    return f"{scorecard.title}, {period}, edition {edition.number}", edition_url(edition, council_slug)


def words_told(event: ActionEvent, reader: Reader) -> str:
    """What was noted; of what was said at an item that the reader may not read nothing, but that it was."""
    unseen = event.at_item is not None and not reader.sees_item(event.at_item)
    return "" if unseen else event_words(event)


def event_words(event: ActionEvent) -> str:
    """ "Head of Service, Placements. It was: Performance Manager"; of a meeting that moved, from which day, once."""
    if (
        event.kind in (Kind.MOVED, Kind.OWNER)
        and event.before
        and not event.text.startswith(f"{event.before}, ")
    ):
        return f"{event.text}. It was: {event.before}"
    return event.text


def at_item(item: AgendaItem, council_slug: str) -> tuple[str, str]:
    """Its meeting and number, which everyone reads also of an exempt item, and its address."""
    return f"{meeting_words(item.meeting)}, item {item.number}", item_url(item, council_slug)


def closed_at(action: Action, reader: Reader, council_slug: str) -> tuple[str, tuple[str, str]] | None:
    """What the item that closed it did, with that item; None where none did, or the reader is not told of it."""
    item = action.closed_by
    if item is None or not reader.lists_item(item):
        return None
    return closing_words(action, item), at_item(item, council_slug)


def origin_words(action: Action, origins: dict[int, str]) -> str:
    """What of its item it came of: "Resolution 6(b)", or the question."""
    if limb := origins.get(action.limb_id or 0):
        return limb
    return question_words(action.paragraph) if action.paragraph else ""
