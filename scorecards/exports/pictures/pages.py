"""Answers with one chart as a file."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify

from scorecards.charts import Drawing
from scorecards.exports.pictures.files import Cell, csv_file, png_file, svg_file

MIME_TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
PICTURES = {"svg": svg_file, "png": png_file}


def picture_response(drawing: Drawing, kind: str, name: str) -> HttpResponse:
    """The drawing as "svg" or "png". Raises Http404 for any other kind, and where there is nothing to draw."""
    if kind not in PICTURES or not drawing.svg:
        raise Http404(drawing.alt or "There is no such picture.")
    return file_response(PICTURES[kind](drawing), kind, name)


def csv_response(rows: Iterable[Sequence[Cell]], name: str) -> HttpResponse:
    """The rows, headings first, as a file that no spreadsheet runs as formulas."""
    return file_response(csv_file(rows), "csv", name)


def file_response(content: bytes, kind: str, name: str) -> HttpResponse:
    """To be saved under that name; it may name whatever the file is of, and is made fit for a file here."""
    response = HttpResponse(content, content_type=MIME_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "chart"}.{kind}"'
    # Opened by itself a drawing is a document of this site: it may load and run nothing.
    response["Content-Security-Policy"] = "default-src 'none'"
    patch_cache_control(response, private=True, no_cache=True)
    return response
