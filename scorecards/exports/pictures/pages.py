"""Answers with one chart as a file."""

import logging
from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify

from scorecards.charts import Drawing
from scorecards.exports.pictures.files import Cell, PictureError, csv_file, png_file, svg_file

logger = logging.getLogger(__name__)
NOT_MADE = "The picture could not be made just now. Take the SVG instead, or try again in a minute."
MIME_TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
PICTURES = {"svg": svg_file, "png": png_file}


def picture_response(drawing: Drawing, kind: str, name: str) -> HttpResponse:
    """The drawing as "svg" or "png"; a sentence where the PNG could not be made.

    Raises Http404 for any other kind, and where there is nothing to draw.
    """
    if kind not in PICTURES or not drawing.svg:
        raise Http404(drawing.alt or "There is no such picture.")
    try:
        content = PICTURES[kind](drawing)
    except PictureError as problem:
        logger.error("%s could not be made as %s: %s", name, kind, problem)
        return HttpResponse(NOT_MADE, status=503, content_type="text/plain; charset=utf-8")
    return file_response(content, kind, name)


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
