"""A file of the rows that were refused, for its officer to take away."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.intake.uploads.querysets import refused_rows, upload_with_key
from indicators.intake.uploads.refused.files import RefusedRow, as_csv
from indicators.models import UploadRow

MIME_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@for_council(Permission.ENTER_FIGURES)
@require_safe
def refused_file(request: HttpRequest, council: Council, upload_id: UUID, kind: str) -> HttpResponse:
    """The refused rows of this officer's own file, with their reasons."""
    upload = upload_with_key(council, request.user, upload_id, timezone.now())
    if upload is None or kind not in MIME_TYPES:
        raise Http404
    content = _written(map(_refused, refused_rows(upload)), kind)
    response = HttpResponse(content, content_type=MIME_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="refused-rows.{kind}"'
    return response


def _written(rows: Iterable[RefusedRow], kind: str) -> bytes:
    if kind == "csv":
        return as_csv(rows)
    # Imported with the first workbook of a process, as for those that go out to be filled in
    from indicators.intake.uploads.refused.workbook import as_xlsx

    return as_xlsx(rows)


def _refused(row: UploadRow) -> RefusedRow:
    return RefusedRow(
        row.row,
        row.written,
        [_at(fault) for fault in row.faults],
        [fault["remedy"] for fault in row.faults if fault["remedy"]],
    )


def _at(fault: dict) -> str:
    return f"{fault['column']}: {fault['problem']}" if fault["column"] else fault["problem"]
