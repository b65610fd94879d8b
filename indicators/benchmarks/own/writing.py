"""The text that a mapping made on a page becomes (docs/benchmarks.md). `mapping_of` reads it as every other. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indicators.benchmarks.describing.description import key_of, quoted
from indicators.benchmarks.meanings import Written
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, Labels, Taken


def toml_of(draft: Draft, filters: Iterable[str]) -> str:
    """The mapping's text. Of a new one all filters of the file are among its columns, also unused ones: by them it is
    told from other files. One that has its columns already keeps to them: older files may lack the others.
    """
    used = (name for one in draft.indicators for name in one.columns())
    columns = list(dict.fromkeys([*(draft.known or filters), *used]))
    keys = _keys(columns, draft)
    optional = {name for name, known in draft.known.items() if known.optional}
    lines = [
        f"dataset = {quoted(draft.key)}",
        f"title = {quoted(draft.title)}",
        f"publication = {quoted(draft.publication)}",
        f"file = {quoted(draft.file)}",
        *(f"{key} = {_value(value)}" for key, value in draft.rest.items()),
    ]
    lines += ["", "[columns]", *(_column(name, keys, draft) for name in columns if name not in optional)]
    if optional:
        lines += ["", "[optional_columns]"]
        lines += [_column(name, keys, draft) for name in columns if name in optional]
    for one in draft.indicators:
        lines += ["", "[[indicators]]", *_indicator_lines(one, keys)]
    return "\n".join([*lines, ""])


def _column(name: str, keys: Mapping[str, str], draft: Draft) -> str:
    names = draft.known[name].names if name in draft.known else (name,)
    return f"{quoted(keys[name])} = {_value(names)}"


def _indicator_lines(one: DraftIndicator, keys: Mapping[str, str]) -> list[str]:
    said: dict[str, str] = {"code": quoted(one.code), "year": quoted(one.year)}
    if one.where:
        said["where"] = _labels(one.where, keys)
    if one.value:
        hundred = one.taken == Taken.FROM_A_HUNDRED
        said["value"] = quoted(f"100 - {keys[one.value]}" if hundred else keys[one.value])
    if one.value and one.taken == Taken.YEARS_AND_MONTHS:
        said["written"] = quoted(Written.YEARS_AND_MONTHS)
    if one.value_row:
        said["value_where"] = _labels({one.value_row[0]: one.value_row[1:]}, keys)
    for name, more in (("numerator", one.numerator_more), ("denominator", one.denominator_more)):
        if column := getattr(one, name):
            said[name] = quoted(f"{keys[column]} {more[0]} {keys[more[1:]]}" if more else keys[column])
    if one.per:
        said["per"] = quoted(one.per)
    if one.total:
        said["denominator_where"] = _labels({one.total[0]: one.total[1:]}, keys)
    if one.added:
        said["add_rows"] = f"{{ {quoted(keys[one.added_in])} = {_value(one.added)} }}"
    if one.counted:
        said["counted"] = quoted(one.counted)
    return [f"{name} = {text}" for name, text in said.items()]


def _labels(where: Mapping[str, Labels], keys: Mapping[str, str]) -> str:
    return f"{{ {', '.join(f'{quoted(keys[name])} = {_value(labels)}' for name, labels in where.items())} }}"


def _value(value: Any) -> str:
    """Texts, yes or no, lists and tables of them, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{quoted(key)} = {_value(each)}' for key, each in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    return quoted(str(value))


def _keys(columns: Sequence[str], draft: Draft) -> dict[str, str]:
    """A key for each column, no two alike; those that the text has already stay, since other lines name them."""
    found = {name: known.key for name, known in draft.known.items()}
    for place, column in enumerate(columns):
        if column not in found:
            key = key_of(column)
            found[column] = f"{key}_{place}" if key in found.values() else key
    return found
