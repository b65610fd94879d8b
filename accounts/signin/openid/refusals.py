"""Why somebody was not signed in by their council's account, and what they can do. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    DENIED = "denied at the provider"
    STALE = "the sign-in took too long or was opened twice"
    DOWN = "the provider does not answer"
    NOT_SET_UP = "the provider refused this service"
    CLOCK = "the clocks differ"
    NOT_THIS_PROVIDER = "the answer was not of this council's provider"
    FORGED = "the answer could not be trusted"
    NO_ADDRESS = "the account has no address that the provider vouches for"
    OTHER_ACCOUNT = "another account of the provider holds this place"
    TOO_MANY_GROUPS = "the account is in too many groups to be told"
    NO_PLACE = "no place here"
    CLOSED = "closed here"
    TOO_OFTEN = "too many attempts"


@dataclass(frozen=True)
class Words:
    """What the page says: what happened, and what to do. `status` is that of HTTP; `again` where trying can help."""

    heading: str
    what: str
    remedy: str
    status: int = 403
    again: bool = True


ADMINISTRATOR = "Ask your council’s administrator of this scorecard"
SERVICE_DESK = "your council’s IT service desk"

WORDS = {
    Kind.DENIED: Words(
        "You were not signed in",
        "Your council’s sign-in page was left without signing in, or it does not let your account use this service.",
        f"Try again. If it says no again: tell {SERVICE_DESK} that you need the scorecard.",
    ),
    Kind.STALE: Words(
        "Start signing in again",
        "Signing in has to be finished within ten minutes, in the browser and window it was begun in, and once.",
        "Try again from the start. Use no bookmark of your council’s sign-in page, and let this site keep cookies.",
        status=400,
    ),
    Kind.DOWN: Words(
        "Your council’s sign-in does not answer",
        "This service asked your council’s identity provider and got no answer that it can read.",
        f"Try again in a few minutes. If it goes on: tell {SERVICE_DESK}.",
        status=503,
    ),
    Kind.NOT_SET_UP: Words(
        "Your council’s sign-in is not set up rightly",
        "Your council’s identity provider refused this service, most likely because its secret has run out or the "
        "address of this site is not registered there.",
        f"Tell {SERVICE_DESK}. Trying again will not help until it is put right.",
        status=503,
        again=False,
    ),
    Kind.CLOCK: Words(
        "The clocks of the two services differ",
        "Your council’s identity provider says that your sign-in is over already or has not begun.",
        "Try again. If it goes on, tell the operators of this service: its clock, or the provider’s, is wrong.",
        status=503,
    ),
    Kind.NOT_THIS_PROVIDER: Words(
        "This account belongs to another organisation",
        "The answer came from another organisation’s directory than the one your council signs in with here.",
        "Sign out of the other account in this browser, or open a private window, and try again with the account "
        "of your council.",
    ),
    Kind.FORGED: Words(
        "The sign-in could not be trusted",
        "What came back from your council’s sign-in does not belong to what was asked.",
        f"Start again from the sign-in page. If it goes on: tell {SERVICE_DESK}.",
        status=400,
    ),
    Kind.NO_ADDRESS: Words(
        "Your account’s e-mail address cannot be used here",
        "Your council’s account names no e-mail address that your council vouches for. Guest accounts often do not.",
        f"Tell {SERVICE_DESK}, or sign in with an account that has an address of the council.",
        again=False,
    ),
    Kind.OTHER_ACCOUNT: Words(
        "Another account holds this place",
        "Somebody has signed in here before with the same e-mail address and another account of your council. "
        "That happens where an address is given to a new person, or an account was made anew.",
        f"{ADMINISTRATOR} to remove the earlier person and to invite you.",
        again=False,
    ),
    Kind.TOO_MANY_GROUPS: Words(
        "Your account is in too many groups",
        "Your council’s identity provider lists only so many groups, and left all of yours out. So this service "
        "cannot tell which role they give you.",
        f"Tell {SERVICE_DESK}: the scorecard’s registration should send only the groups assigned to it.",
        again=False,
    ),
    Kind.NO_PLACE: Words(
        "You have no place here yet",
        "Your council’s account is right, but nobody has given it a place on this scorecard, and none of its groups "
        "gives one.",
        f"{ADMINISTRATOR} to invite you. Say which e-mail address your account has.",
        again=False,
    ),
    Kind.CLOSED: Words(
        "Your place here is closed",
        "An administrator or your council’s list of leavers closed it.",
        f"{ADMINISTRATOR} if that is a mistake.",
        again=False,
    ),
    Kind.TOO_OFTEN: Words(
        "Too many attempts",
        "Signing in was begun very often within a few minutes: in this browser, or in new ones where you are.",
        "Wait a few minutes and try again.",
        status=429,
        again=False,
    ),
}


class Refused(Exception):
    """Somebody is not signed in. `who` is the address the provider told, where it proved one; `inner` for the log."""

    def __init__(self, kind: Kind, who: str = "", inner: str = "") -> None:
        super().__init__(kind.value)
        self.kind, self.who, self.inner = kind, who, inner
