"""Tables with columns of what is asked and what is answered, or of what is said and who acts. Pure."""

import re
from enum import StrEnum

from committees.reading.sources.blocks import Block
from committees.reading.speech.subjects import named
from committees.reading.speech.turns import Turn, turns_of
from committees.reading.speech.utterances import Act


class Column(StrEnum):
    ASKS = "asks"
    ANSWERS = "answers"
    WHO = "who"
    BY_WHOM = "by whom"
    TALK = "talk"
    OTHER = "other"


Columns = tuple[Column, ...]
_HEADINGS = {
    column: re.compile(rf"\s*(?:{words})", re.IGNORECASE)
    for column, words in {
        Column.ASKS: r"(?:Questions?|Query|Queries|Issues? raised|Cwestiwn)\b",
        Column.ANSWERS: r"(?:Responses?|Answers?|Repl(?:y|ies)|Officer response|Ateb|Ymateb)\b",
        Column.WHO: r"(?:Members?|Councillors?|Asked by|Raised by|From|Questioner)\s*$",
        Column.BY_WHOM: r"(?:Officer|Answered by|Response by|Respondent)\s*$",
        Column.TALK: r"(?:Discussion|Minutes?|Notes?|Summary)\b",
    }.items()
}
LONGEST_HEADING = 40


def columns_of(cells: tuple[str, ...]) -> Columns:
    """What the columns below this row hold, where it is a row of headings of such a table; else empty."""
    if len(cells) < 2 or any(len(cell) > LONGEST_HEADING for cell in cells):
        return ()
    found = tuple(
        next((column for column, heading in _HEADINGS.items() if heading.match(cell)), Column.OTHER)
        for cell in cells
    )
    pairs = Column.ASKS in found and Column.ANSWERS in found
    return (
        found if pairs or (Column.TALK in found and re.search(r"\bactions?\b", " ".join(cells), re.I)) else ()
    )


def row_turns(block: Block, columns: Columns) -> list[Turn]:
    """The cells of a row, each with what its column says of it. Who asks or answers stands with what they say."""
    turns: list[Turn] = []
    at, who = 0, None
    for number, cell in enumerate(block.cells):
        start = block.text.find(cell, at)
        at = start + len(cell)
        column = columns[number] if number < len(columns) else Column.OTHER
        if column is Column.WHO:
            who = start, cell
            continue
        if column is Column.BY_WHOM and turns and (speaker := named(cell))[0]:
            turns[-1] = turns[-1]._replace(end=at, speaker=speaker[0], kind=speaker[1])
            continue
        first, name = who or (start, "")
        who = None
        turns += cell_turns(block.text, first, start, at, column, name)
    return [*turns, Turn(who[0], at)] if who else turns


def cell_turns(text: str, first: int, start: int, end: int, column: Column, name: str = "") -> list[Turn]:
    """Of a cell from `start` to `end`, told from `first` on with the name that stands before it."""
    if column is Column.TALK:
        return turns_of(text, start, end) or [Turn(start, end)]
    if column is Column.ASKS:
        return [Turn(first, end, Act.ASKS, *named(name))]
    if column is Column.ANSWERS:
        return [Turn(first, end, Act.ANSWERS, *named(name), responds=True)]
    return [Turn(first, end)]
