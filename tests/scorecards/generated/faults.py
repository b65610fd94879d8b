"""All that is wrong with a scorecard's sentences, by class."""

from collections.abc import Iterator

from scorecards.payload import Payload, rows_of

from .beside_faults import BESIDE_FAULTS
from .figure_faults import FIGURE_FAULTS
from .grammar import faults_of, texts_in
from .scorecard_faults import SCORECARD_FAULTS


def faults(payload: Payload) -> Iterator[tuple[str, str]]:
    """The class (a function's name, or "grammar") and what was found."""
    for row in rows_of(payload):
        for check in (*FIGURE_FAULTS, *BESIDE_FAULTS):
            yield from ((check.__name__, f"{row['number']} {found}") for found in check(row))
    for check in SCORECARD_FAULTS:
        yield from ((check.__name__, found) for found in check(payload))
    for text in dict.fromkeys(texts_in(payload)):
        yield from (("grammar", found) for found in faults_of(text))
