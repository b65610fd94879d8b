"""Marks are signed, so that nobody makes one up; what is kept is encrypted, so that only its browser can read it."""

import base64
import json
import time
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.crypto import get_random_string, salted_hmac

from accounts.writing.marks import Mark
from accounts.writing.names import MARK, own

SALT = "form mark"
KEPT_FOR = 24 * 60 * 60  # seconds, on the server
SENT_FOR = (
    7 * 24 * 60 * 60
)  # seconds for which a form that was sent is known; an older mark counts for nothing
BROWSER_COOKIE = "kept_forms" if settings.INSECURE_LOCAL else "__Host-kept_forms"
# Read by the page's script, which then lets go of what it kept while it was typed
DONE_COOKIE = "done_forms" if settings.INSECURE_LOCAL else "__Host-done_forms"
MOST_DONE = 8


def new_once() -> str:
    return get_random_string(22)


def signed(mark: Mark) -> str:
    return dumps(list(asdict(mark).values()), salt=SALT, compress=True)


def mark_of(text: str) -> Mark | None:
    """None for what was not signed here, or too long ago."""
    try:
        return Mark(*loads(text, salt=SALT, max_age=SENT_FOR))
    except (BadSignature, TypeError):
        return None


def sent_mark(request: HttpRequest) -> Mark | None:
    """The mark of the form that this request brings."""
    if request.method != "POST" or not (text := request.POST.get(MARK, "")):
        return None
    return mark_of(text)


def place_of(address: str) -> str:
    return base64.urlsafe_b64encode(sha256(address.encode("utf-8", "surrogatepass")).digest()).decode()[:43]


def content_of(request: HttpRequest) -> str:
    """By our own key, so that nobody who reads the table can try what a short text was."""
    fields = [each for each in request.POST.lists() if not own(each[0])]
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    digest = salted_hmac("form content", repr((fields, files)), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode()[:43]


@dataclass(frozen=True)
class Kept:
    """What was in a form: its fields without those of our own, its mark as it was sent, and the names of its files.

    `refused` says that the page would not do it, and not that the sign-in had run out. `at` is in seconds of the epoch.
    """

    mark: str
    fields: list[tuple[str, list[str]]]
    files: list[str] = field(default_factory=list)
    refused: bool = False
    at: float = field(default_factory=time.time)

    def post(self) -> QueryDict:
        found = QueryDict(mutable=True)
        for name, values in self.fields:
            found.setlist(name, values)
        return found


def kept_from(request: HttpRequest, mark: Mark, *, refused: bool = False) -> Kept:
    fields = [(name, list(values)) for name, values in request.POST.lists() if not own(name)]
    return Kept(signed(mark), fields, files_in(request), refused)


def files_in(request: HttpRequest) -> list[str]:
    return [str(file.name) for file in request.FILES.values()]


def sealed(kept: Kept, browser: str) -> str:
    return _keys(browser).encrypt(json.dumps(asdict(kept)).encode()).decode()


def opened(text: str, browser: str) -> Kept | None:
    """None where another key sealed it."""
    try:
        return Kept(**json.loads(_keys(browser).decrypt(text.encode())))
    except (InvalidToken, ValueError, TypeError):
        return None


def _keys(browser: str) -> MultiFernet:
    """Of the browser's own key and ours together: neither a copy of the database nor a browser alone is enough."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(f"kept form {secret} {browser}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in digests])


def typing_key(person: int) -> str:
    """With it the page's script encrypts what is kept while it is typed; told to this person's own pages alone."""
    digest = salted_hmac("kept while typed", str(person), algorithm="sha256").digest()
    return base64.b64encode(digest).decode()


def browser_key(request: HttpRequest) -> str:
    return request.COOKIES.get(BROWSER_COOKIE, "")


def know_browser(response: HttpResponse, key: str) -> None:
    _set(response, BROWSER_COOKIE, key, KEPT_FOR, httponly=True)


def say_done(request: HttpRequest, response: HttpResponse, mark: Mark) -> None:
    """The newest first; letters and digits alone, so that they need no quoting."""
    once = mark.writing
    before = [each for each in request.COOKIES.get(DONE_COOKIE, "").split(".") if each.isalnum()]
    _set(response, DONE_COOKIE, ".".join([once, *before][:MOST_DONE]), SENT_FOR, httponly=False)


def _set(response: HttpResponse, name: str, value: str, seconds: int, *, httponly: bool) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=seconds, secure=secure, httponly=httponly, samesite="Lax")
