"""How a line of the editor's text begins: its sign, and who speaks. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committees.minutes.marks.said import ACTION, PLAIN, RESOLUTION, SIGNS, SPEAKER

LONGEST_SPEAKER = 160
# "Head of Service, Placements, replied": the comma before what somebody did is no part of what they did
THEN_DID = re.compile(r",\s+(?=(?:\w+ed|said|told|spoke|gave)\b)")
NAMED = re.compile(rf"@([^:\n]{{1,{LONGEST_SPEAKER}}}):\s+(\S.*)")
# Initials are taken for somebody where what they did follows: "JB reported", and not "IT systems were slow"
INITIALS = re.compile(r"[A-Z]{2,4}")
DID = re.compile(r":\s|\s+(?:also\s+|then\s+)?(?:\w{3,}ed|said|told|spoke|gave|felt|thought|sought)\b")
# "Councillor Brown Smith asked" is not said by Councillor Brown
TITLED = re.compile(r"(?:Councillor|Cllr|Cynghorydd|Cyng|Mrs?|Ms|Miss|Mx|Dr|Rev|Sir|Dame)\b")
GOES_ON_AS_NAME = re.compile(r"\s+[A-ZÀ-Þ][\w’'-]+")
QUESTION_NUMBER = re.compile(r"(\d{1,3})\s+(?=\S)")
NOBODY_SPEAKS = re.compile(r"(?:\?|>\d{0,3})?\s*\\(.*)")
# A full stop is a sign where words follow: "..." and ".5 per cent" begin with none
NO_PROCEDURE = re.compile(r"\.(?:[.\d]|$)")


@dataclass(frozen=True)
class Head:
    """`sign` is "" for a statement; `number` is the question's that an answer names."""

    sign: str
    speaker: str
    text: str
    number: int | None = None


def known(names: Iterable[str]) -> tuple[str, ...]:
    """The longest first, so that the Head of Service, Placements, is not taken for the Head of Service."""
    tidy = {re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE) for name in names}
    return tuple(sorted((name for name in tidy if name), key=lambda name: (-len(name), name)))


def read_head(line: str, names: Sequence[str]) -> Head:
    """`line` without space at its ends; `names` as `known` gives them."""
    sign, rest = line[:1], line[1:].strip()
    if sign == PLAIN:
        return Head("", "", rest)
    if sign in (RESOLUTION, ACTION):
        return Head(sign, "", rest)
    if sign not in SIGNS or (sign == "." and NO_PROCEDURE.match(line)):
        return Head("", *read_speaker(line, names))
    number = None
    if sign == ">" and (match := QUESTION_NUMBER.match(line[1:])):
        number, rest = int(match[1]), line[1 + match.end() :].strip()
    named = names if sign != "." else ()  # who left or came is said, but does not speak
    return Head(sign, *read_speaker(rest, named), number)


def read_speaker(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Who speaks and what they say: "@Name: ...", "@Known name ...", or a known name at the start of a sentence."""
    if text[:1] == PLAIN:
        return "", text[1:].strip()
    marked = text[:1] == SPEAKER
    words = text[1:].lstrip() if marked else text
    article = re.match(r"the\s+", words, re.IGNORECASE)
    start = article.end() if article else 0
    for name in names:
        end = start + len(name)
        if words[start:end].casefold() != name.casefold():
            continue
        after = words[end:]
        if INITIALS.fullmatch(name) and not (words[start:end].isupper() and DID.match(after)):
            continue
        if end > LONGEST_SPEAKER or (TITLED.match(name) and GOES_ON_AS_NAME.match(after)):
            continue
        if said := _after_a_name(after):
            return words[:end], said
    match = NAMED.match(text)
    return (match[1].strip(), match[2].strip()) if match and match[1].strip() else ("", text)


def plain_in(lines: Iterable[str]) -> set[str]:
    """The first line of each paragraph that says that nobody speaks in it; `lines` as they were written."""
    matches = (NOBODY_SPEAKS.match(line) for line in lines)
    return {first_line(match[1]) for match in matches if match}


def first_line(text: str) -> str:
    return text.partition("\n")[0].strip()


def _after_a_name(after: str) -> str:
    """What follows the name of a speaker; "" where it is not the name of one."""
    if after[:1] == ":" or after[:1].isspace():
        return after[1:].strip()
    match = THEN_DID.match(after)
    return after[match.end() :].strip() if match else ""
