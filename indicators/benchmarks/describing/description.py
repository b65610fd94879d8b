"""What a raw file of a release holds: levels, years, the labels of its filters, its columns of numbers. Pure."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import IO, Any, NamedTuple

from indicators.benchmarks.cells import CellError, read_value
from indicators.benchmarks.recognise import PLACES, TIME
from indicators.benchmarks.text import header_of, rows_of

MOST_LABELS = 60  # of a column with more different texts none is listed: it is typed
# What a file from outside may have a page look for; real ones have fewer.
MOST_FILTERS = MOST_TEXTS = 30
EXAMPLES = 3  # of a column whose texts are not listed
MOST_NAMED = 300  # labels and columns that indicators are sought for
LONGEST_LABEL, LONGEST_EXAMPLE = 200, 60
LEVELS_TOLD = 6
LIKE_ENOUGH = 0.4
DURATION = re.compile(r"\d+:\d{1,2}")  # "1:07", one year and seven months
_SMALL_WORDS = frozenset(
    {
        "a",
        "and",
        "at",
        "by",
        "children",
        "during",
        "for",
        "in",
        "number",
        "of",
        "on",
        "percentage",
        "the",
        "to",
    }
)


@dataclass
class Description:
    """`filters` have the labels by column, most frequent first; `texts` the first few of a column that has too many
    different ones, or too long ones, to list; `numbers` are the columns of numbers.
    """

    rows: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    years: set[str] = field(default_factory=set)
    year_kind: str = ""
    filters: dict[str, Counter[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)


def describe(stream: IO[bytes]) -> Description:
    """Raises UnreadableFile."""
    rows = rows_of(stream)
    header = header_of(rows)
    places = {name.lower(): place for place, name in enumerate(header)}
    own = [place for name, place in places.items() if name not in (*TIME, *PLACES)]
    found, texts = Description(), {place: Counter[str]() for place in own}
    words, numbers = Counter[int](), Counter[int]()
    for _, row in rows:
        if len(row) != len(header):
            continue
        found.rows += 1
        if places.keys() >= set(TIME):
            found.years.add(row[places["time_period"]])
            found.year_kind = row[places["time_identifier"]]
            found.levels[row[places["geographic_level"]]] += 1
        for place in own:
            as_number = is_number(row[place])
            words[place] += as_number is False
            numbers[place] += as_number is True
            if len(texts[place]) <= MOST_LABELS:
                texts[place][row[place]] += 1
    for place in own:
        _add_column(found, header[place], texts[place], words[place], numbers[place])
    return found


def _add_column(found: Description, name: str, texts: Counter[str], words: int, numbers: int) -> None:
    """What a column is, its values say. An odd word in a column of many numbers does not make it one of texts."""
    if words and len(found.filters) < MOST_FILTERS and _are_labels(texts):
        found.filters[name] = texts
    elif words <= numbers:
        found.numbers.append(name)
    elif len(found.texts) < MOST_TEXTS:
        examples = [text[:LONGEST_EXAMPLE] for text in texts if text]
        found.texts[name] = examples[:EXAMPLES]


def _are_labels(texts: Counter[str]) -> bool:
    return len(texts) <= MOST_LABELS and all(len(text) <= LONGEST_LABEL for text in texts)


def described_data(found: Description) -> dict[str, object]:
    """As JSON, for a page: labels by filter, most frequent first."""
    years = sorted(found.years)
    return {
        "rows": found.rows,
        "levels": {level[:40]: count for level, count in found.levels.most_common(LEVELS_TOLD)},
        "years": [years[0][:20], years[-1][:20]] if years else [],
        "year_kind": found.year_kind[:40],
        "filters": {
            name: [label for label, _ in labels.most_common()] for name, labels in found.filters.items()
        },
        "texts": found.texts,
        "numbers": found.numbers,
    }


def is_number(text: str) -> bool | None:
    """None for a symbol, which stands in any column and says nothing of it."""
    if DURATION.fullmatch(text.strip()):
        return True
    try:
        return True if read_value(text).symbol is None else None
    except CellError:
        return False


def nearest(label: str, titles: Mapping[str, str]) -> str:
    """The code of the indicator whose title shares most words with a label; "" where none is near."""
    if not any(letter.isalpha() for letter in label):
        return ""  # "0:10" is no name
    wanted = _words(label)
    best = max(titles, key=lambda code: _likeness(wanted, _words(titles[code])), default="")
    return best if best and _likeness(wanted, _words(titles[best])) >= LIKE_ENOUGH else ""


class Suggestion(NamedTuple):
    """An indicator whose title is like a filter's label, or like a column of numbers: then `column` is empty."""

    code: str
    column: str
    label: str


def suggestions(described: Mapping[str, Any], titles: Mapping[str, str]) -> list[Suggestion]:
    """The nearest indicator of each label and each column of numbers, each indicator once."""
    named = [(column, label) for column, labels in described["filters"].items() for label in labels]
    named += [("", name.replace("_", " ")) for name in described["numbers"]]
    found: dict[str, Suggestion] = {}
    for column, label in named[:MOST_NAMED]:
        if code := nearest(label, titles):
            found.setdefault(code, Suggestion(code, column, label))
    return list(found.values())


def likely_columns(numbers: Sequence[str]) -> dict[str, str]:
    """Which columns of numbers are the value, the numerator and the denominator by their names; "" where none is."""
    return {
        "value": _first(numbers, ("percent", "rate", "average", "%")) or (numbers[-1] if numbers else ""),
        "numerator": _first(numbers, ("children_count", "count", "number")),
        "denominator": _first(numbers, ("population", "total", "cohort")),
    }


def _first(names: Sequence[str], parts: Sequence[str]) -> str:
    return next((name for part in parts for name in names if part in name.lower()), "")


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    kept = "".join(character if character.isalnum() else " " for character in text[:LONGEST_LABEL].lower())
    return frozenset(word for word in kept.split() if word not in _SMALL_WORDS)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set of words the other has too, words that begin alike counted."""
    if not one or not other:
        return 0.0
    less, more = sorted((one, other), key=len)
    alike = sum(any(_alike(word, each) for each in more) for word in less)
    return alike / (len(less) + len(more)) * 2


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and SequenceMatcher(None, one, other).ratio() > 0.8)


def draft(found: Description, key: str, file: str, titles: Mapping[str, str]) -> str:
    """The beginning of a mapping, for a person to finish: every filter's labels, each with the nearest indicator."""
    columns = {key_of(name): name for name in (*found.filters, *found.texts, *found.numbers)}
    year = "academic year" if found.year_kind.lower() == "academic year" else "year ending 31 March"
    lines = [
        *(f'dataset = "{key}"', f'title = "{key}"', 'publication = ""', f'file = "{file}"', "", "[columns]"),
        *(f"{name} = [{quoted(column)}]" for name, column in columns.items()),
    ]
    for column, labels in found.filters.items():
        lines += ["", f"# {column}:"]
        lines += [f"#   {label}{_near(label, titles)}" for label, _ in labels.most_common()]
    first = next(iter(found.filters), "")
    value = key_of(found.numbers[-1]) if found.numbers else ""
    lines += ["", "[[indicators]]", 'code = ""', f'year = "{year}"']
    if first:
        lines.append(f"where = {{ {key_of(first)} = [{quoted(found.filters[first].most_common(1)[0][0])}] }}")
    return "\n".join([*lines, f'value = "{value}"', ""])


def _near(label: str, titles: Mapping[str, str]) -> str:
    code = nearest(label, titles)
    return f"  -> {code}?" if code else ""


def key_of(column: str) -> str:
    """A mapping's key for a column: small letters, figures and underscores, a letter first."""
    key = "".join(each if each.isascii() and each.isalnum() else "_" for each in column.lower())
    return key if key[:1].isalpha() else f"c_{key}"


def quoted(text: str) -> str:
    """As TOML has a text, whatever is in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def lines_of(found: Description) -> list[str]:
    """For a terminal."""
    levels = ", ".join(f"{level} {count:,}" for level, count in found.levels.most_common())
    years = sorted(found.years)
    span = f"{years[0]} to {years[-1]}" if years else "no years"
    lines = [f"{found.rows:,} rows ({levels or 'no levels'}), {span}"]
    for column, labels in found.filters.items():
        lines.append(f"{column}: {'; '.join(label for label, _ in labels.most_common(12))}")
    if found.texts:
        lines.append(f"Texts, too many to list: {', '.join(found.texts)}")
    return [*lines, f"Numbers: {', '.join(found.numbers) or 'none'}"]
