"""A mapping as an officer makes it on a page, and the text it becomes (docs/benchmarks.md). Pure.

Columns are named here as the file names them; `mapping_of` reads the text as it reads every other mapping.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from indicators.benchmarks.describing.description import key_of, quoted


@dataclass(frozen=True)
class DraftIndicator:
    """`where` has the label by filter; `total` is the filter and label of the row that holds the denominator, or ()."""

    code: str
    year: str
    value: str
    where: Mapping[str, str] = field(default_factory=dict)
    numerator: str = ""
    denominator: str = ""
    total: tuple[str, ...] = ()

    def columns(self) -> list[str]:
        named = [*self.where, self.value, self.numerator, self.denominator, *self.total[:1]]
        return [name for name in named if name]


@dataclass(frozen=True)
class Draft:
    key: str = ""
    title: str = ""
    publication: str = ""
    file: str = ""
    indicators: tuple[DraftIndicator, ...] = ()

    def with_indicator(self, new: DraftIndicator) -> "Draft":
        """In the place of the one of the same code, or last."""
        return self._with((*(one for one in self.indicators if one.code != new.code), new))

    def without(self, code: str) -> "Draft":
        return self._with(tuple(one for one in self.indicators if one.code != code))

    def _with(self, indicators: tuple[DraftIndicator, ...]) -> "Draft":
        return Draft(self.key, self.title, self.publication, self.file, indicators)


def draft_data(draft: Draft) -> dict[str, object]:
    """As JSON."""
    return asdict(draft)


def draft_of(data: Mapping[str, Any]) -> Draft:
    """What `draft_data` gave; an empty draft of an empty record."""
    indicators = [
        DraftIndicator(**{**one, "total": tuple(one.get("total", ()))}) for one in data.get("indicators", ())
    ]
    return Draft(**{**data, "indicators": tuple(indicators)}) if data else Draft()


def toml_of(draft: Draft, filters: Iterable[str]) -> str:
    """The mapping's text. All filters of the file are among its columns, also unused ones: by them it is told from
    other files.
    """
    columns = dict.fromkeys([*filters, *(name for one in draft.indicators for name in one.columns())])
    keys = _keys(list(columns))
    lines = [
        f"dataset = {quoted(draft.key)}",
        f"title = {quoted(draft.title)}",
        f"publication = {quoted(draft.publication)}",
        f"file = {quoted(draft.file)}",
        "",
        "[columns]",
        *(f"{quoted(keys[name])} = [{quoted(name)}]" for name in columns),
    ]
    for one in draft.indicators:
        lines += ["", "[[indicators]]", *_indicator_lines(one, keys)]
    return "\n".join([*lines, ""])


def _indicator_lines(one: DraftIndicator, keys: Mapping[str, str]) -> list[str]:
    lines = [f"code = {quoted(one.code)}", f"year = {quoted(one.year)}"]
    if one.where:
        lines.append(f"where = {_labels(one.where, keys)}")
    for name in ("value", "numerator", "denominator"):
        if column := getattr(one, name):
            lines.append(f"{name} = {quoted(keys[column])}")
    if one.total:
        lines.append(f"denominator_where = {_labels({one.total[0]: one.total[1]}, keys)}")
    return lines


def _labels(where: Mapping[str, str], keys: Mapping[str, str]) -> str:
    parts = (f"{quoted(keys[column])} = [{quoted(label)}]" for column, label in where.items())
    return f"{{ {', '.join(parts)} }}"


def _keys(columns: Sequence[str]) -> dict[str, str]:
    """A key for each column, no two alike."""
    found: dict[str, str] = {}
    for place, column in enumerate(columns):
        key = key_of(column)
        found[column] = f"{key}_{place}" if key in found.values() else key
    return found
