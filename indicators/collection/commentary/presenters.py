"""What is said of a figure, as pages show it: the words, how long they are, whose, and every version before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Council, User
from indicators.models import Commentary, Entry
from indicators.terms.commentary import is_long, length_words
from indicators.terms.risky_words import Risk, risks_for


@dataclass(frozen=True)
class Said:
    """Words as they stand. `length` is "39 of 80 words"; `warnings` are of words that tell too much."""

    text: str
    length: str
    long: bool
    signed: str
    warnings: Sequence[Risk]


@dataclass(frozen=True)
class VersionShown:
    """One version. `did` says what its writer did: wrote, changed, agreed or took back."""

    text: str
    did: str
    who: str
    at: datetime
    signed: str
    stands: bool


def said(text: str, council: Council, *signatures: str) -> Said:
    return Said(
        text=text,
        length=length_words(text),
        long=is_long(text),
        signed=", ".join(filter(None, signatures)),
        warnings=risks_for(council, text),
    )


def said_of(row: Commentary | None, council: Council) -> Said | None:
    """None where nobody wrote, or what was written was taken back."""
    return said(row.text, council, row.author_role, row.approved) if row and row.text else None


def versions_shown(rows: Sequence[Commentary]) -> list[VersionShown]:
    """`rows` newest first, as shown."""
    before = [*rows, None][1:]
    return [
        VersionShown(
            text=row.text,
            did=_did(row, earlier),
            who=str(row.created_by) if row.created_by else row.author_role,
            at=row.created_at,
            signed=", ".join(filter(None, (row.author_role, row.approved))) if row.text else "",
            stands=row is rows[0],
        )
        for row, earlier in zip(rows, before, strict=True)
    ]


def _did(row: Commentary, before: Commentary | None) -> str:
    if not row.text:
        return "Taken back by"
    if before is None or not before.text:
        return "Written by"
    return "Agreed; written by" if row.text == before.text and row.approved else "Changed by"


def changed_words(entry: Entry | None) -> str:
    """ "A. Head changed these words." beside those that its writer gave, while the figure is on its way."""
    if entry is None or entry.commentary_by is None:
        return ""
    return f"{entry.commentary_by} changed these words"


def may_agree(newest: Commentary | None, by: User) -> bool:
    return newest is not None and bool(newest.text) and not newest.approved and newest.created_by_id != by.pk
