"""The minutes of an item written as a whole: what stays keeps its row, and every change leaves a version."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import TypedDict

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.meetings.actions import minutes_changed
from committees.minutes.editor.margin.querysets import known_of
from committees.minutes.editor.matching import matched
from committees.minutes.editor.querysets import (
    Speaker,
    Standing,
    blocks_of,
    found_again,
    newest_version,
    plain_texts,
    said_in,
    speakers_at,
    standing_of,
    standings_of,
    with_speakers,
)
from committees.minutes.editor.reasons import Reasons, anywhere, reasons_for, reasons_of
from committees.minutes.editor.rows import actions as rows
from committees.minutes.following.actions import follow_limbs
from committees.minutes.marks.heads import known
from committees.minutes.marks.said import Block, Paragraph, Resolved, ToDo
from committees.minutes.marks.writing import written_blocks
from committees.minutes.notes.actions import compare_mentions
from committees.minutes.notes.warnings import warnings_of
from committees.minutes.policies import why_not_show
from committees.minutes.presenters import sign_labels
from committees.minutes.speech import text_to_keep
from committees.models import (
    AgendaItem,
    Meeting,
    MinutesParagraph,
    MinutesSource,
    MinutesVersion,
)
from committees.models.visibility import minutes_are_out
from committees.policies import why_not_edit
from committees.reading.speech.spoken import kind_of_speaker

OUT_OF_THE_WAY = 10_000  # positions are unique, so all step aside before they take their new places


class Words(TypedDict):
    """What a version holds: the blocks of the editor, and of each why words stay that are warned of."""

    lines: list[str]
    kept: list[dict[str, str]]


@transaction.atomic
def set_minutes(
    *,
    item: AgendaItem,
    blocks: Sequence[Block],
    kept: Reasons | None = None,
    source: MinutesSource | None = None,
    places: Mapping[int, str] | None = None,
    by: User | None,
) -> MinutesVersion | None:
    """Write the item's minutes so that they say `blocks`, in that order. Gives the new version, None where nothing
    changed. A row whose words stay, or change in part, stays the same row, with its mentions, answers and actions.

    `kept` says why words stay that are warned of; None leaves what was said. `places` is where in `source` a
    block stands, by its place among `blocks` from 0. Raises NotAllowed once minutes are agreed, and where readers see
    them already and new words are warned of that nobody has kept.
    """
    demand(why_not_edit(item.meeting))
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    speakers = speakers_at(item.meeting)
    names = [each.name for each in speakers]
    before = standing_of(item)
    limbs = {limb.pk: limb.text for limb in before.limbs}
    lines_before, cited = written_blocks(blocks_of(item, before), names), sign_labels(before.limbs)
    written = _write_paragraphs(item, before, blocks, speakers, read_in=source is not None)
    rows.write_resolutions(item=item, standing=before, blocks=blocks, speakers=speakers, by=by)
    rows.write_deeds(item=item, standing=before, blocks=blocks, paragraphs=written, cited=cited, by=by)
    follow_limbs(item=item, was=limbs, by=by)
    if source is not None:
        _remember_places(item, blocks, written, source, places or {})
    compare_mentions(item=item)
    lines = written_blocks(blocks_of(item, standing_of(item)), names)
    last = newest_version(item)
    reasons = reasons_for(_reasons_of(last) if kept is None else kept, lines)
    if minutes_are_out(item.meeting):
        demand(why_not_show(_unexplained(item, speakers, lines_before, lines, reasons)))
        if lines != lines_before:
            minutes_changed(item.meeting)
    return _new_version(item, last, lines_before, {"lines": lines, "kept": reasons}, by)


@transaction.atomic
def match_attendance(*, meeting: Meeting, by: User | None) -> None:
    """Find in minutes that stand already those who were put on the attendance since: who spoke, moved, seconded or
    voted by name. Nothing else of the minutes changes. Raises NotAllowed once they are agreed."""
    items = list(meeting.items.all())
    speakers, standings, plain = speakers_at(meeting), standings_of(items), plain_texts(items)
    for item in items:
        item.meeting = meeting
        standing = standings[item.pk]
        blocks = blocks_of(item, standing)
        found = with_speakers(blocks, standing, speakers, plain[item.pk])
        if found != blocks or found_again(standing, speakers):
            set_minutes(item=item, blocks=found, by=by)


def _unexplained(
    item: AgendaItem,
    speakers: Sequence[Speaker],
    before: Sequence[str],
    after: Sequence[str],
    kept: Sequence[Mapping[str, str]],
) -> int:
    """How many words are warned of that were not there before, and of which nobody has said why they stay. What holds
    everywhere in the item may have stood anywhere in it."""
    known, item_wide = known_of(item, item.meeting.committee.council, speakers), anywhere(kept)
    stood = [{each.quoted for each in warnings_of(line, known)} for line in before]
    ever = set().union(*stood)
    places = matched(before, after)
    found: set[tuple[str, int]] = set()
    for number, (line, here, place) in enumerate(zip(after, kept, places, strict=True), 1):
        there = set() if place is None else stood[place]
        for each in warnings_of(line, known, here, item_wide):
            if not each.why and each.quoted not in (ever if each.everywhere else there):
                found.add((each.quoted, 0 if each.everywhere else number))
    return len(found)


def _reasons_of(version: MinutesVersion | None) -> Reasons:
    return reasons_of(version.words) if version else ()


def _new_version(
    item: AgendaItem, last: MinutesVersion | None, before: list[str], words: Words, by: User | None
) -> MinutesVersion | None:
    if words["lines"] == before and words["kept"] == reasons_for(_reasons_of(last), before):
        return None
    audit.record(
        by=by,
        council=item.meeting.committee.council,
        verb="wrote minutes",
        subject=item,
        detail={"changed": _changed(before, words["lines"])},
    )
    if last is None and before:  # what stood already was written by no editor: it is what can be put back
        last = _add_version(item, None, {"lines": before, "kept": []}, None)
    return _add_version(item, last, words, by)


def _add_version(
    item: AgendaItem, last: MinutesVersion | None, words: Words, by: User | None
) -> MinutesVersion:
    return MinutesVersion.objects.create(item=item, number=last.number + 1 if last else 1, words=words, by=by)


def _changed(before: list[str], after: list[str]) -> Change:
    """The lines that went and those that came."""
    steps = [
        step
        for step in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if step[0] != "equal"
    ]
    gone = list(chain.from_iterable(before[start:end] for _, start, end, _, _ in steps))
    come = list(chain.from_iterable(after[start:end] for _, _, _, start, end in steps))
    return Change({"minutes": gone}, {"minutes": come})


def _write_paragraphs(
    item: AgendaItem,
    standing: Standing,
    blocks: Sequence[Block],
    speakers: Sequence[Speaker],
    *,
    read_in: bool,
) -> list[MinutesParagraph]:
    """The rows in their order, one for each paragraph among the blocks."""
    said = [block for block in blocks if isinstance(block, Paragraph)]
    was = [f"{each.speaker} {each.text}".strip() for each in standing.paragraphs]
    places = matched(was, [f"{each.speaker} {each.text}".strip() for each in said])
    by_name = {known([each.name])[0].casefold(): each for each in speakers}
    stays = {standing.paragraphs[place].pk for place in places if place is not None}
    item.paragraphs.update(position=F("position") + OUT_OF_THE_WAY, answers=None)
    item.paragraphs.exclude(pk__in=stays).delete()
    written: list[MinutesParagraph] = []
    for number, (block, place) in enumerate(zip(said, places, strict=True), 1):
        row = MinutesParagraph(item=item) if place is None else standing.paragraphs[place]
        speaker = by_name.get((known([block.speaker]) or ("",))[0].casefold())
        row.text = block.text if read_in else _text_of(row, block)
        row.speaker_kind = speaker.kind if speaker else _kind_of(row, block)
        row.position, row.kind, row.speaker = number, block.kind, block.speaker[:160]
        row.attendance = speaker.attendance if speaker else None
        row.answers = None
        written.append(row)
    _save(written)
    _pair(said, written)
    return written


def _kind_of(row: MinutesParagraph, block: Paragraph) -> str:
    """Of somebody who is not on the attendance. What a person was read in as stays while they are called the same."""
    same = bool(block.speaker) and known([row.speaker]) == known([block.speaker])
    return (row.speaker_kind if same else "") or kind_of_speaker(block.speaker, block.text, block.kind)


def _text_of(row: MinutesParagraph, block: Paragraph) -> str:
    """A sentence that was read in whole, with its speaker in it, stays so until its words change."""
    if row.pk and said_in(row) == (block.speaker, block.text):
        return row.text
    return text_to_keep(block.speaker, block.text)


def _save(written: Sequence[MinutesParagraph]) -> None:
    fields = ["position", "kind", "text", "speaker", "attendance", "speaker_kind", "answers"]
    MinutesParagraph.objects.bulk_update([row for row in written if row.pk], fields, batch_size=100)
    MinutesParagraph.objects.bulk_create([row for row in written if not row.pk])


def _pair(said: Sequence[Paragraph], written: Sequence[MinutesParagraph]) -> None:
    questions = [row for row in written if row.kind == row.Kind.QUESTION]
    answers = []
    for block, row in zip(said, written, strict=True):
        if block.kind == "answer" and block.answers and block.answers <= len(questions):
            row.answers = questions[block.answers - 1]
            answers.append(row)
    MinutesParagraph.objects.bulk_update(answers, ["answers"], batch_size=100)


def _remember_places(
    item: AgendaItem,
    blocks: Sequence[Block],
    written: Sequence[MinutesParagraph],
    source: MinutesSource,
    places: Mapping[int, str],
) -> None:
    paragraphs, changed = iter(written), []
    resolutions = iter(item.resolutions.order_by("order"))
    for place, block in enumerate(blocks):
        if isinstance(block, ToDo):
            continue
        row = next(resolutions, None) if isinstance(block, Resolved) else next(paragraphs)
        if row is not None:
            row.source, row.source_place = source, places.get(place, "")
            changed.append(row)
    for row in changed:
        row.save(update_fields=["source", "source_place"])
