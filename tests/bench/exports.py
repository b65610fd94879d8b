"""Charts as files, and the appendix: seconds in a running process, and the peak memory of a process that makes one."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

from scorecards.charts import trend
from scorecards.exports.appendix import render_appendix
from scorecards.exports.pictures import Caption, captioned, svg_file
from scorecards.models import Edition
from scorecards.payload import rows_of


@dataclass(frozen=True)
class Appendix:
    seconds: float
    first_seconds: float
    megabytes: float
    megabytes_before: float
    size: int


def measure_appendix(edition: Edition, rounds: int = 5) -> Appendix:
    """Make it `rounds` times here for the seconds, and once in a fresh process for the memory."""
    durations, content = [], b""
    for _ in range(rounds):
        started = time.perf_counter()
        content = render_appendix(edition.payload)
        durations.append(time.perf_counter() - started)
    payload = f"Edition.objects.get(pk={edition.pk}).payload"
    return Appendix(
        seconds=median(durations),
        first_seconds=durations[0],
        megabytes=peak_megabytes(f"render_appendix({payload})"),
        megabytes_before=peak_megabytes(payload),
        size=len(content),
    )


def charts_for_one(edition: Edition, number: int = 60) -> float:
    """How many times one chart's time so many take: the trend of the edition's first measure, as SVG with caption.

    In the processor's time, and the median of pairs taken right after each other: a machine that is slowed down by
    others for a while slows down both of a pair.
    """
    row = rows_of(edition.payload)[0]

    def draw(times: int) -> float:
        started = time.process_time()
        for _ in range(times):
            svg_file(captioned(trend(row, "Ours", medium="print"), Caption(row["title"])))
        return time.process_time() - started

    draw(number)  # what is kept between drawings is kept now
    pairs = [(draw(number), median(draw(1) for _ in range(number))) for _ in range(7)]
    return median(many / one for many, one in pairs)


def peak_megabytes(statement: str) -> float:
    """The largest memory that a fresh Python with Django, or a process it starts, holds while it runs that."""
    script = "\n".join(
        [
            "import django",
            "django.setup()",
            "from scorecards.exports.appendix import render_appendix",
            "from scorecards.models import Edition",
            statement,
        ]
    )
    process = subprocess.Popen([sys.executable, "-c", script])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"The process that makes the appendix ended with {process.returncode}")
    return usage.ru_maxrss / 1024
