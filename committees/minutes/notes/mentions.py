"""Which measure a paragraph may speak of, of which period, with the figure as it was said: suggested only. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from committees.minutes.notes.stated import ENOUGH, Stated, share_of, stated_in, stems

ALONE = re.compile(
    r"(?P<pounds>£?)\s?\d[\d,]*(?:\.\d+)?\s*(?P<unit>%|per\s?cent|per\s+10,000|days|weeks)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Suggested:
    """`stated` is the figure and its period, as far as the words state them plainly."""

    code: str
    stated: Stated


def suggest(
    text: str, names: Mapping[str, Sequence[str]], edition: str = "", most: int = 2
) -> list[Suggested]:
    """The likeliest first. `names` are the ways each measure is called, by its code; `edition` is the label of the
    period that is spoken of where none is named."""
    said = stems(text)
    shares = {code: share_of(called, said) for code, called in names.items()}
    likely = sorted((-share, code) for code, share in shares.items() if share >= ENOUGH)
    stated = stated_in(text, names, edition) if likely else {}
    return [Suggested(code, stated.get(code, Stated())) for _, code in likely[:most]]


def stands_in(value: str, text: str) -> bool:
    """Whether a figure stands in the words, however it is spaced and "per cent" written."""
    wanted = re.escape(_tidy(value))
    return bool(value.strip() and re.search(rf"(?<![\w.,£]){wanted}(?![\w]|[.,]\d)", _tidy(text)))


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*(?:%|\bper\s?cent\b)", "% ", words.casefold())).strip()


def differs(said: str, shown: str) -> bool:
    """Whether the figure as said is another than the one shown, as far as both have one. People round when they speak:
    "26%" and "26.4%" are the same."""
    one, other = _number(said), _number(shown)
    if one is None or other is None:
        return False
    decimals = len(one.partition(".")[2])
    return round(float(other), decimals) != float(one) and int(float(other)) != float(one)


def told_otherwise(said: str, shown: str) -> str:
    """What the edition shows, where readers must be told that the minutes say another figure; else "". Only where both
    are one figure of one unit: "350, then 501" and "1,000 fewer" are left to who reads."""
    one, other = ALONE.fullmatch(said.strip()), ALONE.fullmatch(shown.strip())
    if one is None or other is None or _unit(one) != _unit(other):
        return ""
    return shown.strip() if differs(said, shown) else ""


def published_instead(said: str, period: str, text: str, shown: str, edition: str) -> str:
    """As `told_otherwise`, of a figure that stands in the paragraph's `text` and is of the edition's own period; "" for
    every other: the two would not be the same thing. `edition` is the label of its period."""
    return told_otherwise(said, shown) if period and period == edition and stands_in(said, text) else ""


def _unit(figure: re.Match[str]) -> str:
    unit = " ".join((figure["unit"] or "").lower().split())
    return figure["pounds"] + ("%" if unit in ("per cent", "percent") else unit)


def otherwise_words(said: str, published: str, title: str = "") -> str:
    """ "The minutes say 8%; the edition published for that meeting says 9.2%."; "" where the two agree. After the
    measure's `title`, where it stands among others."""
    if not published:
        return ""
    start = f"{title}: the" if title else "The"
    return f"{start} minutes say {said.strip()}; the edition published for that meeting says {published}."


def _number(words: str) -> str | None:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    return match[0].replace(",", "") if match and " of " not in words else None
