"""The minutes of an item as they stand, read as the editor holds them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from committees.meetings.querysets import next_of
from committees.minutes.editor.due import names_meeting_of
from committees.minutes.marks.heads import first_line, known, plain_in, read_speaker
from committees.minutes.marks.initials import shortened
from committees.minutes.marks.limbs import is_limb
from committees.minutes.marks.said import Block, LimbSaid, Paragraph, Resolved, ToDo
from committees.minutes.marks.votes import names_people, read_votes
from committees.minutes.presenters import name_of, sign_labels
from committees.minutes.speech import split_speech
from committees.models import (
    Action,
    AgendaItem,
    Attendance,
    Limb,
    Meeting,
    MinutesParagraph,
    MinutesVersion,
    Resolution,
)
from committees.models.visibility import nameable
from committees.reading.speech.offices import OFFICES, office_of
from indicators.terms.periods import day_words

THERE = (Attendance.Status.PRESENT, Attendance.Status.REMOTE)
SPEAKS_AS = {"vice_chair": "member", "substitute": "member"}


@dataclass(frozen=True)
class Speaker:
    """`name` as a paragraph may begin with it; one that is not `offered` to who types is understood all the same."""

    name: str
    attendance: Attendance
    offered: bool = True

    @property
    def kind(self) -> str:
        return SPEAKS_AS.get(self.attendance.capacity, self.attendance.capacity)


def speakers_at(meeting: Meeting) -> list[Speaker]:
    """Everybody who was there, by name, role, short forms of their own and, for who presided, by that. One
    query."""
    rows = list(meeting.attendance.filter(status__in=THERE).select_related("person"))
    found: dict[str, Speaker] = {}
    every = [called_in(row) for row in rows]
    held = {row.capacity for row in rows}
    for row, called, short in zip(rows, every, shortened(every).own, strict=True):
        # Who is the Chair and did not chair does not speak as the Chair where another did
        names = [
            each for each in called if office_of(each) in ("", row.capacity) or office_of(each) not in held
        ]
        for name in [*names, *OFFICES.get(row.capacity, ()), *short]:
            if name.strip():
                found.setdefault(name.strip().casefold(), Speaker(name.strip(), row, name in names))
    return list(found.values())


def called_in(row: Attendance) -> list[str]:
    """What somebody is called on the attendance: by name, post and the office in which they presided."""
    names = [row.person.name, row.person.role] if row.person else [row.words]
    return [*names, *OFFICES.get(row.capacity, ())[:1]]


def unclear_among(speakers: Sequence[Speaker]) -> Mapping[str, Sequence[str]]:
    """Short forms that could mean several of them, or something else, with whom of them."""
    rows = {each.attendance.pk: each.attendance for each in speakers}
    return shortened([called_in(row) for row in rows.values()]).unclear


@dataclass(frozen=True)
class Standing:
    """The rows of an item's minutes. `actions` are those that nothing has happened to yet: the others have a history
    of their own and are changed where it stands."""

    paragraphs: Sequence[MinutesParagraph]
    resolutions: Sequence[Resolution]
    limbs: Sequence[Limb]
    actions: Sequence[Action]


def standing_of(item: AgendaItem) -> Standing:
    """As `standings_of`, of one item."""
    return standings_of([item])[item.pk]


def standings_of(items: Sequence[AgendaItem]) -> dict[int, Standing]:
    """By the item's key. Six queries, however many items there are."""
    resolutions = Resolution.objects.filter(item__in=items).select_related(
        "mover__person", "seconder__person"
    )
    actions = Action.objects.filter(item__in=items, state=Action.State.OPEN, events=None)
    read = (
        MinutesParagraph.objects.filter(item__in=items).prefetch_related("mentions__indicator"),
        resolutions.prefetch_related("named_votes__attendance__person").order_by("order"),
        Limb.objects.filter(resolution__item__in=items).select_related("resolution").order_by("order"),
        actions.select_related("due_meeting", "limb").order_by("pk"),
    )
    found: dict[int, list[list]] = {item.pk: [[], [], [], []] for item in items}
    by_key = {item.pk: item for item in items}
    for place, rows in enumerate(read):
        for row in rows:
            key = row.resolution.item_id if isinstance(row, Limb) else row.item_id
            if not isinstance(row, Limb):
                row.item = by_key[key]
            found[key][place].append(row)
    return {key: Standing(*rows) for key, rows in found.items()}


def blocks_of(item: AgendaItem, standing: Standing) -> list[Block]:
    """Paragraphs and resolutions in their order, and each action where it stands among them."""
    due = any(each.due_meeting_id for each in standing.actions)
    coming = next_of(item.meeting) if due else None
    labels, rows = sign_labels(standing.limbs), _in_order(standing)
    numbers: dict[int, int] = {}
    blocks: list[Block] = []
    actions = sorted(standing.actions, key=lambda each: _place_of(each, rows))
    for place in range(len(rows) + 1):
        if place:
            row = rows[place - 1]
            limbs = [limb for limb in standing.limbs if limb.resolution_id == row.pk]
            resolved = isinstance(row, Resolution)
            blocks.append(_resolved(row, limbs) if resolved else _paragraph(row, numbers))
        blocks += [_to_do(each, labels, coming) for each in actions if _place_of(each, rows) == place]
    return blocks


def _in_order(standing: Standing) -> list[MinutesParagraph | Resolution]:
    """Behind each paragraph the resolutions that stand there."""
    found: list[MinutesParagraph | Resolution] = []
    last = len(standing.paragraphs)
    for place in range(last + 1):
        found += standing.paragraphs[place - 1 : place] if place else []
        found += [
            each
            for each in standing.resolutions
            if (last if each.after is None else min(each.after, last)) == place
        ]
    return found


def _place_of(action: Action, rows: Sequence[MinutesParagraph | Resolution]) -> int:
    """After how many of them it stands: where it was written, but never before what it came of. What was never written
    there stands behind what it came of and the resolutions there, else at the end."""
    came_of = -1
    for place, row in enumerate(rows):
        ours = isinstance(row, Resolution) and action.limb is not None and action.limb.resolution_id == row.pk
        if ours or (
            action.limb_id is None and isinstance(row, MinutesParagraph) and row.pk == action.paragraph_id
        ):
            came_of = place
    if action.after is not None:
        return min(max(action.after, came_of + 1), len(rows))
    if came_of < 0:
        return len(rows)
    behind = came_of + 1
    while action.limb_id is None and behind < len(rows) and isinstance(rows[behind], Resolution):
        behind += 1
    return behind


def _paragraph(row: MinutesParagraph, numbers: dict[int, int]) -> Paragraph:
    if row.kind == row.Kind.QUESTION:
        numbers[row.pk] = len(numbers) + 1
    speaker, text = said_in(row)
    return Paragraph(row.kind, text, speaker, numbers.get(row.answers_id or 0))


def said_in(row: MinutesParagraph) -> tuple[str, str]:
    """Who speaks and what they say, apart: a text that is stored may begin with its speaker."""
    speaker, text = split_speech(row.speaker, row.text)
    return speaker.removesuffix(":"), text


def _resolved(row: Resolution, limbs: Sequence[Limb]) -> Resolved:
    said = []
    for outer in (limb for limb in limbs if limb.parent_id is None):
        said.append(LimbSaid(outer.text, outer.verb, 1, outer.label))
        inner = (limb for limb in limbs if limb.parent_id == outer.pk)
        said += [LimbSaid(limb.text, limb.verb, 2, limb.label) for limb in inner]
    return Resolved(row.preamble, tuple(said), tuple(tail_of(row)))


def tail_of(row: Resolution) -> list[str]:
    """The lines on who moved it and how it was voted on."""
    lines = []
    moved = [f"moved {name_of(row.mover)}"] if row.mover else []
    moved += [f"seconded {name_of(row.seconder)}"] if row.seconder else []
    if moved:
        lines.append(", ".join(moved))
    counts = {"for": row.votes_for, "against": row.votes_against, "abstained": row.votes_abstained}
    if counted := [f"{number} {way}" for way, number in counts.items() if number is not None]:
        lines.append(", ".join(counted))
    named = list(row.named_votes.all())
    for way in counts:
        if names := [name_of(vote.attendance) for vote in named if vote.choice == way]:
            lines.append(f"{way}: {'; '.join(names)}")
    # Who moved or voted and is not on the attendance stands as it was written, to be found there later; and so does a
    # limb that came too late, to be moved up
    lines += [
        line if names_people(line) or is_limb(line) else f"vote: {line}"
        for line in row.vote.split("\n")
        if line
    ]
    return [*lines, row.outcome] if row.outcome != row.Outcome.CARRIED else lines


def _to_do(row: Action, labels: dict[int, str], coming: Meeting | None) -> ToDo:
    due = ""
    if row.due_meeting_id:
        due = "by the next meeting"
        if coming is None or row.due_meeting_id != coming.pk:
            due = f"by the meeting of {day_words(row.due_meeting.date)}"
    elif row.due_on and not names_meeting_of(row.due_note, row.due_on, row.item.meeting.date):
        due = f"by {day_words(row.due_on)}"
    elif row.due_note.lower().startswith(("by ", "at ")):
        due = row.due_note
    return ToDo(row.title, row.owner, due, labels.get(row.limb_id or 0, ""))


def found_again(standing: Standing, speakers: Sequence[Speaker]) -> bool:
    """Whether the attendance has somebody whom the minutes name without it, a speaker, a mover, a voter; or somebody
    else by the name under which a paragraph has one: another who chaired, or one of two by now."""
    names = known(each.name for each in speakers)
    bare = {known([each.name])[0].casefold(): each.attendance.pk for each in speakers}
    lines = [line for row in standing.resolutions for line in row.vote.split("\n") if names_people(line)]
    unclear = {form.casefold() for form in unclear_among(speakers)}
    said = [((known([row.speaker]) or ("",))[0].casefold(), row.attendance_id) for row in standing.paragraphs]
    another = any(bare.get(name, was) != was or (was and name in unclear) for name, was in said)
    return another or any(not read_votes([line], names).unknown for line in lines)


def with_speakers(
    blocks: Sequence[Block], standing: Standing, speakers: Sequence[Speaker], plain: Collection[str]
) -> list[Block]:
    """`blocks` of `blocks_of`, with those who speak in them and were not on the attendance yet when it was typed. What
    was read in from a file was judged there; `plain` are first lines that were typed so that nobody speaks in them."""
    names, rows = known(each.name for each in speakers), iter(standing.paragraphs)
    found = list(blocks)
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        judged = next(rows).source_id or block.speaker or block.kind == "procedure"
        if not judged and first_line(block.text) not in plain:
            speaker, text = read_speaker(block.text, names)
            found[place] = replace(block, speaker=speaker, text=text)
    return found


def plain_texts(items: Sequence[AgendaItem]) -> dict[int, set[str]]:
    """By the item's key the first lines of what was saved with the sign that nobody speaks in it. One query."""
    newest = MinutesVersion.objects.filter(item=OuterRef("item")).order_by("-number").values("number")[:1]
    found: dict[int, set[str]] = {item.pk: set() for item in items}
    for version in MinutesVersion.objects.filter(item__in=items, number=Subquery(newest)):
        found[version.item_id] = plain_in(version.words.get("lines", []))
    return found


def with_a_history(item: AgendaItem) -> list[Action]:
    """Actions of the item that are not in its text: something has happened to them, and they are changed there."""
    ours = Q(state=Action.State.OPEN, events=None)
    return list(item.actions.exclude(ours).order_by("pk").distinct())


def newest_version(item: AgendaItem) -> MinutesVersion | None:
    return item.versions.select_related("by").first()


def meetings_after(meeting: Meeting) -> dict[date, bool]:
    """The committee's later ones that it may name, by day, and whether each stands. One query."""
    found = Meeting.objects.filter(nameable(meeting), committee=meeting.committee_id, date__gt=meeting.date)
    return {day: state == Meeting.State.STANDS for day, state in found.values_list("date", "state")}
