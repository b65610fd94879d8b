"""The pages on which an approver takes a month's briefing down, and puts it back."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import Council
from accounts.permissions import for_council, freshly_signed_in
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.briefings.months.addresses import numbered_url
from scorecards.briefings.taking_down import actions
from scorecards.briefings.taking_down.presenters import effects_of_putting_back, effects_of_taking_down
from scorecards.briefings.taking_down.querysets import briefing_of, taking_down_of
from scorecards.editions.taking_down.pages import SOME_REASON, reason_page
from scorecards.editions.taking_down.policies import why_not_put_back, why_not_take_down
from scorecards.models import Briefing

publishes = for_council(Permission.PUBLISH_EDITIONS)


@publishes
@freshly_signed_in
def take_down(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int
) -> HttpResponse:
    briefing = briefing_at(council, scorecard_slug, period, number)
    why_not = why_not_take_down(taking_down_of(briefing), SOME_REASON, actions.WHAT)
    page = {
        "heading": f"Withdraw briefing {number} of {period.label}",
        "submit": "Withdraw this briefing",
        "effects": effects_of_taking_down(briefing),
        "hint": "Everybody who opens its address reads it. Name nobody, and no number that is to be hidden.",
    }
    return standing_page(request, briefing, actions.take_down, why_not, "is withdrawn", page)


@publishes
@freshly_signed_in
def put_back(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int
) -> HttpResponse:
    briefing = briefing_at(council, scorecard_slug, period, number)
    why_not = why_not_put_back(taking_down_of(briefing), SOME_REASON, actions.WHAT)
    page = {
        "heading": f"Put briefing {number} of {period.label} back",
        "submit": "Put this briefing back",
        "effects": effects_of_putting_back(briefing),
        "hint": "The audit trail keeps it.",
    }
    return standing_page(request, briefing, actions.put_back, why_not, "is published again", page)


def briefing_at(council: Council, scorecard_slug: str, period: Period, number: int) -> Briefing:
    """Raises Http404."""
    found = briefing_of(council, scorecard_slug, period, number)
    if found is None:
        raise Http404("No such briefing was published.")
    return found


def standing_page(
    request: HttpRequest,
    briefing: Briefing,
    action: Callable[..., object],
    why_not: str,
    done: str,
    page: dict,
) -> HttpResponse:
    name = f"Briefing {briefing.number} of {briefing.period.label}"
    page["back"] = (name, numbered_url(briefing, request.council.slug))
    act = partial(action, briefing=briefing, by=request.user)
    return reason_page(request, request.council, act, why_not, f"{name} {done}.", page)
