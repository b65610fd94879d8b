"""What a council's directory asks, with its token: SCIM 2.0 below /scim/v2/. No session and no page."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Directory, User
from accounts.people.leavers.actions import come_back, forget, leave, note_asked
from accounts.people.leavers.querysets import directory_with, is_there, numbers_of, told_to, with_number
from accounts.people.leavers.scim.answers import (
    MEDIA_TYPE,
    ScimRefused,
    configuration,
    list_of,
    user_resource,
)
from accounts.people.leavers.scim.bodies import (
    LARGEST,
    active_in_patch,
    active_in_put,
    read_filter,
    read_number,
    read_object,
)
from accounts.permissions import public
from accounts.policies import NotAllowed
from accounts.throttling.addresses import client_address
from accounts.throttling.caches import places_taken, take_place
from accounts.throttling.client_address import network_of
from accounts.tokens import token_in

log = logging.getLogger(__name__)
MINUTE = 60
WRONG_TOKENS, WRONG_TOKENS_FOR = 20, 10 * MINUTE  # from one network, before they are answered "too many"
LONGEST_NUMBER = 18  # digits
View = Callable[..., HttpResponse]


def in_scim(view: View) -> View:
    """Every answer is SCIM's, also for what went wrong. Of what was sent, nothing goes to the log."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except ScimRefused as refused:
            response = _refusal(refused)
        except NotAllowed as refusal:
            response = _refusal(ScimRefused(400, str(refusal), "mutability"))
        except (DatabaseError, InterfaceError) as error:
            _log(error)
            response = _refusal(
                ScimRefused(503, "Nothing was changed. Ask again.", headers={"Retry-After": "5"})
            )
        except Exception as error:
            _log(error)
            response = _refusal(
                ScimRefused(500, "Nothing was changed. The operators find the cause in their log.")
            )
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


def by_directory(*methods: str) -> Callable[[View], View]:
    """Wrap a view `view(request, directory, ...)` that answers these methods with a token in use."""

    def decorate(view: View) -> View:
        @csrf_exempt  # no cookie is read here, so another site has nothing to make use of
        @in_scim
        @wraps(view)
        def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            directory = _directory_of(request)
            wait = take_place(f"directory-{directory.pk}", settings.API_REQUESTS_A_MINUTE, MINUTE)
            if wait:
                raise ScimRefused(429, "Too many requests in a minute.", headers={"Retry-After": str(wait)})
            if request.method not in methods:
                allowed = ", ".join(methods)
                raise ScimRefused(405, f"This address answers {allowed}.", headers={"Allow": allowed})
            note_asked(directory=directory, by=None)
            return view(request, directory, *args, **kwargs)

        wrapped.required_permission = "a directory's token"
        return wrapped

    return decorate


@by_directory("GET", "POST")
def users(request: HttpRequest, directory: Directory) -> HttpResponse:
    """One person, by address or number. Nobody is made here: people come by invitation or by a group."""
    if request.method == "POST":
        raise ScimRefused(501, "Nobody is made here. Switch creating off in the directory.")
    name, value = read_filter(request.GET.get("filter", ""))
    council = directory.council
    if name == "username":
        found = told_to(council).filter(email__iexact=value)
    elif name == "externalid":
        found = with_number(council, value)
    else:
        found = told_to(council).filter(pk=_number(value))
    start = read_number(request.GET.get("startIndex", ""), 1)
    count = read_number(request.GET.get("count", ""), 100)
    return _told(list_of([_resource(request, directory, user) for user in found], start, count))


@by_directory("GET", "PUT", "PATCH", "DELETE")
def user(request: HttpRequest, directory: Directory, person: str) -> HttpResponse:
    """One person: asked for, said to be active or not, or gone."""
    found = told_to(directory.council).filter(pk=_number(person)).first()
    if found is None:
        raise ScimRefused(404, "There is no such person.")
    if request.method == "DELETE":
        forget(user=found, council=directory.council, told_by=directory.name, by=None)
        return HttpResponse(status=204)
    if request.method != "GET":
        body = read_object(_body(request))
        active = active_in_put(body) if request.method == "PUT" else active_in_patch(body)
        _set_active(found, directory, active)
    return _told(_resource(request, directory, found))


@by_directory("GET")
def provider_configuration(request: HttpRequest, directory: Directory) -> HttpResponse:
    return _told(configuration())


@csrf_exempt
@public
@in_scim
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below /scim/."""
    raise ScimRefused(404, "People are at /scim/v2/Users, without a slash at its end.")


def _set_active(found: User, directory: Directory, active: bool | None) -> None:
    council, told_by = directory.council, directory.name
    if active is False:
        leave(user=found, council=council, told_by=told_by, by=None)
    elif active is True:
        come_back(user=found, council=council, told_by=told_by, by=None)


def _resource(request: HttpRequest, directory: Directory, found: User) -> dict[str, object]:
    council = directory.council
    found.refresh_from_db()
    numbers = numbers_of(council, [found.pk]).get(found.pk, [""])
    location = request.build_absolute_uri(reverse("scim_user", args=[found.pk]))
    active = is_there(found, council)
    return user_resource(found.pk, found.email, numbers[0], active=active, location=location)


def _number(text: str) -> int:
    """Of an id; 0, which nobody has, for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def _directory_of(request: HttpRequest) -> Directory:
    """Raises ScimRefused. A right token is never kept out by others' wrong ones from the same address."""
    token = token_in(request.headers.get("Authorization", ""))
    directory = directory_with(token) if token else None
    if directory is not None:
        return directory
    network = network_of(client_address(request))
    if network and token:
        if places_taken(f"wrong-scim-{network}", WRONG_TOKENS):
            wait = {"Retry-After": str(WRONG_TOKENS_FOR)}
            raise ScimRefused(429, "Too many wrong tokens came from your address.", headers=wait)
        take_place(f"wrong-scim-{network}", WRONG_TOKENS, WRONG_TOKENS_FOR)
    detail = "Send the header Authorization: Bearer, followed by a token in use."
    raise ScimRefused(401, detail, headers={"WWW-Authenticate": 'Bearer realm="scim"'})


def _body(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise ScimRefused(411, "Send the header Content-Length: a body in chunks is not read.")
    if len(length) > LONGEST_NUMBER or int(length) > LARGEST:
        raise ScimRefused(413, f"A body has {LARGEST:,} bytes at most.")
    try:
        return request.read(LARGEST)
    except UnreadablePostError:
        raise ScimRefused(400, "The body ended before it was whole.", "invalidSyntax") from None


def _told(found: dict[str, object]) -> HttpResponse:
    return JsonResponse(found, content_type=MEDIA_TYPE)


def _refusal(refused: ScimRefused) -> HttpResponse:
    response = JsonResponse(refused.as_json(), status=refused.status, content_type=MEDIA_TYPE)
    for name, value in refused.headers.items():
        response[name] = value
    return response


def _log(error: Exception) -> None:
    """Where it happened, without the message: a database's message quotes what it was given."""
    places = "".join(traceback.format_tb(error.__traceback__))
    log.error("Failed while a directory asked: %s\n%s", type(error).__name__, places)
