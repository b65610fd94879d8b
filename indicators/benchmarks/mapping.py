"""What each known dataset of a national release holds for us; `mapping_files` reads it from datasets/. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from indicators.benchmarks.meanings import Written, YearMeaning
from indicators.benchmarks.sums import Sum

Labels = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class IndicatorMapping:
    """Which rows and columns are one of our indicators. Columns go by their keys in `DatasetMapping.columns`.

    `where` and `denominator_where` give, by column key, the labels that rows of any release carry there. With
    `denominator_where` the denominator stands in a row of its own, which is like the value's row but for it; with
    `value_where` the value does. With `added` each of several rows is a part, and all of them together are the figure.
    With `per` the denominator is the figure of that indicator, from a release of its own. Without `value` it is worked
    out from the two. `counted` says when in the year each person is counted, where that is another day for each.
    """

    code: str
    year: YearMeaning
    value: Sum | None
    where: Labels
    numerator: Sum | None = None
    denominator: Sum | None = None
    denominator_where: Labels = field(default_factory=dict)
    added: tuple[Labels, ...] = ()
    value_where: Labels = field(default_factory=dict)
    per: str = ""
    written: Written = Written.NUMBER
    counted: str = ""

    @property
    def summed(self) -> bool:
        """Whether the denominator is a sum of columns beside a published value, which then has to follow from it."""
        return bool(self.value and self.denominator and len(self.denominator.terms) > 1)

    @property
    def parts(self) -> tuple[Labels, ...]:
        """The labels of each of the rows that make the figure; one in most datasets."""
        return tuple({**self.where, **labels} for labels in self.added) or (self.where,)

    @property
    def total_parts(self) -> tuple[Labels, ...]:
        """The labels of each of the rows that make the denominator, where it stands in rows of its own."""
        if not self.denominator_where:
            return ()
        totals = [{**part, **self.denominator_where} for part in self.parts]
        return tuple(labels for place, labels in enumerate(totals) if labels not in totals[:place])

    @property
    def value_rows(self) -> tuple[Labels, ...]:
        """The labels of the row that holds the value, where that is another than the numerator's."""
        return ({**self.where, **self.value_where},) if self.value_where else ()

    def column_keys(self) -> set[str]:
        sums = (each for each in (self.value, self.numerator, self.denominator) if each)
        labelled = (self.where, self.denominator_where, self.value_where, *self.added)
        return {key for each in sums for key in each.columns()} | {
            key for labels in labelled for key in labels
        }


@dataclass(frozen=True)
class LongPlaces:
    """Where a file of one value a row keeps place and year. `areas` gives the GSS codes of codes that are its own."""

    code: tuple[str, ...]
    name: tuple[str, ...]
    year: tuple[str, ...]
    areas: Mapping[str, str]


@dataclass(frozen=True)
class DatasetMapping:
    """One dataset. `columns` gives, by our key, the names its columns have had, newest first.

    `versions` names the states a row may be published in, earliest first; where a file has several of one cell,
    the latest counts. `version` is the key of the column that says which. `england_only` is for datasets without
    councils, `secondary` for those that repeat what another publication says first. `symbols` are texts that this
    dataset writes for one of the symbols. `optional` are columns that older releases lack: without them their
    indicators are left out.
    """

    key: str
    title: str
    publication: str
    file: str
    columns: Mapping[str, tuple[str, ...]]
    indicators: tuple[IndicatorMapping, ...]
    version: str = ""
    versions: tuple[str, ...] = ()
    england_only: bool = False
    secondary: bool = False
    symbols: Mapping[str, str] = field(default_factory=dict)
    long: LongPlaces | None = None
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


# Releases write the same day and the same ages in more than one way.
_AT_THE_DAY = re.compile(r"\b(?:at|on) 31 march\b")
_AGES = re.compile(r"\bage[ds] (\d+ to \d+)(?: years)?\b")


@lru_cache(maxsize=16384)  # a file repeats its labels row by row
def comparable_label(label: str) -> str:
    """A label as compared: without regard to capitals, runs of spaces, typographic apostrophes, "at" or "on 31 March",
    and "aged 17 to 18" as "17 to 18 years".
    """
    text = " ".join(label.replace("’", "'").split()).lower()
    return _AGES.sub(r"\1 years", _AT_THE_DAY.sub("on 31 march", text))
