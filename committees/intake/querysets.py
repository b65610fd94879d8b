"""Reads for bringing minutes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max
from django.utils.timezone import localdate

from accounts.models import Council
from committees.attendance.actions import Attended
from committees.intake.facts import There
from committees.intake.planning import OnAgenda, Step, plan
from committees.minutes.editor.querysets import Standing, blocks_of, meetings_after, standings_of
from committees.minutes.marks.heads import known
from committees.minutes.marks.initials import shortened
from committees.minutes.marks.said import ToDo
from committees.minutes.marks.writing import write_minutes
from committees.minutes.notes.known import Known
from committees.models import (
    AgendaItem,
    Committee,
    Meeting,
    MinutesParagraph,
    MinutesSource,
    MinutesVersion,
    Person,
    Resolution,
)
from committees.models.visibility import minutes_are_out
from committees.people.querysets import names_told
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


def meeting_on(committee: Committee, day: date) -> Meeting | None:
    """Also one that nobody has confirmed."""
    return Meeting.with_unconfirmed.filter(committee=committee, date=day).first()


def items_of(source: MinutesSource) -> list[dict[str, Any]]:
    return source.read.get("items", [])


def answered_in(source: MinutesSource) -> dict[int, dict[str, Any]]:
    """What was said to each item, by its place in the file."""
    return {int(place): said for place, said in source.answers.get("items", {}).items()}


def agenda_of(meeting: Meeting) -> list[tuple[AgendaItem, Standing, OnAgenda]]:
    """The meeting's items with their minutes as they stand. A constant number of queries."""
    items = list(meeting.items.order_by("order"))
    for item in items:
        item.meeting = meeting
    brought, standings = last_brought(meeting), standings_of(items)
    numbers = (
        MinutesVersion.objects.filter(item__in=items).order_by().values("item").annotate(newest=Max("number"))
    )
    newest = {each["item"]: each["newest"] for each in numbers}
    return [
        (item, standings[item.pk], on_agenda(item, standings[item.pk], newest.get(item.pk, 0), brought))
        for item in items
    ]


def on_agenda(
    item: AgendaItem, standing: Standing, newest: int, brought: Mapping[int, Mapping[str, Any]]
) -> OnAgenda:
    """`newest` is the number of the newest version of the item's minutes."""
    blocks = [each for each in blocks_of(item, standing) if not isinstance(each, ToDo)]
    last = brought.get(item.pk, {})
    untouched = last.get("state") == "written" and last.get("version") == newest
    return OnAgenda(
        item.pk,
        item.number,
        item.title,
        bool(item.exempt_paragraph),
        write_minutes(blocks),
        not blocks or untouched,
        last.get("text", ""),
    )


def last_brought(meeting: Meeting) -> dict[int, dict[str, Any]]:
    """What a file said last of each of the meeting's items, by the item's key."""
    sources = meeting.minutes_sources.exclude(kind=Kind.TRANSCRIPT).order_by("at", "pk")
    said = [each for source in sources for each in answered_in(source).values()]
    return {each["item"]: each for each in said if each.get("item") and each.get("state") != "left"}


Rows = Sequence[tuple[AgendaItem, Standing, OnAgenda]]


def plan_of(
    items: Sequence[Mapping[str, Any]],
    meeting: Meeting | None,
    answered: Mapping[int, Mapping[str, Any]],
    rows: Rows | None = None,
) -> list[Step]:
    """For a meeting that is to be made, None. `rows` as `agenda_of` gives them, where they are read already."""
    if rows is None:
        rows = agenda_of(meeting) if meeting else []
    agenda = [each for *_, each in rows]
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


def attended_now(meeting: Meeting) -> list[Attended]:
    """The attendance as it stands, to be written again with more."""
    rows = meeting.attendance.select_related("person", "substitute_for")
    return [
        Attended(each.status, each.capacity, each.person, each.words, each.substitute_for, each.pk)
        for each in rows
    ]


class NewThere(NamedTuple):
    """Somebody of a file who is not on the attendance yet: as it says, as they are to be recorded, and whom their name
    could mean where it is short for several."""

    said: There
    row: Attended
    could_be: Sequence[str]


def new_attendance(meeting: Meeting, there: Sequence[There]) -> list[NewThere]:
    """Those of a file who are not on the attendance yet, each as the person of the council's committees whose name or
    role it is, or of whom on this committee alone it is short, in the capacity they have on it; somebody unknown in
    words."""
    people = {
        called.casefold(): person
        for person in Person.objects.for_council(meeting.committee.council)
        for called in (person.role, person.name)
        if called
    }
    seats = list(meeting.committee.memberships.filter(person__in=people.values()).select_related("person"))
    capacities = {each.person_id: each.capacity for each in seats}
    now = attended_now(meeting)
    means, unclear = _short_for([*(each.person for each in seats), *(row.person for row in now)], now)
    taken = {name.casefold() for each in now for name in _called(each)}
    found = []
    for one in there:
        name = means.get(one.name.casefold(), one.name)
        person = people.get(name.casefold())
        row = Attended(one.status, one.capacity, person, "" if person else name)
        if person and one.capacity == "member":
            row = replace(row, capacity=capacities.get(person.pk, one.capacity))
        if not taken & {name.casefold() for name in _called(row)}:
            found.append(NewThere(one, row, () if person else unclear.get(one.name.casefold(), ())))
            taken |= {name.casefold() for name in _called(row)}
    return found


def _short_for(
    people: Iterable[Person | None], now: Iterable[Attended]
) -> tuple[dict[str, str], dict[str, Sequence[str]]]:
    """The name that each short form means, and of those that could mean several which; by the form in small letters."""
    called = {each.pk: [each.name, each.role] for each in people if each is not None}
    names = [*called.values(), *([row.words] for row in now if row.words)]
    found = shortened(names)
    means = {
        form.casefold(): next(filter(None, who))
        for who, own in zip(names, found.own, strict=True)
        for form in own
    }
    return means, {form.casefold(): whom for form, whom in found.unclear.items()}


def _called(row: Attended) -> list[str]:
    return [each for each in (row.person.name, row.person.role) if each] if row.person else [row.words]


def committees_and_meetings(council: Council) -> tuple[list[Committee], list[Meeting]]:
    """Where minutes can be brought in: every committee, and its meetings whose minutes are not agreed, newest first."""
    committees = list(Committee.objects.filter(council=council))
    agreed = Meeting.MinutesState.CONFIRMED
    every = Meeting.with_unconfirmed.filter(committee__council=council).select_related("committee")
    meetings = every.exclude(minutes_state=agreed).order_by("-date")[:200]
    return committees, list(meetings)


def known_for(meeting: Meeting, council: Council, names: Sequence[str]) -> Known:
    """What warnings are made from, and what measures are called; `names` are those on the attendance. Four queries."""
    measures = {code: [title] for code, title in indicators_for(council).values_list("code", "title")}
    return Known(
        people=names_told(council),
        there=known(names),
        measures=measures,
        shown={},
        period="",
        threshold=council.disclosure_threshold,
        held=meeting.date,
        meetings=meetings_after(meeting),
    )


def made_from(source: MinutesSource) -> tuple[list[MinutesParagraph], list[Resolution]]:
    """The rows that stand in minutes and came from this source."""
    paragraphs = MinutesParagraph.objects.filter(source=source).order_by("item__order", "position")
    resolutions = Resolution.objects.filter(source=source).prefetch_related("limbs")
    return list(paragraphs), list(resolutions.order_by("item__order", "order"))
