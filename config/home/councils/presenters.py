"""Plain data of the list of councils that somebody who belongs to several comes in by."""

from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.permissions import permissions_of, roles_in
from indicators.worklist.home.presenters import work_lines
from scorecards.editions.addresses import edition_url
from scorecards.editions.querysets import published_editions


def council_listed(council: Council, user: User | AnonymousUser | None) -> dict:
    """With what waits for the person there and the newest scorecard; without a user the name alone.

    A dozen queries at most.
    """
    shown: dict = {"council": council, "work": [], "newest": None}
    if user is None or not user.is_authenticated:
        return shown
    permissions = permissions_of(roles_in(user, council), council)
    newest = published_editions(council).first()
    if newest is not None:
        words = f"{newest.scorecard.title}, {newest.period.in_sentence}"
        shown["newest"] = (words, edition_url(newest, council.slug))
    shown["work"] = work_lines(council, user, permissions, localdate()) or []
    return shown
