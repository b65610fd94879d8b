"""The key lines of enquiry of a scorecard's framework, with the evidence that is not a number. Pure."""

from typing import Literal, TypedDict


class EvidenceShown(TypedDict):
    """One piece of evidence of the year up to the period's end."""

    kind: Literal["practice", "voice"]
    way: str  # "Audit", "Survey of young people"
    title: str
    on: str  # ISO date
    number: str  # "61 children and young people", "5 or fewer case files", ""
    said: str
    link: str
    source: str


class LineShown(TypedDict):
    """`note` says how the line can be evidenced where a number cannot; "" where nobody said."""

    code: str
    question: str
    note: str
    evidence: list[EvidenceShown]  # newest first
