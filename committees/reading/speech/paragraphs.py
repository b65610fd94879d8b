"""Lines of minutes into paragraphs: who speaks, what kind of speech it is, what an answer answers. Pure."""

import re
from dataclasses import dataclass, field

from committees.reading.doubts import unsure
from committees.reading.labels import section_of
from committees.reading.result import Paragraph, SpeakerKind, SpeechKind
from committees.reading.sources.blocks import Piece, Role, Source, marker_in, text_of, whole, words_in
from committees.reading.speech.announced import Announced, announced
from committees.reading.speech.before import asks
from committees.reading.speech.columns import Column, Columns, cell_turns, columns_of, row_turns
from committees.reading.speech.labelled import labelled
from committees.reading.speech.people import People
from committees.reading.speech.phrases import is_initials
from committees.reading.speech.replies import answers_follow, asked_as_point, firm_reply, like_reply
from committees.reading.speech.subjects import named
from committees.reading.speech.turns import Named, Turn, point_turns, turns_of, with_reply
from committees.reading.speech.utterances import Act

_PROCEDURE = re.compile(
    r"\s*(?:The meeting\b|Meeting (?:started|closed|ended)|There (?:was|were|being) no\b|"
    r"No (?:declarations|apologies|members of the public|questions|interests|other business)"
    r"|None\.?\s*$|Nil\.?\s*$|Apologies\b|Present\b|In attendance\b|Also (?:present|in attendance)\b|"
    r"Voting\b|The vote\b|On being put\b|Upon being put\b"
    r"|\(?(?:It was )?(?:moved|proposed|MOVED|PROPOSED|Moved|Proposed|Seconded)\b|Note:|NOTE:|"
    r"The minutes of\b|Publication date|"
    r"Date of|Decided at|Decision (?:status|maker)|Signed\b|Chair(?:man)?\s*[.…_]{2,}|"
    r"\(?(?:\d{1,3} (?:votes? )?(?:for|in favour|against|abstained)\b|"
    r"(?:For|Against|Abstain(?:ed|ing)?)\s*(?:\(\d{1,3}\)\s*)?:)|"
    r"(?:Carried|Lost|Withdrawn|Agreed without a vote)\.?\s*$)"
)
_FIGURES = re.compile(r"\s*[£<>]?\d[\d,.]*\s*(?:%|per cent|m\b|k\b|\w+)")
# An answer that only its place tells must follow its question closely
# Who answers for the council though a councillor
_HOLDS_OFFICE = re.compile(
    r"(?:the )?(?:\w+ )?(?:Cabinet|Executive|Portfolio|Lead) (?:Member|Holder)\b", re.IGNORECASE
)
NEAR = 3
# Who presents an item speaks among its first
EARLY = 3


@dataclass
class Told:
    """A piece of text with its turn; more pieces where a list of figures belongs to it."""

    pieces: list[Piece]
    turn: Turn
    level: int = 0
    marker: str = ""
    first: bool = True
    text: str = ""
    kind: SpeechKind = SpeechKind.STATEMENT
    answers: int | None = None


@dataclass
class Speech:
    """Goes through the lines of an item in order."""

    source: Source
    people: People
    told: list[Told] = field(default_factory=list)
    _question: int | None = None
    _question_block: Told | None = None
    _answered: bool = False
    _since: int = 0
    _announced: Announced | None = None
    # The marker of the line that leads to points which answer; None where none does
    _lead: str | None = None
    _columns: Columns = ()
    _named: Named = field(init=False)
    # Who has asked is a member, whatever is not said of them
    _askers: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._named = Named(known=self._known, called=self.people.called)

    def _known(self, name: str) -> bool:
        """Listed, or initials that answer at once."""
        asked = self.told and self.told[-1].kind is SpeechKind.QUESTION
        return self.people.knows(name) or (bool(asked) and is_initials(name))

    def _row(self, piece: Piece) -> bool:
        """Whether this is a row, or a cell, of a table that says by its headings who asks and answers."""
        block = self.source.blocks[piece.block]
        turns: list[Turn] = []
        if not (block.cells or block.column >= 0) or piece != whole(self.source, piece.block):
            self._columns = ()
        elif headed := columns_of(block.cells):
            self._columns, turns = headed, [Turn(piece.start, piece.end)]
        elif self._columns and block.cells:
            turns = row_turns(block, self._columns)
        elif block.column in range(len(self._columns)):
            column = self._columns[block.column]
            turns = cell_turns(block.text, 0, 0, piece.end, column)
            if column is Column.WHO:
                self._announced = Announced(Act.ASKS, *named(block.text))
            elif self._announced:
                turns[0], self._announced = _spoken(turns[0], self._announced), None
        for number, turn in enumerate(turns):
            self._add(piece, turn, None, block.level, first=not number)
        return bool(turns)

    def add_line(self, piece: Piece) -> None:
        """The next one."""
        if self._row(piece):
            return
        block = self.source.blocks[piece.block]
        if block.role is Role.PAGE:
            turn = Turn(piece.start, piece.end)
            self.told.append(Told([piece], turn, text=text_of(self.source, piece), kind=SpeechKind.PROCEDURE))
            return
        marker, body = marker_in(self.source, piece)
        # A bullet is no word; a number before a paragraph is kept with it
        start = body if marker and not words_in(block.text[piece.start : body]) else piece.start
        text = block.text
        self._lead = self._lead if _below(marker, self._lead) else None
        if self._belongs(piece, marker, text[body : piece.end]):
            self.told[-1].pieces.append(Piece(piece.block, start, piece.end))
            return
        if (next_one := announced(text[body : piece.end])) is not None:
            self._announced = next_one
            self._add(piece, Turn(start, piece.end), marker, block.level, first=True)
            return
        turns = self._said(text, self._label_start(piece, marker, body), piece.end, bool(marker)) or [
            Turn(start, piece.end)
        ]
        if block.voice and not turns[0].speaker:
            act = Act.ASKS if asks(text[: piece.end]) else Act.SAYS
            turns = [Turn(start, piece.end, act, *named(block.voice))]
        turns[0] = turns[0].over(start, turns[0].end)
        if self._announced:
            turns[0] = _spoken(turns[0], self._announced)
            self._announced = None
        for number, turn in enumerate(turns):
            self._add(piece, turn, marker, block.level, first=not number)
        if answers_follow(text[body : piece.end]):
            self._lead = marker or ""

    def _label_start(self, piece: Piece, marker: str | None, body: int) -> int:
        """With "Q." and "A.", which look like letters of a list."""
        asked = (self.told[-1].marker if self.told else "")[:1] == "Q"
        letter = (marker or "").strip("().")
        return piece.start if letter == "Q" or (letter == "A" and asked) else body

    def _said(self, text: str, start: int, end: int, point: bool) -> list[Turn]:
        """What a line says, by its label or its sentences; `point`: of a list."""
        if unsure(text[start:end]):
            return []
        turns = labelled(text, start, end, self._named) or turns_of(text, start, end, self._named)
        if (
            point
            and turns
            and turns[0].act in (None, Act.SAYS)
            and asked_as_point(text[start : turns[0].end])
        ):
            return point_turns(text, start, end)
        if point and len(turns) == 1 and turns[0].act is Act.ASKS:
            return with_reply(text, turns[0])
        return turns

    def _add(self, piece: Piece, turn: Turn, marker: str | None, level: int, first: bool) -> None:
        told = Told([Piece(piece.block, turn.start, turn.end)], turn, level, marker or "", first)
        told.text = text_of(self.source, told.pieces[0])
        self._place(told)
        self.told.append(told)

    def _belongs(self, piece: Piece, marker: str | None, text: str) -> bool:
        """Figures in a table or in points of a list stay with the paragraph that leads to them."""
        cells = self.source.blocks[piece.block].cells
        if not self.told or not (cells or marker) or section_of(text):
            return False
        last = self.told[-1]
        begun = len(last.pieces) > 1 or last.text.rstrip().endswith((":", ";", "–", "-"))
        if cells:
            return begun or last.pieces[0].block == piece.block - 1
        return begun and last.marker != marker and len(text) < 120 and bool(_FIGURES.match(text))

    def _place(self, told: Told) -> None:
        turn = told.turn
        at = len(self.told)
        if turn.act is Act.ASKS:
            told.kind = SpeechKind.QUESTION
            self._question, self._since, self._question_block = at, 0, told
            self._askers.add(turn.speaker)
            self._answered = False
        elif turn.act is Act.ANSWERS and turn.own:
            told.kind = SpeechKind.ANSWER
        elif self._lead is not None and told.marker and not _comments(turn):
            told.kind, told.answers = SpeechKind.ANSWER, self._question
        elif self._question is not None and self._answers(told):
            told.kind, told.answers = SpeechKind.ANSWER, self._question
            self._since, self._answered = 0, True
        else:
            self._since += 1
            if turn.act is Act.PROCEEDS or (turn.act is None and _PROCEDURE.match(told.text)):
                told.kind = SpeechKind.PROCEDURE
            if turn.act is None and (section_of(told.text) or told.text.endswith(":")):
                told.kind = SpeechKind.PROCEDURE if section_of(told.text) else told.kind
            if turn.act is Act.PROCEEDS:
                self._question = None if self._since > 1 else self._question
        if self._since > NEAR:
            self._question = None

    def _answers(self, told: Told) -> bool:
        turn, question = told.turn, self._question_block
        if question is None:
            return False
        if section_of(told.text) or (turn.act is None and _PROCEDURE.match(told.text)):
            return False
        asker = question.turn.speaker
        if turn.responds and (turn.act is not None or self._since == 0):
            return True
        if turn.act in (None, Act.PROCEEDS):
            return self._reply_by_level(told)
        if turn.speaker and turn.speaker == asker:
            return False
        # "Why? – It was late.": what is said at once after what was asked in so many words
        direct = self._since == 0 and asks(question.text)
        if self._since == 0 and _HOLDS_OFFICE.match(turn.speaker):
            return True
        if turn.act is Act.SAYS and self._is_member(turn) and not direct:
            return False
        if turn.act is Act.ANSWERS:
            return self._since == 0 or turn.kind is not SpeakerKind.MEMBER
        if (
            turn.act is Act.SAYS
            and turn.kind is not SpeakerKind.MEMBER
            and (self._since == 0 or self._after_another_member(turn))
        ):
            same_line = not told.first and turn.kind is not SpeakerKind.CHAIR
            return same_line or not self._answered or self._reply_by_level(told)
        return False

    def _after_another_member(self, turn: Turn) -> bool:
        """An officer answers although a member said something in between."""
        between = self.told[-1].turn.kind is SpeakerKind.MEMBER and self._since == 1
        return between and not self._answered and turn.kind is SpeakerKind.OFFICER

    def _is_member(self, turn: Turn) -> bool:
        """Of somebody with a name alone: who has asked, or is listed as one and did not present the item."""
        if turn.kind is not SpeakerKind.NONE or not turn.speaker:
            return False
        listed = self.people.kind(turn.speaker) in (SpeakerKind.MEMBER, SpeakerKind.COOPTED)
        return turn.speaker in self._askers or (
            listed and not any(one.turn.speaker == turn.speaker for one in self.told[:EARLY])
        )

    def _reply_by_level(self, told: Told) -> bool:
        """A dash or a deeper level below the question."""
        question = self._question_block
        if question is None or self._since:
            return False
        if not told.first:
            return False
        deeper = bool(told.marker) and told.level > question.level
        dash = (
            told.marker in ("-", "–", "—", "o")
            and question.marker != told.marker
            and (bool(question.marker) or asks(question.text))
        )
        bare = bool(question.marker) and not told.marker and asks(question.text) and not self._answered
        own = told.text.lstrip()[:1] in "-–—" or firm_reply(told.text)
        plain = like_reply(told.text) and not (self._answered or question.marker or told.marker)
        return deeper or dash or bare or plain or (own and not question.marker and asks(question.text))


def _comments(turn: Turn) -> bool:
    """What a member says among points that answer is no answer, unless they hold an office."""
    plain = turn.act is Act.SAYS and turn.kind is SpeakerKind.MEMBER
    return plain and not _HOLDS_OFFICE.match(turn.speaker)


def _below(marker: str | None, lead: str | None) -> bool:
    """Whether a line is a point below the line that leads to it: "(a)" below "(2)"."""
    same = lead and marker and lead.strip("().").isdigit() == marker.strip("().").isdigit()
    return bool(marker) and lead is not None and not same


def _spoken(turn: Turn, announced: Announced) -> Turn:
    """What a line before it said of it, unless it says otherwise itself."""
    if turn.act is not None and turn.speaker:
        return turn._replace(act=announced.act, responds=announced.act is Act.ANSWERS)
    responds = announced.act is Act.ANSWERS
    return turn._replace(act=announced.act, speaker=announced.speaker, kind=announced.kind, responds=responds)


def paragraph_of(source: Source, told: Told, people: People) -> Paragraph:
    turn = told.turn
    text = "\n".join([told.text, *(text_of(source, piece) for piece in told.pieces[1:])])
    certain = turn.act is not None or told.kind is not SpeechKind.ANSWER
    speaker = people.speaker(turn.speaker, turn.kind, told.kind)
    return Paragraph(text, tuple(told.pieces), told.kind, *speaker, told.answers, told.level, certain)
