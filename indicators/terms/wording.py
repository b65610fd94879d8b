"""How numbers and states are put into words, once, for pages, charts, exports and the appendix. Pure."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from difflib import get_close_matches
from functools import lru_cache

from indicators.terms.nouns import agree, singular_of
from indicators.terms.vocabulary import SIGNED_UNITS, SYMBOL_CELLS, UNITS, Polarity, Unit

# In the order in which tallies count them: what went wrong comes first.
STATUS_WORDS: dict[str, str] = {
    "missed": "Missed",
    "close": "Close",
    "met": "Met",
    "none": "No target",
    "hidden": "Hidden",
    "no_figure": "No figure",
}

NOISE = 1e-9  # 7 of 100 is a hair above 7%, and is 7%
MOST_DECIMALS = 10  # two numbers that differ by more than the noise do so with these

# Doubles reach 309 digits before the point; the ordinary context would refuse to quantise them.
_WIDE = Context(prec=400)

_DIRECTION_WORDS = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.RANGE: "Best within a range",
    Polarity.NONE: "For context only",
}


def direction_words(polarity: Polarity) -> str:
    """ "Higher is better", "Lower is better", "Best within a range" or "For context only"."""
    return _DIRECTION_WORDS[polarity]


def round_half_away(value: float, decimals: int) -> Decimal:
    """Rounds halves away from zero on the number as written: 2.675 to 2 decimals is 2.68, -0.5 to 0 is -1.

    `decimals` from 0 up. Raises ValueError for infinity and "not a number".
    """
    written = Decimal(repr(float(value)))
    if not written.is_finite():
        raise ValueError(f"{value} cannot be rounded")
    rounded = written.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    return abs(rounded) if rounded.is_zero() else rounded


@lru_cache(maxsize=16384)  # a page shows a thousand numbers, most of them the same at the next visit
def display_number(value: float, decimals: int) -> str:
    """The rounded number with thousands separated: "1,012", "10.4"; negative ones with a minus sign."""
    return f"{round_half_away(value, decimals):,f}".replace("-", "\u2212")


def display_value(value: float, unit: Unit, decimals: int) -> str:
    """The number with its unit as shown: "8%", "1,012", "£1,250", "96 per 10,000", "12 days", "+3.2%", "−£40"."""
    number = display_number(value, decimals)
    if unit in SIGNED_UNITS and round_half_away(value, decimals) > 0:
        number = f"+{number}"
    if unit is Unit.DAYS and number in ("1", "\u22121"):
        return f"{number} day"
    sign = number[:1] if number.startswith(("\u2212", "+")) else ""
    return f"{sign}{UNITS[unit].before}{number.removeprefix(sign)}{UNITS[unit].after}"


def span_words(lower: float, upper: float, unit: Unit, decimals: int) -> str:
    """ "11.2% to 13.7%", "5 to 10 per 10,000": the unit once where it is long."""
    low, high = (display_value(one, unit, decimals) for one in (lower, upper))
    ending = UNITS[unit].after
    if ending.startswith(" "):
        low = low.removesuffix(ending).removesuffix(" day")
    return f"{low} to {high}"


def display_apart(value: float, other: float, unit: Unit, decimals: int) -> tuple[str, str]:
    """Both as shown, with as many more decimals as it takes for the larger one to look larger: "9.1%" beside "9%".

    A number that is written in full with fewer decimals gets no zeros. What differs only by the noise of binary
    fractions is the same.
    """
    needed = decimals
    if abs(value - other) > NOISE * max(1.0, abs(other)):
        while needed < MOST_DECIMALS and round_half_away(value, needed) == round_half_away(other, needed):
            needed += 1
    first, second = (display_value(one, unit, _in_full(one, decimals, needed)) for one in (value, other))
    return first, second


def _in_full(number: float, least: int, most: int) -> int:
    """The fewest decimals from `least` to `most` that say all of the number, or `most`."""
    exact = Decimal(repr(float(number)))
    return next((one for one in range(least, most) if round_half_away(number, one) == exact), most)


def shown_words(display: str, symbol: str) -> str:
    """What readers see of a figure: "8%", or "Hidden" and never the letter c that spreadsheets have.

    Editions published before these words have the letter as their `display`.
    """
    return SYMBOL_CELLS.get(symbol, display)


def people_words(numerator: float | None, denominator: float | None, label: str = "children") -> str:
    """The people behind a figure: "47 of 563 children", "563 children"; "" where unknown.

    What is counted is in the singular out of one, and where it stands alone as one: "1 of 1 child", "1 child".
    """
    if numerator is None and denominator is None:
        return ""
    if numerator is not None and denominator is not None:
        return f"{amount_words(numerator)} of {count_words(denominator, label)}"
    return count_words(numerator if numerator is not None else denominator or 0, label)


def behind_words(numerator: float | None, denominator: float | None, unit: Unit, label: str = "") -> str:
    """ "47 of 563 children" behind a share; "132 against 104" where one is no part of the other."""
    if unit is Unit.RATIO and numerator is not None and denominator is not None:
        return f"{amount_words(numerator)} against {amount_words(denominator)}"
    return people_words(numerator, denominator, label).strip()


def count_words(number: float, plural: str, singular: str = "") -> str:
    """ "1 child", "3 children", "0 care leavers"; the singular is worked out where not given."""
    return f"{amount_words(number)} {agree(number, singular or singular_of(plural), plural)}"


def part_words(part: int, whole: int, what: str) -> str:
    """How many of those just counted are so: "none late", "2 late", "all late"; of a single one "late", "not late"."""
    if whole == 1:
        return what if part else f"not {what}"
    return f"{({0: 'none', whole: 'all'}).get(part, part)} {what}"


def all_words(parts: Sequence[str]) -> str:
    """ "2 targets", "2 targets and 1 event", "2 targets, 1 event and 1 owner"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def sentence_of(text: str) -> str:
    """The text with one full stop at its end, or with the mark that ends it already; "" stays empty."""
    text = text.rstrip()
    return text if not text or text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."


def amount_words(number: float) -> str:
    """A numerator or denominator: whole numbers without decimals, others to two at most ("12.5 workers")."""
    if float(number).is_integer():
        return display_number(number, 0)
    return display_number(number, 2).rstrip("0").rstrip(".")


def mid_sentence(text: str) -> str:
    """The text after a comma: "All children" becomes "all children". A first word that begins a name stays.

    It does where the second word has a capital too ("Families First social workers"), or the first one several.
    """
    first, _, rest = text.partition(" ")
    is_name = rest[:1].isupper() or first[1:] != first[1:].lower()
    return text if is_name else text[:1].lower() + text[1:]


def did_you_mean(text: str, names: Iterable[str], most: int = 3) -> str:
    """'Did you mean "value" or "values"?', whatever the capitals; "" where nothing known is like it."""
    folded = {name.casefold(): name for name in names}
    near = (f'"{folded[match]}"' for match in get_close_matches(text.casefold()[:120], folded, most, 0.6))
    said = " or ".join(near)
    return f"Did you mean {said}?" if said else ""
