"""Suggests actions: what was promised, asked for or marked as one, with its owner and when it is due. Pure."""

from collections.abc import Iterator, Sequence

from committees.reading.outcomes.action_marks import due_alone, mark_alone, with_notes
from committees.reading.outcomes.action_tables import owner_cell, owners_beside, rows_of
from committees.reading.outcomes.due import due_in
from committees.reading.outcomes.limb_actions import limb_actions
from committees.reading.outcomes.once import told_once
from committees.reading.outcomes.promises import promised_in, request_in
from committees.reading.result import ASKS_NOTHING, Action, Paragraph, Resolution
from committees.reading.sources.blocks import Source
from committees.reading.speech.sentences import sentences


def actions_of(
    source: Source, blocks: range, paragraphs: list[Paragraph], resolutions: list[Resolution]
) -> list[Action]:
    """Of an item, which has these `blocks`: from tables and lists of actions, from marks, promises and requests in its
    paragraphs, and from limbs that ask for something to be done."""
    rows = rows_of(source, paragraphs)
    ends = {limb.pieces[-1].block for one in resolutions for limb in one.limbs}
    # "(b) The nurse to be invited. Action: Clerk"
    marks = [
        one
        for one in paragraphs
        if one.pieces[0].start and one.pieces[0].block in ends and mark_alone(one.text)
    ]
    below = _marks_below(paragraphs, resolutions)
    beside = owners_beside(source, blocks) | {
        block: (one.owner, one.due)
        for block, mark in [*((mark.pieces[0].block, mark) for mark in marks), *below.items()]
        for one in promised_in(mark)
    }
    marks += below.values()
    listed = {row.pieces[0] for row in rows} | {mark.pieces[0] for mark in marks}
    told = [one for one in paragraphs if one.pieces[0] not in listed and not _beside(source, one, beside)]
    limbs = [action for one in resolutions for action in limb_actions(one.limbs, beside)]
    found = [*(_with_owner(row, beside) for row in rows), *_of_paragraphs(told, beside), *limbs]
    return told_once(found)


def _marks_below(paragraphs: list[Paragraph], resolutions: list[Resolution]) -> dict[int, Paragraph]:
    """ "ACTION BY: Head of Care" on the line below a resolution: of the last limb that leaves something to do."""
    alone = {
        one.pieces[0].block: one for one in paragraphs if not one.pieces[0].start and mark_alone(one.text)
    }
    found = {}
    for resolution in resolutions:
        mark = alone.get(resolution.limbs[-1].pieces[-1].block + 1)
        if mark:
            asks = [limb for limb in resolution.limbs if limb.verb not in ASKS_NOTHING] or resolution.limbs
            found[asks[-1].pieces[-1].block] = mark
    return found


def _beside(source: Source, paragraph: Paragraph, beside: dict[int, tuple[str, str]]) -> bool:
    """Whether it only says who is to do what stands in the cell before it."""
    block = paragraph.pieces[0].block
    return block - 1 in beside and owner_cell(source.blocks[block].text) is not None


def _with_owner(action: Action, beside: dict[int, tuple[str, str]]) -> Action:
    owner, due = beside.get(action.pieces[0].block, ("", ""))
    return action._replace(owner=owner or action.owner, due=due or action.due)


def _of_paragraphs(paragraphs: Sequence[Paragraph], beside: dict[int, tuple[str, str]]) -> Iterator[Action]:
    answered = {one.answers for one in paragraphs}
    paragraphs = _with_due_below(paragraphs)
    promised: set[int] = set()
    asked: list[tuple[int, Action]] = []
    for number, paragraph in enumerate(paragraphs):
        if mark_alone(paragraph.text) and number:
            # What was said before it is what it marks
            paragraph = _joined(paragraphs[number - 1], paragraph)
            promised.add(number - 1)
        own = with_notes(list(promised_in(paragraph)), paragraph.text)
        if not own and paragraph.pieces[0].block in beside:
            own = [_last_sentence(paragraph)]
        if own and paragraph.answers is not None:
            promised.add(paragraph.answers)
        if own:
            yield from (_with_owner(one, beside) for one in own)
        elif request := request_in(paragraph, number in answered):
            asked.append((number, request))
    # What was asked for and promised in the answer is one action
    yield from (action for number, action in asked if number not in promised)


def _with_due_below(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """ "Deadline: 3 May" is read with the action above it."""
    found: list[Paragraph] = []
    for number, one in enumerate(paragraphs):
        below = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        joined = below is not None and not due_alone(one.text) and due_alone(below.text)
        found.append(one._replace(text=f"{one.text}. {below.text}") if below and joined else one)
    return found


def _joined(before: Paragraph, mark: Paragraph) -> Paragraph:
    start, end = list(sentences(before.text))[-1]
    return mark._replace(text=f"{before.text[start:end]} {mark.text}", pieces=(*before.pieces, *mark.pieces))


def _last_sentence(paragraph: Paragraph) -> Action:
    start, end = list(sentences(paragraph.text))[-1]
    text = paragraph.text[start:end].strip()
    return Action(text, "", due_in(text), paragraph.pieces, 0.8)
