"""What each row of a file would do to the sections it belongs to, worked out before anything is saved. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.derivation import work_out
from indicators.amounts.recorded import written
from indicators.amounts.typed import numbers_of, result_of
from indicators.files.faults import Fault
from indicators.files.figure_files import RowRead
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import SAVED_KINDS, Kind
from indicators.terms.safe_cells import safe_text
from indicators.terms.vocabulary import SYMBOL_MEANINGS, FigureStatus, Unit
from indicators.terms.wording import display_value, people_words


class Home(NamedTuple):
    """Where an indicator's figures are entered, and how they read. `collection` is a primary key."""

    collection: int
    title: str
    collected: Frequency
    first: Period
    frequency: Frequency
    unit: Unit
    decimals: int


class Place(NamedTuple):
    """A section of one period."""

    collection: int
    period: Period


@dataclass(frozen=True)
class Known:
    """What there is: homes by indicator, what was typed and what stands recorded by cell, and what stands still."""

    today: date
    homes: Mapping[int, Home] = field(default_factory=dict)
    typed: Mapping[CellKey, Typed] = field(default_factory=dict)
    recorded: Mapping[CellKey, Typed] = field(default_factory=dict)
    waiting: Set[Place] = frozenset()


@dataclass(frozen=True)
class Planned:
    """One row's outcome. `typed` is the entry that it would leave, `shown` the digest of what stands there now."""

    row: int
    kind: Kind
    texts: tuple[str, ...]
    key: CellKey | None = None
    place: Place | None = None
    typed: Typed = field(default_factory=Typed)
    shown: str = ""
    before: str = ""
    after: str = ""
    faults: tuple[Fault, ...] = ()


def section_of(home: Home, period: Period) -> Place:
    """The section in which a period is entered: the one that it ends in."""
    return Place(home.collection, Period.of(period.end, home.collected))


def plan_rows(rows: Iterable[RowRead], given: Set[str], known: Known) -> Iterator[Planned]:
    """Each row's outcome, in the file's order. `given` names the columns that the file has."""
    for row in rows:
        yield _plan(row, given, known)


def _plan(row: RowRead, given: Set[str], known: Known) -> Planned:
    figure = row.figure
    if figure is None:
        return Planned(row.number, Kind.REFUSED, row.texts, faults=row.faults)
    key = figure.key
    home = known.homes.get(key.indicator)
    fault = _no_section(home, figure.period, known)
    if home is None or fault is not None:
        faults = (fault,) if fault is not None else ()
        return Planned(row.number, Kind.REFUSED, row.texts, key, faults=faults)
    place = section_of(home, figure.period)
    now = known.typed.get(key, known.recorded.get(key, Typed()))
    new = _typed(figure.amounts, now, given, home.unit)
    kind = _kind(key, now, new, home.unit, known)
    before = typed_words(now, home.unit, home.decimals)
    if kind in SAVED_KINDS and place in known.waiting:
        return Planned(row.number, Kind.REFUSED, row.texts, key, place, faults=(_stands_still(home, place),))
    after = typed_words(new, home.unit, home.decimals)
    return Planned(row.number, kind, row.texts, key, place, new, _digest(now), before, after)


def _no_section(home: Home | None, period: Period, known: Known) -> Fault | None:
    """Why the figure has no place among the sections, or None."""
    if home is None:
        return Fault(
            "No section of the collection calendar holds this indicator.",
            "Ask an administrator to add it to a section, or leave the row out.",
            column="indicator",
        )
    if period.frequency is not home.frequency or period.frequency is Frequency.WEEK:
        return Fault(
            f"This indicator is entered for each {_each(home.frequency)}, and {period.label} is none."
            if home.frequency is not Frequency.WEEK
            else "Weekly figures are not entered: they are sent by another system.",
            "Write a period of that kind. An operator brings other periods in with the command import_figures.",
            column="period",
        )
    first, section = home.first, Period.of(period.end, home.collected)
    if section.start < first.start:
        return Fault(
            f"{home.title} is collected from {first.label} on.",
            "An operator brings earlier figures in with the command import_figures.",
            column="period",
        )
    if section.start > known.today:
        return Fault(
            f"{section.label} has not begun.",
            "Check the year, or bring the file when it has.",
            column="period",
        )
    return None


def _each(frequency: Frequency) -> str:
    return "year, counted at 31 March" if frequency is Frequency.SNAPSHOT else frequency.value


def _stands_still(home: Home, place: Place) -> Fault:
    return Fault(
        f"{home.title}, {place.period.label}, waits for approval, so its figures stand still.",
        "Take the section back, or ask for it to be returned, and check the file again.",
    )


def _typed(figure: Amounts, now: Typed, given: Set[str], unit: Unit) -> Typed:
    """What the entry would be: what the file says of the figure, and everything else as it was."""
    status = figure.status if "status" in given else now.status
    note = now.note if "note" not in given or _same_note(figure.note, now.note) else figure.note
    if _left_empty(figure):
        return replace(now, note=note or now.note)
    derived = work_out(unit, figure.numerator, figure.denominator)
    return replace(
        now,
        numerator=written(figure.numerator),
        denominator=written(figure.denominator),
        value="" if derived is not None and derived == figure.value else written(figure.value),
        symbol=figure.symbol,
        status=status,
        note=note,
    )


def _same_note(read: str, now: str) -> bool:
    """A note comes back from a workbook on one line, and with an apostrophe where it would have run as a formula."""
    on_one_line = " ".join(read.split())
    return on_one_line in (" ".join(now.split()), " ".join(safe_text(now).split()))


def _left_empty(figure: Amounts) -> bool:
    return figure.value is None and not figure.symbol


def _kind(key: CellKey, now: Typed, new: Typed, unit: Unit, known: Known) -> Kind:
    if same_figure(now, new, unit):
        return Kind.UNCHANGED if now.has_figure or now.note else Kind.EMPTY
    if key in known.recorded and key not in known.typed:
        return Kind.CORRECTION
    return Kind.CHANGED if now.has_figure or now.note else Kind.ADDED


def same_figure(one: Typed, other: Typed, unit: Unit) -> bool:
    """Whether both say the same, however it was written."""
    if one.has_figure != other.has_figure:
        return False
    return _said(one, unit) == _said(other, unit)


def _said(typed: Typed, unit: Unit) -> tuple[object, ...]:
    numbers = numbers_of(typed, unit)
    if numbers.faults:
        return (typed.numerator, typed.denominator, typed.value, typed.symbol, typed.status, typed.note)
    given = numbers.given
    figures = (None if each is None else each.value for each in (given.numerator, given.denominator))
    result = None if typed.symbol else result_of(given)
    return (*figures, result, typed.symbol, typed.status, typed.note)


@lru_cache(maxsize=1024)  # most cells of a file are empty until now
def _digest(typed: Typed) -> str:
    return typed.digest


def typed_words(typed: Typed, unit: Unit, decimals: int) -> str:
    """ "8%, 47 of 563, provisional", why there is no number, what was written where it is no number, or ""."""
    parts = [_figure_words(typed, unit, decimals)] if typed.has_figure else [""]
    if typed.status == FigureStatus.PROVISIONAL and parts[0]:
        parts.append("provisional")
    if typed.note:
        parts.append(f"“{typed.note}”")
    return ", ".join(filter(None, parts))


def _figure_words(typed: Typed, unit: Unit, decimals: int) -> str:
    if typed.symbol:
        return f"{typed.symbol}: {SYMBOL_MEANINGS.get(typed.symbol, 'no figure')}"
    numbers = numbers_of(typed, unit)
    result = None if numbers.faults else result_of(numbers.given)
    if result is None:
        return " / ".join(filter(None, (typed.numerator, typed.denominator, typed.value)))
    words = display_value(result, unit, decimals)
    numerator, denominator = numbers.given.numerator, numbers.given.denominator
    if denominator is None:
        return words
    people = people_words(None if numerator is None else numerator.value, denominator.value, "").strip()
    return f"{words}, {people}"
