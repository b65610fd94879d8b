"""The figures of an edition, or of a draft, as files for spreadsheets."""

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.assembly.assembling import assemble
from scorecards.editions.drafts.views import draft_at
from scorecards.editions.kept.files import kept_file
from scorecards.editions.kept.renderer import renderer_name
from scorecards.editions.published.views import visit
from scorecards.payload import Payload, hash_of

MIME_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@for_council(Permission.VIEW_PUBLISHED)
def spreadsheet(
    request, council, scorecard_slug: str, year: str, part: str, number: int, kind: str
) -> HttpResponse:
    """An edition's figures; a file is made once and kept in the file store under the edition's hash."""
    require_known(kind)
    edition = visit(request, council, scorecard_slug, year, part, number).edition
    etag = f'"{edition.sha256[:16]}-{renderer_name()}-{kind}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    name = f"figures/{council.slug}/{edition.sha256}-{renderer_name()}.{kind}"
    content = kept_file(name, lambda: make_file(edition.payload, kind, fingerprint=edition.sha256))
    return file_response(content, kind, etag, scorecard_slug, edition.period.code, f"edition-{number}")


@for_council(Permission.VIEW_DRAFTS)
def draft_spreadsheet(request, council, scorecard_slug: str, year: str, part: str, kind: str) -> HttpResponse:
    """The file as it would be published today: small numbers hidden, marked as a draft."""
    require_known(kind)
    here = draft_at(request, council, scorecard_slug, year, part)
    payload = assemble(scorecard=here.scorecard, period=here.period, suppress=True, detail=False)
    etag = f'"{hash_of(payload)[:16]}-{renderer_name()}-{kind}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    content = make_file(payload, kind)
    return file_response(content, kind, etag, scorecard_slug, here.period.code, "draft")


def require_known(kind: str) -> None:
    if kind not in MIME_TYPES:
        raise Http404("The figures come as CSV, XLSX and ODS only.")


def make_file(payload: Payload, kind: str, *, fingerprint: str = "") -> bytes:
    # Imported with the first download of a process: pandas takes 0.4 s and 44 MB, which nearly doubles a process
    # (58 MB) that otherwise never needs it, and commands and restarts would wait for it too.
    from scorecards.exports.spreadsheets.files import write

    return write(payload, kind, fingerprint=fingerprint)


def file_response(content: bytes, kind: str, etag: str, *name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{"-".join(name).lower()}.{kind}"'
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
