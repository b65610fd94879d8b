"""The page on which an officer chooses among a checked upload's rows. Every button keeps the page's ticks first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.policies import NotAllowed
from indicators.intake.uploads import actions
from indicators.intake.uploads.forms import ReasonForm
from indicators.intake.uploads.presenters import groups_of, kinds_of, pages_of
from indicators.intake.uploads.querysets import counts_of, rows_on_page
from indicators.models import Upload
from indicators.terms.row_kinds import SAVED_KINDS, Kind

OLD_PAGE = "This file was checked again after that page was opened, so its ticks were not kept. Look again."


@dataclass(frozen=True)
class Shown:
    """Which rows are on the page: those of one kind, or of all where `kind` is None; pages count from 1."""

    kind: Kind | None = None
    page: int = 1

    @property
    def query(self) -> str:
        values = {"show": self.kind, "page": self.page if self.page > 1 else ""}
        return urlencode({name: value for name, value in values.items() if value})


def shown_by(values) -> Shown:
    """From an address or a form; what makes no sense there is the first page of all."""
    kind = values.get("show", "")
    page = values.get("page", "")
    return Shown(
        Kind(kind) if kind in set(Kind) else None,
        min(int(page), 10_000) if page.isascii() and page.isdigit() and 0 < len(page) < 6 else 1,
    )


def choice_page(request: HttpRequest, upload: Upload, form: ReasonForm | None = None) -> HttpResponse:
    """Every row with what it would do. `form` is the one with a fault, where a saving was just refused."""
    counts = counts_of(upload)
    shown = shown_by(request.POST if form is not None else request.GET)
    rows = {count.kind: count.rows for count in counts}
    pages = pages_of(rows.get(shown.kind, 0) if shown.kind else sum(rows.values()))
    shown = Shown(shown.kind, min(shown.page, pages))
    form = form or ReasonForm(initial={"reason": upload.reason})
    # Whether it is missing depends on what is ticked, and `begin_saving` says so; here only what the label says.
    form.fields["reason"].required = bool(rows.get(Kind.CORRECTION))
    context = {
        "upload": upload,
        "kinds": kinds_of(counts),
        "groups": groups_of(rows_on_page(upload, shown.kind, max(shown.page, 1))),
        "shown": shown,
        "pages": range(1, pages + 1) if pages > 1 else (),
        "form": form,
        "asks_reason": form.fields["reason"].required,
        "saves": any(rows.get(kind) for kind in SAVED_KINDS),
        "chosen": sum(count.chosen for count in counts),
    }
    return render(request, "indicators/intake/uploads/choice.html", context)


def choice_posted(request: HttpRequest, council: Council, upload: Upload) -> HttpResponse:
    """Keep the page's ticks, then do what the button says: tick a kind, show other rows, or save."""
    if request.POST.get("version") != str(upload.job_id):
        messages.warning(request, OLD_PAGE)
        return redirect("indicators:upload_choice", council.slug, upload.pk)
    shown = shown_by(request.POST)
    ticked = [int(pk) for pk in request.POST.getlist("row") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    actions.choose_on_page(
        upload=upload,
        kind=shown.kind,
        page=shown.page,
        ticked=ticked,
        reason=request.POST.get("reason", "").replace("\0", "").strip(),  # PostgreSQL keeps no NUL
        by=request.user,
    )
    verb, _, what = request.POST.get("do", "").partition(":")
    if verb == "save":
        return _save(request, council, upload)
    if verb in {"all", "none"} and what in set(Kind):
        actions.choose_kind(upload=upload, kind=Kind(what), chosen=verb == "all", by=request.user)
    elif verb == "show":
        shown = shown_by({"show": what})
    elif verb == "page":
        shown = shown_by({"show": shown.kind or "", "page": what})
    address = reverse("indicators:upload_choice", args=[council.slug, upload.pk])
    return redirect(f"{address}?{shown.query}" if shown.query else address)


def _save(request: HttpRequest, council: Council, upload: Upload) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return choice_page(request, upload, form)
    try:
        actions.begin_saving(upload=upload, reason=form.cleaned_data["reason"], by=request.user)
    except NotAllowed as refused:
        form.refuse(str(refused), "reason" if str(refused) == actions.REASON_NEEDED else None)
        return choice_page(request, upload, form)
    return redirect("indicators:upload_choice", council.slug, upload.pk)
