"""The numbers that Word shows before the paragraphs of its lists, which its files do not hold as text. Pure."""

import re
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9


@dataclass(frozen=True)
class ListNumber:
    """`marker` as shown, "" outside of lists; `level` from 1, 0 outside."""

    marker: str = ""
    level: int = 0


@dataclass(frozen=True)
class Level:
    form: str
    text: str
    start: int


class ListNumbers:
    """Counts while the paragraphs of a document are read in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        for one in root.iter(f"{_W}abstractNum") if root is not None else ():
            levels = (_level(level) for level in one.iter(f"{_W}lvl"))
            self._levels[_get(one, "abstractNumId")] = dict(levels)
        for one in root.iter(f"{_W}num") if root is not None else ():
            reference = one.find(f"{_W}abstractNumId")
            self._abstract[_get(one, "numId")] = _get(reference, "val") if reference is not None else ""

    def next_of(self, properties: etree._Element | None, style: str) -> ListNumber:
        numbering = properties.find(f"{_W}numPr") if properties is not None else None
        if numbering is None:
            return ListNumber("•", 1) if "ListBullet" in style else ListNumber()
        identity, depth = numbering.find(f"{_W}numId"), numbering.find(f"{_W}ilvl")
        number = _get(identity, "val") if identity is not None else "0"
        if number == "0":
            return ListNumber()
        level = _whole(_get(depth, "val")) if depth is not None else 0
        level = min(level, DEEPEST - 1)
        return ListNumber(" ".join(self._shown(number, level).split()), level + 1)

    def _shown(self, number: str, level: int) -> str:
        levels = self._levels.get(self._abstract.get(number, ""), {})
        known = levels.get(level, Level("bullet", "•", 1))
        if known.form in ("bullet", "none"):
            return "•"
        counts = self._counts.setdefault(self._abstract.get(number, number), [None] * DEEPEST)
        before = counts[level]
        counts[level] = known.start if before is None else before + 1
        counts[level + 1 :] = [None] * (DEEPEST - level - 1)

        def count(found: re.Match[str]) -> str:
            place = int(found.group(1)) - 1
            at = levels.get(place, known)
            value = counts[place] if place < DEEPEST else None
            return written(at.form, at.start if value is None else value)

        return re.sub(r"%([1-9])", count, known.text)


def _level(level: etree._Element) -> tuple[int, Level]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return _get(found, "val") if found is not None else default

    return _whole(_get(level, "ilvl")), Level(
        value("numFmt", "decimal"), value("lvlText", "%1."), _whole(value("start", "1"))
    )


def written(form: str, count: int) -> str:
    """A number as a list shows it: "iv", "c", "12"."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return (letter if form == "lowerLetter" else letter.upper())[:8]
    if form in ("lowerRoman", "upperRoman") and 0 < count < 400:
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in (
        *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
        *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        times, count = divmod(count, value)
        text += sign * times
    return text


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
