"""Decides whose figures a title, a sheet's name or a heading says they are, if not the whole council's. Pure.

Names of councils are those of the areas shipped with the benchmarks; of places in none of them nothing is known.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from indicators.layouts.headings.roles import Role, row_role

AREAS = Path(__file__).parents[2] / "benchmarks" / "areas" / "areas.csv"
MOST_WORDS = 8  # of a title: what is longer is a sentence that may name others in passing
_SAYS_NOTHING = re.compile(
    r"\b(the|of|council|borough|county|city|district|metropolitan|unitary|our|la|end|on|data|snapshot|performance|cc|mbc|mdc|lbc|rbc|bc)\b"
    r"|[^a-z ]"
)
_REPORT = re.compile(
    r"\b(scorecards?|reports?|dashboards?|quarterly|monthly|children|services|figures|results|q|quarter)\b"
)
_COUNCIL = re.compile(r"\b(council|borough|county|city)\b")
_WORDS = frozenset({"reading"})  # names of councils that are words as well
_NOT_OURS = (Role.ENGLAND, Role.NEIGHBOURS, Role.REGION, Role.TARGET, Role.FORECAST, Role.YEAR_TO_DATE)
_TOGETHER = re.compile(r"\b(and|with|against|v|vs|compared|versus|including|our)\b|&")
# What a title says beside other words; these are narrower than a heading's, since measures have titles too.
_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (what, re.compile(said))
    for what, said in (
        (Role.TARGET, r"\btargets?( figures)?( 20\d\d.{0,3}\d\d)?$"),
        # Not "in the last year", nor one that is named: "Last year: 2023/24".
        (Role.PREVIOUS, r"(?<!the )\b(previous|prior|last) (financial )?years?\b(?!.*\b20\d\d)"),
        (Role.FORECAST, r"\b(forecasts?|projections?|projected|predicted)\b"),
        (
            Role.ENGLAND,
            r"\b(england|national) (averages?|figures|position|data|comparators?|outturns?)\b|^england\b",
        ),
        (Role.NEIGHBOURS, r"\b(statistical|stat\.?|nearest) neigh|\bneighbours$"),
        (Role.YEAR_TO_DATE, r"\byear[ -]to[ -]date\b|\bytd\b|\bcumulative\b"),
        ("boys or girls alone", r"\b(boys?|girls?|males?|females?)\b"),
        (
            "one team or place",
            r"\b(north|south|east|west|central)\b.{0,12}\b(teams?|locality|localities|areas?|hub|patch)\b"
            r"|\b(locality|area|patch) team\b|\b(team|locality|hub|patch) ([a-h]|\d)\b"
            r"|^(north|south|east|west|central)$",
        ),
        ("an example", r"(?<!for )\bexamples?\b|\billustrative\b|\bdummy\b|\bspecimen\b|\bmade[ -]up\b"),
    )
)
# People of whom other measures are: a section of theirs makes the usual names of measures doubtful.
_PEOPLE: dict[str, re.Pattern[str]] = {
    what: re.compile(said)
    for what, said in {
        "privately fostered": r"\bprivate(ly)?[ -]foster",
        "adults": r"(?<!experienced )\badults?\b",
        "all children": r"\ball (children|pupils|young people|under|births)\b"
        r"(?! (in (our )?care|looked|we (care|look)|who|subject|on|with))",
        "early help": r"\bearly (help|intervention)\b",
        "youth justice": r"\byouth (justice|offending)\b|\b(yot|yjs)\b",
        "special needs": r"\b(send|sen|special educational|ehcps?)\b",
        "disabled": r"\bdisab(led|ilit(y|ies))\b",
    }.items()
}


def names(text: str) -> str:
    """A place's name, or what words say beside those that any council has."""
    return " ".join(_SAYS_NOTHING.sub(" ", text.casefold()).split())


def has_name(text: str, name: str) -> bool:
    """Whether it is there as whole words."""
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text) is not None


_TOTAL = re.compile(r"\b(total|overall|all|average|figures?|results?)\b", re.IGNORECASE)


def is_council(text: str, council: str) -> bool:
    """Whether a text is the council's name, whole or short ("Durham CC"), or its initials ("KBC"), and no more."""
    own, said = names(council), names(_TOTAL.sub(" ", text))
    initials = "".join(word[0] for word in council.split() if word[0].isupper())
    return bool(own) and (said == own or (len(initials) > 2 and text.strip() == initials))


@cache
def _councils() -> frozenset[str]:
    with AREAS.open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return frozenset(names(row["name"]) for row in rows if row["kind"] == "local authority")


def other_council(text: str, council: str) -> str:
    """The name of another council that it is about. "" where this council's own name is not known."""
    said, own = names(text), names(council)
    if not own or has_name(said, own):
        return ""
    alone = " ".join(_REPORT.sub(" ", said).split())
    if alone in _councils() - _WORDS:
        return alone
    if not _COUNCIL.search(text.casefold()):
        return ""
    return max((name for name in _councils() if has_name(said, name)), key=len, default="")


@lru_cache(maxsize=4096)
def not_ours(text: str, council: str) -> str:
    """What a title says that makes its figures none of the council's, in words: "England". "" where nothing does."""
    role = row_role(text)
    if role in _NOT_OURS:
        return str(role)
    plain = " ".join(text.casefold().split())
    if len(plain.split()) > MOST_WORDS:
        return ""
    other = other_council(text, council)
    if other:
        return "another council"
    if _TOGETHER.search(plain):
        return ""
    return next((str(what) for what, said in _TITLES if said.search(plain)), "")


def people_in(text: str) -> frozenset[str]:
    """Of whom it is, where that is other people than children in care; not where it names several together."""
    plain = " ".join(text.casefold().split())
    if len(plain.split()) > MOST_WORDS or re.search(r"\band\b|&|,", plain):
        return frozenset()
    return frozenset(what for what, said in _PEOPLE.items() if said.search(plain))


def speaks_of(texts: Iterable[str], what: str) -> bool:
    return any(_PEOPLE[what].search(text.casefold()) for text in texts)
