"""The figure of a measure that a sentence states plainly, and of which period. Pure.

Plain is what has a known form all through: nothing before the verb but the measure's own words and those of `NEUTRAL`,
nothing behind the figure but its period or what it is compared with. So a target, England, boys, "a year ago", "by 2
per cent" or "below" need no list: whatever is not known leaves the figure to the person who reads.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.written_periods import parse_period

WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
STEM = 5  # letters by which "living" and "lived" differ, and "excluded" and "exclusion" do not
# Words that say nothing of what is measured
COMMON = frozenset(
    re.findall(
        r"\w+",
        "a about all an and at are as been by care child children for from had has have in is looked of on or more than"
        " that the their they this to was were who with within year years month months number people percentage per"
        " cent rate young",
    )
)
ENOUGH = 0.6  # share of a name's telling words that a paragraph must have
# What may stand before the verb beside the measure's own words, and changes nothing of whom it is said
NEUTRAL = frozenset(
    re.findall(
        r"\w+",
        "a after an and care cent child children council current currently figure for had have in latest looked of our"
        " overall people per percentage proportion rate s share the their this who with young",
    )
)
FIGURE = r"(?:£\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?(?:%|per\s?cent\b|per\s10,000\b|days\b|weeks\b))"
STATED = re.compile(
    r"(?::|\b(?:(?:was|were|is|are|stands?|stood|remains|remained)(?:\s(?:now|still|again))?(?:\sat)?|reached"
    r"|(?:ha[sd]\s)?(?:risen|fallen|rose|fell|increased|decreased|dropped|improved|gone\sup|gone\sdown|went\sup"
    r"|went\sdown)\s(?:from\s£?\d[\d,.]*(?:\s?%|\s(?:per\s?cent|per\s10,000|days|weeks))?\s)?to))"
    rf"\s(?P<value>{FIGURE})",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"(?P<who>.*?)\b(?:(?:said|reported|noted|advised|confirmed|stated|replied|added|explained|observed|heard"
    r"|highlighted|showed|pointed\sout|(?:told|informed)\s(?:the\s)?\w+)\sthat|asked\swhy)\s",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(?:not|never|no|nobody|none|if|whether|england|wales|scotland|national(?:ly)?|region(?:al|ally)?|neighbours?"
    r"|councils|another|other|last|previous(?:ly)?|earlier|ago|then|year|quarter|month|\d+)\b|n[’']t\b",
    re.IGNORECASE,
)
COMPARED = re.compile(r"[,(]?\s?\b(?:compared\s(?:with|to)|against|up\sfrom|down\sfrom)\b.*", re.IGNORECASE)
THIS = re.compile(r"(?:(?:in|for|during|over|at the end of) )?(?:the|this) (?:quarter|period)", re.IGNORECASE)
BEFORE = re.compile(r"(?:in|for|during|at) (?P<period>[^,]{2,40}), |(?:this quarter|now|currently),? ", re.I)
QUARTER = re.compile(
    r"\b(?:in|for|during|at the end of) (?P<period>(?:quarter|q) ?(?:[1-4]|one|two|three|four)\b"
    r"(?: (?:of )?20\d\d[/-]\d\d)?),?",
    re.IGNORECASE,
)
BEHIND = re.compile(r"(?:in|for|during|at|on|at the end of) (?P<period>.{2,40})", re.IGNORECASE)
ORDER = {"one": "1", "two": "2", "three": "3", "four": "4"}
LONGEST = 600  # characters of a sentence that is still plain


@dataclass(frozen=True)
class Stated:
    """`value` as it was said: "8 per cent"; `period` the label of that it is of: "Quarter 1 2026/27", "" where neither
    the sentence nor an edition says one."""

    value: str = ""
    period: str = ""


@dataclass(frozen=True)
class _Sentence:
    subject: str
    stated: Stated


def stated_in(text: str, names: Mapping[str, Sequence[str]], edition: str = "") -> dict[str, Stated]:
    """By the code of each measure whose figure the paragraph states plainly, and once. `names` are the ways each
    measure is called; `edition` is the label of the edition's period, which a sentence without one speaks of."""
    found: dict[str, set[Stated]] = {}
    for each in _sentences(text, edition):
        said = {stem(word) for word in WORD.findall(each.subject) if word.lower() not in NEUTRAL}
        shares = {code: share_of(called, said) for code, called in names.items() if _only(said, called)}
        best = max(shares.values(), default=0.0)
        likely = [code for code, share in shares.items() if share == best >= ENOUGH]
        if len(likely) == 1:
            found.setdefault(likely[0], set()).add(each.stated)
    return {code: next(iter(stated)) for code, stated in found.items() if len(stated) == 1}


def share_of(called: Sequence[str], said: set[str]) -> float:
    """Of the telling words of one of a measure's names, the largest share that is said. 0 where fewer than two are the
    same: one alone is chance."""
    return max((_share(name, said) for name in called), default=0.0)


def _share(name: str, said: set[str]) -> float:
    telling = {stem(word) for word in WORD.findall(name) if len(word) > 1 and word.lower() not in COMMON}
    same = len(telling & said)
    return same / len(telling) if same >= min(2, len(telling)) and same and len(telling) > 1 else 0.0


def _only(said: set[str], called: Sequence[str]) -> bool:
    """Whether nothing is said but words of the measure's own names."""
    return said <= set[str]().union(*(stems(name) for name in called))


def stems(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(text)}


def stem(word: str) -> str:
    return word.lower()[:STEM]


def _sentences(text: str, edition: str) -> Iterator[_Sentence]:
    for line in re.split(r"(?<=[.?!;])\s+|\n", text):
        sentence = " ".join(line.split()).strip("“”\"' ")
        stated = STATED.search(sentence) if len(sentence) <= LONGEST else None
        if stated is None:
            continue
        told = TELLS.match(sentence, 0, stated.start())
        if told and UNSURE.search(told["who"]):
            continue
        subject, before = _period_before(sentence[told.end() if told else 0 : stated.start()])
        behind = _period_behind(COMPARED.sub("", sentence[stated.end() :]).strip(" ,.;()?!“”\"'"))
        periods = [each for each in (before, behind) if each != ""]
        labels = {_label(each, edition) for each in periods if each}
        if None not in periods and "" not in labels and len(labels) < 2:
            value = re.sub(r"\s+", " ", stated["value"])
            yield _Sentence(subject, Stated(value, next(iter(labels), edition)))


def _period_before(words: str) -> tuple[str, str]:
    """The words without the period that they name, and that period; "" where they name none."""
    if found := QUARTER.search(words):
        return words[: found.start()] + words[found.end() :], found["period"]
    if found := BEFORE.match(words):
        return words[found.end() :], found["period"] or ""
    return words, ""


def _period_behind(words: str) -> str | None:
    """The period that is named behind a figure, "" where nothing stands there; None for all else."""
    if not words or THIS.fullmatch(words):
        return ""
    found = BEHIND.fullmatch(words)
    return found["period"] if found else None


def _label(words: str, edition: str) -> str:
    """The label of the period; "" for what is none. A quarter without its year is the newest of the edition's time or
    before it."""
    tidy = re.sub(
        r"\bof\b|\b(?:one|two|three|four)\b", lambda word: ORDER.get(word[0].lower(), ""), words, flags=re.I
    )
    if quarter := re.fullmatch(r"(?:quarter|q) ?([1-4])", tidy.strip(), re.IGNORECASE):
        return _newest(int(quarter[1]), edition)
    try:
        return parse_period(tidy).label
    except PeriodError:
        return ""


def _newest(quarter: int, edition: str) -> str:
    try:
        of = parse_period(edition)
        if of.frequency is not Frequency.QUARTER:
            return ""
        while of.quarter != quarter:
            of = Period.of(of.start - timedelta(days=1), Frequency.QUARTER)
    except PeriodError:
        return ""
    return of.label
