"""Whole pages kept for visitors who have not signed in: what a published page costs when a town reads it at once.

Every write to a council goes through the audit trail, so the number of its newest entry tells whether anything a page
shows has changed. A kept answer is used only while that number, the templates and the council's public access are as
they were: one small query a second, however many come, and nothing to invalidate. Two writes that end in another
order than they began could hide the first of them, so answers are kept for a minute only.
"""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate

from accounts.querysets import newest_entry
from scorecards.editions.kept.renderer import renderer_name

SECONDS = 60
cache = caches["pages"]


def entry_now(council_slug: str) -> int | None:
    """The newest entry, asked for again after VISITORS_ASK_EVERY seconds; so much later is a change seen here."""
    key = f"visitors:{council_slug}"
    known = cache.get(key)
    if known is None:
        known = (newest_entry(council_slug),)
        if settings.VISITORS_ASK_EVERY:
            cache.set(key, known, settings.VISITORS_ASK_EVERY)
    return known[0]


def kept_for_visitors(view: Callable) -> Callable:
    """Keep the view's answers for visitors without a session. The view itself still asks for its permission."""

    @wraps(view)
    def wrapped(request: HttpRequest, council_slug: str, *args, **kwargs) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        entry = None if has_session or request.method != "GET" else entry_now(council_slug)
        if entry is None:
            return view(request, council_slug, *args, **kwargs)
        # an agenda comes into sight on its day, without a write
        key = f"visitors:{renderer_name()}:{entry}:{localdate()}:{request.path}"
        kept = cache.get(key)
        if kept is None:
            response = view(request, council_slug, *args, **kwargs)
            if response.status_code != 200 or response.cookies:
                return response
            kept = (f'"{hashlib.sha256(response.content).hexdigest()[:32]}"', response.content)
            cache.set(key, kept, SECONDS)
        etag, content = kept
        unchanged = get_conditional_response(request, etag=etag)
        return unchanged or HttpResponse(content, headers={"ETag": etag, "Cache-Control": "no-cache"})

    return wrapped
