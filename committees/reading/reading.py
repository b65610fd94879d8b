"""Minutes, of any kind of source, into items with paragraphs, resolutions, actions, documents and mentions. Pure.

A person confirms everything. What is not understood is a paragraph in its place; no word is ever left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from committees.reading.doubts import unsure, votes_that_differ
from committees.reading.kept import with_all_words
from committees.reading.outcomes.once import told_once
from committees.reading.outcomes.resolutions import Body, find_resolutions
from committees.reading.outcomes.to_do import actions_of
from committees.reading.references.documents import document_of
from committees.reading.references.mentions import Names, mentions_in
from committees.reading.result import Document, Doubt, Item, Paragraph, Part, Reading, Resolution, texts_of
from committees.reading.sources.blocks import Source, SourceKind
from committees.reading.sources.kinds import read_pasted, read_source
from committees.reading.speech.paragraphs import Speech, Told, paragraph_of
from committees.reading.speech.people import People, people_of
from committees.reading.structure.items import Draft, split_items
from committees.reading.structure.moves import split_transcript
from committees.reading.structure.page_marks import with_page_marks


def read_minutes(content: bytes | str, names: Names = ()) -> Reading:
    """What a file, or a pasted text, says. `names`: slugs of indicators, each with what it is called.

    Raises MinutesRefused where nothing can be read as minutes.
    """
    source = read_source(content) if isinstance(content, bytes) else read_pasted(content)
    return read_blocks(source, names)


def read_blocks(source: Source, names: Names = ()) -> Reading:
    source = with_page_marks(source)
    people = people_of(source, source.attendees)
    if source.kind is SourceKind.WEBVTT:
        drafts = split_transcript(source)
    else:
        drafts = split_items(source)
    ends = [*(draft.first for draft in drafts[1:]), len(source.blocks)]
    items = tuple(
        read_item(source, draft, range(draft.first, end), people, names)
        for draft, end in zip(drafts, ends, strict=True)
    )
    return Reading(source, tuple(with_their_actions(items)), source.attendees, tuple(_doubts(items)))


def with_their_actions(items: Sequence[Item]) -> Iterator[Item]:
    """Each with the actions that a table, often at the end of the minutes, says come from it."""
    numbers = {item.number.rstrip(".") for item in items if item.number}
    elsewhere = {
        action: action.item.rstrip(".")
        for item in items
        for action in item.actions
        if action.item.rstrip(".") in numbers - {item.number.rstrip(".")}
    }
    for item in items:
        own = [action for action in item.actions if action not in elsewhere]
        sent = [action for action, number in elsewhere.items() if number == item.number.rstrip(".")]
        yield replace(item, actions=tuple(told_once([*own, *sent]))) if elsewhere else item


def read_item(source: Source, draft: Draft, blocks: range, people: People, names: Names) -> Item:
    """`blocks` are those of the item, each of which is in one of its parts."""
    body = Body(source, draft.body, frozenset(draft.decisions), frozenset(draft.documents))
    parts = with_all_words(source, blocks, list(draft.before) + _told(source, body, people))
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    resolutions = [part for part in parts if isinstance(part, Resolution)]
    named = (document_of(source, draft.titled_document),) if draft.titled_document else ()
    return Item(
        draft.number,
        draft.title,
        tuple(parts),
        tuple(actions_of(source, blocks, paragraphs, resolutions)),
        tuple(mentions_in(names, paragraphs, resolutions)),
        named,
    )


def _told(source: Source, body: Body, people: People) -> list[Part]:
    """The minutes of an item: paragraphs, resolutions and documents in their order."""
    speech = Speech(source, people)
    order: list[Told | Resolution | Document] = []
    for part in find_resolutions(body):
        if isinstance(part, Resolution):
            order.append(part)
        elif part in body.documents:
            order.append(document_of(source, part))
        else:
            before = len(speech.told)
            speech.add_line(part)
            order += speech.told[before:]
    return [paragraph_of(source, one, people) if isinstance(one, Told) else one for one in order]


def _doubts(items: tuple[Item, ...]) -> list[Doubt]:
    """Places left to be filled in, votes that do not add up, and an end in the middle of a sentence."""
    doubts = []
    for item in items:
        for part in item.parts:
            if isinstance(part, Paragraph) and unsure(part.text):
                doubts.append(Doubt(f"This was left to be filled in: “{part.text[:120]}”.", part.pieces))
        told = [part for part in item.parts if isinstance(part, Paragraph | Resolution)]
        texts = [" ".join(texts_of(part)) for part in told]
        doubts += [Doubt(sentence, told[at].pieces) for at, sentence in votes_that_differ(texts)]
    paragraphs = [part for item in items for part in item.parts if isinstance(part, Paragraph)]
    if paragraphs and paragraphs[-1].text[-1:].isalpha() and len(paragraphs[-1].text) > 120:
        doubts.append(Doubt("The text ends in the middle of a sentence.", paragraphs[-1].pieces))
    return doubts
