"""From a payload to the bytes of its appendix, set in a child process. Pure: no Django, no database."""

import json
import subprocess
import sys
from pathlib import Path

from scorecards.appendix.document import date_of, document_of
from scorecards.payload import Payload

HERE = Path(__file__).parent
SECONDS = 60


class RenderError(RuntimeError):
    """The PDF could not be made; the message says why, in words for the person who asked for it."""


def render_appendix(payload: Payload, *, fingerprint: str = "", large_print: bool = False) -> bytes:
    """The scorecard as PDF/UA-1 and PDF/A-2a, A4; with `large_print` nothing on it is below 12 points.

    `fingerprint` is the edition's SHA-256 as printed in the notes; without it the payload's own is worked out.
    The same payload gives the same bytes. Raises RenderError where it cannot be made.
    """
    document = document_of(payload, fingerprint=fingerprint, large_print=large_print)
    written = json.dumps(document, ensure_ascii=False).encode("utf-8")
    pdf = _child("worker.py", date_of(payload).isoformat(), given=written)
    return _child("tags.py", given=pdf)


def _child(script: str, *arguments: str, given: bytes) -> bytes:
    """What our own script wrote. Isolated: the environment does not decide what it imports."""
    command = [sys.executable, "-I", str(HERE / script), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
            command, input=given, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"The PDF was not ready after {SECONDS} seconds and was given up.") from error
    except OSError as error:
        raise RenderError(f"The process that makes the PDF did not start: {error}.") from error
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(f"The PDF could not be made: {said[-1] if said else 'it ended without a word'}")
    return done.stdout
