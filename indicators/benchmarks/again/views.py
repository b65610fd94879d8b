"""The page on which the stored files are read again: before, while and after."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.background.actions import cancel
from accounts.background.presenters import job_shown
from accounts.models import Council
from accounts.policies import NotAllowed
from indicators.benchmarks.again.actions import start_reading
from indicators.benchmarks.again.querysets import kept_files, last_reading
from indicators.benchmarks.pages import back, manages


@manages
def national_again(request: HttpRequest, council: Council) -> HttpResponse:
    last = last_reading()
    if request.method == "POST":
        try:
            if request.POST.get("do") == "cancel" and last and last.council_id == council.pk:
                cancel(job=last, by=request.user)
            else:
                start_reading(council=council, by=request.user)
        except NotAllowed as refused:
            messages.warning(request, str(refused))
        return redirect("indicators:national_again", council.slug)
    context = {
        "last": last,
        "job": job_shown(last),
        "ours": last is not None and last.council_id == council.pk,
        "files": kept_files().count(),
        "back": back(council),
    }
    return render(request, "indicators/benchmarks/again.html", context)
