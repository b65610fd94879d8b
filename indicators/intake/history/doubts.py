"""Doubts about a file: which figures one is about, and what an answer says of the council's own words. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from indicators.amounts.promises import expected_period
from indicators.catalogue.known_indicators import fold
from indicators.layouts.drafts.doubts import TAKE
from indicators.layouts.measures.indicators import NONE_OF_OURS
from indicators.layouts.proposals import Doubt, DoubtKind, LeftOut, Proposal, ProposedFigure
from indicators.layouts.tables.taken_back import BACK, PERIOD
from indicators.terms.periods import Period, PeriodError
from indicators.terms.vocabulary import Symbol
from indicators.terms.written_periods import parse_period

INDICATOR = "indicator:"
NOT_YET = f"symbol:{Symbol.PROMISED}"
LONGEST_NOTE = 120
# Answers of one file and no other: they name a period, a number
OF_ONE_FILE = (PERIOD, "value:", NONE_OF_OURS)
# Before the words of a label, the key of an answer that nobody asked for: what a row is, where it was taken for another
NAMED = "name:"


class WordsSaid(NamedTuple):
    """That the council's files call the indicator of that code so; no code: none of ours."""

    label: str
    code: str


def code_of(row: ProposedFigure) -> str:
    """As an answer names it: "code", "code/category" for a part, "" for none of ours."""
    return "/".join(filter(None, (row.indicator, row.category)))


def figures_in(doubt: Doubt, proposal: Proposal) -> list[ProposedFigure]:
    """The figures that a doubt is about: those that wait for its answer, otherwise those that come in meanwhile."""
    return list(doubt.waits) or [row for row in proposal.rows if doubt.key in row.doubts]


def words_said(doubt: Doubt, answer: str, proposal: Proposal) -> WordsSaid | None:
    """What the answer says of a label; None where the doubt is about something else, and where it says that the label
    is a measure without saying which: then the next file asks again."""
    about = figures_in(doubt, proposal)
    if doubt.kind is not DoubtKind.LABEL or not about or answer == NONE_OF_OURS:
        return None
    return WordsSaid(about[0].label, answer.removeprefix(INDICATOR) if answer.startswith(INDICATOR) else "")


def may_promise(doubt: Doubt, proposal: Proposal) -> bool:
    """Whether its figures are not yet available, or an answer says so: then a person says when they are expected."""
    offered = any(choice.answer == NOT_YET for choice in doubt.choices)
    said = any(row.symbol == Symbol.PROMISED for row in figures_in(doubt, proposal))
    return offered or (doubt.kind is DoubtKind.SYMBOL and said)


class NotExpected(Exception):
    """Why what was typed does not say when figures are expected."""


def expected_note(doubt: Doubt, answer: str, typed: str, proposal: Proposal) -> str:
    """The note of figures that this answer says are not yet available, from a period or a sentence that names one; ""
    for any other answer. Raises NotExpected."""
    about = [row for row in figures_in(doubt, proposal) if row.period]
    promised = answer == NOT_YET or (answer == TAKE and any(row.symbol == Symbol.PROMISED for row in about))
    if not promised or not about:
        return ""
    last = max((parse_period(row.period) for row in about), key=lambda period: period.end)
    note, example = " ".join(typed.split()), last.next().label
    if len(note) > LONGEST_NOTE:
        raise NotExpected(f"Say it in {LONGEST_NOTE} characters, such as “{example}”.")
    expected = _period(note) or expected_period(note)
    if expected is None:
        raise NotExpected(f"Say in which period the figure is expected, such as “{example}”.")
    if expected.end <= last.end:
        raise NotExpected(
            f"{expected.label} is not after {last.in_sentence}, which the figure is of. Name a later period, such as "
            f"“{example}”."
        )
    return note if expected_period(note) else f"expected {expected.label}"


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def as_answered(given: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The answers as the reader of layouts takes them, by the doubt's key."""
    return {key: one["answer"] for key, one in given.items() if not key.startswith(NAMED)}


def names_given(given: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """What rows of this file were said to be, by their labels: an indicator's code, "" for none of ours."""
    return {key.removeprefix(NAMED): one["answer"] for key, one in given.items() if key.startswith(NAMED)}


def notes_of(given: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """When what is not yet available is expected, by the doubt's key."""
    return {key: one["note"] for key, one in given.items() if one.get("note")}


def labels_asked(given: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The labels that doubts of this file were about, folded: they stay among its doubts, though they are known now."""
    return frozenset(fold(one["label"]) for one in given.values() if one.get("label"))


def line_taken(line: LeftOut, answer: str) -> dict[str, Any]:
    """An answer that takes back what would be left out, with what it was: no longer told by the proposal then."""
    return {"answer": answer, "said": line.said, "what": line.what}


def taken_back(given: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {key: one for key, one in given.items() if key.startswith(BACK)}


def to_remember(given: Mapping[str, Mapping[str, Any]], proposal: Proposal) -> dict[str, dict[str, str]]:
    """The answers with what they were about, so that none is ever given to another question at the same cell."""
    doubts = {doubt.key: doubt for doubt in proposal.doubts}
    about = {key: (doubt.cell, doubt.why) for key, doubt in doubts.items()}
    about |= {key: (one["said"], one["what"]) for key, one in taken_back(given).items()}
    return {
        key: {"answer": one["answer"], "cell": about[key][0], "why": about[key][1]}
        for key, one in given.items()
        if key in about and not one["answer"].startswith(OF_ONE_FILE) and not one.get("note")
    }


def remembered(kept: Mapping[str, Mapping[str, str]], proposal: Proposal) -> dict[str, dict[str, str]]:
    """Those of the answers that are about doubts of this file, word for word, and about what it leaves out."""
    found = {}
    for doubt in proposal.doubts:
        one = kept.get(doubt.key)
        if one is not None and (one["cell"], one["why"]) == (doubt.cell, doubt.why):
            found[doubt.key] = {"answer": one["answer"]}
    for key, one in kept.items():
        if key.startswith(BACK) and (line := _same_line(key, one, proposal)):
            found[line.back] = line_taken(line, one["answer"])
    return found


def _same_line(key: str, kept: Mapping[str, str], proposal: Proposal) -> LeftOut | None:
    """In the next file a column may stand further to the right: then the only one of its heading on that sheet."""
    lines = [
        line
        for line in proposal.left_out
        if line.back.rpartition("!")[0] == key.rpartition("!")[0]
        and (line.said, line.what) == (kept["cell"], kept["why"])
    ]
    return next((line for line in lines if line.back == key), lines[0] if len(lines) == 1 else None)
