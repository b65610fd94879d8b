"""From a payload to the bytes of its appendix. Pure: no Django, no database."""

from io import BytesIO
from pathlib import Path

from scorecards.exports.appendix.carried import Carried
from scorecards.exports.appendix.document import date_of, document_of
from scorecards.exports.appendix.lengths import WHOLE, Length
from scorecards.exports.typesetting import RenderError, typeset
from scorecards.payload import Payload

LAYOUT = Path(__file__).parent / "layout" / "appendix.typ"
NOT_FITTING = "does not fit: "  # as the layout says it
INSTEAD = "Take the whole scorecard, or some of its sections."


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
    try:
        return typeset(
            LAYOUT,
            lambda: document_of(
                payload, fingerprint=fingerprint, length=length, carried=carried, preview=preview
            ),
            date_of(payload),
        )
    except RenderError as problem:
        part = str(problem).partition(NOT_FITTING)[2].strip(' ."')
        if not part:
            raise
        raise TooLong(
            f"The short version would have more than four pages. It does not hold {part}. {INSTEAD}"
        ) from problem


def pages_of(pdf: bytes) -> int:
    # Imported with the first file that a process makes: the web processes, which only hand files out, do without.
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
