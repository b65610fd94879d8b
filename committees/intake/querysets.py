"""Reads for bringing minutes in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.timezone import localdate

from accounts.models import Council
from committees.intake.planning import OnAgenda, Step, plan
from committees.minutes.editor.querysets import Standing, blocks_of, newest_version, standing_of
from committees.minutes.marks.said import ToDo
from committees.minutes.marks.writing import write_minutes
from committees.models import AgendaItem, Committee, Meeting, MinutesSource
from committees.models.visibility import minutes_are_out
from committees.querysets import indicators_for
from committees.reading.references.said_as import said_as

Kind, State = MinutesSource.Kind, MinutesSource.State


def names_of_measures(council: Council) -> list[tuple[str, tuple[str, ...]]]:
    """What the measures of this council are called, and how minutes name them."""
    rows = indicators_for(council).values_list("code", "title", "formal_title")
    known = {code: (title, formal) for code, title, formal in rows}
    return [*known.items(), *(pair for pair in said_as() if pair[0] in known)]


def sources_of(council: Council):
    return MinutesSource.objects.filter(council=council).select_related(
        "committee", "meeting__committee", "by"
    )


def items_of(source: MinutesSource) -> list[dict[str, Any]]:
    return source.read.get("items", [])


def answered_in(source: MinutesSource) -> dict[int, dict[str, Any]]:
    """What was said to each item, by its place in the file."""
    return {int(place): said for place, said in source.answers.get("items", {}).items()}


def agenda_of(meeting: Meeting) -> list[tuple[AgendaItem, OnAgenda]]:
    """The meeting's items with their minutes as they stand. A handful of queries for each item."""
    brought = last_brought(meeting)
    found = []
    for item in meeting.items.order_by("order"):
        item.meeting = meeting
        found.append((item, on_agenda(item, standing_of(item), brought.get(item.pk, {}))))
    return found


def on_agenda(item: AgendaItem, standing: Standing, brought: Mapping[str, Any]) -> OnAgenda:
    blocks = [each for each in blocks_of(item, standing) if not isinstance(each, ToDo)]
    version = newest_version(item)
    number = version.number if version else 0
    untouched = brought.get("state") == "written" and brought.get("version") == number
    return OnAgenda(
        item.pk,
        item.number,
        item.title,
        bool(item.exempt_paragraph),
        write_minutes(blocks),
        not blocks or untouched,
        brought.get("text", ""),
    )


def last_brought(meeting: Meeting) -> dict[int, dict[str, Any]]:
    """What a file said last of each of the meeting's items, by the item's key."""
    sources = meeting.minutes_sources.exclude(kind=Kind.TRANSCRIPT).order_by("at", "pk")
    said = [each for source in sources for each in answered_in(source).values()]
    return {each["item"]: each for each in said if each.get("item") and each.get("state") != "left"}


def plan_of(
    items: Sequence[Mapping[str, Any]], meeting: Meeting | None, answered: Mapping[int, Mapping[str, Any]]
) -> list[Step]:
    """For a meeting that is to be made, None."""
    agenda = [each for _, each in agenda_of(meeting)] if meeting else []
    return plan(
        items,
        agenda,
        agenda_out=bool(meeting and is_out(meeting)),
        minutes_out=bool(meeting and minutes_are_out(meeting)),
        answered=answered,
    )


def is_out(meeting: Meeting) -> bool:
    return meeting.agenda_published is not None and meeting.agenda_published <= localdate()


def committees_called(slug: str, council: str) -> list[Committee]:
    """By their short names in addresses; `council` "" for any."""
    found = Committee.objects.filter(slug=slug).select_related("council")
    return list(found.filter(council__slug=council) if council else found)
