"""Sends what was made to the application in this process, and keeps what it should not have done."""

import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_from_bytes, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.people.leavers.actions import add_directory
from accounts.roles import Role
from indicators.intake.systems.actions import create_system
from indicators.models import Indicator
from tests.architecture.access import TABLE
from tests.architecture.access.places import World
from tests.factories import user_with_role
from tests.fuzz.making import ODD, Made, changed, make, workbook

MOST_SECONDS = 5  # of a web process's processor time, for one request
MOST_MEMORY = 256 * 1024  # kilobytes that one web process may grow by
TYPES = (
    "application/json",
    "text/csv",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
)


@dataclass
class Found:
    sent: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


class Sender:
    """Somebody with every role in a closed council and a stranger, who take turns, an officer who brings files, and
    a sending system and a directory with their tokens."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.world, self.workbook = chance, World(), workbook()
        self.council = self.world.closed.town.council
        self.somebody = user_with_role(self.council, *Role)
        self.clients = [Client(raise_request_exception=False), Client(raise_request_exception=False)]
        self.machine = Client(raise_request_exception=False)
        self.officer = Client(raise_request_exception=False)
        self.officer.force_login(user_with_role(self.council, Role.PERFORMANCE_OFFICER))
        measures = Indicator.objects.filter(council=self.council)
        _, self.system = create_system(council=self.council, name="Case system", indicators=measures, by=None)
        _, self.directory = add_directory(council=self.council, name="Directory", by=None)
        self.leaver = user_with_role(self.council, Role.MEMBER)
        names = (name for name in TABLE if name != "account_logout")
        # now, because what is sent changes what there is
        self.addresses = [self.world.closed.address(name, self.somebody) for name in names]

    def address(self) -> str:
        found = self.chance.choice(self.addresses)
        if self.chance.random() < 0.5:
            return found
        return "/" + quote_from_bytes(changed(self.chance, found.encode())).lstrip("/")

    def send(self, made: Made):
        client = self.chance.choice(self.clients)
        self.clients[0].force_login(self.somebody)  # some addresses sign people out
        match made.kind:
            case "address":
                return client.get(self.address(), QUERY_STRING=made.content.decode("latin-1"))
            case "body":
                return client.post(self.address(), made.content, self.chance.choice(TYPES))
            case "figures":
                kind = self.chance.choice(TYPES[:2])
                return self.machine.post("/api/figures/", made.content, kind, headers=bearer(self.system))
            case "directory":
                path = self.chance.choice(("", f"/{self.leaver.pk}", f"/{'9' * 30}", "/x"))
                query = urlencode({"filter": f'userName eq "{self.chance.choice(ODD)}"'}, errors="replace")
                return self.machine.generic(
                    made.name,
                    f"/scim/v2/Users{path}?{query}",
                    made.content,
                    "application/scim+json",
                    headers=bearer(self.directory),
                )
            case _:
                file = SimpleUploadedFile(made.name, made.content)
                return self.clients[0].post(
                    reverse("indicators:upload", args=[self.council.slug]), {"file": file}
                )


def is_fault(status: int) -> bool:
    """501 is the answer to a directory that would have people made here."""
    return status >= 500 and status != 501


def run(count: int, seed: int) -> Found:
    """Sends so many; a fault says with which seed and number it is made again."""
    chance, found = Random(seed), Found()
    sender = Sender(chance)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(count):
        made = make(chance, sender.workbook)
        began = time.process_time()
        response = sender.send(made)
        seconds = time.process_time() - began
        found.sent[made.kind] += 1
        found.slowest = max(found.slowest, seconds)
        if is_fault(response.status_code) or seconds > MOST_SECONDS:
            asked = response.request
            found.faults.append(
                f"{seed}/{number}: {response.status_code} after {seconds:.1f} s: {made.kind} {asked['REQUEST_METHOD']} "
                f"{asked['PATH_INFO']!r}?{asked['QUERY_STRING']!r} {made.content[:200]!r}"
            )
    if (grown := resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) > MOST_MEMORY:
        found.faults.append(f"{seed}: the process grew by {grown // 1024} MB")
    return found
