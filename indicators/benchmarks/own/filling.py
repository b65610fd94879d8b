"""What the form of a mapping is filled with, from what the file holds and what is mapped already. Pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indicators.benchmarks.describing.description import Suggestion, is_number, likely_columns
from indicators.benchmarks.mapping import comparable_label
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.own.drafts import Draft, DraftIndicator


def labels_of(described: Mapping[str, Any], draft: Draft) -> dict[str, list[str]]:
    """The labels by filter: those of the file, then those that the draft names and the file lacks."""
    found = {column: list(labels) for column, labels in described["filters"].items()}
    there = {column: {comparable_label(label) for label in labels} for column, labels in found.items()}
    for one in draft.indicators:
        named = [*one.where.items(), *((one.added_in, labels) for labels in one.added)]
        named += [(row[0], row[1:]) for row in (one.total, one.value_row) if row]
        for column, labels in named:
            if column in found and not there[column] & {comparable_label(label) for label in labels}:
                found[column].append(labels[0])
                there[column].add(comparable_label(labels[0]))
    return found


def texts_of(described: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """The columns whose texts are typed, each with examples; a file that came before these were told has none."""
    texts: Mapping[str, Sequence[str]] = described.get("texts", {})
    return texts


def words_of_rows(described: Mapping[str, Any]) -> list[str]:
    """The columns that say what a row is about."""
    return [*described["filters"], *texts_of(described)]


def columns_of_numbers(described: Mapping[str, Any]) -> list[str]:
    """Those of numbers, and filters that have a number among their labels: few different ones, and a word once."""
    filters = described["filters"].items()
    return [*described["numbers"], *(name for name, labels in filters if any(map(is_number, labels)))]


def first_values(described: Mapping[str, Any], suggestion: Suggestion | None) -> dict[str, Any]:
    """What the form is filled with at first: the likely columns and, with a suggestion, its indicator and rows."""
    academic = described["year_kind"].lower() == "academic year"
    values = {
        **likely_columns(described["numbers"]),
        "year": YearMeaning.ACADEMIC_YEAR if academic else YearMeaning.FINANCIAL_YEAR,
    }
    for place, (column, labels) in enumerate(described["filters"].items()):
        if len(labels) > 1 and "Total" in labels:
            values[f"filter_{place}"] = "=Total"
        if suggestion and suggestion.column == column:
            values[f"filter_{place}"] = f"={suggestion.label}"
    if suggestion:
        values["code"] = suggestion.code
        if not suggestion.column:
            named = {name.replace("_", " "): name for name in described["numbers"]}
            values["value"] = named.get(suggestion.label, values["value"])
    return values


def values_of(
    one: DraftIndicator, labels: Mapping[str, Iterable[str]], texts: Iterable[str] = ()
) -> dict[str, Any]:
    """The form's values for an indicator that is mapped already; `labels` are those that can be chosen, by filter, and
    `texts` the columns whose texts are typed.
    """
    plain = ("code", "year", "value", "taken", "numerator", "numerator_more", "denominator_more", "counted")
    values: dict[str, Any] = {name: getattr(one, name) for name in plain}
    values["denominator"] = f"per:{one.per}" if one.per else one.denominator

    def shown(column: str, names: Iterable[str]) -> str:
        wanted = {comparable_label(name) for name in names}
        return next(label for label in labels[column] if comparable_label(label) in wanted)

    for name in ("total", "value_row"):
        row = getattr(one, name)
        values[name] = json.dumps((row[0], shown(row[0], row[1:]))) if row else ""
    values["added"] = [json.dumps((one.added_in, shown(one.added_in, names))) for names in one.added]
    for place, column in enumerate(labels):
        if column in one.where:
            values[f"filter_{place}"] = f"={shown(column, one.where[column])}"
    for place, column in enumerate(texts):
        values[f"text_{place}"] = next(iter(one.where.get(column, ())), "")
    return values
