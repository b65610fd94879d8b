"""What stands beside a figure on its way, when it comes back in a workbook: its note, answer, commentary. Pure."""

from dataclasses import replace

from indicators.amounts.cells import Typed
from indicators.terms.safe_cells import safe_text


def same_text(read: str, stands: str) -> bool:
    """A note comes back from a workbook on one line, and with an apostrophe where it would have run as a formula."""
    on_one_line = " ".join(read.split())
    return on_one_line in (" ".join(stands.split()), " ".join(safe_text(stands).split()))


def with_words(typed: Typed, words: tuple[str, str]) -> Typed:
    """With the answer and the commentary of a row, where it has any that are new: lines may come back as one."""
    answer, commentary = words
    if answer and not same_text(answer, typed.answer):
        typed = replace(typed, answer=answer)
    if commentary and not same_text(commentary, typed.commentary):
        typed = replace(typed, commentary=commentary)
    return typed


def words_of(typed: Typed) -> tuple[str, str]:
    return typed.answer, typed.commentary
