"""What somebody sent who is to show again who they are, kept in their session: the fields of one form, for an hour."""

import time
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

INTERRUPTED = "interrupted_post"
LARGEST = 200_000  # characters of the encoded form
KEPT_FOR = 60 * 60  # seconds
NOT_KEPT = ("csrfmiddlewaretoken",)


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
