"""What minutes say, written as the text of the editor: read again it says the same. Pure."""

from collections.abc import Iterable, Sequence

from committees.minutes.marks.beneath import is_beneath
from committees.minutes.marks.deeds import written_deed
from committees.minutes.marks.heads import known, read_head
from committees.minutes.marks.limbs import is_limb, written_limbs
from committees.minutes.marks.said import PLAIN, RESOLUTION, SIGNS, SPEAKER, Block, Paragraph, Resolved, ToDo
from committees.minutes.marks.votes import is_about_votes

SIGN_OF = {kind: sign for sign, kind in SIGNS.items()} | {"statement": ""}
INDENT = "  "


def write_minutes(blocks: Sequence[Block], names: Iterable[str] = ()) -> str:
    return "\n".join(written_blocks(blocks, names))


def written_blocks(blocks: Sequence[Block], names: Iterable[str] = ()) -> list[str]:
    """Each block as its lines of text."""
    people, questions, found = known(names), 0, list[str]()
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            questions += block.kind == "question"
            resolving = number > 0 and isinstance(blocks[number - 1], Resolved)
            lines = _paragraph(block, people, questions)
            found.append(_apart(lines, found[-1].split("\n")) if resolving else lines)
        elif isinstance(block, ToDo):
            found.append(written_deed(block))
        else:
            found.append(_resolved(block))
    return found


def _paragraph(block: Paragraph, names: Sequence[str], questions: int) -> str:
    sign = SIGN_OF[block.kind]
    if block.kind == "answer" and questions and block.answers != questions:
        sign = f">{block.answers or 0}"
    first, *more = [line.strip() for line in block.text.split("\n") if line.strip()] or [""]
    wanted = (SIGN_OF[block.kind], block.speaker, first)
    for words in _ways_to_say(block.speaker, first):
        line = f"{sign} {words}" if sign else words
        head = read_head(line, names)
        if (head.sign, head.speaker, head.text) == wanted:
            break
    return "\n".join([line, *(_goes_on(each) for each in more)])


def _apart(lines: str, resolution: Sequence[str]) -> str:
    """Beneath a resolution what looks like a part of it, and is none, has to say so."""
    return PLAIN + lines if is_beneath(resolution, lines.split("\n", 1)[0]) else lines


def _ways_to_say(speaker: str, text: str) -> list[str]:
    """The plainest first."""
    if speaker:
        return [f"{speaker} {text}", f"{SPEAKER}{speaker}: {text}"]
    return [text, PLAIN + text]


def _resolved(block: Resolved) -> str:
    alone = len(block.limbs) == 1 and not block.preamble and not block.limbs[0].label
    first, *more = (block.limbs[0].text if alone else block.preamble).split("\n")
    lines = [f"{RESOLUTION} {first}".strip(), *(_within(each) for each in more if each.strip())]
    for label, text in [] if alone else written_limbs(block.limbs):
        begins, *rest = text.split("\n")
        lines += [f"{label} {begins}", *(_within(each) for each in rest if each.strip())]
    return "\n".join([*lines, *block.tail])


def _goes_on(line: str) -> str:
    return INDENT + (PLAIN if line[:1] == PLAIN else "") + line


def _within(line: str) -> str:
    """A line that goes on in a resolution, where labels and votes are read in indented lines too."""
    words = line.strip()
    taken = words[:1] == PLAIN or is_limb(words) or is_about_votes(words)
    return INDENT + (PLAIN if taken else "") + words
