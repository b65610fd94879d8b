"""The pages on which an approver takes an edition down, and puts it back."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import Council
from accounts.permissions import for_council, freshly_signed_in
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions.addresses import edition_url
from scorecards.editions.taking_down import actions
from scorecards.editions.taking_down.pages import SOME_REASON, reason_page
from scorecards.editions.taking_down.policies import why_not_put_back, why_not_take_down
from scorecards.editions.taking_down.presenters import effects_of_putting_back, effects_of_taking_down
from scorecards.editions.taking_down.querysets import edition_of, taking_down_of
from scorecards.models import Edition

publishes = for_council(Permission.PUBLISH_EDITIONS)


def edition_at(council: Council, scorecard_slug: str, period: Period, number: int) -> Edition:
    """Raises Http404."""
    found = edition_of(council, scorecard_slug, period, number)
    if found is None:
        raise Http404("No such edition was published.")
    return found


@publishes
@freshly_signed_in
def take_down(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int
) -> HttpResponse:
    edition = edition_at(council, scorecard_slug, period, number)
    why_not = why_not_take_down(taking_down_of(edition), SOME_REASON)
    page = {
        "heading": f"Withdraw edition {number} of {edition.period.in_sentence}",
        "submit": "Withdraw this edition",
        "effects": effects_of_taking_down(edition),
        "hint": "Everybody who opens its address reads it. Name nobody, and no number that is to be hidden.",
    }
    done = f"Edition {number} of {edition.period.in_sentence} is withdrawn."
    return standing_page(request, council, edition, actions.take_down, why_not, done, page)


@publishes
@freshly_signed_in
def put_back(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int
) -> HttpResponse:
    edition = edition_at(council, scorecard_slug, period, number)
    why_not = why_not_put_back(taking_down_of(edition), SOME_REASON)
    page = {
        "heading": f"Put edition {number} of {edition.period.in_sentence} back",
        "submit": "Put this edition back",
        "effects": effects_of_putting_back(edition),
        "hint": "The audit trail keeps it.",
    }
    done = f"Edition {number} of {edition.period.in_sentence} is published again."
    return standing_page(request, council, edition, actions.put_back, why_not, done, page)


def standing_page(
    request: HttpRequest,
    council: Council,
    edition: Edition,
    action: Callable[..., object],
    why_not: str,
    done: str,
    page: dict,
) -> HttpResponse:
    url = edition_url(edition, council.slug)
    back = (f"{edition.scorecard.title}, {edition.period.in_sentence}, edition {edition.number}", url)
    act = partial(action, edition=edition, by=request.user)
    return reason_page(request, council, act, why_not, done, {**page, "back": back})
