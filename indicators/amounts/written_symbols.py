"""What people write where there is no number: "<5", "[c]", "suppressed", "n/a", "-", "TBC". Pure.

The letters are those of government spreadsheets (`Symbol`), there often in square brackets. Which symbol was meant is
read only where it is one; where it may be two, both are offered.
"""

import re
from collections.abc import Sequence

from indicators.terms.vocabulary import SYMBOL_CELLS, SYMBOL_MEANINGS, Symbol

_CONFIDENTIAL, _NOT_APPLICABLE = Symbol.CONFIDENTIAL.value, Symbol.NOT_APPLICABLE.value
_NOT_AVAILABLE, _PROMISED, _LOW = Symbol.NOT_AVAILABLE.value, Symbol.PROMISED.value, Symbol.LOW.value
_WORDS: dict[str, tuple[str, ...]] = {
    **{symbol.value: (symbol.value,) for symbol in Symbol},
    **{
        words.casefold(): (symbol,) for symbol, words in SYMBOL_CELLS.items() if symbol != Symbol.LOW_OBSOLETE
    },
    **{
        words.casefold(): (symbol,)
        for symbol, words in SYMBOL_MEANINGS.items()
        if symbol != Symbol.LOW_OBSOLETE
    },
    **dict.fromkeys(("suppressed", "supp", "sup", "confidential", "redacted", "withheld"), (_CONFIDENTIAL,)),
    **dict.fromkeys(("small number", "small numbers", "disclosive", "low numbers"), (_CONFIDENTIAL,)),
    **dict.fromkeys(("*", "**"), (_CONFIDENTIAL, _NOT_AVAILABLE)),
    **dict.fromkeys(("not relevant", "no cohort", "."), (_NOT_APPLICABLE,)),
    **dict.fromkeys(("n/a", "na", "n.a.", "n.a", "#n/a"), (_NOT_APPLICABLE, _NOT_AVAILABLE)),
    **dict.fromkeys(("-", "--", "---"), (_NOT_APPLICABLE, _NOT_AVAILABLE)),
    **dict.fromkeys(
        ("no data", "unavailable", "not collected", "not recorded", "not known"), (_NOT_AVAILABLE,)
    ),
    **dict.fromkeys(
        ("data not available", "unknown", "null", "nan", "..", "...", ":", "?"), (_NOT_AVAILABLE,)
    ),
    **dict.fromkeys(("tbc", "tba", "awaited", "awaiting data", "pending", "to follow", "due"), (_PROMISED,)),
    **dict.fromkeys(
        ("not yet known", "data to be supplied", "data awaited", "to be confirmed"), (_PROMISED,)
    ),
    **dict.fromkeys(("~", "negligible"), (_LOW,)),
}
_BY_SOFTWARE = frozenset({"null", "nan"})
_NONE_AT_ALL = frozenset({"nil", "none", "zero", "-", "--", "---"})
# "<5", "≤5", "fewer than 5", "5 or fewer", "under 5", "0-5", "1 to 4": what hides a small number, not a range of ages
_SMALL = re.compile(
    r"(?:[<\u2264\u2a7d] ?=? ?|(?:less|fewer) than |under |below |up to )\d{1,2}"
    r"|\d{1,2} or (?:less|fewer|under|below)"
    r"|[0-3] ?(?:-| to ) ?(?:[2-9]|1[0-2])",
    re.ASCII,
)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")


def symbols_meant(text: str) -> tuple[str, ...]:
    """The symbols that the text may stand for, the likeliest first; none for a number and for anything else."""
    plain = _plain(text)
    found = _WORDS.get(plain)
    if found is None and (inner := _unbracketed(plain)) != plain:
        found = _WORDS.get(inner)
    if found is None and _SMALL.fullmatch(plain):
        found = (_CONFIDENTIAL,)
    return found or ()


def symbol_read(text: str) -> str | None:
    """The symbol of a cell that is to hold one, "" for an empty cell; None where none is meant, or it may be two."""
    meant = symbols_meant(text)
    if not text.strip():
        return ""
    return meant[0] if len(meant) == 1 else None


def symbol_said(text: str) -> str:
    """The symbol that the text says beyond doubt, as "[c]", "<5", "suppressed" and "TBC" do; "" for any other.

    Signs alone, and what other software writes into empty cells, may mean anything: they are asked about.
    """
    plain = _plain(text)
    unsure = plain in _BY_SOFTWARE or not any(letter.isalnum() for letter in plain)
    meant = () if unsure else symbols_meant(text)
    return meant[0] if len(meant) == 1 else ""


def with_marks_as_symbols(texts: Sequence[str]) -> list[str]:
    """Numerator, denominator, value and symbol of a row, with a mark that stands where a number would as its symbol.

    As written where the marks differ, where the row's own symbol is another, or where only the denominator has one.
    """
    numerator, denominator, value, symbol = texts
    marks = [symbol_said(text) for text in (numerator, denominator, value)]
    said = {mark for mark in marks if mark}
    if len(said) != 1 or not (marks[0] or marks[2]) or symbol_read(symbol) not in ("", *said):
        return list(texts)
    numbers = ("" if mark else text for mark, text in zip(marks, texts, strict=False))
    return [*numbers, *said]


def symbol_offer(text: str) -> str:
    """ "Did you mean z (not applicable) or x (not available)?", or "" where nothing is like it."""
    meant = symbols_meant(text)
    return f"Did you mean {_either(meant)}?" if meant else ""


def may_be_none(text: str) -> bool:
    """Whether the text may say that there were none, which is the number 0."""
    return _plain(text) in _NONE_AT_ALL


def remedy_in_file(text: str) -> str:
    """What to write in place of such a text in a column of numbers, or "" where it stands for nothing known."""
    parts = []
    if meant := symbols_meant(text):
        parts.append(f"leave this cell empty and write {_either(meant)} in column symbol{_promise(meant)}")
    if may_be_none(text):
        parts.append("write 0 if there were none")
    return _sentence(parts)


def remedy_on_page(text: str) -> str:
    """The same in the words of the grid, which has a list of reasons and no columns."""
    parts = []
    if meant := symbols_meant(text):
        reasons = " or ".join(f"“{SYMBOL_MEANINGS[symbol]}”" for symbol in meant)
        parts.append(
            f"leave the field empty and choose {reasons} under “No figure, because”{_promise(meant)}"
        )
    if may_be_none(text):
        parts.append("write 0 if there were none")
    return _sentence(parts)


def _sentence(parts: list[str]) -> str:
    words = ", or ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _either(symbols: tuple[str, ...]) -> str:
    return " or ".join(f"{symbol} ({SYMBOL_MEANINGS[symbol]})" for symbol in symbols)


def _promise(symbols: tuple[str, ...]) -> str:
    if symbols != (_PROMISED,):
        return ""
    return ", with when it is expected as the note, such as “expected Quarter 4 2025/26”"


def _plain(text: str) -> str:
    return " ".join(_DASHES.sub("-", text).split()).casefold().strip("\u200b\ufeff")


def _unbracketed(plain: str) -> str:
    for opens, closes in ("[]", "()", "<>"):
        if plain.startswith(opens) and plain.endswith(closes):
            return plain[1:-1].strip()
    return plain
