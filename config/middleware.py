"""What happens to every answer on its way out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponse]


def kept_nowhere(get_response: Answer) -> Answer:
    """No browser and no proxy keeps what was made for somebody who has signed in: on a shared machine the next person
    would find it by the Back button.

    What says that it is for everybody, such as a style sheet, stays so: nothing in it is theirs.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for_all = "public" in response.get("Cache-Control", "")
        if not for_all and request.session.accessed and request.user.is_authenticated:
            del response["Cache-Control"]
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


METHODS = ("GET", "HEAD", "POST")
# Interfaces for other systems say themselves, in their own form, which methods they know
OF_OTHER_SYSTEMS = ("/api/", "/scim/")


def sent_by_pages(get_response: Answer) -> Answer:
    """What no page or form sends (OPTIONS, TRACE, PUT ...) gets 405, before anything asks who sends it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS and not request.path_info.startswith(OF_OTHER_SYSTEMS):
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return middleware
