"""Pages on which officers bring history in their own workbooks: bring, see how it reads, settle its doubts."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.background.actions import cancel
from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.intake.bringing.pages import Received, received, refused_before
from indicators.intake.bringing.querysets import AT_WORK
from indicators.intake.history import actions
from indicators.intake.history.approving.actions import take_back_file
from indicators.intake.history.doubts import INDICATOR
from indicators.intake.history.forms import AnswerForm, LineForm, NameForm
from indicators.intake.history.pages import context_of, file_at, work_page
from indicators.intake.history.policies import NO_ANSWER
from indicators.intake.history.presenters.files import file_lines
from indicators.intake.history.presenters.mapping import OTHER, next_open
from indicators.intake.history.querysets import landed_twin, listed_files
from indicators.intake.history.stored import read_proposal
from indicators.layouts.tables.taken_back import PERIOD
from indicators.models import HistoryFile

State = HistoryFile.State
FILE = "Workbook or file"


@for_council(Permission.VIEW_DRAFTS)
@require_safe
def history(request: HttpRequest, council: Council) -> HttpResponse:
    """Every file of history of the council: what waits for whom, and what was approved."""
    context = {
        "files": file_lines(listed_files(council), council, request.permissions),
        "may_bring": Permission.ENTER_FIGURES in request.permissions,
    }
    return render(request, "indicators/intake/history/history.html", context)


@for_council(Permission.ENTER_FIGURES)
def history_bring(request: HttpRequest, council: Council) -> HttpResponse:
    """Bring a workbook as it is. It is read at once, or by a worker where it is large."""
    came = received(request, council, actions.bring_history, FILE)
    if came.kept:
        return redirect("indicators:history_file", council.slug, came.kept.pk)
    return bring_page(request, came)


def bring_page(request: HttpRequest, came: Received) -> HttpResponse:
    context = {**came.context, "heading": "Bring in a workbook"}
    return render(request, "indicators/intake/history/bring.html", context)


@for_council(Permission.ENTER_FIGURES)
def history_file(request: HttpRequest, council: Council, history_id: UUID) -> HttpResponse:
    """A file wherever it is on its way: being read, to be settled, sent, approved."""
    file = file_at(council, history_id)
    if request.method == "POST":
        return _posted(request, council, file)
    return file_page(request, file)


def file_page(request: HttpRequest, file: HistoryFile, said: dict | None = None) -> HttpResponse:
    """`said` is the answer that was just refused, as it was typed."""
    if file.state in AT_WORK:
        return work_page(request, file)
    if file.state == State.REFUSED:
        return bring_page(request, refused_before(file, FILE))
    context = {
        **context_of(request, file, said),
        "twin": landed_twin(file),
        "works": file.state in (State.OPEN, State.PREVIEWED),
    }
    return render(request, "indicators/intake/history/file.html", context)


def _posted(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Do what the button says, then show the file as it then is."""
    do = request.POST.get("do", "")
    if act := {"answer": _answered, "name": _named, "take-line": _line, "leave-out": _line}.get(do):
        return act(request, council, file)
    address = ("indicators:history_file", council.slug, file.pk)
    try:
        match do:
            case "preview":
                remembers = "remember" in request.POST
                actions.begin_preview(file=file, remembers=remembers, by=request.user)
                address = ("indicators:history_preview", council.slug, file.pk)
            case "discard":
                actions.drop_file(file=file, by=request.user)
                messages.success(request, f"{file.file_name} was thrown away. Nothing of it came in.")
                address = ("indicators:history", council.slug)
            case "take-back":
                take_back_file(file=file, by=request.user)
                messages.success(request, f"{file.file_name} is taken back. Nothing of it came in.")
            case "cancel":
                if file.job and file.state != State.LANDING:
                    cancel(job=file.job, by=request.user)
            case "retry":
                actions.begin_again(file=file, by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect(*address)


def _answered(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Keep the answer, and open the next doubt."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.warning(request, NO_ANSWER)
        return redirect("indicators:history_file", council.slug, file.pk)
    values = form.cleaned_data
    answer = values["answer"]
    answer = {OTHER: f"{INDICATOR}{values['other']}", PERIOD: f"{PERIOD}{values['period']}"}.get(
        answer, answer
    )
    key, ahead = values["doubt"], next_open(read_proposal(file.proposal), values["doubt"])
    try:
        if answer in ("", INDICATOR):
            raise NotAllowed(NO_ANSWER)
        actions.answer_doubt(
            file=file,
            doubt=key,
            answer=answer,
            was=values["was"],
            expected=values["text"],
            remembers=values["remember"],
            by=request.user,
        )
    except NotAllowed as refused:
        messages.warning(request, str(refused))
        return file_page(request, file, values)
    query = f"?{urlencode({'doubt': ahead})}" if ahead else ""
    here = redirect("indicators:history_file", council.slug, file.pk)
    here["Location"] += f"{query}#{'open' if ahead else 'doubts'}"
    return here


def _named(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Keep what a row is said to be, and read the file again."""
    form = NameForm(request.POST)
    try:
        if not form.is_valid():
            raise NotAllowed(NO_ANSWER)
        values = form.cleaned_data
        actions.name_label(
            file=file,
            label=values["label"],
            code=values["code"],
            was=values["was"],
            remembers=values["remember"],
            by=request.user,
        )
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    here = redirect("indicators:history_file", council.slug, file.pk)
    here["Location"] += "#sheet"
    return here


def _line(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Take back a line that is left out, or leave it out again; then look at it."""
    form = LineForm(request.POST)
    here = redirect("indicators:history_file", council.slug, file.pk)
    try:
        if not form.is_valid():
            raise NotAllowed(NO_ANSWER)
        key = form.cleaned_data["line"]
        if request.POST["do"] == "leave-out":
            actions.leave_out_again(file=file, key=key, by=request.user)
        else:
            period = form.cleaned_data["period"]
            actions.take_back(file=file, key=key, period=period, by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
        here["Location"] += "#left"
        return here
    here["Location"] += "#sheet"
    return here
