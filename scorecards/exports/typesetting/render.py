"""From a document in words to the bytes of an accessible PDF, set in child processes. Pure: no Django, no database."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SECONDS = 60
Child = subprocess.Popen[bytes]


class RenderError(RuntimeError):
    """The PDF could not be made; the message says why, in words for the person who asked for it."""


def typeset(layout: Path, document: Callable[[], dict[str, Any]], made: date) -> bytes:
    """What `document` gives as PDF/UA-1 and PDF/A-2a, A4, as the layout sets it; foundation.typ says what every layout
    needs.

    `made` is the day that the file says it was made, never the clock: the same arguments give the same bytes. Raises
    RenderError.
    """
    # Both processes start at once, so that they load their libraries while the document is put into words.
    with _child("worker.py", str(layout), made.isoformat()) as typesetter, _child("tags.py") as tagger:
        written = json.dumps(document(), ensure_ascii=False).encode("utf-8")
        return _answer(tagger, _answer(typesetter, written))


@contextmanager
def _child(script: str, *arguments: str) -> Iterator[Child]:
    """Our own script, waiting for its input. Isolated: the environment does not decide what it imports."""
    command = [sys.executable, "-I", str(HERE / script), *arguments]
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and script, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise RenderError(f"The process that makes the PDF did not start: {error}.") from error
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def _answer(child: Child, given: bytes) -> bytes:
    """The PDF the child made of what it is given."""
    try:
        pdf, said = child.communicate(given, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"The PDF was not ready after {SECONDS} seconds and was given up.") from error
    if child.returncode != 0 or not pdf.startswith(b"%PDF"):
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(f"The PDF could not be made: {lines[-1] if lines else 'it ended without a word'}")
    return pdf
