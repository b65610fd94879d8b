"""Doubts about a file: what an answer to one says of the council's own words. Pure."""

from typing import NamedTuple

from indicators.layouts.proposals import Doubt, DoubtKind


class WordsSaid(NamedTuple):
    """That the council's files call the indicator of that code so; no code: none of ours."""

    label: str
    code: str


def words_said(doubt: Doubt, answer: str) -> WordsSaid | None:
    """What the answer says of a label, None where the doubt is about something else."""
    if doubt.kind is not DoubtKind.LABEL or not doubt.waits:
        return None
    return WordsSaid(doubt.waits[0].label, answer)
