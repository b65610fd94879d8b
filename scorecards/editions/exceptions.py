"""What is out of the ordinary, by kind: a target missed, a real change for the worse, clearly worse, no figure.

What needs attention is chosen by one rule, and most exceptions are no such thing; here all of them stand. Pure.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from scorecards.assembly.attention import why_none
from scorecards.assembly.shown import listed_words, of_another_period, without_figure
from scorecards.payload import PeriodShown, RowShown


class Exceptions(NamedTuple):
    """One kind. `measures` are {"code", "title", "words"}."""

    title: str
    measures: list[dict[str, str]]


def clearly_worse_than(row: RowShown) -> list[str]:
    """Whom the council is clearly worse than by the tests of the row: their middle, the country."""
    against = row["comparison"] and row["comparison"].get("against")
    if not row["comparison"] or not against:
        return []
    country = row["comparison"]["england"]["name"] or "England"
    named = (("the middle of similar councils", against["middle"]), (country, against["england"]))
    return [name for name, standing in named if standing == "worse"]


def of_target(row: RowShown) -> str:
    return f"{listed_words(row)}, target {row['target']['display']}"


def worse_by_change(row: RowShown) -> bool:
    """By its verdict, or over the years shown where the verdict of the last year finds no change for the better."""
    kind = row["verdict"]["kind"]
    return kind == "worse" or (kind != "better" and row.get("long_run_kind") == "worse")


def of_change(row: RowShown) -> str:
    """Over the years the sentence says it, as the verdict alone would say "level"."""
    said = row["verdict"]["word"] if row["verdict"]["kind"] == "worse" else row["long_run"].rstrip(".")
    return f"{listed_words(row)}, {said[:1].lower()}{said[1:]}"


def of_others(row: RowShown) -> str:
    """Of which national figure: it is seldom the one that the scorecard shows."""
    comparison = row["comparison"]
    of = f"{comparison['own']['display']} in {comparison['period']}, " if comparison else ""
    return f"{of}than {' and '.join(clearly_worse_than(row))}"


_KINDS: tuple[tuple[str, Callable[[RowShown], bool], Callable[[RowShown], str]], ...] = (
    ("Missed the target", lambda row: row["target"]["status"] == "missed", of_target),
    ("Getting worse, worse than a year ago, or over the years shown", worse_by_change, of_change),
    ("Clearly worse than others", lambda row: bool(clearly_worse_than(row)), of_others),
    ("No figure", without_figure, why_none),
)


def exceptions_of(rows: Sequence[RowShown], period: PeriodShown) -> list[Exceptions]:
    """Every kind, those of which there are none too; a measure stands in each that it is of.

    A figure of another period than the scorecard's names its own.
    """
    return [
        Exceptions(
            title,
            [
                {"code": row["code"], "title": row["title"], "words": _with_year(words(row), row, period)}
                for row in rows
                if belongs(row)
            ],
        )
        for title, belongs, words in _KINDS
    ]


def _with_year(words: str, row: RowShown, period: PeriodShown) -> str:
    """ "43%, target 50%. Figure of 2023/24": why there is none needs no year."""
    of = "" if without_figure(row) else of_another_period(row["latest"], period)
    return f"{words}. {of}" if of else words


def exceptions_heading(rows: Sequence[RowShown]) -> str:
    """How many of the measures stand in any of the lists."""
    number = sum(any(belongs(row) for _, belongs, _ in _KINDS) for row in rows)
    if not rows:
        return "This scorecard has no measures yet"
    if not number:
        return "No exceptions: no target missed, nothing clearly worse, every figure there"
    measures = count_words(len(rows), "measures")
    return f"{number} of {measures} {agree(number, 'is an exception', 'are exceptions')}"
