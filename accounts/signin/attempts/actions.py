"""What happened to somebody's sign-in, in the trail and in the log. Neither holds a password, a code or a token."""

import logging

from django.db import transaction

from accounts.models import User
from accounts.querysets import SIGN_IN
from accounts.trail.actions import record
from accounts.trail.parts import Detail, Public

log = logging.getLogger("accounts.signin")


@transaction.atomic
def note(*, what: str, person: User, by: User | None, address: str, **more: Detail) -> None:
    """`what`: "signed in". `by` is None for what somebody did who has not shown that they are that person.

    It belongs to no council: the trail's page shows each council those of its own people. Otherwise every try of a
    stranger would have the pages drawn anew that are kept until a council's trail goes on.
    """
    detail = {"person": Public({"email": person.email}), "address": Public(address or "not known"), **more}
    record(by=by, council=None, verb=what, subject=SIGN_IN, key=person.pk, detail=detail)
    log.info("%s: %s, from %s", what, person.email, address or "an address that is not known")
