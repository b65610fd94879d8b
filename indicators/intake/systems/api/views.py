"""What other systems ask: JSON and CSV in, JSON out, problems as problem details. No session and no page but one."""

import logging
import re
import traceback
from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from accounts.permissions import public
from accounts.throttling.addresses import client_address
from accounts.throttling.caches import places_taken, take_place
from accounts.throttling.client_address import network_of
from accounts.tokens import token_in
from accounts.troubles import trouble_of
from indicators.figures.actions import RecordedMeanwhile
from indicators.intake.systems.answers import MEANINGS
from indicators.intake.systems.api.body import MOST_ROWS, BodyRefused, Sent, read_csv, read_json
from indicators.intake.systems.api.openapi import EXAMPLE_CSV, EXAMPLE_JSON, Limits, description
from indicators.intake.systems.api.problems import KINDS, MEDIA_TYPE, Problem
from indicators.intake.systems.querysets import system_with_token
from indicators.intake.systems.sending.actions import Request, count_rows, note_refusal, take_batch
from indicators.models import SendingSystem

log = logging.getLogger(__name__)
MINUTE = 60
WRONG_TOKENS = 20  # from one address in ten minutes, before they are answered "too many"
WRONG_TOKENS_FOR = 10 * MINUTE
TRY_AGAIN = {"Retry-After": "5"}
PARAMETERS = ("all_or_nothing", "reason")
View = Callable[..., HttpResponse]


def in_json(view: View) -> View:
    """Every answer is JSON, also the ones for what went wrong. Of what was sent, nothing goes to the log."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Problem as problem:
            response = _told(problem)
        except RecordedMeanwhile as problem:
            response = _told(Problem("at-once", str(problem), TRY_AGAIN))
        except Exception as error:
            _log(error)
            response = _told(
                Problem("busy", "Nothing was saved. Send the same again.", TRY_AGAIN)
                if trouble_of(error)
                else Problem("failed", "Nothing was saved. The operators find the cause in their log.")
            )
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


def by_token(view: View) -> View:
    """Wrap a view `view(request, system)` that answers POST with a token in use. Each token has so many requests."""

    @csrf_exempt  # no cookie is read here, so another site has nothing to make use of
    @in_json
    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            raise _wrong_method("POST")
        system = _system_of(request)
        wait = take_place(f"system-{system.pk}", settings.API_REQUESTS_A_MINUTE, MINUTE)
        if wait:
            detail = f"A token may make {settings.API_REQUESTS_A_MINUTE:,} requests a minute."
            raise Problem("too-many", detail, {"Retry-After": str(wait)})
        return view(request, system)

    wrapped.required_permission = "a sending system's token"
    return wrapped


@by_token
def figures(request: HttpRequest, system: SendingSystem) -> HttpResponse:
    """Take in a batch of figures; the answer says what became of each row."""
    key = _key(request)
    all_or_nothing, reason = _parameters(request)
    media_type = _media_type(request)
    body = _body(request)
    # What decides how a body is read belongs to it: the same rows sent otherwise are another request
    how = f"{media_type}\n{all_or_nothing}\n{reason}\n".encode("utf-8", "replace")
    request_facts = Request(key, sha256(how + body).hexdigest(), all_or_nothing)
    sent = _read(media_type, body, reason)
    count_rows(system=system, sent=sent, request=request_facts)
    try:
        answer = take_batch(system=system, sent=sent, request=request_facts)
    except Problem as problem:
        note_refusal(system=system, sent=sent, problem=problem)
        raise
    response = JsonResponse(answer.told)
    if answer.replayed:
        response["Idempotent-Replayed"] = "true"
    return response


@csrf_exempt
@public
@in_json
def description_file(request: HttpRequest) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        raise _wrong_method("GET, HEAD")
    return JsonResponse(description(_limits()), json_dumps_params={"indent": 1, "ensure_ascii": False})


@csrf_exempt
@public
@in_json
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below /api/. A slash that is missing is not added: a redirect would lose the body."""
    raise Problem("not-found", "Figures are sent to /api/figures/, with the slash at its end.")


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    context = {
        "requests_a_minute": f"{settings.API_REQUESTS_A_MINUTE:,}",
        "rows_an_hour": f"{settings.API_ROWS_AN_HOUR:,}",
        "operation": description(_limits())["paths"]["/api/figures/"]["post"],
        "row": description(_limits())["components"]["schemas"]["Figure"]["properties"],
        "outcomes": [(str(outcome), words) for outcome, words in MEANINGS.items()],
        "problems": KINDS.values(),
        "address": request.build_absolute_uri("/api/figures/"),
        "example_json": EXAMPLE_JSON,
        "example_csv": EXAMPLE_CSV,
    }
    return render(request, "indicators/intake/systems/api.html", context)


def _limits() -> Limits:
    return Limits(
        settings.API_MAX_BYTES, MOST_ROWS, settings.API_REQUESTS_A_MINUTE, settings.API_ROWS_AN_HOUR
    )


def _told(problem: Problem) -> HttpResponse:
    response = JsonResponse(problem.as_json(), status=problem.status, content_type=MEDIA_TYPE)
    for name, value in problem.headers.items():
        response[name] = value
    return response


def _log(error: Exception) -> None:
    """Where it happened, without the message: a database's message quotes what it was given."""
    places = "".join(traceback.format_tb(error.__traceback__))
    kind = "The database refused" if isinstance(error, DatabaseError) else "Failed"
    log.error("%s while taking in figures: %s\n%s", kind, type(error).__name__, places)


def _wrong_method(allowed: str) -> Problem:
    return Problem("wrong-method", f"This address answers {allowed}.", {"Allow": allowed})


def _system_of(request: HttpRequest) -> SendingSystem:
    """Raises Problem. A right token is never kept out by others' wrong ones from the same address."""
    token = token_in(request.headers.get("Authorization", ""))
    system = system_with_token(token) if token else None
    if system is not None:
        return system
    sender = network_of(client_address(request))
    address = f"wrong-{sender}"
    if sender and places_taken(address, WRONG_TOKENS):
        wait = {"Retry-After": str(WRONG_TOKENS_FOR)}
        raise Problem("too-many", "Too many wrong tokens came from your address.", wait)
    if sender:
        take_place(address, WRONG_TOKENS, WRONG_TOKENS_FOR)
    detail = "Send the header Authorization: Bearer, followed by a token in use."
    raise Problem("no-token", detail, {"WWW-Authenticate": 'Bearer realm="figures"'})


def _key(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        detail = (
            "Send the header Idempotency-Key: a name of your own for this batch. When an answer is lost on its way, "
            "send the same again with the same key, and nothing is taken twice."
        )
        raise Problem("no-key", detail)
    if not re.fullmatch(r"[!-~]{1,80}", key):
        raise Problem("no-key", "The Idempotency-Key has 1 to 80 visible ASCII characters, such as a UUID.")
    return key


def _parameters(request: HttpRequest) -> tuple[bool, str]:
    """Whether all or nothing is wanted, and the reason for revisions of CSV rows."""
    for name, values in request.GET.lists():
        if name not in PARAMETERS or len(values) > 1:
            raise Problem("unreadable", f"The parameters are {' and '.join(PARAMETERS)}, each once at most.")
    wanted = request.GET.get("all_or_nothing", "false")
    if wanted not in {"true", "false"}:
        raise Problem("unreadable", "all_or_nothing is true or false.")
    return wanted == "true", request.GET.get("reason", "")


def _media_type(request: HttpRequest) -> str:
    media_type = request.content_type or ""
    charset = (request.content_params or {}).get("charset", "utf-8").strip('"').casefold()
    if media_type not in {"application/json", "text/csv"} or charset not in {"utf-8", "utf8"}:
        raise Problem("wrong-media-type", "Send Content-Type: application/json or text/csv, in UTF-8.")
    if request.headers.get("Content-Encoding", "identity").casefold() != "identity":
        raise Problem("wrong-media-type", "Send the body as it is: compressed bodies are not read.")
    return media_type


def _body(request: HttpRequest) -> bytes:
    """Raises Problem for one that is too large before any of it is read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.headers.get("Transfer-Encoding"):
        raise Problem("no-length", "Send the header Content-Length: a body in chunks is not read.")
    if length.isdecimal() and int(length[:20]) > settings.API_MAX_BYTES:
        raise Problem(
            "too-large", f"A body has {settings.API_MAX_BYTES:,} bytes at most. Send several requests."
        )
    try:
        return request.read(settings.API_MAX_BYTES)
    except UnreadablePostError:
        raise Problem("unreadable", "The body ended before it was whole. Send it again.") from None


def _read(media_type: str, body: bytes, reason: str) -> Sent:
    try:
        if media_type == "text/csv":
            return read_csv(body, reason)
        if reason:
            raise Problem("unreadable", "In JSON the reason is a member of the body, not a parameter.")
        return read_json(body)
    except BodyRefused as refused:
        raise Problem("too-large" if refused.too_large else "unreadable", str(refused)) from None
