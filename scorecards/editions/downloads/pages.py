"""Files of a scorecard, whether it was published or is a draft: the appendix, and its figures for spreadsheets."""

import logging
from typing import Protocol

from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control

from accounts.background.querysets import OPEN, worker_lives
from scorecards.editions import pages
from scorecards.editions.downloads.actions import start_files
from scorecards.editions.downloads.caches import (
    ARTEFACTS,
    CHOSEN,
    Artefact,
    BeingMade,
    Original,
    held,
    print_version,
)
from scorecards.editions.downloads.presenters import print_versions, sections_offered
from scorecards.editions.downloads.querysets import KnownFile, files_known, making_of
from scorecards.editions.measures.chart_files import TREND, caption_of, charts_of
from scorecards.editions.measures.discussed import trend_with
from scorecards.editions.presenters import find_row, frame_of, short_name_of
from scorecards.editions.querysets import indicator_id_of
from scorecards.exports.appendix import BY_SLUG, WHOLE, Length, RenderError, TooLong
from scorecards.exports.pictures import captioned
from scorecards.exports.pictures.pages import csv_response, picture_response
from scorecards.models import Edition
from scorecards.registries import discussed

logger = logging.getLogger(__name__)
MIME_TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SPREADSHEETS = ("csv", "xlsx", "ods")
ASK_AGAIN_AFTER = 20  # seconds
CHOSEN_LENGTHS = {"sections": WHOLE, "sections-large-print": Length("whole", large=True)}
MOST_CHOICES = 40  # of sections, kept of an edition
NOTHING_CHOSEN = "No section was chosen. Tick at least one, or take the whole scorecard."


class Source(pages.Source, Protocol):
    def original(self, *, detail: bool = True, only: str | None = None) -> Original:
        """As published, or as it would be published today. `detail` and `only` are what a draft is assembled with."""

    def files_known(self) -> dict[str, KnownFile]:
        """What is known of the print versions that are made."""


def appendix(source: Source, length: str = "") -> HttpResponse:
    """A print version, an accessible PDF; with "sections" or "sections-large-print" of those that were chosen.

    A draft's is made anew each time, without an ETag. Raises Http404 for any other length.
    """
    if length in CHOSEN_LENGTHS:
        return chosen_sections(source, CHOSEN_LENGTHS[length])
    if length not in BY_SLUG:
        raise Http404("The print version comes short, whole, and in large print.")
    return print_version_of(source, source.original(), BY_SLUG[length])


def chosen_sections(source: Source, length: Length) -> HttpResponse:
    """Of the sections named in the query; the page with the choice where none of them is there."""
    original = source.original()
    offered = [each["slug"] for each in sections_offered(original.payload())]
    chosen = tuple(each for each in offered if each in source.request.GET.getlist("section"))
    if not chosen:
        return versions_page(source, problem=NOTHING_CHOSEN)
    return print_version_of(source, original, length.of(chosen) if len(chosen) < len(offered) else length)


def print_version_of(source: Source, original: Original, length: Length) -> HttpResponse:
    artefact = print_version(length)
    etag = f'"{original.etag(artefact)}"' if original.fingerprint else ""
    if etag and (unchanged := get_conditional_response(source.request, etag=etag)):
        return unchanged
    try:
        content = content_of(original, artefact)
    except BeingMade:
        return being_made(source, original)
    except TooLong as problem:
        return versions_page(source, problem=str(problem))
    except RenderError as problem:
        logger.error("The appendix of %s could not be made: %s", source.base, problem)
        return render(
            source.request,
            "scorecards/editions/published/appendix_failed.html",
            {"base": source.base},
            status=503,
        )
    return file_response(content, artefact, original, etag, disposition="inline")


def versions_page(source: Source, problem: str = "") -> HttpResponse:
    """Every print version with its length, and the choice of sections. `problem`: why no file is the answer."""
    original = source.original()
    context = {
        "versions": print_versions(original, source.files_known()),
        "sections": sections_offered(original.payload(), source.request.GET.getlist("section")),
        "carried": original.carried,
        "problem": problem,
        "base": source.base,
    }
    html = pages.html_of("scorecards/editions/downloads/versions_main.html", context)
    page = pages.Page(frame_of(original.payload()), html)
    answer = source.response("scorecards/editions/downloads/versions.html", page, {"problem": problem})
    answer.status_code = 404 if problem else 200
    return answer


def spreadsheet(source: Source, kind: str) -> HttpResponse:
    """The figures as CSV, XLSX or ODS. Raises Http404 for any other kind."""
    if kind not in SPREADSHEETS:
        raise Http404("The figures come as CSV, XLSX and ODS only.")
    original, artefact = source.original(detail=False), ARTEFACTS[kind]
    etag = f'"{original.etag(artefact)}"'
    if unchanged := get_conditional_response(source.request, etag=etag):
        return unchanged
    try:
        content = content_of(original, artefact)
    except BeingMade:
        return being_made(source, original)
    return file_response(content, artefact, original, etag, disposition="attachment")


def content_of(original: Original, artefact: Artefact) -> bytes:
    """A draft's is made for who asks; an edition's is there, or a worker makes it, or else whoever asks first does.

    Raises BeingMade, and whatever making it raises.
    """
    if not original.fingerprint:
        return original.made(artefact)
    kept = original.kept(artefact)
    if kept is not None:
        return kept
    if artefact.slow and a_worker_makes(original.edition):
        raise BeingMade
    if artefact.length and artefact.length.sections:
        return sections_of(original, artefact)
    return original.made_and_kept(artefact)


def sections_of(original: Original, artefact: Artefact) -> bytes:
    """One choice of an edition at a time, and no more kept than readers need: a machine could ask for every other."""
    with held(f"sections-{original.sha256}"):
        kept = sum(name.startswith(CHOSEN) for name in files_known(original.edition))
        return original.made_and_kept(artefact) if kept < MOST_CHOICES else original.made(artefact)


def a_worker_makes(edition: Edition) -> bool:
    """Asks for it, where nobody has. What a worker has made, or could not, and is not there, is for this process: the
    store may be full.
    """
    if not worker_lives():
        return False
    newest = making_of(edition).first()
    if newest is None:
        try:
            newest = start_files(edition=edition)
        except DatabaseError:
            return False  # its disk may be full: what is published is read as ever
    return newest is None or newest.state in OPEN


def being_made(source: Source, original: Original) -> HttpResponse:
    context = {"base": source.base, "here": source.request.path, "names": original.names}
    answer = render(source.request, "scorecards/editions/published/file_being_made.html", context, status=503)
    answer["Retry-After"] = str(ASK_AGAIN_AFTER)
    return answer


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
    if picture == TREND:
        said = discussed(source.council, indicator_id_of(source.council, code))
        found = trend_with(row, own_name, found, said)
    if form == "csv":
        return csv_response(found.lines(), name)
    drawing = found.drawing()
    if not drawing.svg:
        raise Http404(drawing.alt)
    return picture_response(captioned(drawing, caption_of(payload, row, found)), form, name)


def file_response(
    content: bytes, artefact: Artefact, original: Original, etag: str, *, disposition: str
) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME_TYPES[artefact.kind])
    named = [*original.names, *named_after(artefact.length)]
    name = f"{'-'.join(named).lower()}.{artefact.kind}"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    if etag:
        response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def named_after(length: Length | None) -> list[str]:
    if length is None:
        return []
    return [each for each in ("sections" if length.sections else "", length.slug) if each]
