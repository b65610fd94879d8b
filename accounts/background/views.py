"""The page on which an administrator sees the council's background work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.background.actions import cancel, try_now
from accounts.background.querysets import job_with_key, listed_jobs, worker_lives
from accounts.background.tables import JobTable
from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange

GONE = "That work is not there any more. Nothing was changed."
DOES = {
    "cancel": (cancel, "It is cancelled."),
    "now": (try_now, "It is tried again as soon as a worker takes it."),
}


@for_council(Permission.MANAGE_PEOPLE)
def background(request: HttpRequest, council: Council) -> HttpResponse:
    """What waits, runs, failed and why; cancel it, or have it tried again."""
    if request.method == "POST":
        act(request, council)
        return HttpResponseRedirect(reverse("accounts:background", args=[council.slug]))
    table = arrange(request, JobTable(listed_jobs(council)), per_page=50)
    return render(request, "accounts/background/background.html", {"table": table, "worker": worker_lives()})


def act(request: HttpRequest, council: Council) -> None:
    """Do what the button says, and tell what became of it."""
    name = next((name for name in DOES if name in request.POST), "")
    try:
        job = job_with_key(council, UUID(request.POST[name])) if name else None
    except ValueError:
        job = None
    if job is None:
        messages.error(request, GONE)
        return
    action, done = DOES[name]
    try:
        action(job=job, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
