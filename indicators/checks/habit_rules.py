"""Queries about slips that people make when they type, copy and comment. Pure."""

from indicators.amounts.derivation import plain_number, value_of
from indicators.checks.check import CellFault
from indicators.checks.reading import CellReading
from indicators.terms.small_numbers import small_numbers
from indicators.terms.vocabulary import COUNTS, Basis, Unit
from indicators.terms.wording import amount_words


def same_as_last(reading: CellReading, smallest: float) -> CellFault | None:
    """Numerator and denominator both identical, of at least `smallest`: as when last period's sheet was sent again."""
    previous, given = reading.cell.previous, reading.given
    if previous is None or given.numerator is None or given.denominator is None:
        return None
    now = (given.numerator.value, given.denominator.value)
    if now != previous.amounts[:2] or given.denominator.value < smallest:
        return None
    return CellFault(
        "numerator",
        f"{amount_words(now[0])} out of {amount_words(now[1])} are exactly the numbers of "
        f"{previous.period.in_sentence}, as if they had been sent twice. "
        "Check that they are new, or say in the answer that they are.",
    )


def falls_within_year(reading: CellReading, _: float) -> CellFault | None:
    """What is counted from April on can only grow until March."""
    previous, given = reading.cell.previous, reading.given
    if reading.facts.basis is not Basis.YEAR_TO_DATE or previous is None:
        return None
    if previous.period.financial_year != reading.cell.key.period.financial_year:
        return None
    last = previous.amounts
    pairs = [
        ("numerator", given.numerator, last.numerator),
        ("denominator", given.denominator, last.denominator),
    ]
    if reading.facts.unit in COUNTS:
        pairs.append(("value", given.value, last.value))
    for column, now, before in pairs:
        if now is not None and before is not None and now.value < before:
            return CellFault(
                column,
                f"The {column} fell from {amount_words(before)} in {previous.period.in_sentence} to "
                f"{amount_words(now.value)}, but it is counted from April on and can only grow. "
                "Add the earlier months, or say in the answer why some no longer count.",
            )
    return None


def looks_like_fraction(reading: CellReading, _: float) -> CellFault | None:
    """0.79 for 79%, typed without its numbers; not where earlier figures were as small."""
    value = reading.given.value
    if reading.facts.unit is not Unit.PERCENT or value is None or value.per_cent:
        return None
    if value_of(reading.given) is not None:
        return None
    earlier = reading.earlier
    small_before = bool(earlier) and min(earlier) <= 1
    if not 0 < value.value <= 1 or small_before:
        return None
    return CellFault(
        "value",
        f"{plain_number(value.value)} could be {plain_number(value.value * 100)} per cent written as a fraction. "
        f"Write {plain_number(value.value * 100)}, or say in the answer that it is "
        f"{plain_number(value.value)} per cent.",
    )


def few_children_in_words(reading: CellReading, threshold: float) -> CellFault | None:
    """A warning to whoever writes: published figures hide such a number, words would tell it."""
    typed = reading.cell.typed
    columns = ("commentary",) if reading.stands else ("note", "commentary")
    for column in columns:
        found = small_numbers(getattr(typed, column), int(threshold))
        if found:
            return CellFault(
                column,
                f"The {column} says “{found[0].quoted}”: so small a number can point at a child, and it is published. "
                "Write “a small number”, or say in the answer why nobody can be recognised.",
            )
    return None
