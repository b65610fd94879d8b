"""Pages on which officers bring figures in: upload, see what is wrong or what would change, confirm."""

from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.actions import ReasonNeeded, RecordedMeanwhile
from indicators.forms import ConfirmForm, UploadForm
from indicators.import_actions import KEPT_FOR, confirm_import, keep_for_confirmation
from indicators.intake.columns import COLUMNS
from indicators.intake.faults import Faults, FileRefused
from indicators.intake.figures import read_figures
from indicators.intake.files import MEGABYTE, check_size, sha256_of
from indicators.intake.rows import FigureRow
from indicators.models import PendingImport
from indicators.presenters import fault_lines, preview_of
from indicators.querysets import (
    Counts,
    compare_figures,
    council_catalogue,
    indicators_with_categories,
    pending_import,
    recent_sources,
)
from indicators.tables import ImportTable

PAGE_LENGTH = 25


@for_council(Permission.ENTER_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def import_figures(request: HttpRequest, council: Council) -> HttpResponse:
    """Upload a file. With faults they are shown and nothing is kept; without, it waits for confirmation."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if not posted or not form.is_valid():
        return _upload_page(request, council, form)
    upload = form.cleaned_data["file"]
    try:
        check_size(upload.size, settings.IMPORT_MAX_BYTES)
        content = upload.read()
        read_figures(BytesIO(content), upload.name, council_catalogue(council), settings.IMPORT_MAX_BYTES)
    except FileRefused as refused:
        return _upload_page(request, council, form, upload.name, refused.faults)
    pending = keep_for_confirmation(council=council, file_name=upload.name, content=content, by=request.user)
    return redirect("indicators:import_confirm", council.slug, pending.pk)


@for_council(Permission.ENTER_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def import_confirm(request: HttpRequest, council: Council, pending_id: UUID) -> HttpResponse:
    """Show what a checked file would do, and do it. The file is read again, against what is recorded by now."""
    pending = pending_import(council, request.user, pending_id, timezone.now() - KEPT_FOR)
    if pending is None:
        messages.info(
            request, "That file was saved already, or it waited for more than an hour. Upload it again."
        )
        return redirect("indicators:import", council.slug)
    content = BytesIO(bytes(pending.content))
    try:
        rows = read_figures(content, pending.file_name, council_catalogue(council), settings.IMPORT_MAX_BYTES)
    except FileRefused as refused:
        return _upload_page(request, council, UploadForm(), pending.file_name, refused.faults)
    comparison = compare_figures(council, rows)
    data = request.POST if request.method == "POST" else None
    form = ConfirmForm(
        data, reason_needed=bool(comparison.changed), initial={"expected": _written(comparison.counts)}
    )
    if data is not None and form.is_valid() and _saved(request, pending, rows, sha256_of(content), form):
        return redirect("indicators:imports", council.slug)
    context = {
        "pending": pending,
        "preview": preview_of(comparison),
        "counts": comparison.counts,
        "form": form,
        "expected": _written(comparison.counts),
    }
    return render(request, "indicators/import_confirm.html", context)


@for_council(Permission.ENTER_FIGURES)
@require_safe
def imports(request: HttpRequest, council: Council) -> HttpResponse:
    """Every batch of figures: when, from where, what it did, and why it revised."""
    table = ImportTable(recent_sources(council))
    RequestConfig(request, paginate={"per_page": PAGE_LENGTH, "silent": True}).configure(table)
    return render(request, "indicators/imports.html", {"table": table})


def _saved(
    request: HttpRequest, pending: PendingImport, rows: list[FigureRow], sha256: str, form: ConfirmForm
) -> bool:
    """Whether the figures were recorded; otherwise the form says why not."""
    try:
        done = confirm_import(
            pending=pending,
            rows=rows,
            file_sha256=sha256,
            expected=Counts(*map(int, form.cleaned_data["expected"].split("-"))),
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
    except (ReasonNeeded, RecordedMeanwhile) as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(
        request,
        f"{pending.file_name}: {done.added:,} added, {done.changed:,} revised, {done.unchanged:,} as they were.",
    )
    return True


def _upload_page(
    request: HttpRequest,
    council: Council,
    form: UploadForm,
    file_name: str = "",
    faults: Faults | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "file_name": file_name,
        "faults": fault_lines(faults) if faults else [],
        "total": faults.total if faults else 0,
        "more": faults.more if faults else 0,
        "columns": COLUMNS,
        "largest": f"{settings.IMPORT_MAX_BYTES / MEGABYTE:,.0f} MB",
        "indicators": indicators_with_categories(council),
    }
    return render(request, "indicators/import.html", context)


def _written(counts: Counts) -> str:
    return "-".join(map(str, counts))
