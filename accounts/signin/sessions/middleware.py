"""How long a session lasts: twelve hours in all, and less where nothing is asked for."""

import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse

from accounts.proofs.policies import second_factor_needed_by
from accounts.signin.attempts.actions import note
from accounts.signin.sessions.actions import note_seen
from accounts.throttling.addresses import client_address

BEGAN, SEEN, IDLE = "session_began_at", "session_seen_at", "session_may_idle"
# A write for each page would be one too many; so a session may end a minute early.
NOTED_EVERY = 60  # seconds


class SessionLimits:
    """After the sign-in is known, before any view. A session that is over is that of a visitor."""

    now = staticmethod(time.time)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if auth.SESSION_KEY in request.session and request.user.is_authenticated:
            self.look(request)
        return self.get_response(request)

    def look(self, request: HttpRequest) -> None:
        now, session = self.now(), request.session
        began, seen = session.get(BEGAN, now), session.get(SEEN, now)
        if now - began > settings.LONGEST_SESSION or now - seen > session.get(IDLE, settings.LONGEST_SESSION):
            self.end(request)
        elif BEGAN not in session or now - seen >= NOTED_EVERY:
            session.update({BEGAN: began, SEEN: now, IDLE: may_idle(request)})
            note_seen(
                by=request.user,
                session_key=session.session_key,
                address=get_adapter().get_client_ip(request),
            )

    def end(self, request: HttpRequest) -> None:
        person = request.user
        auth.logout(request)
        note(what="was signed out after a while", person=person, by=person, address=client_address(request))


def may_idle(request: HttpRequest) -> int:
    """Seconds. Short for whoever could publish, or give themselves a helper, from a desk that is left open."""
    return settings.IDLE_LIMIT if second_factor_needed_by(request.user) else settings.LONGEST_SESSION
