"""The people who try the demonstration out: one sign-in for each role in the fictional council."""

import base64
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils.crypto import salted_hmac

from accounts.models import Council, Membership, User
from accounts.roles import Role
from accounts.trail.actions import record
from accounts.trail.parts import Public

DOMAIN = "exampleton.example"


@dataclass(frozen=True)
class Person:
    """`everywhere` says that they belong to the real councils of the demonstration too."""

    mailbox: str
    name: str
    role: Role
    everywhere: bool = False

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"


PEOPLE = (
    Person("member", "Member of the Panel", Role.MEMBER),
    Person("officer", "Performance Manager", Role.PERFORMANCE_OFFICER),
    Person("approver", "Head of Service, Placements", Role.APPROVER),
    Person("clerk", "Democratic Services Officer", Role.DEMOCRATIC_SERVICES),
    Person("administrator", "Systems Administrator", Role.ADMINISTRATOR),
    Person("analyst", "Analyst for all three councils", Role.PERFORMANCE_OFFICER, everywhere=True),
)


def account_of(mailbox: str) -> User:
    """Whose mailbox it is. Raises User.DoesNotExist before people were added."""
    return User.objects.get(email=f"{mailbox}@{DOMAIN}")


def demonstration_password() -> str:
    """The same on every run of one installation and different in every other: it comes from the secret key."""
    digest = salted_hmac("config.demonstration", "sign-in", algorithm="sha256").digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(letters[place : place + 5] for place in (0, 5, 10))


def add_people(council: Council) -> None:
    """Give the council its people. Somebody who is there already keeps their password."""
    encoded = make_password(demonstration_password())
    for person in PEOPLE:
        if council.slug == "exampleton" or person.everywhere:
            user, _ = User.objects.get_or_create(
                email=person.email, defaults={"name": person.name, "password": encoded}
            )
            membership, created = Membership.objects.get_or_create(
                user=user, council=council, role=person.role
            )
            if created:
                detail = {"email": Public(person.email), "role": Public(str(person.role))}
                record(by=None, council=council, verb="gave a role", subject=membership, detail=detail)
