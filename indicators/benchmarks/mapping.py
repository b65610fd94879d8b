"""What each known dataset of a national release holds for us: read from the files in datasets/. Pure."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "datasets"


class MappingError(ValueError):
    """A mapping file is wrong. The message names the file and what to put right."""


class YearMeaning(StrEnum):
    """What a release means by "2025", or by "202425"."""

    YEAR_END = "at 31 March"
    FINANCIAL_YEAR = "year ending 31 March"
    ACADEMIC_YEAR = "academic year"
    SEPTEMBER = "at 30 September"  # the social work workforce return
    MID_YEAR = "at 30 June"  # mid-year population estimates


class Written(StrEnum):
    """How a value is written in its column."""

    NUMBER = "number"
    YEARS_AND_MONTHS = "years:months, in days"  # "00:10" is ten months


@dataclass(frozen=True)
class IndicatorMapping:
    """Which rows and columns are one of our indicators. Columns go by their keys in `DatasetMapping.columns`.

    `where` and `denominator_where` give, by column key, the labels that rows of any release carry there. With
    `denominator_where` the denominator stands in a row of its own, which is like the value's row but for it.
    """

    code: str
    year: YearMeaning
    value_column: str
    where: Mapping[str, frozenset[str]]
    numerator_column: str = ""
    denominator_column: str = ""
    denominator_where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    written: Written = Written.NUMBER

    @property
    def total_where(self) -> dict[str, frozenset[str]]:
        """The rows that hold the denominators."""
        return {**self.where, **self.denominator_where}

    def column_keys(self) -> set[str]:
        named = {self.value_column, self.numerator_column, self.denominator_column}
        return {key for key in (*named, *self.where, *self.denominator_where) if key}


@dataclass(frozen=True)
class DatasetMapping:
    """One dataset. `columns` gives, by our key, the names its columns have had, newest first.

    `versions` names the states a row may be published in, earliest first; where a file has several of one cell,
    the latest counts. `version` is the key of the column that says which.
    """

    key: str
    title: str
    publication: str
    file: str
    columns: Mapping[str, tuple[str, ...]]
    indicators: tuple[IndicatorMapping, ...]
    version: str = ""
    versions: tuple[str, ...] = ()


@cache
def known_datasets(folder: Path = FOLDER) -> tuple[DatasetMapping, ...]:
    """All datasets, by key. Raises MappingError where a file is wrong or two share a key."""
    datasets = [read_mapping(path) for path in sorted(folder.glob("*.toml"))]
    keys = [dataset.key for dataset in datasets]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise MappingError(f"Two mapping files have the same dataset: {', '.join(sorted(twice))}.")
    return tuple(datasets)


def read_mapping(path: Path) -> DatasetMapping:
    """One mapping file. Raises MappingError with its name where it is not as described in docs/benchmarks.md."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        dataset = DatasetMapping(
            key=data["dataset"],
            title=data["title"],
            publication=data["publication"],
            file=data["file"],
            columns={key: tuple(_texts(names)) for key, names in data["columns"].items()},
            indicators=tuple(_indicator(item) for item in data["indicators"]),
            version=data.get("version", ""),
            versions=tuple(name.lower() for name in data.get("versions", ())),
        )
    except KeyError as error:
        raise MappingError(f"{path.name}: {error} is missing.") from error
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise MappingError(f"{path.name}: {error}") from error
    _check(path.name, dataset)
    return dataset


def _check(name: str, dataset: DatasetMapping) -> None:
    known = set(dataset.columns)
    for indicator in dataset.indicators:
        if unknown := indicator.column_keys() - known:
            raise MappingError(
                f"{name}: {indicator.code} uses {', '.join(sorted(unknown))}, not in [columns]."
            )
    if dataset.version and (dataset.version not in known or not dataset.versions):
        raise MappingError(f"{name}: version needs a key of [columns] and a list of versions.")
    if not dataset.indicators:
        raise MappingError(f"{name}: no indicators.")


def _indicator(item: Mapping[str, Any]) -> IndicatorMapping:
    known = {"code", "year", "value", "where", "numerator", "denominator", "denominator_where", "written"}
    if unknown := set(item) - known:
        raise ValueError(
            f"{item.get('code', 'an indicator')} has {', '.join(sorted(unknown))}, which means nothing."
        )
    return IndicatorMapping(
        code=item["code"],
        year=YearMeaning(item["year"]),
        value_column=item["value"],
        where=_labels(item.get("where", {})),
        numerator_column=item.get("numerator", ""),
        denominator_column=item.get("denominator", ""),
        denominator_where=_labels(item.get("denominator_where", {})),
        written=Written(item.get("written", Written.NUMBER)),
    )


def _labels(where: Mapping[str, object]) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(comparable_label(label) for label in _texts(labels)) for key, labels in where.items()
    }


def _texts(value: object) -> Sequence[str]:
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        raise ValueError(f"{value!r} is not a list of texts.")
    return value


def comparable_label(label: str) -> str:
    """A label as compared: without regard to capitals and runs of spaces."""
    return " ".join(label.split()).lower()
