"""A mapping as an officer makes it on a page. Columns are named here as the file at hand names them. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from indicators.benchmarks.mapping import comparable_label

# The names that a label has had, those of the file at hand among them.
Labels = tuple[str, ...]


class Taken(StrEnum):
    """How the value is taken from its column."""

    AS_IT_IS = ""
    FROM_A_HUNDRED = "hundred"
    YEARS_AND_MONTHS = "time"


@dataclass(frozen=True)
class DraftIndicator:
    """`where` has the labels by filter. Without `value` it is worked out from numerator and denominator; `per` is the
    indicator whose figures are the denominators. `numerator_more` is "+" or "-" and a second column. `total` and
    `value_row` are a filter and the labels of the row that holds the denominator or the value, or (). Of `added_in`,
    each of `added` is a row that is added up. `counted` says when in the year, where that is another day for each.
    """

    code: str
    year: str
    value: str = ""
    where: Mapping[str, Labels] = field(default_factory=dict)
    numerator: str = ""
    denominator: str = ""
    total: Labels = ()
    taken: str = Taken.AS_IT_IS
    value_row: Labels = ()
    numerator_more: str = ""
    denominator_more: str = ""
    per: str = ""
    added_in: str = ""
    added: tuple[Labels, ...] = ()
    counted: str = ""

    def columns(self) -> list[str]:
        named = [
            *(*self.where, self.value, self.numerator, self.denominator, *self.total[:1]),
            *(*self.value_row[:1], self.numerator_more[1:], self.denominator_more[1:], self.added_in),
        ]
        return [name for name in named if name]

    def with_names_of(self, before: "DraftIndicator") -> "DraftIndicator":
        """With all names that its labels had before: a page shows one of each."""
        known = [
            *before.where.items(),
            *((row[0], row[1:]) for row in (before.total, before.value_row) if row),
        ]
        known += [(before.added_in, labels) for labels in before.added]

        def names(column: str, labels: Labels) -> Labels:
            said = {comparable_label(label) for label in labels}
            same = (
                old
                for name, old in known
                if name == column and said & {comparable_label(each) for each in old}
            )
            return next(same, labels)

        return replace(
            self,
            where={column: names(column, labels) for column, labels in self.where.items()},
            total=(*self.total[:1], *names(self.total[0], self.total[1:])) if self.total else (),
            value_row=(*self.value_row[:1], *names(self.value_row[0], self.value_row[1:]))
            if self.value_row
            else (),
            added=tuple(names(self.added_in, labels) for labels in self.added),
        )


@dataclass(frozen=True)
class Known:
    """A column of the mapping: its key, all names it has had, and whether releases may lack it."""

    key: str
    names: Labels
    optional: bool = False


@dataclass(frozen=True)
class Draft:
    """`known` are the columns that its text has already, by their name in the file; `rest` is what else the text says,
    which the page has no field for and keeps.
    """

    key: str = ""
    title: str = ""
    publication: str = ""
    file: str = ""
    indicators: tuple[DraftIndicator, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    rest: Mapping[str, Any] = field(default_factory=dict)

    def with_indicator(self, new: DraftIndicator) -> "Draft":
        """In the place of the one of the same code, or last."""
        codes = [one.code for one in self.indicators]
        if new.code not in codes:
            return replace(self, indicators=(*self.indicators, new))
        place = codes.index(new.code)
        changed = new.with_names_of(self.indicators[place])
        return replace(self, indicators=(*self.indicators[:place], changed, *self.indicators[place + 1 :]))

    def without(self, code: str) -> "Draft":
        return replace(self, indicators=tuple(one for one in self.indicators if one.code != code))


def draft_data(draft: Draft) -> dict[str, object]:
    """As JSON."""
    return asdict(draft)


def draft_of(data: Mapping[str, Any]) -> Draft:
    """What `draft_data` gave; an empty draft of an empty record."""
    if not data:
        return Draft()
    indicators = tuple(_indicator_of(one) for one in data.get("indicators", ()))
    known = {
        name: Known(one["key"], tuple(one["names"]), one["optional"])
        for name, one in data.get("known", {}).items()
    }
    return Draft(**{**data, "indicators": indicators, "known": known})


def _indicator_of(data: Mapping[str, Any]) -> DraftIndicator:
    rows = {name: tuple(data.get(name, ())) for name in ("total", "value_row")}
    # A file that was on its way before labels had several names has one text for each filter.
    where = {
        column: (labels,) if isinstance(labels, str) else tuple(labels)
        for column, labels in data["where"].items()
    }
    added = tuple(tuple(labels) for labels in data.get("added", ()))
    return DraftIndicator(**{**data, **rows, "where": where, "added": added})
