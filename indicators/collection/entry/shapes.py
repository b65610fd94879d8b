"""What a row of an entry page is made of: plain data for its template and for the answers its script gets. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from indicators.amounts.cells import Typed
from indicators.amounts.numbers import Number
from indicators.amounts.typed import read_typed
from indicators.terms.commentary import length_words
from indicators.terms.vocabulary import FigureStatus
from indicators.terms.wording import amount_words


@dataclass(frozen=True)
class Message:
    """What is said at a row. `kind`: error, query, answered, small, remark or conflict."""

    kind: str
    words: str
    column: str = ""


@dataclass(frozen=True)
class State:
    """The row's state: its class, the class of the words, the mark beside them and the words."""

    row: str
    look: str
    mark: str
    words: str


@dataclass(frozen=True)
class Versions:
    """Two versions of one cell: what somebody else saved meanwhile, and what was typed here."""

    theirs: str
    mine: str
    who: str
    at: datetime
    digest: str  # of theirs
    typed: Typed  # theirs


@dataclass(frozen=True)
class Written:
    """What stands said of a figure, with whose it is; of words on their way that an approver changed, what was written
    before and who changed them."""

    stands: str = ""
    signed: str = ""
    changed_by: str = ""
    before: str = ""


@dataclass(frozen=True)
class GridRow:
    """A cell as the page shows it.

    `number` is its place on the page, from 1. Every input is named by its column's name and by what stands in the
    elements that `named_by` lists: "Numerator, 3 or more placements, under 5, Quarter 2 2025/26".
    """

    number: str  # as text: a template would part its thousands
    key: str
    digest: str
    ref: str
    title: str
    sub: str
    name: str
    named_by: str
    period: str  # where it is not the section's own
    is_category: bool
    is_locked: bool
    typed: Typed
    result: str
    previous: str
    year_before: str
    target: str
    state: State
    messages: Sequence[Message]
    has_denominator: bool
    has_value: bool
    value_beside: bool  # the numbers behind are not known as a rule: the result is typed beside them
    has_reason: bool
    asks: bool
    no_denominator: str
    recorded: str = ""
    versions: Versions | None = None
    breakdown: str = ""  # the heading above the first category of a breakdown
    last_numerator: str = ""  # of the period before, "" where it had none
    last_denominator: str = ""
    total: str = ""  # the number of the shared total that its denominator is, see `shared_totals`
    words_before: str = ""  # the period before's commentary
    said: Written = field(default_factory=Written)
    definition: str = ""
    is_unsaved: bool = False

    @property
    def numerator_shown(self) -> str:
        """As pages write numbers, where there is no field: "1,034"; what cannot be read as it was typed."""
        return _shown(self.typed.numerator)

    @property
    def denominator_shown(self) -> str:
        return _shown(self.typed.denominator)

    @property
    def numerator_told(self) -> str:
        """The elements that say more of the numerator: the one before, and the messages."""
        return self._told("x", self.last_numerator)

    @property
    def denominator_told(self) -> str:
        return self._told("y", self.last_denominator)

    def _told(self, letter: str, last: str) -> str:
        told = (f"{letter}{self.number}" if last else "", f"m{self.number}" if self.messages else "")
        return " ".join(filter(None, told))

    @property
    def bad(self) -> frozenset[str]:
        """The columns with an error."""
        return frozenset(message.column for message in self.messages if message.kind == "error")

    @property
    def queried(self) -> frozenset[str]:
        return frozenset(message.column for message in self.messages if message.kind == "query")

    @property
    def length(self) -> str:
        """ "39 of 80 words" of its commentary, as it is typed or, of a recorded figure, as it stands."""
        return length_words(self.said.stands if self.is_locked else self.typed.commentary)

    @property
    def stood(self) -> str:
        """What stands already, where that is not what the field holds: words written before there was a figure."""
        return "" if self.said.stands == self.typed.commentary else self.said.stands

    @property
    def is_provisional(self) -> bool:
        return self.typed.status == FigureStatus.PROVISIONAL

    @property
    def opens(self) -> bool:
        """Whether what is usually folded away holds something."""
        folded = {"value", "symbol", "note", "reason"}
        typed = self.typed
        value = typed.value and not self.value_beside
        return bool(value or typed.symbol or typed.note or self.is_provisional) or bool(folded & self.bad)


def _shown(text: str) -> str:
    number = read_typed(text)
    return amount_words(number.value) if isinstance(number, Number) else text
