"""Pages on which officers bring figures in by file: upload, look at every row, choose, save, see where it went."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.background.actions import cancel
from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.catalogue.querysets import indicators_with_categories
from indicators.figures.querysets import recent_sources
from indicators.files.columns import COLUMNS
from indicators.intake.bringing.pages import Received, progress_page, received, refused_before
from indicators.intake.bringing.querysets import AT_WORK
from indicators.intake.uploads import actions
from indicators.intake.uploads.choosing.views import choice_page, choice_posted
from indicators.intake.uploads.presenters import sections_of, waiting_lines
from indicators.intake.uploads.querysets import (
    State,
    refused_rows,
    upload_with_key,
    waiting_uploads,
)
from indicators.intake.uploads.tables import ImportTable
from indicators.models import Upload
from indicators.terms.vocabulary import symbol_words

PAGE_LENGTH = 25
LISTED_AT = ("indicators:upload", "Bring in a file of figures")
GONE = "That file is not kept any longer: a file waits for a day. Upload it again."


@for_council(Permission.ENTER_FIGURES)
def upload_figures(request: HttpRequest, council: Council) -> HttpResponse:
    """Upload a file. It is checked at once, or by a worker where it is large."""
    came = received(request, council, actions.keep_upload)
    if came.kept:
        return redirect("indicators:upload_choice", council.slug, came.kept.pk)
    return upload_page(request, council, came)


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
    if upload.state in AT_WORK:
        if request.method == "POST":
            return _again_or_cancelled(request, council, upload)
        here = reverse("indicators:upload_choice", args=[council.slug, upload.pk])
        return progress_page(request, council, upload, here, LISTED_AT)
    if upload.state == State.REFUSED:
        return upload_page(request, council, refused_before(upload))
    if upload.state == State.DONE:
        refused = refused_rows(upload).count()
        context = {
            "upload": upload,
            "sections": sections_of(upload, council),
            "figures": sum(one["saved"] for one in upload.result),
            "words": sum(one.get("words", 0) for one in upload.result),
            "refused": refused,
        }
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


def upload_page(request: HttpRequest, council: Council, came: Received) -> HttpResponse:
    """The page with the field for a file, and what was wrong with the one that was just refused."""
    context = {
        **came.context,
        "heading": "Bring in a file of figures",
        "columns": COLUMNS,
        "symbols": symbol_words(),
        "indicators": indicators_with_categories(council),
        "waiting": waiting_lines(waiting_uploads(council, request.user, timezone.now()), council),
    }
    return render(request, "indicators/intake/uploads/upload.html", context)
