"""Minutes that exist, read: ordinary ones, and texts made to be hard, each beside half of itself."""

import time
from dataclasses import dataclass

from committees.reading.reading import read_minutes
from tests.committees.reading.examples import OUTCOMES, SPEECH
from tests.committees.reading.test_in_proportion import HEAD, MARKUP, UNITS

SIZE = 200_000


@dataclass(frozen=True)
class Read:
    """`seconds` of ordinary minutes; `ratio` of the contrived text that grows fastest to half of it."""

    seconds: float
    ratio: float


def measure_reading(size: int = SIZE) -> Read:
    spoken = "\n\n".join(one.text for one in (*SPEECH.values(), *OUTCOMES.values()))
    ordinary = f"{HEAD}{spoken}\n\n"
    ratios = []
    for unit in (*UNITS, *MARKUP):
        text = ("<div>" if unit in MARKUP else "") + HEAD + unit * (size // len(unit))
        ratios.append(seconds(text) / seconds(text[: len(text) // 2]))
    return Read(seconds(ordinary * (size // len(ordinary))), max(ratios))


def seconds(text: str) -> float:
    """Of the processor: what else the machine does does not count."""
    started = time.process_time()
    read_minutes(text)
    return max(time.process_time() - started, 1e-6)
