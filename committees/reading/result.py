"""What was read of minutes: parts in the order of the source, each with its place in it. Pure.

Each word of the source is in exactly one part. Actions and mentions quote parts; they take no words away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from committees.reading.sources.blocks import Attendee, Piece, Source
from committees.reading.wordlists import words

Pieces = tuple[Piece, ...]


class SpeechKind(StrEnum):
    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"
    PROCEDURE = "procedure"


class SpeakerKind(StrEnum):
    MEMBER = "member"
    OFFICER = "officer"
    CHAIR = "chair"
    COOPTED = "coopted"
    YOUNG_PERSON = "young_person"
    PUBLIC = "public"
    NONE = "none"


class Verb(StrEnum):
    """What was done, as minutes say it; `OTHER` where they say it by none of these."""

    NOTED = "noted"
    RECEIVED = "received"
    WELCOMED = "welcomed"
    THANKED = "thanked"
    CONGRATULATED = "congratulated"
    COMMENDED = "commended"
    AGREED = "agreed"
    ACCEPTED = "accepted"
    SUPPORTED = "supported"
    APPROVED = "approved"
    ENDORSED = "endorsed"
    ADOPTED = "adopted"
    CONFIRMED = "confirmed"
    APPOINTED = "appointed"
    REQUESTED = "requested"
    INVITED = "invited"
    INSTRUCTED = "instructed"
    AUTHORISED = "authorised"
    DELEGATED = "delegated"
    REFERRED = "referred"
    DEFERRED = "deferred"
    RECOMMENDED = "recommended"
    EXCLUDED = "excluded"
    OTHER = "other"


# Verbs after which nothing is to be done
ASKS_NOTHING = frozenset(
    Verb(one)
    for one in words(
        "noted received welcomed thanked congratulated commended confirmed approved adopted endorsed excluded"
    )
)


# Verbs that ask something of another: so do all limbs below them
HANDED_ON = frozenset(
    Verb(one) for one in words("recommended delegated authorised instructed requested invited")
)


class Place(StrEnum):
    """Where in an item a line of text belongs."""

    NUMBER = "number"
    TITLE = "title"
    INTRODUCTION = "introduction"


class Line(NamedTuple):
    """A number, a title, or a line of what stands before the minutes of an item."""

    place: Place
    text: str
    pieces: Pieces


class Paragraph(NamedTuple):
    """`answers` is the place of its question among the paragraphs of the item, from 0. `certain` says that what it is
    was read from its own words and not from its neighbours alone."""

    text: str
    pieces: Pieces
    kind: SpeechKind = SpeechKind.STATEMENT
    speaker: str = ""
    speaker_kind: SpeakerKind = SpeakerKind.NONE
    answers: int | None = None
    level: int = 0
    certain: bool = True


class Limb(NamedTuple):
    """`label` is its number or letter as written, "" for none; `level` from 0, a limb's own limbs one deeper."""

    label: str
    verb: Verb
    text: str
    pieces: Pieces
    level: int = 0


class Resolution(NamedTuple):
    """`label` has all words before the first limb: "RESOLVED: That the Panel:"; "" where there were none."""

    label: str
    limbs: tuple[Limb, ...]
    pieces: Pieces


class Document(NamedTuple):
    title: str
    url: str
    pieces: Pieces


class Action(NamedTuple):
    """Something promised or asked for. `confidence` from 0 to 1; an owner or a due time that was not said is "".
    `item` is the number of the item that a table of actions says it comes from, "" where it says none."""

    text: str
    owner: str
    due: str
    pieces: Pieces
    confidence: float
    item: str = ""


class Mention(NamedTuple):
    indicator: str
    text: str
    pieces: Pieces
    confidence: float


Part = Line | Paragraph | Resolution | Document


@dataclass(frozen=True)
class Item:
    """`number` and `title` as a reader would name it; where they stand in the source is among the parts."""

    number: str
    title: str
    parts: tuple[Part, ...]
    actions: tuple[Action, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named_documents: tuple[Document, ...] = ()

    @property
    def introduction(self) -> tuple[Line, ...]:
        return tuple(
            part for part in self.parts if isinstance(part, Line) and part.place is Place.INTRODUCTION
        )

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(part for part in self.parts if isinstance(part, Paragraph))

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        return tuple(part for part in self.parts if isinstance(part, Resolution))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those that are listed, and the one that an item's own title leads to."""
        return (*self.named_documents, *(part for part in self.parts if isinstance(part, Document)))


@dataclass(frozen=True)
class Doubt:
    """What a person should look at, as a sentence."""

    sentence: str
    pieces: Pieces


@dataclass(frozen=True)
class Reading:
    """`attendees` as the source lists them; `agreed_earlier` where earlier minutes are confirmed."""

    source: Source
    items: tuple[Item, ...]
    attendees: tuple[Attendee, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def where(self, pieces: Pieces) -> tuple[str, ...]:
        """Places in the source, as a person can find them."""
        return tuple(
            dict.fromkeys(self.source.blocks[one.block].origin.at(one.start, one.end) for one in pieces)
        )


def texts_of(part: Part) -> Iterator[str]:
    """All texts of a part, in the order of the source."""
    if isinstance(part, Resolution):
        yield part.label
        for limb in part.limbs:
            yield limb.label
            yield limb.text
    elif isinstance(part, Document):
        yield part.title
    else:
        yield part.text
