"""Where an incoming row lands: in which section of the calendar and period, and what it does there. Pure.

One rule for an officer's file, for another system, and for whatever brings rows in later; it is also what the pages
do on which figures are typed and corrected (docs/adr/0010-one-landing.md).

- **Section.** The calendar says which section collects an indicator. Its figure belongs to the period of that section
  in which its own period ends. What the calendar does not collect, and a period of another length than the
  indicator's, is outside: an officer's row is refused, a system's is recorded at once.
- **Earlier periods.** A section holds its first period and all later ones that have begun. An earlier one it holds
  only where something of it stands recorded or is typed already. There a row changes or completes what people can
  open and correct. Anywhere else it would open a section that no page offers and nobody looks for, so it is refused,
  with the two ways on: the calendar begins earlier, or the file comes in as history. What is opened in an earlier
  period is on the worklist until it is approved.
- **History.** A file that one person approves as a whole needs no section: its rows may be of any period that has
  begun and of any length, also of what the calendar does not collect (`whole_landing`). It is the one way in for what
  is earlier than the calendar, and leaves alone what is on its way in a section.
- **Retired indicators.** After the last period of one that is retired nothing lands, by whatever way it comes.
- **What it does.** Set against what was typed last, otherwise what stands recorded. A recorded figure changes by a
  correction. A row that says what stands recorded takes a correction back that was typed meanwhile.
- **Words alone** are no reason to open what is approved: commentary of a row that repeats what stands is written beside
  the figure, as on its page (docs/adr/0039).
- **Left to people.** A section that waits for approval stands still, and a system never writes over a person.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.amounts.typed import numbers_of, result_of
from indicators.files.faults import Fault
from indicators.intake.remedies import ENDED, FOR_SYSTEMS, TYPED_BY_PEOPLE, Remedies
from indicators.intake.words_beside import same_text, with_words, words_of
from indicators.terms.periods import Frequency, Period, PeriodError, day_words
from indicators.terms.vocabulary import Unit


class Outcome(StrEnum):
    """What becomes of a row. Those of SAVED change the figure, words its commentary alone; left, outside and refused
    come with a fault.
    """

    NEW = "new"
    CHANGED = "changed"
    CORRECTION = "correction"
    WORDS = "words"
    SAME = "same"
    EMPTY = "empty"
    LEFT = "left"
    OUTSIDE = "outside"
    REFUSED = "refused"


SAVED = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.CORRECTION})


class Home(NamedTuple):
    """Where an indicator's figures are entered, and how they read. `collection` is a primary key."""

    collection: int
    title: str
    collected: Frequency
    first: Period
    frequency: Frequency
    unit: Unit
    decimals: int


class SectionPeriod(NamedTuple):
    """A section of one period; `collection` is a primary key."""

    collection: int
    period: Period


class Incoming(NamedTuple):
    """One row without a fault of its own. `says` has "status" and "note" where it gives them; others stay as they are.

    `written` holds its numbers as text where they are kept as they came. `words` are the answer and the commentary of
    a workbook that went out and came back; empty ones leave what is there.
    """

    figure: ReportedFigure
    says: Set[str]
    written: Typed | None = None
    words: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Known:
    """What there is: homes by indicator, what is typed and what stands recorded by cell, and what stands still.

    `begun` are sections of periods before their first one of which something stands recorded or is typed.
    `by_people` are cells that a system leaves alone; `reason` is why recorded figures change, where that is known.
    `ended` are the last days of indicators that are retired. `said` is commentary beside figures that stand, of cells
    that a row has commentary for.
    """

    today: date
    homes: Mapping[int, Home] = field(default_factory=dict)
    typed: Mapping[CellKey, Typed] = field(default_factory=dict)
    recorded: Mapping[CellKey, Typed] = field(default_factory=dict)
    waiting: Set[SectionPeriod] = frozenset()
    begun: Set[SectionPeriod] = frozenset()
    by_people: Set[CellKey] = frozenset()
    reason: str = ""
    ended: Mapping[int, date] = field(default_factory=dict)
    said: Mapping[CellKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Landing:
    """A row's outcome: what `stands` in its cell now and the entry that would be `typed` there, or its `fault`."""

    outcome: Outcome
    key: CellKey
    section: SectionPeriod | None = None
    stands: Typed = field(default_factory=Typed)
    typed: Typed = field(default_factory=Typed)
    fault: Fault | None = None


def section_of(home: Home, period: Period) -> SectionPeriod | None:
    """The section that the period ends in; None where the indicator is not typed for such a period."""
    if period.frequency is not home.frequency or home.frequency is Frequency.WEEK:
        return None
    try:
        return SectionPeriod(home.collection, Period.of(period.end, home.collected))
    except PeriodError:  # beyond the years that count
        return None


def land(row: Incoming, known: Known, remedies: Remedies) -> Landing:
    """What becomes of one row, whatever way it came."""
    key = row.figure.key
    if fault := why_ended(known.ended, key):
        return Landing(Outcome.REFUSED, key, fault=fault)
    home = known.homes.get(key.indicator)
    section = None if home is None else section_of(home, key.period)
    if home is None or section is None:
        return Landing(Outcome.OUTSIDE, key, fault=_why_outside(home, key.period, remedies))
    recorded = known.recorded.get(key)
    if fault := _why_not_then(section, home, recorded, known, remedies) or _why_no_words(row):
        return Landing(Outcome.REFUSED, key, fault=fault)
    stands = known.typed.get(key, recorded or Typed())
    typed = laid_over(row, stands, home.unit)
    same = says(typed, home.unit) == says(stands, home.unit)
    if same and recorded is not None and key not in known.typed:
        return _beside_what_stands(row, Landing(Outcome.SAME, key, section, stands, typed), known)
    typed = with_words(typed, row.words)
    if same and words_of(typed) == words_of(stands):
        there = stands.has_figure or stands.note
        return Landing(Outcome.SAME if there else Outcome.EMPTY, key, section, stands, typed)
    if fault := _why_left(section, key, home, known, remedies):
        return Landing(Outcome.LEFT, key, section, stands, fault=fault)
    if recorded is not None:
        as_recorded = says(laid_over(row, recorded, home.unit), home.unit) == says(recorded, home.unit)
        typed = _correction(typed, recorded, as_recorded and not left_empty(row.figure.amounts), known.reason)
    return Landing(_change(key, stands, known), key, section, stands, typed)


def _beside_what_stands(row: Incoming, same: Landing, known: Known) -> Landing:
    """Its commentary, where it is another than what is said of the figure; the figure stays as it is."""
    stands = replace(same.stands, commentary=known.said.get(same.key, ""))
    typed = with_words(stands, ("", row.words[1]))
    if typed == stands:
        return same
    return replace(same, outcome=Outcome.WORDS, stands=stands, typed=typed)


def why_ended(ended: Mapping[int, date], key: CellKey) -> Fault | None:
    """`ended` are the last days of retired indicators: what begins later is not asked for any more."""
    last_day = ended.get(key.indicator)
    if last_day is None or key.period.start <= last_day:
        return None
    words = f"This indicator is retired: its last period ended on {day_words(last_day)}."
    return Fault(words, ENDED, column="period", read=key.period.label)


def _why_outside(home: Home | None, period: Period, remedies: Remedies) -> Fault:
    if home is None:
        words = "No section of the collection calendar holds this indicator."
        return Fault(words, remedies.not_collected, column="indicator")
    if home.frequency is Frequency.WEEK:
        words = "Weekly figures are not entered: they are sent by another system."
        return Fault(words, remedies.other_period, column="period")
    snapshot = home.frequency is Frequency.SNAPSHOT
    each = "year, counted at 31 March" if snapshot else home.frequency.value
    words = f"This indicator is entered for each {each}, and {period.label} is none."
    return Fault(words, f"{_period_instead(home, period)}{remedies.other_period}", column="period")


def _period_instead(home: Home, period: Period) -> str:
    """ "For the quarter that ends then write Quarter 4 2024/25. ", where one of the kind asked for ends with it."""
    try:
        wanted = Period.of(period.end, home.frequency)
    except PeriodError:
        return ""
    if wanted.end != period.end:
        return ""
    return f'For the {home.frequency} that ends then write "{wanted.label}". '


def _why_not_then(
    section: SectionPeriod, home: Home, recorded: Typed | None, known: Known, remedies: Remedies
) -> Fault | None:
    """Why the section holds nothing of that period, or None."""
    period = section.period
    if period.start < home.first.start and recorded is None and section not in known.begun:
        words = (
            f"{home.title} is collected from {home.first.label} on, and nothing of {period.label} is there."
        )
        return Fault(words, remedies.too_early, column="period")
    if period.start > known.today:
        return Fault(f"{period.label} has not begun.", remedies.not_begun, column="period")
    return None


def _why_no_words(row: Incoming) -> Fault | None:
    if row.words[1] and row.figure.key.category is not None:
        return Fault(
            "Commentary goes with the indicator's total, not with one of its parts.",
            "Move it to the row without a category.",
            column="commentary",
        )
    return None


def _why_left(
    section: SectionPeriod, key: CellKey, home: Home, known: Known, remedies: Remedies
) -> Fault | None:
    if key in known.by_people:
        return TYPED_BY_PEOPLE
    return waits_fault(section, home, remedies) if section in known.waiting else None


def waits_fault(section: SectionPeriod, home: Home, remedies: Remedies) -> Fault:
    words = f"{home.title}, {section.period.label}, waits for approval, so its figures stand still."
    return Fault(words, remedies.waits)


def _correction(typed: Typed, recorded: Typed, as_recorded: bool, reason: str) -> Typed:
    """The entry over a recorded figure. What says what is recorded keeps only what was said beside it."""
    if as_recorded:
        return replace(recorded, answer=typed.answer, commentary=typed.commentary)
    return replace(typed, reason=reason or typed.reason)


def as_told(landed: Landing, known: Known) -> Landing:
    """As another system is told: where people are at work it learns that, and not whether its figure is theirs."""
    if landed.section is None or landed.outcome not in (Outcome.SAME, Outcome.EMPTY):
        return landed
    fault = _why_left(landed.section, landed.key, known.homes[landed.key.indicator], known, FOR_SYSTEMS)
    return replace(landed, outcome=Outcome.LEFT, fault=fault) if fault else landed


def _change(key: CellKey, stands: Typed, known: Known) -> Outcome:
    if key in known.recorded and key not in known.typed:
        return Outcome.CORRECTION
    return Outcome.CHANGED if stands.has_figure or stands.note else Outcome.NEW


def laid_over(row: Incoming, stands: Typed, unit: Unit) -> Typed:
    """What stands in the cell with what the row says of it. An empty row of a form says nothing of its numbers."""
    amounts = row.figure.amounts
    said = row.written or typed_of_figure(amounts, unit)
    keeps_note = "note" not in row.says or same_text(amounts.note, stands.note)
    note = stands.note if keeps_note else amounts.note
    if left_empty(amounts):
        return replace(stands, note=note or stands.note)
    return replace(
        stands,
        numerator=said.numerator,
        denominator=said.denominator,
        value=said.value,
        symbol=amounts.symbol,
        status=amounts.status if "status" in row.says else stands.status,
        note=note,
    )


def left_empty(amounts: Amounts) -> bool:
    return amounts.value is None and not amounts.symbol


def says(typed: Typed, unit: Unit) -> tuple[object, ...]:
    """What makes two entries the same figure, however written: numbers, result, symbol, status and note."""
    words = (typed.has_figure, typed.symbol, typed.status, typed.note)
    numbers = numbers_of(typed, unit)
    if numbers.faults:  # what cannot be read is the same where it was written the same
        return (typed.numerator, typed.denominator, typed.value, *words)
    given = numbers.given
    behind = (None if each is None else each.value for each in (given.numerator, given.denominator))
    return (*behind, None if typed.symbol else result_of(given), *words)
