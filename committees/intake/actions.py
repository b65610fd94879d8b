"""Bringing minutes in: a source is kept, its items are written as drafts, and a person confirms each."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.files.storages import gone_with_its_row
from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from accounts.trail.parts import Detail, Draft
from committees.attendance.actions import set_attendance
from committees.intake.facts import There
from committees.intake.placing import as_place, from_place, placed
from committees.intake.planning import SETTLED, Step, free_number
from committees.intake.policies import why_not_answer, why_not_private, why_not_yet
from committees.intake.proposals import KINDS, proposal_of, source_text
from committees.intake.querysets import (
    answered_in,
    attended_now,
    items_of,
    last_brought,
    meeting_on,
    new_attendance,
    plan_of,
)
from committees.intake.typed import Typed, with_typed
from committees.items.actions import create_item
from committees.meetings.actions import confirm_meeting, create_meeting, edit_meeting
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import newest_version, speakers_at
from committees.minutes.editor.reasons import Reasons
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Block
from committees.minutes.notes.actions import Mention, set_mentions
from committees.minutes.notes.stated import Stated
from committees.models import AgendaItem, Committee, Meeting, MinutesParagraph, MinutesSource
from committees.policies import why_not_edit
from committees.reading.result import Reading
from indicators.models import Indicator

State = MinutesSource.State
UNTITLED = "Minutes as they were read in"


@dataclass(frozen=True)
class Brought:
    """A source, and what was done with each of its items."""

    source: MinutesSource
    steps: Sequence[Step]


@transaction.atomic
def bring_in(
    *,
    committee: Committee,
    reading: Reading,
    content: bytes,
    name: str,
    day: date,
    by: User | None,
) -> Brought:
    """Keep a source with the committee's meeting of that day, and write its items as far as nobody has to be asked
    (`planning.plan`). Where there is no such meeting one is made, which those who edit meetings see alone until a
    person confirms it. The same file again is the same source. Raises NotAllowed once the meeting's minutes are agreed,
    and before it is held, and StoreFault where the file cannot be kept."""
    demand(why_not_yet(day, timezone.localdate()))
    meeting = meeting_on(committee, day)
    if meeting is None:
        meeting = create_meeting(committee=committee, date=day, unconfirmed=True, by=by)
    meeting.committee = committee
    demand(why_not_edit(meeting))
    source = _keep(meeting, reading, content, name, by)
    if source.kind == MinutesSource.Kind.TRANSCRIPT:
        return Brought(source, [])
    earlier = last_brought(meeting)
    steps = plan_of(items_of(source), meeting, answered_in(source))
    answers = {**source.answers.get("items", {})}
    for step in steps:
        if said := _done(source, step, earlier, by):
            answers[str(step.place)] = said
    source.answers = {**source.answers, "items": answers}
    source.state = State.CONFIRMED if all_answered(source) else State.READ
    source.save()
    _set_earlier_aside(source)
    return Brought(source, steps)


def _keep(meeting: Meeting, reading: Reading, content: bytes, name: str, by: User | None) -> MinutesSource:
    digest = hashlib.sha512(content).hexdigest()
    source = MinutesSource.objects.filter(meeting=meeting, sha512=digest).first()
    known = source is not None
    source = source or MinutesSource(
        council=meeting.committee.council, committee=meeting.committee, meeting=meeting, sha512=digest, by=by
    )
    source.kind, source.name = KINDS[reading.source.kind], name[:160]
    source.text, source.read = source_text(reading.source), proposal_of(reading)
    source.state = State.SET_ASIDE if source.kind == MinutesSource.Kind.TRANSCRIPT else State.READ
    if known:
        source.save()
    else:
        source.file.save(name, ContentFile(content), save=False)
        with gone_with_its_row(source.file):
            source.save()
    _record(source, "brought minutes in", {"file": Draft(source.name), "sha512": Draft(digest)}, by)
    return source


def _done(
    source: MinutesSource, step: Step, earlier: Mapping[int, Mapping[str, Any]], by: User | None
) -> dict[str, Any]:
    """What is kept of a step; {} where there is nothing to keep."""
    item, target = items_of(source)[step.place], step.target
    if step.do == "same":
        before = earlier.get(target or 0, {})
        return {**before, "item": target} if before else _said(source, step.place, target, "written")
    if step.do not in ("add", "write"):
        return {}
    meeting = source.meeting
    agenda_item = (
        _add(meeting, item, by)
        if target is None
        else meeting.items.select_related("meeting__committee__council").get(pk=target)
    )
    write_item(
        source=source, place=step.place, item=agenda_item, blocks=read_marks(item["text"]).blocks, by=by
    )
    return _said(source, step.place, agenda_item.pk, "written")


def _said(source: MinutesSource, place: int, item: int | None, state: str) -> dict[str, Any]:
    row = AgendaItem.objects.get(pk=item)
    version = newest_version(row)
    text = items_of(source)[place]["text"]
    return {"item": item, "state": state, "version": version.number if version else 0, "text": text}


def _add(meeting: Meeting, item: Mapping[str, Any], by: User | None) -> AgendaItem:
    taken = list(meeting.items.values_list("number", flat=True))
    return create_item(
        meeting=meeting,
        number=free_number(item["number"], taken),
        title=item["title"] or UNTITLED,
        by=by,
    )


@transaction.atomic
def write_item(
    *,
    source: MinutesSource,
    place: int,
    item: AgendaItem,
    blocks: Sequence[Block],
    kept: Reasons | None = None,
    by: User | None,
) -> None:
    """Make `blocks` the item's minutes, each with its place in the source; where the attendance does not say who spoke
    as what, the source does, whose lists know more than the words. Raises NotAllowed."""
    read = items_of(source)[place]
    outside = [(first, last) for _, first, last in read["outside"]]
    found = placed(source.text, *read["place"], blocks, outside)
    places = {number: as_place(run) for number, run in enumerate(found.places)}
    set_minutes(item=item, blocks=blocks, kept=kept, source=source, places=places, by=by)
    kinds = {_bare(name): kind for name, kind in read["speakers"].items() if kind != "none"}
    for row in item.paragraphs.filter(attendance=None).exclude(speaker=""):
        if (kind := kinds.get(_bare(row.speaker), "")) not in ("", row.speaker_kind):
            row.speaker_kind = kind
            row.save(update_fields=["speaker_kind"])


def _bare(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@dataclass(frozen=True)
class Answer:
    """What a person says to an item of the file: its text, as the editor's; `item` None adds it to the agenda. `kept`
    says why words stay that were warned of; `mentions` are measures, where in the source they are spoken of, and
    the figure as said."""

    place: int
    item: AgendaItem | None
    text: str
    kept: Reasons | None = None
    mentions: Sequence[tuple[Indicator, int, Stated]] = ()


@transaction.atomic
def confirm_items(*, source: MinutesSource, answers: Sequence[Answer], by: User | None) -> None:
    """Make the minutes of items what a person says they are. Raises NotAllowed; then nothing is written."""
    demand(why_not_answer(source) or why_not_edit(source.meeting))
    names = [each.name for each in speakers_at(source.meeting)]
    for answer in answers:
        _confirm(source, answer, names, by)
    if answers:
        confirm_meeting(meeting=source.meeting, by=by)


def _confirm(source: MinutesSource, answer: Answer, names: Sequence[str], by: User | None) -> None:
    read = items_of(source)[answer.place]
    closed = bool(answer.item and answer.item.exempt_paragraph)
    demand(why_not_private(read["title"], bool(read["private"]), closed))
    item = answer.item or _add(source.meeting, read, by)
    blocks = read_marks(answer.text, names).blocks
    write_item(source=source, place=answer.place, item=item, blocks=blocks, kept=answer.kept, by=by)
    found = [(_row_at(item, at), measure, said) for measure, at, said in answer.mentions]
    confirmed = [Mention(row.pk, measure, said.value, said.period) for row, measure, said in found if row]
    set_mentions(item=item, confirmed=confirmed, taken_back=[], by=by)
    _answer(source, answer.place, _said(source, answer.place, item.pk, "confirmed"), by)
    _record(source, "confirmed minutes that were read in", {}, by)


def _row_at(item: AgendaItem, at: int) -> MinutesParagraph | None:
    """The paragraph with the words at this place of the source."""
    for row in item.paragraphs.exclude(source_place=""):
        run = from_place(row.source_place)
        if run and run[0] <= at < run[1]:
            return row
    return None


@transaction.atomic
def keep_typed(*, source: MinutesSource, typed: Mapping[int, Typed]) -> None:
    """By place what somebody typed and has not confirmed. No minutes say it, so it is not in the trail."""
    source.answers = with_typed(source.answers, typed)
    source.save(update_fields=["answers"])


@transaction.atomic
def leave_item(*, source: MinutesSource, place: int, by: User | None) -> None:
    """An item of the file is not taken over; its words stay with the source. Raises NotAllowed."""
    demand(why_not_answer(source) or why_not_edit(source.meeting))
    _answer(source, place, {"item": None, "state": "left"}, by)
    _record(source, "left out an item that was read in", {}, by)


@transaction.atomic
def set_aside(*, source: MinutesSource, by: User | None) -> None:
    """Nothing more is taken from it. What was written stays as it is and can be changed as any minutes. Raises
    NotAllowed."""
    demand(why_not_answer(source))
    source.state = State.SET_ASIDE
    source.save(update_fields=["state"])
    _record(source, "set brought-in minutes aside", {}, by)


def _answer(source: MinutesSource, place: int, said: dict[str, Any], by: User | None) -> None:
    source.answers = {**source.answers, "items": {**source.answers.get("items", {}), str(place): said}}
    if all_answered(source):
        source.state, source.confirmed_by, source.confirmed_at = State.CONFIRMED, by, timezone.now()
    source.save()


def all_answered(source: MinutesSource) -> bool:
    answered = answered_in(source)
    states = [answered.get(place, {}).get("state") for place in range(len(items_of(source)))]
    return bool(states) and all(state in SETTLED for state in states)


def _set_earlier_aside(source: MinutesSource) -> None:
    """Of which every item came again with this one."""
    mine = {said["item"] for said in answered_in(source).values()}
    others = source.meeting.minutes_sources.filter(state=State.READ).exclude(pk=source.pk)
    for other in others:
        theirs = {said["item"] for said in answered_in(other).values()}
        if theirs and theirs <= mine and len(theirs) == len(items_of(other)):
            other.state = State.SET_ASIDE
            other.save(update_fields=["state"])


def _record(source: MinutesSource, verb: str, detail: dict[str, Detail], by: User | None) -> None:
    audit.record(by=by, council=source.council, verb=verb, subject=source, detail=detail)


@transaction.atomic
def take_facts(
    *, source: MinutesSource, about: Collection[str], there: Sequence[There], by: User | None
) -> None:
    """Take over what the file says of the meeting: of `about` "time" and "place", and those who were there or sent
    apologies. Who is on the attendance already stays as they are. Raises NotAllowed."""
    demand(why_not_answer(source) or why_not_edit(source.meeting))
    facts, meeting = source.read["facts"], source.meeting
    values: dict[str, object] = {}
    if "time" in about and facts["time"]:
        values["time"] = time.fromisoformat(facts["time"])
    if "place" in about and facts["place"]:
        values["location"] = facts["place"]
    if values:
        edit_meeting(meeting=meeting, values=values, by=by)
    if new := new_attendance(meeting, there):
        set_attendance(meeting=meeting, rows=[*attended_now(meeting), *(each.row for each in new)], by=by)
