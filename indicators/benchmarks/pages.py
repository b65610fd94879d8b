"""What the pages of national figures share."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.benchmarks.policies import why_not_by_page


def manages(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who may change national figures, where the service lets them: others are told why on the page."""

    @wraps(view)
    def asked(request: HttpRequest, council: Council, *args, **kwargs) -> HttpResponse:
        if why_not := why_not_by_page():
            messages.warning(request, why_not)
            return redirect("indicators:national", council.slug)
        return view(request, council, *args, **kwargs)

    return for_council(Permission.MANAGE_BENCHMARKS)(asked)


def back(council: Council) -> tuple[str, str]:
    return "National figures", reverse("indicators:national", args=[council.slug])
