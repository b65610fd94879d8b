"""Pages on which officers bring national files: upload, look at what would change, take in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.files.faults import StoreFault
from accounts.models import Council
from accounts.policies import NotAllowed
from indicators.benchmarks.actions import ImportRefused
from indicators.benchmarks.bringing import actions
from indicators.benchmarks.bringing.forms import BringForm
from indicators.benchmarks.bringing.lists.actions import ListRefused
from indicators.benchmarks.bringing.presenters import dataset_lines, filter_lines, rows_words, waiting_lines
from indicators.benchmarks.bringing.querysets import State, file_with_key, waiting_files
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.pages import back, manages
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.models import NationalFile

GONE = "That file is not kept any longer: a file waits for a day. Bring it again."
NOT_THERE = (
    "This file is not kept whole any longer, and nothing was taken in. Throw it away, then bring it again."
)
CHANGED = "Something was changed since you looked, so nothing was taken in yet. This is what the file would change now."


@manages
@require_http_methods(["GET", "HEAD", "POST"])
def national_bring(request: HttpRequest, council: Council) -> HttpResponse:
    """Bring a file. It is read at once, and nothing of it is stored."""
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
        except (ImportRefused, ListRefused) as refused:
            for problem in refused.problems[:20]:
                form.refuse(f"{file.name}: {problem.removeprefix(f'{file.name}: ')}", "file")
        except (NotAllowed, StoreFault) as refused:
            form.refuse(str(refused), "file")
        else:
            return redirect("indicators:national_file", council.slug, kept.pk)
    context = {
        "form": form,
        "back": back(council),
        "waiting": waiting_lines(waiting_files(council, request.user, timezone.now()), council),
        "known": dataset_lines(all_datasets()),
    }
    return render(request, "indicators/benchmarks/bring.html", context)


@manages
@require_http_methods(["GET", "HEAD", "POST"])
def national_file(request: HttpRequest, council: Council, file_id: UUID) -> HttpResponse:
    """A file of this officer: what it would change, what it did, or what it holds where it is not known."""
    file = file_with_key(council, request.user, file_id, timezone.now())
    if file is None:
        messages.info(request, GONE)
        return redirect("indicators:national_bring", council.slug)
    if request.method == "POST":
        return _posted(request, council, file)
    context = {"file": file, "back": back(council)}
    if file.state == State.UNKNOWN:
        context["rows"] = rows_words(file.described)
        context["filters"] = filter_lines(file.described, titles_of_catalogue())
        return render(request, "indicators/benchmarks/unknown.html", context)
    return render(request, "indicators/benchmarks/file.html", {**context, "done": file.state == State.DONE})


def _posted(request: HttpRequest, council: Council, file: NationalFile) -> HttpResponse:
    if request.POST.get("do") == "discard":
        actions.discard_file(file=file, by=request.user)
        messages.success(request, f"{file.file_name} was thrown away.")
        return redirect("indicators:national_bring", council.slug)
    try:
        done = actions.take_in(file=file, by=request.user)
    except (ImportRefused, ListRefused) as refused:
        for problem in refused.problems[:5]:
            messages.warning(request, problem)
    except StoreFault:
        messages.warning(request, NOT_THERE)
    else:
        if done.state != State.DONE:
            messages.warning(request, CHANGED)
    return redirect("indicators:national_file", council.slug, file.pk)
