"""The lines beneath a resolution: who moved and seconded it, and how many or who voted which way. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LONGEST = 400  # characters of such a line: longer ones are what was said next
CHOICES = {"for": "for", "against": "against", "abst": "abstained"}
WAYS = r"(?:for|against|abstained|abstaining|abstentions?)"
COUNTS = re.compile(rf"^(?:\d{{1,3}}\s+{WAYS}[\s,;.]*(?:and\s+)?)+$", re.IGNORECASE)
COUNT = re.compile(rf"(\d{{1,3}})\s+({WAYS})", re.IGNORECASE)
NAMED = re.compile(rf"^({WAYS})\s*:\s*(\S.*)$", re.IGNORECASE)
BY = r"(?:\s+by\b)?(?:\s*:\s*|\s+)"  # "moved Councillor A", "moved by: Councillor A", "moved: Councillor A"
SECONDING = rf"(?:seconded{BY}|seconder\s*:\s*)(?P<seconder>\S.*?)"
MOVED = re.compile(
    rf"^(?:(?:moved|proposed){BY}|(?:mover|proposer)\s*:\s*)(?P<mover>\S.*?)(?:(?:\s*[,;]\s*|\s+)(?:and\s+)?{SECONDING})?\.?$",
    re.IGNORECASE,
)
SECONDED = re.compile(rf"^{SECONDING}\.?$", re.IGNORECASE)
OUTCOME = re.compile(r"^(carried|lost|withdrawn)\.?$", re.IGNORECASE)
IN_WORDS = re.compile(
    r"^(?:vote\s*:.*|(?:agreed|carried)\s+(?:without\s+a\s+vote|unanimously)|unanimous(?:ly)?)\.?$",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s*,\s*|\s+and\s+")
BEFORE_NEXT = re.compile(r"^(?:\s*,\s*(?:and\s+)?|\s+and\s+|[\s.]+)")
LINES = (COUNTS, NAMED, MOVED, SECONDED, OUTCOME, IN_WORDS)


@dataclass
class Voting:
    """What the lines say. `words` holds those in words, and those that name somebody whom nobody knows (`unknown`)."""

    mover: str = ""
    seconder: str = ""
    counted: dict[str, int] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    outcome: str = ""
    words: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def vote_once(self, names: Sequence[str]) -> bool:
        """Whether none of them has voted already."""
        voted = [name for each in self.named.values() for name in each]
        return len({*voted, *names}) == len(voted) + len(names)


def is_about_votes(line: str) -> bool:
    return len(line) <= LONGEST and any(each.match(line) for each in LINES)


def names_people(line: str) -> bool:
    """Whether a line says who moved, seconded or voted which way."""
    return any(each.match(line) for each in (MOVED, SECONDED, NAMED))


def read_votes(tail: Iterable[str], names: Sequence[str]) -> Voting:
    """`names` are those on the attendance, as `known` gives them; mover, seconder and voters are given as they stand
    there."""
    by_name = {name.casefold(): name for name in names}
    found = Voting()
    for line in tail:
        _read(line, by_name, found)
    return found


def named_sides(tail: Iterable[str], names: Sequence[str]) -> dict[str, list[str]]:
    """Who of `names` voted which way, as the lines have it, also where one says what another does not."""
    by_name = {name.casefold(): name for name in names}
    found: dict[str, list[str]] = {}
    for match in map(NAMED.match, tail):
        if match:
            said = (
                name for each in match[2].rstrip(".").split(";") for name in _apart(each.strip(), by_name)
            )
            known_ones = (by_name[_bare(name)] for name in said if _bare(name) in by_name)
            found.setdefault(_choice(match[1]), []).extend(known_ones)
    return found


def _read(line: str, by_name: dict[str, str], found: Voting) -> None:
    """What a line says a second time, or otherwise, stays in its words: nothing is put in place of what was said."""
    if COUNTS.match(line):
        counted = [(_choice(way), int(number)) for number, way in COUNT.findall(line)]
        if len(dict(counted)) == len(counted) and not found.counted.keys() & dict(counted).keys():
            found.counted |= dict(counted)
            return
    elif match := OUTCOME.match(line):
        carried = match[1].lower() == "carried"  # as every resolution is of which nothing else is said
        if not found.outcome and not carried:
            found.outcome = match[1].lower()
            return
    elif match := NAMED.match(line):
        lists = re.split(r"\s*;\s*", match[2].rstrip("."))
        people = [name for each in lists for name in _apart(each, by_name)]
        if _all_known(people, by_name, found) and found.vote_once([by_name[_bare(each)] for each in people]):
            found.named.setdefault(_choice(match[1]), []).extend(by_name[_bare(each)] for each in people)
            return
    elif match := MOVED.match(line) or SECONDED.match(line):
        both = {role: who.strip(" ,") for role, who in match.groupdict().items() if who}
        twice = (found.mover and "mover" in both) or (found.seconder and "seconder" in both)
        if _all_known(list(both.values()), by_name, found) and not twice:
            found.mover = by_name[_bare(both["mover"])] if "mover" in both else found.mover
            found.seconder = by_name[_bare(both["seconder"])] if "seconder" in both else found.seconder
            return
    found.words.append(re.sub(r"^vote\s*:\s*", "", line, flags=re.IGNORECASE))


def _apart(people: str, by_name: dict[str, str]) -> list[str]:
    """ "Councillor A, Councillor B and the Head of Service, Placements": names hold commas, so known ones go first."""
    left, found = _without_article(people), list[str]()
    while left:
        name = max((each for each in by_name if left.casefold().startswith(each)), key=len, default="")
        if not name:
            return [*found, *(each for each in JOINED.split(left) if each)]
        found.append(name)
        left = _without_article(BEFORE_NEXT.sub("", left[len(name) :]))
    return found


def _all_known(people: Sequence[str], by_name: dict[str, str], found: Voting) -> bool:
    strange = [each for each in people if _bare(each) not in by_name]
    found.unknown += strange
    return not strange


def _without_article(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)


def _bare(name: str) -> str:
    return _without_article(name).casefold()


def _choice(way: str) -> str:
    return next(choice for start, choice in CHOICES.items() if way.lower().startswith(start))
