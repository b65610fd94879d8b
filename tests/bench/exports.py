"""The appendix: seconds in a running process, and the peak memory of a process that makes one."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

from scorecards.exports.appendix import render_appendix
from scorecards.models import Edition


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
