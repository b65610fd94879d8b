"""What was read and what was made of it, as plain data: source at one side, minutes at the other."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from committees.intake.placing import Run, from_place, placed
from committees.intake.planning import Step, with_actions
from committees.intake.typed import Typed
from committees.minutes.editor.presenters import Row, present_rows
from committees.minutes.editor.querysets import Standing
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Block, Paragraph, Resolved, ToDo
from committees.minutes.notes.known import Known
from committees.minutes.notes.stated import Stated, stated_in
from committees.models import AgendaItem, MinutesParagraph, MinutesSource, Resolution

NOTHING = Standing([], [], [], [])
OUTSIDE = {
    "number": "Number of the item",
    "title": "Title of the item",
    "introduction": "Before the minutes: kept here",
    "document": "A document that is listed: kept here",
}
KINDS = {"statement": "Statement", "question": "Question", "answer": "Answer", "procedure": "Procedure"}


@dataclass
class Line:
    """A line of the source from the character `at`; `made` is what was made of it, and `within` whether something that
    began further up goes on in it."""

    at: int
    text: str
    made: list[tuple[str, str]] = made(default_factory=list)
    within: bool = False


@dataclass(frozen=True)
class Words:
    """How many words of an item's minutes are kept; which are not, and which are new."""

    kept: int
    total: int
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass
class Spoken:
    """A measure that some words of the file may speak of; `key` names it in the form."""

    key: str
    title: str
    words: str
    stated: Stated
    said: Any = ()  # of the form: its figure and its period
    ticked: bool = False


@dataclass
class Part:
    """One item of the file. `open` where a person is to confirm it."""

    place: int
    number: str
    title: str
    private: bool
    state: str
    why: str
    open: bool
    stored: bool
    target: AgendaItem | None
    lines: list[Line]
    text: str
    words: Words
    rows: list[Row] = made(default_factory=list)
    stands: str = ""
    unsure: list[str] = made(default_factory=list)
    mentions: list[Spoken] = made(default_factory=list)
    url: str = ""
    field: Any = None  # of the form: its text
    choice: Any = None  # of the form: which item of the agenda it is
    typed: Typed | None = None  # by somebody who has not confirmed it yet

    @property
    def ticked(self) -> bool:
        return any(each.ticked for each in self.mentions)

    @property
    def doubts(self) -> int:
        return len(self.unsure) + sum(len(row.faults) + len(row.warnings) for row in self.rows)


def lines_of(text: str, run: Run) -> list[Line]:
    """The source's lines from one place to another."""
    found, at = list[Line](), run[0]
    for line in text[run[0] : run[1]].split("\n"):
        if line.strip():
            found.append(Line(at, line))
        at += len(line) + 1
    return found


def words_of(source: MinutesSource, item: Mapping[str, Any], blocks: Sequence[Block]) -> Words:
    outside = [(first, last) for _, first, last in item["outside"]]
    found = placed(source.text, *item["place"], blocks, outside)
    lost = tuple(source.text[first:last] for first, last in found.lost)
    return Words(found.kept, found.total, lost, found.added)


def proposed_text(source: MinutesSource, item: Mapping[str, Any], text: str, names: Sequence[str]) -> str:
    """The text with the actions that were read and are sure enough, each behind the block it came of."""
    said = read_marks(text, names)
    standing = {each.title for each in said.blocks if isinstance(each, ToDo)}
    found = placed(source.text, *item["place"], said.blocks)
    ends = [*(line - 1 for line in said.lines[1:]), text.count("\n") + 1]
    lines = []
    for number, action in enumerate(item["actions"]):
        behind = [
            place
            for place, run in enumerate(found.places)
            if run and run[0] < action["place"][1] and action["place"][0] < run[1]
        ]
        if action["sure"] and behind and action["title"].rstrip(".") not in standing:
            lines.append((ends[behind[-1]], number))
    return with_actions(text, item["actions"], lines)


def part_of(
    source: MinutesSource,
    step: Step,
    target: AgendaItem | None,
    text: str,
    names: Sequence[str],
    known: Known,
) -> Part:
    """Of an item that is not confirmed, with the text that would be."""
    item = source.read["items"][step.place]
    said = read_marks(text, names)
    return Part(
        step.place,
        item["number"],
        item["title"],
        bool(item["private"]),
        "Waits for your answer" if step.do == "wait" else "Written as a draft",
        step.why,
        True,
        step.do != "wait",
        target,
        lines_of(source.text, tuple(item["place"])),
        text,
        words_of(source, item, said.blocks),
        present_rows(said, text, NOTHING, known),
        unsure=[source.text[first:last] for first, last in item["unsure"]],
        mentions=mentions_of(source, item, known),
    )


def mentions_of(source: MinutesSource, item: Mapping[str, Any], known: Known) -> list[Spoken]:
    found = list[Spoken]()
    for code, first, last in item["mentions"]:
        if code in known.measures:
            words = source.text[first:last]
            stated = stated_in(words, known.measures).get(code, Stated())
            found.append(Spoken(f"{code}:{first}", known.measures[code][0], words, stated))
    return found


def made_of(
    source: MinutesSource, paragraphs: Sequence[MinutesParagraph], resolutions: Sequence[Resolution]
) -> list[Line]:
    """The whole source, line by line, each with what was made of it and the words that are in no minutes."""
    lines = lines_of(source.text, (0, len(source.text)))
    starts = [line.at for line in lines]

    def put(run: Run, what: str, words: str) -> None:
        at = max(0, bisect_right(starts, run[0]) - 1)
        for line in lines[at : bisect_right(starts, max(run[1] - 1, run[0]))]:
            line.within = True
        if lines and (what, words) not in lines[at].made:
            lines[at].made.append((what, words))

    for row in paragraphs:
        if run := from_place(row.source_place):
            put(run, KINDS[row.kind], f"{row.speaker}: {row.text}" if row.speaker else row.text)
    for each in resolutions:
        if run := from_place(each.source_place):
            limbs = "; ".join(limb.text.rstrip(";") for limb in each.limbs.all())
            put(run, "Resolution", f"{each.preamble} {limbs}".strip())
    for item in source.read["items"]:
        for what, first, last in item["outside"]:
            put((first, last), OUTSIDE[what], source.text[first:last])
        for action in item["actions"]:
            put(tuple(action["place"]), "Action, as it was read", action["title"])
    return lines


def blocks_summary(blocks: Sequence[Block]) -> str:
    """ "14 paragraphs, 3 questions, 1 resolution"."""
    questions = sum(isinstance(each, Paragraph) and each.kind == "question" for each in blocks)
    counts = (
        (sum(isinstance(each, Paragraph) for each in blocks), "paragraph"),
        (questions, "question"),
        (sum(isinstance(each, Resolved) for each in blocks), "resolution"),
        (sum(isinstance(each, ToDo) for each in blocks), "action"),
    )
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in counts if number)
