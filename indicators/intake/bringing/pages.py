"""What the pages of any file that officers bring share: receiving it, how far its job is, choosing among its rows."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.background.presenters import job_shown
from accounts.models import Council, User
from accounts.policies import NotAllowed
from indicators.files.faults import FileRefused
from indicators.files.table_files import check_size
from indicators.intake.bringing.forms import Choice, FileForm, ReasonForm, Shown, choice_of
from indicators.intake.bringing.policies import FIELD_OF, OLD_PAGE
from indicators.intake.bringing.presenters import DOING, Words, groups_of, kinds_of, pages_of
from indicators.intake.bringing.querysets import Rows, counts_of, has_stopped, rows_on
from indicators.models import HistoryFile, Upload
from indicators.terms.row_kinds import SAVED_KINDS, Kind


class Keep(Protocol):
    """The action that keeps a file. Raises NotAllowed where it may not be kept."""

    def __call__(
        self, *, council: Council, file_name: str, content: bytes, by: User
    ) -> Upload | HistoryFile: ...


class Received(NamedTuple):
    """What came of a file that was sent: it is `kept`, or the form or `faults` say why not."""

    form: FileForm
    kept: Upload | HistoryFile | None = None
    file_name: str = ""
    faults: list[dict] = []

    @property
    def context(self) -> dict:
        faults = [{"id": f"fault-{number}", **fault} for number, fault in enumerate(self.faults, 1)]
        return {"form": self.form, "file_name": self.file_name, "faults": faults}


def received(request: HttpRequest, council: Council, keep: Keep, label: str = "") -> Received:
    """Keep the file that was sent; before that, the empty form."""
    if request.method != "POST":
        return Received(FileForm(label=label))
    form = FileForm(request.POST, request.FILES, label=label)
    if not form.is_valid():
        return Received(form)
    file = form.cleaned_data["file"]
    try:
        check_size(file.size, settings.IMPORT_MAX_BYTES)
        return Received(
            form, keep(council=council, file_name=file.name, content=file.read(), by=request.user)
        )
    except FileRefused as refused:
        return Received(form, None, file.name, [fault.data for fault in refused.faults])
    except NotAllowed as refused:
        form.refuse(str(refused), "file")
        return Received(form)


def refused_before(file: Upload | HistoryFile, label: str = "") -> Received:
    """For the page of a file that was refused when it was read: another one can be sent there."""
    return Received(FileForm(label=label), None, file.file_name, file.faults)


def progress_page(
    request: HttpRequest, council: Council, file: Upload | HistoryFile, acts_at: str, listed: tuple[str, str]
) -> HttpResponse:
    """How far its job is, or that it stopped. `acts_at` is where its buttons send, `listed` the name of the address
    where such files are listed, and what that page is called."""
    landing = file.state == HistoryFile.State.LANDING
    context = {
        "file": file,
        "doing": DOING[file.state],
        "stopped": has_stopped(file),
        "job": job_shown(file.job),
        "acts_at": acts_at,
        "listed_at": reverse(listed[0], args=[council.slug]),
        "listed": listed[1],
        "landing": landing,  # begun by an approver, who alone stops it or begins it again
    }
    return render(request, "components/file_progress.html", context)


def rows_context(rows: Rows, shown: Shown, words: Words) -> dict:
    """For the list of kinds, and one page of the rows with what each would do. Two queries."""
    counts = counts_of(rows)
    many = {count.kind: count.rows for count in counts}
    pages = pages_of(many.get(shown.kind, 0) if shown.kind else sum(many.values()))
    shown = Shown(shown.kind, min(shown.page, pages))
    return {
        "kinds": kinds_of(counts, words),
        "groups": groups_of(rows_on(rows, shown), words),
        "shown": shown,
        "pages": range(1, pages + 1) if pages > 1 else (),
        "chosen": sum(count.chosen for count in counts),
        "saves": any(many.get(kind) for kind in SAVED_KINDS),
        "asks_reason": bool(many.get(Kind.CORRECTION)),
    }


def choice_context(
    file: Upload | HistoryFile, rows: Rows, shown: Shown, words: Words, form: ReasonForm | None = None
) -> dict:
    """For the page on which rows are ticked. `form` is the one with a fault, where going on was just refused."""
    context = rows_context(rows, shown, words)
    form = form or ReasonForm(initial={"reason": file.reason})
    # Whether it is missing depends on what is ticked, and the action says so; here only what the label says
    form.fields["reason"].required = context["asks_reason"]
    return {**context, "file": file, "form": form}


def chosen_by(
    request: HttpRequest,
    file: Upload | HistoryFile,
    address: str,
    keep: Callable[[Choice], None],
    does: Mapping[str, Callable[[], HttpResponse]],
) -> HttpResponse:
    """Keep the page's ticks, then do what the button says: tick a kind, show other rows, or one of `does`."""
    if request.POST.get("version") != str(file.job_id):
        messages.warning(request, OLD_PAGE)
        return redirect(address)
    choice = choice_of(request.POST)
    try:
        keep(choice)
        if choice.verb in does:
            return does[choice.verb]()
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    query = choice.next.query
    return redirect(f"{address}?{query}" if query else address)


def refused_form(form: ReasonForm, go_on: Callable[..., None]) -> ReasonForm | None:
    """Go on with what the form says; None where that was done, otherwise the form that says why not."""
    if not form.is_valid():
        return form
    try:
        go_on(**form.cleaned_data)
    except NotAllowed as refused:
        form.refuse(str(refused), FIELD_OF.get(str(refused)))
        return form
    return None
