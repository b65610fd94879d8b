"""Pages on which officers bring figures in by file: upload, look at every row, choose, save, see where it went."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.background.actions import cancel
from accounts.background.presenters import job_shown
from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.catalogue.querysets import indicators_with_categories
from indicators.figures.querysets import recent_sources
from indicators.files.columns import COLUMNS
from indicators.files.faults import FileRefused
from indicators.files.table_files import MEGABYTE, check_size
from indicators.intake.uploads import actions
from indicators.intake.uploads.checking.actions import fault_data
from indicators.intake.uploads.choosing.views import choice_page, choice_posted
from indicators.intake.uploads.forms import UploadForm
from indicators.intake.uploads.presenters import sections_of, waiting_lines
from indicators.intake.uploads.querysets import (
    State,
    has_stopped,
    refused_rows,
    upload_with_key,
    waiting_uploads,
)
from indicators.intake.uploads.tables import ImportTable
from indicators.models import Upload
from indicators.terms.vocabulary import symbol_words

PAGE_LENGTH = 25
GONE = "That file is not kept any longer: a file waits for a day. Upload it again."


@for_council(Permission.ENTER_FIGURES)
def upload_figures(request: HttpRequest, council: Council) -> HttpResponse:
    """Upload a file. It is checked at once, or by a worker where it is large."""
    posted = request.method == "POST"
    form = UploadForm(*((request.POST, request.FILES) if posted else ()), largest=largest_words())
    if not posted or not form.is_valid():
        return upload_page(request, council, form)
    file = form.cleaned_data["file"]
    try:
        check_size(file.size, settings.IMPORT_MAX_BYTES)
        upload = actions.keep_upload(
            council=council, file_name=file.name, content=file.read(), by=request.user
        )
    except FileRefused as refused:
        return upload_page(request, council, form, file.name, [*map(fault_data, refused.faults)])
    except NotAllowed as refused:
        form.refuse(str(refused), "file")
        return upload_page(request, council, form)
    return redirect("indicators:upload_choice", council.slug, upload.pk)


@for_council(Permission.ENTER_FIGURES)
def upload_choice(request: HttpRequest, council: Council, upload_id: UUID) -> HttpResponse:
    """A file of this officer, wherever it is on its way: being checked, to choose from, refused, saved."""
    now = timezone.now()
    upload = upload_with_key(council, request.user, upload_id, now)
    if upload is None:
        messages.info(request, GONE)
        return redirect("indicators:upload", council.slug)
    if request.method == "POST" and request.POST.get("do") == "discard":
        return _discarded(request, council, upload)
    if upload.state in (State.CHECKING, State.SAVING):
        if request.method == "POST":
            return _again_or_cancelled(request, council, upload)
        context = {"upload": upload, "stopped": has_stopped(upload), "job": job_shown(upload.job)}
        return render(request, "indicators/intake/uploads/progress.html", context)
    if upload.state == State.REFUSED:
        form = UploadForm(largest=largest_words())
        return upload_page(request, council, form, upload.file_name, upload.faults)
    if upload.state == State.DONE:
        refused = refused_rows(upload).count()
        context = {"upload": upload, "sections": sections_of(upload, council), "refused": refused}
        return render(request, "indicators/intake/uploads/done.html", context)
    if request.method == "POST":
        return choice_posted(request, council, upload)
    return choice_page(request, upload)


@for_council(Permission.ENTER_FIGURES)
@require_safe
def uploads(request: HttpRequest, council: Council) -> HttpResponse:
    """Every batch of figures: when, from where, what it did, and why it revised."""
    table = ImportTable(recent_sources(council))
    arrange(request, table, per_page=PAGE_LENGTH)
    return render(request, "indicators/intake/uploads/uploads.html", {"table": table})


def _discarded(request: HttpRequest, council: Council, upload: Upload) -> HttpResponse:
    actions.discard_upload(upload=upload, by=request.user)
    messages.success(request, f"{upload.file_name} was thrown away. Nothing of it was saved.")
    return redirect("indicators:upload", council.slug)


def _again_or_cancelled(request: HttpRequest, council: Council, upload: Upload) -> HttpResponse:
    try:
        if request.POST.get("do") == "cancel" and upload.job:
            cancel(job=upload.job, by=request.user)
        else:
            actions.begin_again(upload=upload, by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("indicators:upload_choice", council.slug, upload.pk)


def upload_page(
    request: HttpRequest, council: Council, form: UploadForm, file_name: str = "", faults: list | None = None
) -> HttpResponse:
    """The page with the field for a file; `faults` are those of the file that was just refused as a whole."""
    now = timezone.now()
    context = {
        "form": form,
        "file_name": file_name,
        "faults": [{"id": f"fault-{number}", **fault} for number, fault in enumerate(faults or [], 1)],
        "columns": COLUMNS,
        "symbols": symbol_words(),
        "indicators": indicators_with_categories(council),
        "waiting": waiting_lines(waiting_uploads(council, request.user, now), council),
    }
    return render(request, "indicators/intake/uploads/upload.html", context)


def largest_words() -> str:
    return f"{settings.IMPORT_MAX_BYTES / MEGABYTE:,.0f} MB"
