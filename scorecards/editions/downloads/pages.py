"""Files of a scorecard, whether it was published or is a draft: the appendix, and its figures for spreadsheets."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control

from scorecards.editions import pages
from scorecards.editions.caches import APPENDIX, FIGURES, kept_file, renderer_name
from scorecards.editions.measures.chart_files import TREND, caption_of, charts_of
from scorecards.editions.measures.resolved import trend_with
from scorecards.editions.presenters import find_row, short_name_of
from scorecards.editions.querysets import indicator_id_of
from scorecards.exports.appendix import RenderError, render_appendix
from scorecards.exports.pictures import captioned
from scorecards.exports.pictures.pages import csv_response, picture_response
from scorecards.payload import Payload

logger = logging.getLogger(__name__)
MIME_TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SPREADSHEETS = ("csv", "xlsx", "ods")


@dataclass(frozen=True)
class Original:
    """The payload that files are made from, small numbers hidden; an edition's is read only where no file was kept.

    `sha256` is the payload's; `names` are what a file's own name says; `folder` is where an edition's files are kept,
    "" for a draft.
    """

    payload: Callable[[], Payload]
    sha256: str
    names: tuple[str, ...]
    folder: str = ""

    @property
    def fingerprint(self) -> str:
        """What a file says of the edition it was made from; a draft is none."""
        return self.sha256 if self.folder else ""

    @property
    def etag(self) -> str:
        return f"{self.sha256[:16]}-{renderer_name()}"

    def file(self, shelf: str, kind: str, make: Callable[..., bytes]) -> bytes:
        """`make(payload, fingerprint=...)`; of an edition made once and kept on that shelf under the edition's hash."""
        if not self.folder:
            return make(self.payload(), fingerprint="")
        name = f"{shelf}/{self.folder}/{self.sha256}-{renderer_name()}.{kind}"
        return kept_file(name, lambda: make(self.payload(), fingerprint=self.sha256))


class Source(pages.Source, Protocol):
    def original(self, *, detail: bool = True, only: str | None = None) -> Original:
        """As published, or as it would be published today. `detail` and `only` are what a draft is assembled with."""


def appendix(source: Source) -> HttpResponse:
    """The accessible PDF. A draft's is made anew each time, without an ETag."""
    original = source.original()
    etag = f'"{original.etag}"' if original.fingerprint else ""
    if etag and (unchanged := get_conditional_response(source.request, etag=etag)):
        return unchanged
    try:
        content = original.file(APPENDIX, "pdf", render_appendix)
    except RenderError as problem:
        logger.error("The appendix of %s could not be made: %s", source.base, problem)
        return render(
            source.request,
            "scorecards/editions/published/appendix_failed.html",
            {"base": source.base},
            status=503,
        )
    return file_response(content, "pdf", original, etag, disposition="inline")


def spreadsheet(source: Source, kind: str) -> HttpResponse:
    """The figures as CSV, XLSX or ODS. Raises Http404 for any other kind."""
    if kind not in SPREADSHEETS:
        raise Http404("The figures come as CSV, XLSX and ODS only.")
    original = source.original(detail=False)
    etag = f'"{original.etag}-{kind}"'
    if unchanged := get_conditional_response(source.request, etag=etag):
        return unchanged
    content = original.file(FIGURES, kind, partial(write_spreadsheet, kind=kind))
    return file_response(content, kind, original, etag, disposition="attachment")


def chart(source: Source, code: str, picture: str, form: str) -> HttpResponse:
    """One chart of a measure's page as SVG or PNG, or its figures as CSV. Raises Http404 for any other."""
    original = source.original(only=code)
    payload = original.payload()
    try:
        _, row = find_row(payload, code)
        own_name = short_name_of(payload)
        found = charts_of(row, own_name)[picture]
    except KeyError:
        raise Http404("The page has no such chart.") from None
    name = "-".join((code, picture, *original.names))
    if form == "csv":
        return csv_response(found.lines(), name)
    if picture == TREND:
        asked = pages.questions_about(source.council, indicator_id_of(source.council, code))
        found = trend_with(row, own_name, found, asked)
    drawing = found.drawing()
    if not drawing.svg:
        raise Http404(drawing.alt)
    return picture_response(captioned(drawing, caption_of(payload, row, found)), form, name)


def write_spreadsheet(payload: Payload, *, fingerprint: str, kind: str) -> bytes:
    # Imported with the first download of a process: pandas takes 0.4 s and 44 MB, which nearly doubles a process
    # (58 MB) that otherwise never needs it, and commands and restarts would wait for it too.
    from scorecards.exports.spreadsheets.files import write

    return write(payload, kind, fingerprint=fingerprint)


def file_response(
    content: bytes, kind: str, original: Original, etag: str, *, disposition: str
) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME_TYPES[kind])
    name = f"{'-'.join(original.names).lower()}.{kind}"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    if etag:
        response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
