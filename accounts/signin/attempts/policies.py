"""May somebody try a password or a code now?

Tries are counted for a person and where they are: their own browser, once they have signed in with it, or else the
address. So guesses from elsewhere keep nobody out, and nobody out of their own browser who shares an address with
whoever guesses.
"""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from accounts.throttling.addresses import client_address
from accounts.throttling.caches import forget_tries, places_taken, take_place, take_try
from accounts.throttling.client_address import network_of
from accounts.throttling.policies import known_browser

# Of one address, whoever they are for: a person guesses at most five at once, a council's whole office mistypes less.
MOST_FAILED, FAILED_FOR = 60, 10 * 60


def why_not_try(request: HttpRequest, kind: str, email: str) -> str:
    """Takes a try: "" where there is one. `kind`: "password", "code", "reset"."""
    network = network_of(client_address(request))
    if network and not known_browser(request, email) and places_taken(_failures(network), MOST_FAILED):
        return _told(FAILED_FOR)
    wait = take_try(_tries(request, kind, email))
    return _told(wait) if wait else ""


def tried_rightly(request: HttpRequest, kind: str, email: str) -> None:
    forget_tries(_tries(request, kind, email))


def tried_wrongly(request: HttpRequest) -> None:
    """Besides the person's own tries: one address may not go through everybody's."""
    if network := network_of(client_address(request)):
        take_place(_failures(network), MOST_FAILED, FAILED_FOR)


def _told(wait: int) -> str:
    at = timezone.localtime(timezone.now() + timedelta(seconds=wait + 59))
    return (
        f"There were too many tries from where you are. Try again at {date_format(at, 'H:i')}. "
        "Nothing else about the account has changed."
    )


def _tries(request: HttpRequest, kind: str, email: str) -> str:
    where = known_browser(request, email) or network_of(client_address(request))
    return f"{kind}:{email.lower()}:{where}"


def _failures(network: str) -> str:
    return f"failed:{network}"
