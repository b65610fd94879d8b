"""What somebody sent when their sign-in had run out, kept in the session until they have signed in again.

Only the fields of a form; one form at a time, of a limited size, for an hour. Whoever signs in next on that browser
gets it back on the same page alone, and only where that page lets them.

Nobody has signed in when it is kept, so anybody can have something kept: only so many an hour from one browser in which
somebody signed in before, and of all other browsers from one address and from all together, which is 20 MB of the
database at most. So strangers use up no room of people's own. The daily work clears what ran out.
"""

import time
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from accounts.throttling.addresses import client_address
from accounts.throttling.caches import take_place
from accounts.throttling.client_address import network_of
from accounts.throttling.policies import browser_of_somebody

SESSION_KEY = "kept_post"
INTERRUPTED = "interrupted_post"
LARGEST = 200_000  # characters of the encoded form
# In KEPT_FOR; the last two of browsers in which nobody has signed in
MOST_OF_A_BROWSER, MOST_OF_AN_ADDRESS, MOST_OF_ALL = 20, 20, 100
KEPT_FOR = 60 * 60  # seconds
NOT_KEPT = ("csrfmiddlewaretoken",)


def keep_post(request: HttpRequest) -> bool:
    """Put the posted fields into the session of a visitor; whether they fit. Files are not kept."""
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if name not in NOT_KEPT]
    encoded = urlencode(fields)
    if len(encoded) > LARGEST or not _has_room(request):
        return False
    request.session[SESSION_KEY] = {"path": request.path, "fields": encoded, "at": int(time.time())}
    request.session.set_expiry(KEPT_FOR)
    return True


def _has_room(request: HttpRequest) -> bool:
    """Takes a place of the browser; or of the address, "" where it cannot be told, and one of all."""
    if browser := browser_of_somebody(request):
        return not take_place(f"kept-post {browser}", MOST_OF_A_BROWSER, KEPT_FOR)
    sender = network_of(client_address(request))
    return not (
        take_place(f"kept-post {sender}", MOST_OF_AN_ADDRESS, KEPT_FOR)
        or take_place("kept-posts", MOST_OF_ALL, KEPT_FOR)
    )


def keep_interrupted(request: HttpRequest) -> None:
    """What somebody has sent who is to show again who they are; of one who has signed in, with their session."""
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if name not in NOT_KEPT]
    encoded = urlencode(fields)
    kept = encoded if len(encoded) <= LARGEST else None
    request.session[INTERRUPTED] = {"path": request.get_full_path(), "fields": kept, "at": int(time.time())}


def interrupted(request: HttpRequest) -> tuple[str, QueryDict | None] | None:
    """The address it was sent to, and its fields; None in their place where there were too many to keep."""
    kept = request.session.get(INTERRUPTED)
    if not kept or time.time() - kept["at"] > KEPT_FOR:
        return None
    return kept["path"], None if kept["fields"] is None else QueryDict(kept["fields"])


def forget_interrupted(request: HttpRequest) -> None:
    request.session.pop(INTERRUPTED, None)


def take_kept_post(request: HttpRequest) -> QueryDict | None:
    """The fields that were kept for this address, once; None where there are none or they are too old."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[SESSION_KEY]
    request.session.set_expiry(0)  # until the browser closes, as every sign-in here lasts
    if time.time() - kept["at"] > KEPT_FOR:
        return None
    return QueryDict(kept["fields"])
