"""Minutes that exist, read: ordinary ones, nothing but questions and answers, nothing but short lines, and texts made
to be hard, each beside half of itself."""

import time
from dataclasses import dataclass

from committees.reading.reading import read_minutes
from tests.committees.reading.examples import OUTCOMES, SPEECH
from tests.committees.reading.test_in_proportion import HEAD, MARKUP, UNITS

SIZE = 200_000
DIALOGUE = (
    "The Chair asked how many children lived more than twenty miles from home? "
    "The Head of Service replied that there were twelve. "
)
LINES = (
    "Legal implications\n\nMembers of the Panel are asked to note the report and to comment.\n\n"
    "- 4 Until March members received reports by the quarter, and by the month since then.\n\nAuthor\n\n"
)


@dataclass(frozen=True)
class Read:
    """`seconds` of the kind of minutes that takes longest; `ratio` of the contrived text that grows fastest to half of
    it."""

    seconds: float
    ratio: float


def measure_reading(size: int = SIZE) -> Read:
    spoken = "\n\n".join(one.text for one in (*SPEECH.values(), *OUTCOMES.values()))
    kinds = (f"{HEAD}{spoken}\n\n", DIALOGUE, LINES)
    ratios = []
    for unit in (*UNITS, *MARKUP):
        text = ("<div>" if unit in MARKUP else "") + HEAD + unit * (size // len(unit))
        ratios.append(seconds(text) / seconds(text[: len(text) // 2]))
    return Read(max(seconds(one * (size // len(one) + 1)) for one in kinds), max(ratios))


def seconds(text: str) -> float:
    """Of the processor, the better of two: what else the machine does does not count, and hardly what it left of the
    processor's memory."""
    return max(min(once(text), once(text)), 1e-6)


def once(text: str) -> float:
    started = time.process_time()
    read_minutes(text)
    return time.process_time() - started
