"""Which measure a paragraph may speak of, of which period, with the figure as it was said: suggested only. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Words that say nothing of what is measured
COMMON = frozenset(
    re.findall(
        r"\w+",
        "a about all an and at are as been by care child children for from had has have in is looked of on or more than"
        " that the their they this to was were who with within year years month months number people percentage per"
        " cent rate young",
    )
)
WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
VALUE = re.compile(
    r"(?<![\w.])(?:£\s?)?\d[\d,]*(?:\.\d+)?\s*(?:%|per\s?cent\b|per\s+10,000\b|days\b|weeks\b)|(?<![\w.])\d[\d,]*\s+(?:out\s+)?of\s+(?:the\s+)?\d[\d,]*",
    re.IGNORECASE,
)
QUARTER = re.compile(r"\b(?:quarter|q)\s*([1-4]|one|two|three|four)\b", re.IGNORECASE)
ORDER = {"one": 1, "two": 2, "three": 3, "four": 4}
ENOUGH = 0.6  # share of a name's telling words that a paragraph must have
ALONE = re.compile(
    r"(?P<pounds>£?)\s?\d[\d,]*(?:\.\d+)?\s*(?P<unit>%|per\s?cent|per\s+10,000|days|weeks)?", re.IGNORECASE
)
STEM = 5  # letters by which "living" and "lived" differ, and "excluded" and "exclusion" do not


@dataclass(frozen=True)
class Suggested:
    """`value` is the figure as said, "" without one; `quarter` 1 to 4 where one is named."""

    code: str
    value: str
    quarter: int | None


def suggest(text: str, names: Mapping[str, Sequence[str]], most: int = 2) -> list[Suggested]:
    """The likeliest first. `names` are the ways each measure is called, by its code."""
    said = {stem(word) for word in WORD.findall(text)}
    scored = []
    for code, called in names.items():
        score = max((_share(name, said) for name in called), default=0.0)
        if score >= ENOUGH:
            scored.append((-score, code))
    value, match = VALUE.search(text), QUARTER.search(text)
    quarter = (ORDER.get(match[1].lower()) or int(match[1])) if match else None
    return [Suggested(code, value[0] if value else "", quarter) for _, code in sorted(scored)[:most]]


def _share(name: str, said: set[str]) -> float:
    """0 where fewer than two telling words are the same: one alone is chance."""
    telling = {stem(word) for word in WORD.findall(name) if len(word) > 1 and word.lower() not in COMMON}
    same = len(telling & said)
    return same / len(telling) if same >= min(2, len(telling)) and same and len(telling) > 1 else 0.0


def stem(word: str) -> str:
    return word.lower()[:STEM]


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
