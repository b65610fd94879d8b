"""Pages on which officers bring national files: upload, look at what would change, take in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.background.actions import cancel
from accounts.background.presenters import job_shown
from accounts.files.faults import StoreFault
from accounts.models import Council
from accounts.policies import NotAllowed
from indicators.benchmarks.bringing import actions
from indicators.benchmarks.bringing.forms import BringForm
from indicators.benchmarks.bringing.presenters import dataset_lines, filter_lines, rows_words, waiting_lines
from indicators.benchmarks.bringing.querysets import State, file_with_key, has_stopped, waiting_files
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.pages import back, manages
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.models import NationalFile

DOING = {State.READING: "The file is being read", State.TAKING: "The file is being taken in"}
GONE = "That file is not kept any longer: a file waits for a day. Bring it again."


@manages
def national_bring(request: HttpRequest, council: Council) -> HttpResponse:
    """Bring a file. It is read, at once or by a worker, and nothing of it is stored."""
    posted = request.method == "POST"
    form = BringForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = actions.keep_file(
                council=council,
                file=file,
                file_name=file.name,
                kind=form.cleaned_data["kind"],
                label=form.cleaned_data["label"].strip(),
                published_on=form.cleaned_data["published_on"],
                by=request.user,
            )
        except (NotAllowed, StoreFault) as refused:
            form.refuse(str(refused), "file")
        else:
            kept.refresh_from_db()
            if kept.state != State.REFUSED:
                return redirect("indicators:national_file", council.slug, kept.pk)
            for problem in kept.problems:
                form.refuse(f"{file.name}: {problem.removeprefix(f'{file.name}: ')}", "file")
            actions.discard_file(file=kept, by=request.user)
    context = {
        "form": form,
        "back": back(council),
        "waiting": waiting_lines(waiting_files(council, request.user, timezone.now()), council),
        "known": dataset_lines(all_datasets()),
    }
    return render(request, "indicators/benchmarks/bring.html", context)


@manages
def national_file(request: HttpRequest, council: Council, file_id: UUID) -> HttpResponse:
    """A file of this officer: what it would change, what it did, or what it holds where it is not known."""
    file = file_with_key(council, request.user, file_id, timezone.now())
    if file is None:
        messages.info(request, GONE)
        return redirect("indicators:national_bring", council.slug)
    if request.method == "POST":
        return _posted(request, council, file)
    context = {"file": file, "back": back(council)}
    if file.state in (State.READING, State.TAKING):
        return render(request, "components/file_progress.html", context | _progress(council, file))
    if file.state == State.REFUSED:
        return render(request, "indicators/benchmarks/refused.html", context)
    if file.state == State.UNKNOWN:
        context["rows"] = rows_words(file.described)
        context["filters"] = filter_lines(file.described, titles_of_catalogue())
        return render(request, "indicators/benchmarks/unknown.html", context)
    return render(request, "indicators/benchmarks/file.html", {**context, "done": file.state == State.DONE})


def _progress(council: Council, file: NationalFile) -> dict:
    """How far the job of this file is, or that it stopped."""
    return {
        "doing": DOING[file.state],
        "stopped": has_stopped(file),
        "job": job_shown(file.job),
        "listed_at": reverse("indicators:national_bring", args=[council.slug]),
        "listed": "Bring a national file",
    }


def _posted(request: HttpRequest, council: Council, file: NationalFile) -> HttpResponse:
    do = request.POST.get("do")
    try:
        if do == "discard":
            actions.discard_file(file=file, by=request.user)
            messages.success(request, f"{file.file_name or 'The file'} was thrown away.")
            return redirect("indicators:national_bring", council.slug)
        if do == "cancel" and file.job:
            cancel(job=file.job, by=request.user)
        else:
            actions.take_in(file=file, by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("indicators:national_file", council.slug, file.pk)
