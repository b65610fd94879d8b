"""What an entry page sends back, as a form or as JSON: rows as typed, with what each was shown.

A row of the form is numbered, and names its cell itself: `k7` holds the cell's key and the digest of what the page
showed, `n7` the numerator, and so on as in FIELDS. Each row therefore stands by itself, whatever changed meanwhile.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.amounts.cells import DIGEST_LENGTH, CellKey, Typed, read_key
from indicators.amounts.numbers import Number
from indicators.amounts.typed import read_typed
from indicators.collection.sections.policies import LONGEST
from indicators.terms.vocabulary import FigureStatus, Symbol

# One letter each: sixty rows name every one of them several times.
FIELDS = {
    "numerator": "n",
    "denominator": "d",
    "value": "v",
    "symbol": "s",
    "note": "t",
    "answer": "a",
    "commentary": "c",
    "reason": "r",
}
# A total that rows share is typed once, as `g1`, beside `h1`, what the page showed; `e7` names the one of row 7.
SHARED, SHOWN_TOTAL, IN_TOTAL = "g", "h", "e"
# The row whose commentary of the period before is taken over, and where that stands.
TAKE, BEFORE = "take", "b"
PROVISIONAL = "p"  # a box that is ticked, or not sent at all
MOST_ROWS = 400
_ROW = re.compile(r"k(\d{1,4})", re.ASCII)
_TOTAL = re.compile(rf"{SHARED}(\d{{1,4}})", re.ASCII)
# Control characters, and the halves of characters that JSON can spell alone.
_NEVER_KEPT = re.compile("[^\n\t\x20-\ud7ff\ue000-\U0010ffff]")
_DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}", re.ASCII)


class Choice(StrEnum):
    """Which of two versions stands, where somebody else saved the cell meanwhile."""

    THEIRS = "theirs"
    MINE = "mine"


class Unreadable(ValueError):
    """What was sent is not what an entry page sends."""


@dataclass(frozen=True)
class SentRow:
    """`shown` is the digest of what the person saw; `faults` are by column, for what is too long to be kept."""

    typed: Typed
    shown: str
    choice: Choice | None = None
    faults: Mapping[str, str] = field(default_factory=dict)


def rows_of_form(posted: Mapping[str, str]) -> dict[CellKey, SentRow]:
    """Every row of a posted form. Raises Unreadable."""
    numbers = _numbers(posted, _ROW)
    if len(numbers) > MOST_ROWS:
        raise Unreadable(f"There are more than {MOST_ROWS} rows.")
    rows = {}
    for number in numbers:
        key, _, shown = posted[f"k{number}"].partition(" ")
        texts = {name: posted.get(letter + number, "") for name, letter in FIELDS.items()}
        texts["denominator"] = _out_of(posted, number, texts)
        if posted.get(TAKE) == number:
            texts["commentary"] = "\n\n".join(
                filter(None, (texts["commentary"], posted.get(BEFORE + number, "")))
            )
        status = FigureStatus.PROVISIONAL if posted.get(PROVISIONAL + number) else FigureStatus.FINAL
        choice, _, seen = posted.get(f"w{number}", "").partition(" ")
        chosen = Choice(choice) if choice in set(Choice) else None
        rows[_key(key)] = _row(texts, status, seen if chosen else shown, chosen)
    return rows


def _out_of(posted: Mapping[str, str], number: str, texts: Mapping[str, str]) -> str:
    """The row's denominator: as typed; of its total where a numerator has none, or where it stood as the total did."""
    own, total = texts["denominator"].strip(), posted.get(IN_TOTAL + number, "")
    typed, shown = posted.get(SHARED + total, "").strip(), posted.get(SHOWN_TOTAL + total, "").strip()
    follows = own == shown if own else bool(texts["numerator"].strip())
    return typed if follows and isinstance(read_typed(typed), Number) else texts["denominator"]


def waiting_totals(posted: Mapping[str, str]) -> dict[str, str]:
    """By number the totals that stand in no row: none of theirs has a numerator yet, or it is no number."""
    totals = {name: posted.get(SHARED + name, "").strip() for name in _numbers(posted, _TOTAL)}
    taken = set()
    for number in _numbers(posted, _ROW):
        texts = {name: posted.get(FIELDS[name] + number, "") for name in ("numerator", "denominator")}
        taken.add((posted.get(IN_TOTAL + number, ""), _out_of(posted, number, texts).strip()))
    return {name: text for name, text in totals.items() if text and (name, text) not in taken}


def _numbers(posted: Mapping[str, str], form: re.Pattern[str]) -> list[str]:
    return [found[1] for name in posted if (found := form.fullmatch(name))]


def rows_of_json(body: bytes) -> dict[CellKey, SentRow]:
    """`{"rows": [{"key", "shown", "numerator", ... "status"}]}`. Raises Unreadable."""
    try:
        sent = json.loads(body)["rows"]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise Unreadable("This is not what the page sends.") from problem
    if not isinstance(sent, list) or len(sent) > MOST_ROWS:
        raise Unreadable(f"`rows` is a list of at most {MOST_ROWS} rows.")
    return dict(_row_of_json(each) for each in sent)


def _row_of_json(sent: object) -> tuple[CellKey, SentRow]:
    if not isinstance(sent, dict) or not all(isinstance(text, str) for text in sent.values()):
        raise Unreadable("A row is an object of texts.")
    texts = {name: sent.get(name, "") for name in FIELDS}
    provisional = sent.get("status") == FigureStatus.PROVISIONAL
    status = FigureStatus.PROVISIONAL if provisional else FigureStatus.FINAL
    return _key(sent.get("key", "")), _row(texts, status, sent.get("shown", ""), None)


def _key(text: str) -> CellKey:
    try:
        return read_key(text)
    except ValueError as problem:
        raise Unreadable("A row names no figure.") from problem


def _row(texts: Mapping[str, str], status: FigureStatus, shown: str, choice: Choice | None) -> SentRow:
    if not _DIGEST.fullmatch(shown):
        raise Unreadable("A row does not say what was shown.")
    tidy = {name: _tidy(text) for name, text in texts.items()}
    faults = {
        name: f"This is longer than {LONGEST[name]:,} characters. Shorten it: this row is not saved yet."
        for name, text in tidy.items()
        if len(text) > LONGEST.get(name, len(text))
    }
    if tidy["symbol"] and tidy["symbol"] not in set(Symbol):
        faults["symbol"] = "Choose a reason from the list: this row is not saved yet."
    return SentRow(Typed(status=str(status), **tidy), shown, choice, faults)


def _tidy(text: str) -> str:
    """Without spaces around it and characters that no database keeps; line ends as the page itself has them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NEVER_KEPT.sub("", plain).strip()


def ready_rows(rows: Mapping[CellKey, SentRow]) -> dict[CellKey, SentRow]:
    """Those to be saved: nothing too long, and the other's version not the one that was chosen."""
    return {key: row for key, row in rows.items() if not row.faults and row.choice is not Choice.THEIRS}
