"""What the address of a comparison says, and back: indicators, areas, first and last year. Pure.

`?m=CODE&m=CODE&a=GSS CODE&a=similar&a=region&a=england&from=2016-17&to=2024-25`. A year is that of a financial year, a
school year or the 31 March that ends it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from indicators.terms.periods import FIRST_YEAR, LAST_YEAR

MOST_MEASURES, MOST_AREAS = 10, 10
MOST_DRAWN = 4  # areas that are lines on one chart; more stand in its table
MOST_READ = 1000  # as many codes as the framework reads of one address
MOST_TOLD = 5  # of codes that cannot be shown; of more, how many they are
SHOWN_OF_A_TEXT = 40

# Areas that each council has its own of, by what addresses call them.
SIMILAR, REGION, COUNTRY = "similar", "region", "england"
LONDON = {"london-inner": "E13000001", "london-outer": "E13000002"}
WORDS = frozenset({SIMILAR, REGION, COUNTRY, *LONDON})

_CODE = re.compile(r"[a-z0-9_-]{1,80}", re.ASCII)
_AREA = re.compile(r"[A-Z]\d{8}", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:[-/](\d{2}))?", re.ASCII)


class State(NamedTuple):
    """Years by the one they begin in: 2016 is 2016/17. What the address leaves open is empty, or None."""

    measures: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


def parse(query: Mapping[str, Sequence[str]]) -> tuple[State, list[str]]:
    """The state that the address holds, each thing once, and what of it cannot be read, with what to do."""
    problems: list[str] = []
    measures = _read(query.get("m", ()), _code, "measure", MOST_MEASURES, problems)
    areas = _read(query.get("a", ()), _area, "area", MOST_READ, problems)
    first, last = (_year(query.get(name, ()), problems) for name in ("from", "to"))
    return State(measures, areas, first, last), problems


def address(state: State) -> str:
    """The query string of the state, without the question mark; "" of an empty one."""
    pairs = [("m", code) for code in state.measures] + [("a", code) for code in state.areas]
    years = (("from", state.first), ("to", state.last))
    pairs += [(name, year_slug(year)) for name, year in years if year is not None]
    return urlencode(pairs)


def year_slug(year: int) -> str:
    """2016 is "2016-17"."""
    return f"{year}-{(year + 1) % 100:02d}"


def year_words(year: int) -> str:
    """2016 is "2016/17"."""
    return year_slug(year).replace("-", "/")


def told(text: str) -> str:
    """What somebody wrote, as a message can repeat it: short, and without what cannot be shown."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:200]).split())
    return plain if len(plain) <= SHOWN_OF_A_TEXT else f"{plain[:SHOWN_OF_A_TEXT]}…"


def _read(
    texts: Sequence[str], read: Callable[[str], str], what: str, most: int, problems: list[str]
) -> tuple[str, ...]:
    written = [text.strip() for text in texts if text.strip()]
    found = dict.fromkeys(one for text in written if (one := read(text)))
    wrong = list(dict.fromkeys(text for text in written if not read(text)))
    problems += [
        f"“{told(text)}” is no code of a{_n(what)} {what}. Choose from the form."
        for text in wrong[:MOST_TOLD]
    ]
    if len(wrong) > MOST_TOLD:
        problems.append(f"{len(wrong) - MOST_TOLD} more are no codes of {what}s and are left out.")
    if len(found) > most:
        problems.append(f"At most {most} {what}s can be compared at once; the first {most} are shown.")
    return tuple(found)[:most]


def _n(what: str) -> str:
    return "n" if what[0] in "aeiou" else ""


def _code(text: str) -> str:
    return text.lower() if _CODE.fullmatch(text.lower()) else ""


def _area(text: str) -> str:
    if text.lower() in WORDS:
        return text.lower()
    return text.upper() if _AREA.fullmatch(text.upper()) else ""


def _year(texts: Sequence[str], problems: list[str]) -> int | None:
    text = next((one for one in reversed(texts) if one.strip()), "")
    if not text:
        return None
    found = _YEAR.fullmatch(text.strip())
    if (
        found
        and FIRST_YEAR <= (year := int(found[1])) < LAST_YEAR
        and found[2] in (None, year_slug(year)[-2:])
    ):
        return year
    problems.append(f"“{told(text)}” is no year. Write a year as 2016-17, or choose from the form.")
    return None
