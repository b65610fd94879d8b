"""From a payload to the bytes of its appendix, set in a child process. Pure: no Django, no database."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from scorecards.exports.appendix.carried import Carried
from scorecards.exports.appendix.document import date_of, document_of
from scorecards.exports.appendix.lengths import WHOLE, Length
from scorecards.payload import Payload

HERE = Path(__file__).parent
SECONDS = 60
NOT_FITTING = "does not fit: "  # as the layout says it
INSTEAD = "Take the whole scorecard, or some of its sections."
Child = subprocess.Popen[bytes]


class RenderError(RuntimeError):
    """The PDF could not be made; the message says why, in words for the person who asked for it."""


class TooLong(RenderError):
    """The short version would not be short: the message says what of it does not fit, and what to take instead."""


def render_appendix(
    payload: Payload,
    *,
    fingerprint: str = "",
    length: Length = WHOLE,
    carried: Carried | None = None,
    preview: bool = False,
) -> bytes:
    """The scorecard as PDF/UA-1 and PDF/A-2a, A4, at that length.

    Large print has no words under 16 points, those in its charts included. `carried` is the agenda item it is before.
    Behind a `preview` stands that it is none of the edition that it shows.
    `fingerprint` is the edition's SHA-256 as printed in the notes; without it the payload's own is worked out.
    The same arguments give the same bytes. Raises RenderError where it cannot be made, TooLong where the short version
    of a scorecard would have more than four pages.
    """
    # Both processes start at once, so that they load their libraries while the document is put into words.
    with _child("worker.py", date_of(payload).isoformat()) as typesetter, _child("tags.py") as tagger:
        document = document_of(
            payload, fingerprint=fingerprint, length=length, carried=carried, preview=preview
        )
        written = json.dumps(document, ensure_ascii=False).encode("utf-8")
        return _answer(tagger, _answer(typesetter, written))


def pages_of(pdf: bytes) -> int:
    # Imported with the first file that a process makes: the web processes, which only hand files out, do without.
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


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
        if lines and NOT_FITTING in lines[-1]:
            part = lines[-1].partition(NOT_FITTING)[2].strip(' ."')
            raise TooLong(
                f"The short version would have more than four pages. It does not hold {part}. {INSTEAD}"
            )
        raise RenderError(f"The PDF could not be made: {lines[-1] if lines else 'it ended without a word'}")
    return pdf
