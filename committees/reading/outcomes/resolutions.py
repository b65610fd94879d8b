"""Finds what was decided among the lines of an item's minutes; the rest is handed on in its order. Pure."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from committees.reading.doubts import unsure
from committees.reading.labels import PAGE_FOOT, section_of
from committees.reading.outcomes.deeds import marked_to
from committees.reading.outcomes.joined import next_deeds
from committees.reading.outcomes.labels import (
    Found,
    agreed_alone,
    bare_that,
    body_alone,
    decided,
    lead_in,
    may_decide,
    minutes_agreed,
    strong_label,
    weak_label,
    weak_whole,
)
from committees.reading.outcomes.limbs import Open, told_after
from committees.reading.outcomes.markers import marks_of
from committees.reading.result import Resolution
from committees.reading.sources.blocks import WORD, Piece, Role, Source, marker_in, said_in, text_of, words_in
from committees.reading.speech.sentences import sentences
from committees.reading.speech.subjects import alone

Part = Resolution | Piece
_CLOSED = re.compile(
    r"\W{0,9}(?:(?:The )?[Mm]eeting (?:ended|closed|finished|concluded|rose|was closed)\b|Signed\b|"
    r"(?:CHAIR|Chair)\w{0,6}\W{0,9}$|(?:Date of )?(?:the )?[Nn]ext meeting\b)"
)
_POINTS = re.compile(
    r"\b(?:comments?|points?|questions?|answers?|responses?|observations?|queries|issues)\b[^.:]{0,80}:\W{0,3}$"
)
_ACTIONS_AGREED = re.compile(r"\s*(?:Actions agreed|Agreed actions)\W{0,3}$")
LONGEST_FOOT = 120
LONGEST_LABEL = 80
LONG_LINE = 2000


@dataclass
class Body:
    """The lines of an item's minutes, and which of them are labels before a decision or documents."""

    source: Source
    pieces: Sequence[Piece]
    decisions: frozenset[Piece] = frozenset()
    documents: frozenset[Piece] = frozenset()

    @cached_property
    def after(self) -> dict[Piece, Piece]:
        return dict(itertools.pairwise(self.pieces))

    @cached_property
    def apart(self) -> frozenset[Piece]:
        """Documents and labels."""
        return frozenset(
            one
            for one in self.pieces
            if one in self.documents
            or (one.end - one.start < LONGEST_LABEL and section_of(text_of(self.source, one)))
        )


def find_resolutions(body: Body) -> list[Part]:
    """Resolutions, and all other lines as they are, in order.

    Ordinary words, as "It was agreed that", count where the item has no label that is nothing else.
    """
    parts = Finder(body).parts()
    if not any(isinstance(part, Resolution) for part in parts):
        parts = Finder(body, weak=True).parts()
    return parts


@dataclass
class Finder:
    body: Body
    weak: bool = False
    found: list[Part] = field(default_factory=list)
    opened: Open | None = None
    closing: frozenset[Piece] = frozenset()

    def parts(self) -> list[Part]:
        self.closing = frozenset(self._closing())
        for piece in self.body.pieces:
            self._line(piece)
        self._close()
        return self.found

    def _closing(self) -> Iterator[Piece]:
        """The last that was told before the meeting's end, and what stands before it where all of them are outcomes."""
        for piece in reversed(self.body.pieces) if self.weak else ():
            block = self.body.source.blocks[piece.block]
            closes = block.role is Role.PAGE or _CLOSED.match(block.text[piece.start : piece.end])
            if piece in self.body.apart or closes or block.acts:
                continue
            yield piece
            text = text_of(self.body.source, piece)
            if not (weak_whole(text) or weak_label(text, True)):
                return

    def _line(self, piece: Piece) -> None:
        source = self.body.source
        text = source.blocks[piece.block].text[piece.start : piece.end]
        if piece in self.body.decisions:
            self._close()
            self.opened = Open(source, [piece], weak=True)
        elif self.opened and self._is_foot(piece, text):
            # Its limbs go on overleaf
            self._overleaf(piece)
        elif piece in self.body.apart or (source.blocks[piece.block].cells and not self.opened):
            self._close()
            self.found.append(piece)
        elif (
            self.opened
            and (self._own_limb(piece) or not self._label_at(piece, 0, text))
            and self._taken(piece)
        ):
            pass
        else:
            self._close()
            self._search(piece)

    def _is_foot(self, piece: Piece, text: str) -> bool:
        role = self.body.source.blocks[piece.block].role
        return role is Role.PAGE or (len(text) < LONGEST_FOOT and bool(PAGE_FOOT.match(text)))

    def _overleaf(self, piece: Piece) -> None:
        """A page ends within what is decided."""
        opened = self.opened
        self._close()
        self.found.append(piece)
        if opened:
            begun = bool(opened.limbs) or opened.weak
            label = opened.label_text() or opened.begun
            self.opened = Open(self.body.source, [], stack=opened.stack, weak=begun, begun=label)

    def _taken(self, piece: Piece) -> bool:
        if self.opened is None:
            return False
        if self.opened.weak and not self.opened.limbs and not self._like_limb(piece):
            return False
        before, told = self._cut(piece)
        if not self.opened.takes(before):
            return False
        if told:
            self._close()
        self._search(told)
        return True

    def _cut(self, piece: Piece) -> tuple[Piece, Piece | None]:
        """Without the sentences after it that tell what happened then."""
        text = self.body.source.blocks[piece.block].text
        _marker, start = marker_in(self.body.source, piece)
        end = told_after(text, start, piece.end)
        if end == piece.end:
            return piece, None
        return Piece(piece.block, piece.start, end), Piece(piece.block, end, piece.end)

    def _own_limb(self, piece: Piece) -> bool:
        """Whether a line that begins with "(2) NOTED" is the next limb of what is open."""
        marker, text = said_in(self.body.source, piece)
        bare = self.opened and (body_alone(self.opened.label_text()) or self.opened.weak)
        if bare and decided(text) and not re.match(r"\w+\s*[:–-]", text):
            return True
        own = marker is not None and not re.match(
            r"(?:It was )?(?:RESOLVED|Resolved|PENDERFYN|AGREED:)", text
        )
        return own and self.opened is not None and self.opened.expects(marker or "")

    def _like_limb(self, piece: Piece) -> bool:
        """Whether, after "Decision:", this is what was decided and not the story of it."""
        marker, text = said_in(self.body.source, piece)
        if marker and "." in marker.strip("."):
            return False
        short = len(text) < 300 and len(list(sentences(text))) < 3
        return (
            bare_that(text)
            or lead_in(text)
            or weak_whole(text)
            or (bool(marker) and short)
            or ((text.startswith("To ") or decided(text)) and short)
        )

    def _label_at(self, piece: Piece, number: int, sentence: str, last: bool = False) -> Found | None:
        """A label at the beginning of a line, behind its number; `number` counts the sentences before it, `last` is the
        line's last."""
        found = strong_label(sentence)
        if found and _ACTIONS_AGREED.match(sentence) and self._orders_follow(piece):
            return None
        if found or not self.weak or not may_decide(sentence) or unsure(sentence):
            return found
        # What a whole talk ends with, and what a line begins with
        ends = piece in self.closing and (last or not number)
        if found := weak_label(sentence, ends or not number):
            return found
        whole = (ends and weak_whole(sentence)) or (not number and agreed_alone(sentence))
        if whole or minutes_agreed(sentence):
            return Found(0, 0, whole=True)
        return None

    def _orders_follow(self, piece: Piece) -> bool:
        """Whether the next line says who is to do what, so that this is the head of a list of actions."""
        following = self.body.after.get(piece)
        if following is None:
            return False
        return alone(marked_to(said_in(self.body.source, following)[1][:LONGEST_FOOT])[0]) is not None

    def _deeds_follow(self, piece: Piece, begin: int, end: int) -> Found | None:
        """ "The Committee:" at the end of a line, and below it what it did."""
        text = self.body.source.blocks[piece.block].text
        if end < piece.end or piece not in self.body.after or not body_alone(text[begin:end]):
            return None
        below = said_in(self.body.source, self.body.after[piece])[1]
        return Found(0, end - begin) if decided(below) else None

    def _search(self, piece: Piece | None) -> None:
        """A line that no open resolution takes, and what it goes on with after each that is found in it."""
        while piece:
            piece = self._searched(piece)

    def _searched(self, piece: Piece) -> Piece | None:
        """The sentence of it that has a label, if one has. Gives what is still to be searched."""
        source = self.body.source
        text = source.blocks[piece.block].text
        marker, start = marker_in(source, piece)
        said = text[start : piece.end]
        # What stands behind each label of one line is searched anew: no long rest is gone through at once
        told = sentences(text, start, piece.end) if len(said) > LONG_LINE or may_decide(said) else ()
        for number, (begin, end) in enumerate(told):
            found = self._label_at(piece, number, text[begin:end], end >= piece.end)
            if found := found or self._deeds_follow(piece, begin, end):
                # The number before a label belongs to it
                first = begin + found.start if number or found.start else piece.start
                if first > piece.start:
                    self.found.append(Piece(piece.block, piece.start, first))
                return self._open(Piece(piece.block, first, piece.end), begin, end, found)
        if not (
            said.startswith("That")
            and not self._points_follow(piece)
            and bare_that(said)
            and (marker is None or any(mark.count <= 1 for mark in marks_of(marker)))
        ):
            self.found.append(piece)
            return None
        self.opened = Open(source, [])
        before, rest = self._cut(piece)
        self.opened.add(before)
        if rest:
            self._close()
        return rest

    def _points_follow(self, piece: Piece) -> bool:
        """Whether the line before leads to comments and questions: "That the number seemed low" is one."""
        last = self.found[-1] if self.found else None
        return isinstance(last, Piece) and bool(_POINTS.search(text_of(self.body.source, last)))

    def _open(self, piece: Piece, begin: int, end: int, found: Found) -> Piece | None:
        """From a sentence with a label on: label, and what follows it in the line. Gives what tells on after that."""
        source = self.body.source
        text = source.blocks[piece.block].text
        if found.whole:
            self.opened = Open(source, [])
            at = Piece(piece.block, piece.start, begin) if words_in(text[piece.start : begin]) else None
            cuts = [begin, *next_deeds(text, begin, end), end]
            for number, (first, last) in enumerate(itertools.pairwise(cuts)):
                self.opened.limbs.append((at if not number else None, [Piece(piece.block, first, last)], 0))
            return self._closed_at(Piece(piece.block, end, piece.end))
        cut = begin + found.end
        self.opened = Open(source, [Piece(piece.block, piece.start, cut)])
        stop = told_after(text, begin, piece.end)
        rest = Piece(piece.block, cut, stop)
        if words_in(text[cut:stop]):
            if lead_in(text[cut:stop]):
                self.opened.label.append(rest)
            else:
                self.opened.add(rest)
        return self._closed_at(Piece(piece.block, stop, piece.end)) if stop < piece.end else None

    def _closed_at(self, rest: Piece) -> Piece | None:
        self._close()
        text = self.body.source.blocks[rest.block].text
        return rest if WORD.search(text, rest.start, rest.end) else None

    def _close(self) -> None:
        opened, self.opened = self.opened, None
        if opened and opened.limbs:
            self.found.append(opened.finished())
        elif opened:
            self.found += opened.label
