"""The way in: home pages, the site's own statements, health, the brand colour and the pages for what went wrong."""

import re
import sys

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.permissions import for_council, lacks_second_factor, public, reaches
from accounts.querysets import councils_of, public_councils
from accounts.roles import Permission
from accounts.writing.pages import after_refusal
from config.home.presenters import Visitor, home_context, work_over_all
from config.starting.pages import first_page, where_we_are
from config.unavailable.pages import unavailable
from config.unavailable.querysets import database_answers
from scorecards.statistics.attention import RULE

A_YEAR = 365 * 24 * 60 * 60


@public
@require_safe
def home(request):
    """Your councils; for others, those whose pages are public. Where there is one only, it is shown at once."""
    signed_in = request.user.is_authenticated
    councils = list(councils_of(request.user) if signed_in else public_councils())
    councils = [council for council in councils if reaches(request, council)]
    if signed_in and len(councils) == 1:
        return HttpResponseRedirect(reverse("council_home", args=[councils[0].slug]))
    work = {} if not signed_in or lacks_second_factor(request) else work_over_all(request.user, councils)
    shown = [{"council": council, "work": work.get(council.pk)} for council in councils]
    return render(request, "config/home/home.html", {"councils": shown})


@for_council(Permission.VIEW_PUBLISHED)
def council_home(request, council):
    """Who sets up an empty council is led to the steps; until the first edition they stand above everything."""
    starting = None
    context = home_context(Visitor(council, request.user, request.permissions))
    if Permission.SET_UP in request.permissions and context["attention"] is None:  # no edition is out
        if answer := first_page(request, council):
            return answer
        starting = where_we_are(council, request.permissions)
    return render(
        request,
        "config/home/council_home.html",
        {
            **context,
            "starting": starting,
            "may_set_up": Permission.MANAGE_PEOPLE in request.permissions,
        },
    )


@public
@require_safe
@cache_control(no_store=True)
def health(request):
    """200 where pages can be served; 503 where the database does not answer within seconds. Says no more than that."""
    if not database_answers():
        return JsonResponse({"status": "failing", "database": "no answer"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@public
@require_safe
def brand(request, council_slug, colour):
    """The one colour a council may change, as a stylesheet of its own: the policy allows no style in pages.

    The colour is in the address, so the answer never changes and nothing is looked up.
    """
    if not re.fullmatch(r"[0-9a-fA-F]{6}", colour):
        raise Http404("A colour is six digits from 0 to f.")
    response = HttpResponse(f":root{{--brand:#{colour.lower()}}}", content_type="text/css")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


@public
@require_safe
def accessibility(request):
    return render(request, "config/accessibility.html")


@public
@require_safe
def methods(request):
    return render(request, "config/methods.html", {"attention_rule": RULE})


def bad_request(request, exception=None):
    return problem(request, 400, "This request could not be read", "Go back, reload the page and try again.")


def forbidden(request, exception=None):
    reason = str(exception) if exception and str(exception) else "You may not open this page."
    return problem(
        request, 403, "Not with your role", f"{reason} An administrator of your council can change that."
    )


def not_found(request, exception=None):
    told = isinstance(exception, Http404) and not isinstance(exception, Resolver404) and str(exception)
    return problem(request, 404, "There is no such page", told or "Check the address, or start from home.")


def server_error(request):
    """Rendered without the request: whatever failed, the database included, must not be needed to say so.

    Django calls it while it handles the error, wherever that came from: a view, a session, the page for another fault.
    """
    return unavailable(request, sys.exc_info()[1]) or HttpResponse(
        render_to_string("config/server_error.html"), status=500
    )


def csrf_failure(request, reason=""):
    """What came from a page of our own is kept for whoever opened it, who sends it again from a fresh page."""
    if answer := after_refusal(request):
        return answer
    words = "The page was open for too long, or your browser keeps no cookies for this site. Reload it and try again."
    return problem(request, 403, "The form could not be sent", words)


def problem(request, status, heading, words):
    """A page for what went wrong. A council that the visitor may not see is not named on it."""
    if not getattr(request, "permissions", None):
        request.council = None
    return render(request, "config/problem.html", {"heading": heading, "words": words}, status=status)
