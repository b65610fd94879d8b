"""What was decided, limb by limb, while its blocks come in. Pure."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from committees.reading.outcomes.joined import next_deeds
from committees.reading.outcomes.labels import decided, deed_alone, lead_in
from committees.reading.outcomes.markers import Mark, first_mark, inner_marks, marks_of
from committees.reading.outcomes.verbs import verb_of
from committees.reading.result import HANDED_ON, Limb, Pieces, Resolution
from committees.reading.sources.blocks import Piece, Source, marker_in, said_in, text_of, words_in
from committees.reading.speech.sentences import sentences

_THAT = re.compile(
    r"\s*(?:[\"'“‘]?)(?:(?:and|AND|And)\s+)?(?:further\s+)?(?:that|That|THAT)\b|\s*(?:and|AND)\s*$"
)
_TO = re.compile(r"\s*(?:(?:and|AND)\s+)?(?:to|To|TO|i|I)\s+[a-z]+\b")
_UNFINISHED = re.compile(r"(?:[:,–—-]|\b(?:and|or|to|that|the|of|for|by|with))\s*$")
_LEADS = re.compile(r":\s*[-–—]?\s*$")
# A sentence after a limb that tells what happened then
_TOLD = re.compile(
    r"\s*(?:There (?:was|were|being)\b|The meeting\b|No (?:further|other|matters|declarations)\b|"
    r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Miss)\b|It was\b|In response\b|The Chair\w*\b(?! be\b)|\(?(?:Action|"
    r"ACTION)\b|[A-Z]{2,3}(?:/[A-Z]{2,3})? (?:to|will) [a-z]|"
    r"Note:|Post[- ]meeting|Voting\b|The vote\b|The motion\b|On being\b|(?:The )?(?:Panel|"
    r"Committee|Board|Members)\s+(?:then|also|thanked|asked|discussed|was|were|had|queried)\b|Members\b)"
)

# "That the terms be adopted, with these changes:" is decided, too
_IS_DECIDED = re.compile(r"\bbe\s+(?:approved|adopted|agreed|noted|endorsed|confirmed|accepted|received)\b")
_ON_CONDITION = re.compile(r"\b(?:subject to|provided that|on condition that)\b[^.;:]{0,60}:\s*[-–—]?\s*$")
# Characters of a limb by which its end, or its beginning, is known
ENDING = 80
DEEPEST_LIMB = 9


@dataclass
class Open:
    """A resolution that may get more limbs."""

    source: Source
    label: list[Piece]
    limbs: list[tuple[Piece | None, list[Piece], int]] = field(default_factory=list)
    stack: list[Sequence[Mark]] = field(default_factory=list)
    weak: bool = False
    # Its label on the page before
    begun: str = ""

    def label_text(self) -> str:
        return " ".join(text_of(self.source, piece) for piece in self.label)

    def last_text(self) -> str:
        """Its last words, as far as they say whether it goes on."""
        if not self.limbs:
            return ""
        last = self.limbs[-1][1][-1]
        return text_of(self.source, last._replace(start=max(last.start, last.end - ENDING)))

    def finished(self) -> Resolution:
        label = self.label_text()
        limbs: list[Limb] = []
        outer: list[Limb] = []
        for marker, own, level in self.limbs:
            # What an inner limb does is said by the one that it is a part of
            while outer and outer[-1].level >= level:
                outer.pop()
            said = outer[-1].text if outer else label or self.begun
            limb = self._limb(marker, own, level, said)
            outer.append(limb._replace(verb=outer[-1].verb) if outer and _hands_on(outer[-1]) else limb)
            limbs.append(outer[-1])
        pieces = (*self.label, *(piece for limb in limbs for piece in limb.pieces))
        return Resolution(label, tuple(limbs), pieces)

    def _limb(self, marker: Piece | None, pieces: list[Piece], level: int, label: str) -> Limb:
        written = text_of(self.source, marker) if marker else ""
        text = " ".join(text_of(self.source, piece) for piece in pieces)
        all_pieces: Pieces = (marker, *pieces) if marker else tuple(pieces)
        return Limb(written if words_in(written) else "", verb_of(text, label), text, all_pieces, level)

    def takes(self, piece: Piece) -> bool:
        """Whether this block is a limb, or goes on with one. Adds it if so."""
        marker, text = said_in(self.source, piece)
        if not self.limbs:
            if lead_in(text) and not marker:
                self.label.append(piece)
            else:
                self.add(piece)
            return True
        if marker is not None and self._place(marker) is not None:
            self.add(piece)
            return True
        if marker is None and (number := self._next_number(text)):
            self._push(number, 0)
            cut = piece.start + len(number)
            self._add_line(Piece(piece.block, piece.start, cut), piece._replace(start=cut), 0)
            return True
        if marker is None and self._goes_on(text):
            self._continue(piece, text)
            return True
        return False

    def _next_number(self, text: str) -> str:
        """The number of the next limb, where numbers stand bare: "2" of "2 officers be asked", below "1 the plan be
        noted; and"; "" elsewhere."""
        last = (
            [mark.count for mark in self.stack[0] if mark.family == "number "] if len(self.stack) == 1 else []
        )
        number = str(last[0] + 1) if last else ""
        ends = re.search(r"(?:[;,]|\band)\W*$", self.last_text())
        return number if number and ends and re.match(rf"{number} [a-z]", text) else ""

    def expects(self, marker: str) -> bool:
        """Whether a line with this marker is the first limb, or the next."""
        return (
            self._place(marker) is not None
            if self.limbs
            else bool(re.match(r"\W{0,9}(?:1|a|i)\W{0,9}$", marker))
        )

    def _place(self, marker: str) -> int | None:
        """The level at which a marker is the next one; None where it is none of this resolution's."""
        marks = marks_of(marker)
        for level in range(len(self.stack) - 1, -1, -1):
            for mark in marks:
                if any(
                    mark.family == last.family and mark.count in (last.count + 1, 0)
                    for last in self.stack[level]
                ):
                    return level
        first = [mark for mark in marks if mark.count <= 1]
        if not first:
            return None
        if not self.stack:
            unfinished = _UNFINISHED.search(self.last_text()) or not re.search(r"[.;]\s*$", self.last_text())
            return 1 if unfinished and self.limbs else None
        ends = self.last_text().rstrip()
        if len(self.stack) >= DEEPEST_LIMB:
            return None
        return (
            len(self.stack)
            if _LEADS.search(ends)
            or _UNFINISHED.search(ends)
            or (first[0].count == 0 and not ends.endswith("."))
            else None
        )

    def _goes_on(self, text: str) -> bool:
        last = self.last_text()
        if _THAT.match(text) or self._next_deed(text):
            return True
        if _TO.match(text):
            return bool(_TO.match(self._first_text()))
        if self.stack:
            return bool(re.match(r"\s*[a-z(]", text)) and not re.search(r"[.]\s*$", last)
        return bool(_UNFINISHED.search(last)) and bool(re.match(r"\s*[a-z(]", text))

    def _next_deed(self, text: str) -> bool:
        """Below "The Committee:" each line begins with what it did."""
        if not (decided(text) and text[:1].isupper()):
            return False
        # "Approved the plan." and below it "Requested a review."
        return decided(self._first_text()) or (deed_alone(self.label_text()) and deed_alone(text.split()[0]))

    def _first_text(self) -> str:
        first = self.limbs[0][1][0]
        return text_of(self.source, first._replace(end=min(first.end, first.start + ENDING)))

    def _continue(self, piece: Piece, text: str) -> None:
        new = (_THAT.match(text) or _TO.match(text) or self._next_deed(text)) and not _UNFINISHED.search(
            self.last_text().removesuffix(" and")
        )
        if new and words_in(text)[:2] != ["and"]:
            self.limbs.append((None, [piece], 0))
        else:
            self.limbs[-1][1].append(piece)

    def add(self, piece: Piece) -> None:
        """A limb with its marker, or the several that stand in one line."""
        marker, body = marker_in(self.source, piece)
        if (
            marker is not None
            and (inner := inner_marks(self._text(piece)))
            and not self._text(piece)[: inner[0][0]].strip()
        ):
            self._add_line(None, piece, 0)
        elif marker is not None:
            level = self._place(marker) if self.stack or self.limbs else 0
            self._push(marker, level or 0)
            at = Piece(piece.block, piece.start, body) if body > piece.start else None
            self._add_line(at, Piece(piece.block, body, piece.end), level or 0)
        else:
            self._add_line(None, Piece(piece.block, body, piece.end), 0)

    def _text(self, piece: Piece) -> str:
        return self.source.blocks[piece.block].text[piece.start : piece.end]

    def _push(self, marker: str, level: int) -> None:
        marks = marks_of(marker)
        if level < len(self.stack):
            known = {last.family: last.count for last in self.stack[level]}
            same = [
                mark for mark in marks if mark.family in known and mark.count in (known[mark.family] + 1, 0)
            ]
            self.stack[level] = same or marks
            del self.stack[level + 1 :]
        else:
            while len(self.stack) < level:
                self.stack.append([])
            self.stack.append([mark for mark in marks if mark.count <= 1] or marks)

    def _add_line(self, marker: Piece | None, piece: Piece, level: int) -> None:
        """One limb, or those that are counted within its line: "(i) to note ...; and (ii) to approve ..."."""
        text = self.source.blocks[piece.block].text[piece.start : piece.end]
        inner = inner_marks(text)
        if not inner and marker is None and not self.limbs and (one := first_mark(text)):
            inner = [one] if lead_in(f"{text[: one[0]].rstrip()}:") else []
        if not inner:
            self._add_sentences(marker, piece, level)
            return
        before = Piece(piece.block, piece.start, piece.start + inner[0][0])
        deeper = level
        own = marker is not None or not self._all_label(before)
        if own and (text_of(self.source, before) or marker is not None):
            self.limbs.append((marker, [before], level))
            deeper = level + 1
        ends = [start for start, _ in inner[1:]] + [len(text)]
        for (start, end), stop in zip(inner, ends, strict=True):
            self.limbs.append(
                (
                    Piece(piece.block, piece.start + start, piece.start + end),
                    [Piece(piece.block, piece.start + end, piece.start + stop)],
                    deeper,
                )
            )
        self.stack = [marks_of(text[inner[-1][0] : inner[-1][1]])] if not deeper else self.stack

    def _all_label(self, piece: Piece) -> bool:
        """Words before the first marker that only lead to it go to the label."""
        text = text_of(self.source, piece)
        if not text:
            return True
        if _IS_DECIDED.search(text):
            return False
        if not self.limbs and lead_in(text if text.endswith((":", "-", "–")) else f"{text}:"):
            self.label.append(piece)
            return True
        return False

    def _add_sentences(self, marker: Piece | None, piece: Piece, level: int) -> None:
        """Sentences that begin with "That" are limbs of their own."""
        text = self.source.blocks[piece.block].text
        cuts = [start for start, _ in sentences(text, piece.start, piece.end)]
        own = [cut for cut in cuts[1:] if re.match(r"That\b", text[cut : cut + 5])] if marker is None else []
        if marker is None:
            own = sorted({*own, *next_deeds(text, piece.start, piece.end)})
        edges = [piece.start, *own, piece.end]
        for number, (start, end) in enumerate(itertools.pairwise(edges)):
            self.limbs.append((marker if not number else None, [Piece(piece.block, start, end)], level))


def _hands_on(outer: Limb) -> bool:
    """Whether a limb's own limbs are what it asks of another, or on what conditions: "be authorised to: (i) agree"."""
    leads = _LEADS.search(outer.text)
    return bool(leads) and (outer.verb in HANDED_ON or bool(_ON_CONDITION.search(outer.text)))


def told_after(text: str, start: int, end: int) -> int:
    """Where, after what was decided, a sentence begins that tells what happened then; the end if none does."""
    for begin, _ in itertools.islice(sentences(text, start, end), 1, None):
        if _TOLD.match(text, begin):
            return begin
    return end
