"""Reads the mapping files in datasets/ and says what is wrong with them: file, line, fault. Pure."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from indicators.benchmarks.mapping import (
    DatasetMapping,
    IndicatorMapping,
    Labels,
    LongPlaces,
    comparable_label,
)
from indicators.benchmarks.meanings import Written, YearMeaning
from indicators.benchmarks.sums import Sum, parse_sum
from indicators.terms.toml_file import read_toml

FOLDER = Path(__file__).parent / "datasets"
_OF_A_DATASET = {
    *("dataset", "title", "publication", "file", "columns", "indicators", "version", "versions"),
    *("england_only", "secondary", "symbols", "places", "optional_columns"),
}
_OF_AN_INDICATOR = {
    *("code", "year", "value", "where", "numerator", "denominator", "denominator_where", "written"),
    *("add_rows", "per", "value_where", "counted"),
}


class MappingError(ValueError):
    """A mapping file is wrong. The message names the file, the line where it can, and what to put right."""


_own_folder: list[Path] = []


def add_folder(folder: Path) -> None:
    """Mappings that this service has besides those shipped; one of the same key stands in for the shipped one."""
    _own_folder[:] = [folder]
    known_datasets.cache_clear()


@cache
def known_datasets() -> tuple[DatasetMapping, ...]:
    """All datasets, by key. Raises MappingError where a file is wrong or two share a key."""
    own = [] if not _own_folder else _of_folder(_own_folder[0])
    keys = {dataset.key for dataset in own}
    return (*(one for one in _of_folder(FOLDER) if one.key not in keys), *own)


def _of_folder(folder: Path) -> list[DatasetMapping]:
    datasets = [read_mapping(path) for path in sorted(folder.glob("*.toml"))]
    keys = [dataset.key for dataset in datasets]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise MappingError(f"Two mapping files have the same dataset: {', '.join(sorted(twice))}.")
    return datasets


def read_mapping(path: Path) -> DatasetMapping:
    """One mapping file. Raises MappingError where it is not as described in docs/benchmarks.md."""
    return mapping_of(path.read_text(encoding="utf-8"), path.name)


def mapping_of(text: str, name: str) -> DatasetMapping:
    """A mapping as text; `name` is what errors call it. Raises MappingError."""
    try:
        data = read_toml(text)
    except ValueError as error:
        raise MappingError(f"{name}: {error}") from error
    found: list[IndicatorMapping] = []
    try:
        dataset = _dataset(data, found)
        _check_dataset(dataset)
    except KeyError as error:
        message = f"{name}{_line(text, len(found), data)}: {error} is missing."
        raise MappingError(message) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise MappingError(f"{name}{_line(text, len(found), data)}: {error}") from error
    return dataset


def _line(text: str, read: int, data: Mapping[str, object]) -> str:
    """ ", line 12": where the indicator starts that was being read; "" where all of them were."""
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[indicators]]"]
    tables = data.get("indicators")
    unread = isinstance(tables, list) and read < len(tables)
    return f", line {starts[read]}" if unread and read < len(starts) else ""


def _dataset(data: Mapping[str, Any], found: list[IndicatorMapping]) -> DatasetMapping:
    """`found` is filled as the indicators are read, so that a fault can be placed."""
    _no_others(data, _OF_A_DATASET, "the file")
    columns, optional = _columns(data["columns"]), _columns(data.get("optional_columns", {}))
    for item in data["indicators"]:
        indicator = _indicator(item)
        _check_indicator(indicator, {*columns, *optional})
        found.append(indicator)
    return DatasetMapping(
        key=data["dataset"],
        title=data["title"],
        publication=data["publication"],
        file=data["file"],
        columns=columns,
        indicators=tuple(found),
        version=data.get("version", ""),
        versions=tuple(name.lower() for name in data.get("versions", ())),
        england_only=bool(data.get("england_only", False)),
        secondary=bool(data.get("secondary", False)),
        symbols={comparable_label(key): value for key, value in data.get("symbols", {}).items()},
        long=_places(data["places"]) if "places" in data else None,
        optional=optional,
    )


def _columns(data: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(_texts(names)) for key, names in data.items()}


def _places(data: Mapping[str, Any]) -> LongPlaces:
    _no_others(data, {"code", "name", "year", "areas"}, "[places]")
    code, name, year = (tuple(_texts(data[key])) for key in ("code", "name", "year"))
    return LongPlaces(code, name, year, dict(data["areas"]))


def _indicator(item: Mapping[str, Any]) -> IndicatorMapping:
    _no_others(item, _OF_AN_INDICATOR, str(item.get("code", "an indicator")))
    return IndicatorMapping(
        code=item["code"],
        year=YearMeaning(item["year"]),
        value=_sum(item, "value"),
        where=_labels(item.get("where", {})),
        numerator=_sum(item, "numerator"),
        denominator=_sum(item, "denominator"),
        denominator_where=_labels(item.get("denominator_where", {})),
        added=_added(item.get("add_rows", {})),
        value_where=_labels(item.get("value_where", {})),
        per=item.get("per", ""),
        written=Written(item.get("written", Written.NUMBER)),
        counted=item.get("counted", ""),
    )


def _sum(item: Mapping[str, Any], key: str) -> Sum | None:
    return parse_sum(item[key]) if key in item else None


def _added(tables: Mapping[str, Any]) -> tuple[Labels, ...]:
    """One set of labels for each row that is added: { column = [["a label", "the same before"], ["another"]] }."""
    if not tables:
        return ()
    if len(tables) != 1:
        raise ValueError("add_rows names one column.")
    [(key, groups)] = tables.items()
    if not isinstance(groups, list) or len(groups) < 2:
        raise ValueError("add_rows needs two rows or more, each with its labels: [[...], [...]].")
    return tuple(_labels({key: group}) for group in groups)


def _check_dataset(dataset: DatasetMapping) -> None:
    if dataset.version and (dataset.version not in dataset.columns or not dataset.versions):
        raise ValueError("version needs a key of [columns] and a list of versions.")
    if not dataset.indicators:
        raise ValueError("no indicators.")


def _check_indicator(one: IndicatorMapping, columns: set[str]) -> None:
    if unknown := one.column_keys() - columns:
        raise ValueError(f"{one.code} uses {', '.join(sorted(unknown))}, not in [columns].")
    if one.value is None and (one.numerator is None or not (one.denominator or one.per)):
        raise ValueError(f"{one.code} has no value, so it needs a numerator and a denominator, or per.")
    if one.value_where and (one.value is None or one.added):
        raise ValueError(f"{one.code} has value_where, so it needs a value and adds no rows.")
    if one.per and one.denominator:
        raise ValueError(f"{one.code} has a denominator and per. Keep one.")
    if one.added and one.denominator and not one.denominator_where:
        raise ValueError(f"{one.code} adds rows, so its denominator needs denominator_where.")
    if one.added and one.value is not None and one.denominator:
        raise ValueError(f"{one.code} adds rows: shares are not added. Leave value out.")


def _no_others(item: Mapping[str, object], known: set[str], name: str) -> None:
    if unknown := set(item) - known:
        raise ValueError(f"{name} has {', '.join(sorted(unknown))}, which means nothing.")


def _labels(where: Mapping[str, object]) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(comparable_label(label) for label in _texts(labels)) for key, labels in where.items()
    }


def _texts(value: object) -> Sequence[str]:
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        raise ValueError(f"{value!r} is not a list of texts.")
    return value
