"""The page for trouble with the database or the disk, which needs neither: no session, no council, no navigation."""

import logging
from time import monotonic

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string
from django.utils.http import escape_leading_slashes

from accounts.files.faults import StoreFault
from accounts.troubles import Trouble, trouble_of
from accounts.writing.sent import NOT_SENT_BACK, Field, fields_of, has_words
from config.unavailable.adapters import is_ours

log = logging.getLogger(__name__)
FOR_PROGRAMS = ("/api/", "/scim/")
# Each process says so once a minute: while the database is gone, everybody meets it.
SAID_EVERY = 60
said: dict[str, float] = {}


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """The answer with status 503; None where the error is no such trouble."""
    if isinstance(error, StoreFault):
        trouble = Trouble("files", "A file cannot be kept or opened", str(error), 600, saved="")
    else:
        trouble = trouble_of(error)
    if trouble is None:
        return None
    _say(trouble, error)
    response = _answer(request, trouble)
    response["Retry-After"] = str(trouble.retry_after)
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # by `_say`, in one line, and not with a traceback for each visitor
    return response


def _say(trouble: Trouble, error: BaseException | None) -> None:
    now = monotonic()
    if now - said.get(trouble.slug, -SAID_EVERY) >= SAID_EVERY:
        said[trouble.slug] = now
        # The first line alone: others may quote what was sent
        cause = str(error.__cause__ or error).strip().partition("\n")[0] if error else ""
        log.error("Pages are answered with 503: %s: %s", trouble.slug, cause)


def _answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    if request.path.startswith(FOR_PROGRAMS) or request.content_type == "application/json":
        detail = f"{trouble.words} {trouble.saved}".strip()
        problem = {"type": "about:blank", "title": trouble.heading, "status": 503, "detail": detail}
        return JsonResponse(problem, status=503, content_type="application/problem+json")
    fields, files = _sent(request)
    context = {
        "heading": trouble.heading,
        "words": trouble.words,
        "saved": trouble.saved,
        "here": escape_leading_slashes(request.get_full_path()),
        "posted": request.method == "POST",
        "fields": fields,
        "files": files,
        "has_words": has_words(fields),
    }
    return HttpResponse(render_to_string("config/unavailable.html", context), status=503)


def _sent(request: HttpRequest) -> tuple[list[Field], list[tuple[str, str]]]:
    """What was typed, and the field and name of each file, for the page to be sent again.

    Only where the form was found to be ours: another site's words would else stand on a page of this one.
    """
    if request.method != "POST" or request.path.startswith(NOT_SENT_BACK):
        return [], []
    try:
        if not is_ours(request):
            return [], []
        fields = fields_of(request.POST.lists())
        return fields, [(name, str(file.name)) for name, file in request.FILES.items()]
    except (UnreadablePostError, RawPostDataException, SuspiciousOperation, OSError):
        return [], []
