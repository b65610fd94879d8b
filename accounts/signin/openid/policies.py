"""May a sign-in at a provider be begun now?

Each begins a session and asks the provider something, and anybody may ask for it. A link of this site is enough; but
links are opened by pages and pictures too, stand on other sites, and a council's whole staff may have one address.
"""

from django.http import HttpRequest

from accounts.throttling.addresses import client_address
from accounts.throttling.caches import take_place
from accounts.throttling.client_address import network_of
from accounts.throttling.policies import browser_of_somebody

MOST_OF_A_BROWSER, BROWSER_WITHIN = 20, 5 * 60  # in so many seconds
# Of all browsers at one address in which nobody has signed in: a council's first morning, and whoever plays tricks
MOST_OF_NEW_ONES, NEW_ONES_WITHIN = 120, 60


def begun_too_often(request: HttpRequest) -> bool:
    """Takes a place: of the browser, where somebody has signed in with it before, and otherwise of the address."""
    if browser := browser_of_somebody(request):
        return bool(take_place(f"openid:{browser}", MOST_OF_A_BROWSER, BROWSER_WITHIN))
    network = network_of(client_address(request))
    return bool(network and take_place(f"openid:{network}", MOST_OF_NEW_ONES, NEW_ONES_WITHIN))


def is_led_from_elsewhere(request: HttpRequest) -> bool:
    """By a link or script of another site, in a browser in which nobody is signed in: it would sign them in unasked.

    As far as the browser says: a bookmark, a typed address and the council's own sites are not another's.
    """
    return request.headers.get("Sec-Fetch-Site") == "cross-site" and not request.user.is_authenticated


def is_opened_by_somebody(request: HttpRequest) -> bool:
    """Not by a picture, a frame or a script of some page, as far as the browser says (Fetch Metadata, of the W3C)."""
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"
