"""What the checklist is told from: the draft as readers would get it, and what stands around it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scorecards.editions.checking.lines import Answer
from scorecards.editions.sections.open_sections import Section
from scorecards.payload import Payload


class ItemFound(NamedTuple):
    """The agenda item that carries them or says that it is to; `words` are "" where there is none."""

    words: str  # "item 5, Corporate Parenting Panel, 24 February 2026"
    url: str  # of the item, or of the meetings
    has_report: bool
    edition: int  # the number of the period's edition that it carries already, 0 where none
    meets: str  # ISO date, "" where there is no item
    held: bool  # whether its meeting is over


class Ownership(NamedTuple):
    owner: str  # by name, "" for nobody
    complete: bool  # with somebody who has a role here, and a next review
    overdue: bool


class Changed(NamedTuple):
    """What a later edition says otherwise than the one that readers have: `said` in a sentence, or `why_not` there is
    nothing to publish. `figures` are those that were corrected: title, as it was shown, as it is shown now."""

    said: str
    why_not: str
    figures: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class Facts:
    """`payload` has small numbers hidden; the mappings are by the code of a measure."""

    payload: Payload
    number: int  # of the edition that would be published
    threshold: int  # small numbers are hidden up to it
    comments: Mapping[str, str]
    sections: Sequence[Section]
    owners: Mapping[str, Ownership]
    held_back: Sequence[str]  # releases in use of which a newer one is loaded, in words
    older_model: str  # the newer model of similar councils, where an older one is set
    item: ItemFound | None  # None where nobody keeps meetings
    answers: Mapping[str, Answer]  # by the key of the line, the newest
    answers_before: Mapping[str, Answer]  # of the edition before
    changed: Changed | None = None  # None of the first edition
