"""A mapping's text as the page shows it, on a file at hand, or why the page cannot show it. Pure."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from indicators.benchmarks.mapping import comparable_label
from indicators.benchmarks.meanings import Written
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, Known, Labels, Taken
from indicators.benchmarks.own.filling import texts_of, words_of_rows
from indicators.benchmarks.sums import parse_sum
from indicators.terms.wording import count_words

KEPT = {
    "version": "which column says whether a figure is provisional",
    "versions": "the order of provisional and final figures",
    "england_only": "that it has no councils",
    "secondary": "that another publication says it first",
    "symbols": "what it writes where there is no number",
}


class NotShown(ValueError):
    """The page has no field for what the text says. The message says what that is."""


def draft_of_text(text: str, described: Mapping[str, Any]) -> Draft:
    """Of a text that `mapping_of` reads. `described` is what the file holds. Raises NotShown."""
    data = tomllib.loads(text)
    if "places" in data:
        raise NotShown("its files have one value a row, with columns of place and year of their own")
    known = _known(data, [*words_of_rows(described), *described["numbers"]])
    names = {one.key: name for name, one in known.items()}
    return Draft(
        key=data["dataset"],
        title=data["title"],
        publication=data["publication"],
        file=data["file"],
        indicators=tuple(
            _indicator(one, names, described["filters"], texts_of(described)) for one in data["indicators"]
        ),
        known=known,
        rest={key: data[key] for key in KEPT if key in data},
    )


def kept_words(draft: Draft) -> list[str]:
    """What the mapping says besides, which the page has no field for and keeps as it is."""
    other = [name for name, one in draft.known.items() if len(one.names) > 1]
    lacking = [name for name, one in draft.known.items() if one.optional]
    words = [f"other names of {', '.join(other)}"] if other else []
    words += [f"that some releases lack {', '.join(lacking)}"] if lacking else []
    several = sum(len({comparable_label(name) for name in names}) > 1 for names in _all_labels(draft))
    words += [f"other names of {count_words(several, 'rows')}"] if several else []
    return [*words, *(KEPT[key] for key in draft.rest)]


def _all_labels(draft: Draft) -> set[Labels]:
    rows = ((one.total[1:], one.value_row[1:]) for one in draft.indicators)
    named = ((*one.where.values(), *one.added) for one in draft.indicators)
    return {names for each in (*rows, *named) for names in each}


def _known(data: Mapping[str, Any], there: Iterable[str]) -> dict[str, Known]:
    """By the name in the file; by the newest where the file has none of them."""
    written = {name.lower(): name for name in there}
    found: dict[str, Known] = {}
    for kind, optional in (("columns", False), ("optional_columns", True)):
        for key, names in data.get(kind, {}).items():
            name = next((written[each.lower()] for each in names if each.lower() in written), names[0])
            if name in found:
                raise NotShown(f"in this file {name} stands for two columns, {found[name].key} and {key}")
            found[name] = Known(key, tuple(names), optional)
    return found


def _indicator(
    item: Mapping[str, Any], names: Mapping[str, str], filters: Iterable[str], texts: Iterable[str]
) -> DraftIndicator:
    code = item["code"]
    numerator, numerator_more = _two(item, "numerator", names)
    denominator, denominator_more = _two(item, "denominator", names)
    value, taken = _value(item, names)
    [(added_in, added)] = item.get("add_rows", {"": []}).items()
    one = DraftIndicator(
        code=code,
        year=item["year"],
        value=value,
        taken=taken,
        where={names[key]: tuple(labels) for key, labels in item.get("where", {}).items()},
        numerator=numerator,
        numerator_more=numerator_more,
        denominator=denominator,
        denominator_more=denominator_more,
        per=item.get("per", ""),
        total=_row(item, "denominator_where", names),
        value_row=_row(item, "value_where", names),
        added_in=names[added_in] if added else "",
        added=tuple(tuple(labels) for labels in added),
        counted=item.get("counted", ""),
    )
    typed = set(one.where) - set(texts)
    by = {*typed, *one.total[:1], *one.value_row[:1], one.added_in} - {"", *filters}
    if by:
        raise NotShown(
            f"{code} goes by {', '.join(sorted(by))}, which has no labels to choose from in this file"
        )
    return one


def _row(item: Mapping[str, Any], name: str, names: Mapping[str, str]) -> Labels:
    table = item.get(name, {})
    if len(table) > 1:
        raise NotShown(f"{item['code']} finds a row by {len(table)} columns")
    return next(((names[key], *labels) for key, labels in table.items()), ())


def _two(item: Mapping[str, Any], name: str, names: Mapping[str, str]) -> tuple[str, str]:
    """A column, and "+" or "-" with a second one."""
    if name not in item:
        return "", ""
    (sign, first), *more = parse_sum(item[name]).terms
    if (
        sign < 0
        or len(more) > 1
        or any(isinstance(term, Decimal) for term in (first, *(each for _, each in more)))
    ):
        raise NotShown(f"{item['code']} has the {name} {item[name]}")
    second = "".join(f"{'+' if sign > 0 else '-'}{names[str(term)]}" for sign, term in more)
    return names[str(first)], second


def _value(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, Taken]:
    if "value" not in item:
        return "", Taken.AS_IT_IS
    time = item.get("written") == Written.YEARS_AND_MONTHS
    match parse_sum(item["value"]).terms:
        case [(1, str(key))]:
            return names[key], Taken.YEARS_AND_MONTHS if time else Taken.AS_IT_IS
        case [(1, Decimal() as number), (-1, str(key))] if number == 100 and not time:
            return names[key], Taken.FROM_A_HUNDRED
    raise NotShown(f"{item['code']} has the value {item['value']}")
