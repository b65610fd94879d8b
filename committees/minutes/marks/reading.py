"""The text of the editor read into what it says. Whatever is not understood is a statement: no word is lost. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from committees.minutes.marks.beneath import is_beneath
from committees.minutes.marks.deeds import beyond_longest, read_deed
from committees.minutes.marks.heads import Head, known, read_head
from committees.minutes.marks.limbs import cited, is_limb, read_limbs
from committees.minutes.marks.said import (
    ACTION,
    PLAIN,
    RESOLUTION,
    SIGNS,
    SPEAKER,
    Block,
    Fault,
    LimbSaid,
    Minutes,
    Paragraph,
    Resolved,
    ToDo,
)
from committees.minutes.marks.votes import is_about_votes

BREAK = re.compile(r"\r\n?|\n")
GOING_ON = "\t"
GOES_ON = re.compile(r"^(?: {2,}|\t)")
# The committee's own word before what it resolved stands on the page already
RESOLVED = re.compile(r"^(?:resolved\b\s*[:–-]*\s*)+", re.IGNORECASE)

NO_QUESTION = "There is no question before this answer. Put the question first, or take the > away."
NO_NAME = "It cannot be told where the speaker’s name ends. Put a colon after it: @A visitor: asked whether …"
NO_LIMB = "What was resolved? Write each limb in a line of its own beneath: (a) notes the report."
LATE_LIMB = "Limbs come before the lines on who moved and how many voted. Move this line up."
NO_SUCH_LIMB = (
    "The resolution before this action has no limb {}. Write the label as it stands there, or leave it out."
)


def read_marks(text: str, names: Iterable[str] = ()) -> Minutes:
    """`names` are those at the meeting, as speakers begin a paragraph with them. Every text is read."""
    people = known(names)
    blocks: list[Block] = []
    lines: list[int] = []
    faults: list[Fault] = []
    for number, together in _together(text):
        block, said = _block(together, people, blocks)
        faults += [Fault(number + line, words) for line, words in said]
        for each in _that_can_be_kept(block):
            blocks.append(each)
            lines.append(number)
    return Minutes(tuple(blocks), tuple(lines), tuple(faults))


def _that_can_be_kept(block: Block | None) -> Iterable[Block]:
    """An action has no more letters than an action can have: the rest is a statement behind it."""
    if block is None:
        return
    short, rest = beyond_longest(block) if isinstance(block, ToDo) else (block, "")
    yield short
    if rest:
        yield Paragraph("statement", rest)


def _together(text: str) -> Iterable[tuple[int, list[str]]]:
    """Lines that belong together, with the number of the first: those that go on are indented; limbs and votes follow
    their resolution."""
    start, found = 0, list[str]()
    for number, raw in enumerate(BREAK.split(text), 1):
        line = raw.strip()
        if not line:
            continue
        resolving = bool(found) and found[0][:1] == RESOLUTION
        if found and (GOES_ON.match(raw) or (resolving and is_beneath(found, line))):
            mark = GOING_ON if GOES_ON.match(raw) else ""
            found += [""] * (number - start - len(found)) + [mark + line]
            continue
        if found:
            yield start, found
        start, found = number, [line]
    if found:
        yield start, found


def _block(
    together: list[str], names: tuple[str, ...], before: list[Block]
) -> tuple[Block | None, list[tuple[int, str]]]:
    """What the lines say, with faults by line counted from 0."""
    head = read_head(together[0], names)
    if head.sign == RESOLUTION:
        return _resolved(head.text, together[1:])
    more = [_plain(line) for line in together[1:] if line]
    if head.sign == ACTION:
        return _deed(" ".join([head.text, *more]).strip(), before)
    return _paragraph(head, more, before)


def _paragraph(
    head: Head, more: list[str], before: list[Block]
) -> tuple[Block | None, list[tuple[int, str]]]:
    kind = SIGNS.get(head.sign, "statement")
    questions = sum(isinstance(each, Paragraph) and each.kind == "question" for each in before)
    number, text, faults = head.number, head.text, list[tuple[int, str]]()
    if number is not None and number > questions:
        text, number = f"{number} {text}", None  # words, and not the number of a question
        head = Head(head.sign, "", f"{head.number} {head.speaker} {head.text}".replace("  ", " ").strip())
        text = head.text
    if kind == "answer":
        answers = (questions or None) if number is None else (number or None)
        if not questions:
            faults.append((0, NO_QUESTION))
    else:
        answers = None
    if head.text[:1] == SPEAKER and not head.speaker:
        faults.append((0, NO_NAME))
    text = "\n".join(part for part in (text, *more) if part)
    return (Paragraph(kind, text, head.speaker, answers) if text else None), faults


def _deed(text: str, before: list[Block]) -> tuple[Block | None, list[tuple[int, str]]]:
    """A label that the resolution before has not is words."""
    resolution = next((each for each in reversed(before) if isinstance(each, Resolved)), None)
    labels = cited(resolution.limbs) if resolution else ()
    deed, faults = read_deed(text)
    if deed is not None and deed.limb and deed.limb not in labels:
        faults = [*faults, (0, NO_SUCH_LIMB.format(deed.limb))]
        deed = replace(deed, title=f"{deed.limb} {deed.title}", limb="")
    return deed, faults


def _resolved(head: str, beneath: list[str]) -> tuple[Block | None, list[tuple[int, str]]]:
    lines, tail, faults = _limbs_and_votes(beneath)
    first = RESOLVED.sub("", head)
    while not first and lines and not lines[0][0]:  # the word may begin the next line, too
        first, lines = RESOLVED.sub("", lines[0][1]), lines[1:]
    preamble, limbs = read_limbs(first, lines)
    if not limbs and tail:  # a vote with nothing to vote on: its words stay, as what was resolved
        (preamble, limbs), tail = read_limbs(" ".join(tail), []), []
        faults.append((0, NO_LIMB))
    elif not limbs:
        faults.append((0, NO_LIMB))
        word = next((each for each in (head, *map(_plain, beneath)) if each), "")
        return (Resolved("", (LimbSaid(word),)) if word else None), faults
    elif len(limbs) == 1 and not preamble and limbs[0].text.endswith(":"):
        faults.append((0, NO_LIMB))
    return Resolved(preamble, tuple(limbs), tuple(tail)), faults


def _limbs_and_votes(beneath: list[str]) -> tuple[list[tuple[bool, str]], list[str], list[tuple[int, str]]]:
    """Lines of limbs, each with whether it begins one; those on votes behind them; and what is wrong with which."""
    lines, tail, faults = list[tuple[bool, str]](), list[str](), list[tuple[int, str]]()
    for place, line in enumerate(beneath, 1):
        words = line.strip()
        if not words:
            continue
        if is_about_votes(words):
            tail.append(words)
        elif tail and is_limb(words):
            faults.append((place, LATE_LIMB))
            tail.append(words)
        elif tail:
            tail[-1] = f"{tail[-1]} {_plain(words)}"
        else:
            lines.append((is_limb(words) or line[:1] != GOING_ON, _plain(words)))
    return lines, tail, faults


def _plain(line: str) -> str:
    words = line.strip()
    return words[1:].strip() if words[:1] == PLAIN else words
