"""Doubts about a file: which figures one is about, and what an answer says of the council's own words. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from indicators.catalogue.known_indicators import fold
from indicators.layouts.proposals import Doubt, DoubtKind, Proposal, ProposedFigure
from indicators.terms.vocabulary import Symbol

INDICATOR = "indicator:"
# Before the words of a label, the key of an answer that nobody asked for: what a row is, where it was taken for another
NAMED = "name:"


class WordsSaid(NamedTuple):
    """That the council's files call the indicator of that code so; no code: none of ours."""

    label: str
    code: str


def figures_in(doubt: Doubt, proposal: Proposal) -> list[ProposedFigure]:
    """The figures that a doubt is about: those that wait for its answer, otherwise those that come in meanwhile."""
    return list(doubt.waits) or [row for row in proposal.rows if doubt.key in row.doubts]


def words_said(doubt: Doubt, answer: str, proposal: Proposal) -> WordsSaid | None:
    """What the answer says of a label, None where the doubt is about something else."""
    about = figures_in(doubt, proposal)
    if doubt.kind is not DoubtKind.LABEL or not about:
        return None
    return WordsSaid(about[0].label, answer.removeprefix(INDICATOR) if answer.startswith(INDICATOR) else "")


def promises(doubt: Doubt, proposal: Proposal) -> bool:
    """Whether its figures are not yet available, so that a person can say when they are expected."""
    return any(row.symbol == Symbol.PROMISED for row in figures_in(doubt, proposal))


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


def to_remember(given: Mapping[str, Mapping[str, Any]], proposal: Proposal) -> dict[str, dict[str, str]]:
    """The answers with what they were about, so that none is ever given to another question at the same cell."""
    doubts = {doubt.key: doubt for doubt in proposal.doubts}
    return {
        key: {"answer": one["answer"], "cell": doubts[key].cell, "why": doubts[key].why}
        for key, one in given.items()
        if key in doubts
    }


def remembered(kept: Mapping[str, Mapping[str, str]], proposal: Proposal) -> dict[str, dict[str, str]]:
    """Those of the answers that are about doubts of this file, word for word."""
    found = {}
    for doubt in proposal.doubts:
        one = kept.get(doubt.key)
        if one is not None and (one["cell"], one["why"]) == (doubt.cell, doubt.why):
            found[doubt.key] = {"answer": one["answer"]}
    return found
