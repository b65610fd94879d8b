"""A drawing as SVG and as PNG, and the figures it shows as CSV. Pure."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterable, Sequence
from math import isfinite
from pathlib import Path

from indicators.terms.safe_cells import safe_value
from scorecards.charts.svg import Drawing
from scorecards.exports.numbers import kept
from scorecards.exports.pictures.captions import alone

WORKER = Path(__file__).parent / "worker.py"
SECONDS = 30
Cell = str | float | None


class PictureError(RuntimeError):
    """The PNG could not be made; the message says why."""


def svg_file(drawing: Drawing) -> bytes:
    """The drawing as a file that stands alone. Raises ValueError where it is a cell of a table, without a size."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + alone(drawing).svg + "\n").encode("utf-8")


def png_file(drawing: Drawing) -> bytes:
    """The same at twice its size in pixels, set in a child process. Raises PictureError where it cannot be made."""
    command = [sys.executable, "-I", str(WORKER)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
            command, input=svg_file(drawing), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise PictureError(f"The picture was not made: {problem}") from problem
    if done.returncode != 0 or not done.stdout.startswith(b"\x89PNG"):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PictureError(
            f"The picture was not made: {said[-1] if said else 'the process ended without a word'}"
        )
    return done.stdout


def csv_file(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows, the first of which holds the headings; no text of them is run as a formula.

    UTF-8 with a byte order mark, by which Excel knows it; lines end as RFC 4180 says.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [safe_value(_plain(cell)) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    """Whole numbers without ".0", as the page has them, and none with the noise of its last binary digits."""
    return kept(cell) if isinstance(cell, float) and isfinite(cell) else cell
