"""The pages of files that were put together, counted through. Pure."""

from datetime import date
from io import BytesIO
from pathlib import Path

from pikepdf import Name, Page, Pdf

from scorecards.exports.typesetting.render import typeset

LAYOUT = Path(__file__).parent / "numbers.typ"
EDGE = 15  # mm from the right: as far as a document's own words


def number_pages(pdf: bytes, whole: str, made: date, *, after: int) -> bytes:
    """The same pages, those behind the first `after` with their number at the top: "Page 7 of 9 of the agenda".

    What they say of themselves at their foot stays. `whole` is what all are called in a sentence. Raises RenderError.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        total = len(document.pages)
        sheets = [
            {
                "width": float(page.mediabox[2]),
                "height": float(page.mediabox[3]),
                "words": f"Page {number} of {total} of {whole}",
            }
            for number, page in enumerate(document.pages, 1)
            if number > after
        ]
        drawn = typeset(LAYOUT, lambda: {"title": whole, "sheets": sheets, "edge": EDGE}, made)
        with Pdf.open(BytesIO(drawn)) as numbers:
            for number, sheet in enumerate(numbers.pages, after):
                _lay_over(document, number, Page(sheet))
            written = BytesIO()
            document.save(written, deterministic_id=True)
    return written.getvalue()


def _lay_over(document: Pdf, number: int, sheet: Page) -> None:
    """Under a name of our own: pikepdf's would be another with each run."""
    page, name = Page(document.pages[number]), Name(f"/Number{number}")
    page.add_resource(document.copy_foreign(sheet.as_form_xobject()), Name.XObject, name)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {name} Do Q".encode())
