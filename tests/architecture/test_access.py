"""Who gets what at every address. A new address fails here until it has a line in the table of its app."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import AuditEntry
from accounts.pages import page_above
from accounts.roles import Role
from committees.models import Document
from tests.architecture.access import TABLE, TABLES
from tests.architecture.access.answers import READ, SECRET, VISITORS
from tests.architecture.access.forms import FORMS, ONLY_ASKS, SIGNING_IN, targets_on
from tests.architecture.access.places import Place, World
from tests.architecture.access.planted import (
    READ_BY_MEMBERS,
    SEARCHED,
    Planted,
    PlantedPrivately,
    on_the_committee,
    words_of,
)
from tests.factories import user_with_role

OUTSIDE = {
    "anybody, open council",
    "anybody",
    "member elsewhere",
}  # who has no role in the council that is asked
READ_PRIVATELY = READ_BY_MEMBERS | {"Meeting.location", "Meeting.note", "Attendance.words"}
HUGE = 10**30  # larger than any key of a table


def every_name(resolver: URLResolver, names: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            namespace = f"{names}{entry.namespace}:" if entry.namespace else names
            yield from every_name(entry, namespace)
        else:
            yield f"{names}{entry.name}"


def answer(response) -> str:
    if response.status_code in {301, 302}:
        return "login" if response.url.startswith("/account/login/") else "go"
    return "ok" if response.status_code == 200 else str(response.status_code)


@pytest.fixture
def world(db, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    return World()


def test_every_address_is_in_the_table_and_nothing_else_is():
    names = set(every_name(get_resolver()))
    assert names == set(TABLE), f"Without a line: {names - set(TABLE)}. Gone: {set(TABLE) - names}"
    assert len(TABLE) == sum(map(len, TABLES)), "An address has a line in two tables"
    assert all(len(line.split()) == len(VISITORS) for line in TABLE.values())


@pytest.mark.one_database
@pytest.mark.slow
def test_every_visitor_gets_at_every_address_what_the_table_says(world):
    """And every form that any of them gets is in the table of forms, which `test_writing.py` tries. Of an exempt item
    that hangs at the same meeting they get no word that was planted in it, whatever page, feed or file they open; who
    has no role here gets none of a private meeting either."""
    faults, forms = [], set()
    planted = {place: Planted(place.town) for place in (world.open, world.closed)}
    private = {place: PlantedPrivately(place.town) for place in planted}
    for name, line in TABLE.items():
        for expected, (visitor, client, address) in zip(line.split(), world.visits(name), strict=True):
            response = client.get(address)
            forms |= {(name, target) for target in targets_on(response, address)}
            if (found := answer(response)) != expected:
                faults.append(f"{name} for {visitor}: {found}, not {expected} ({address})")
            if visitor != "democratic services":
                place = world.open if visitor == VISITORS[0] else world.closed
                secret = [planted[place], *([private[place]] if visitor in OUTSIDE else [])]
                faults += [
                    f"{name} tells {visitor} {each} ({address})"
                    for hidden in secret
                    for each in hidden.found_in(words_of(response))
                ]
    faults += [each for place in planted for each in told_of_it(world, place, planted[place])]
    faults += [each for place in planted for each in told_of_meeting(world, place, private[place])]
    assert not faults, "\n".join(faults)
    known = {*FORMS, *SIGNING_IN, *ONLY_ASKS}
    assert forms == known, f"Without a line: {forms - known}. Gone: {known - forms}"


def told_of_it(world: World, place: Place, planted: Planted) -> Iterator[str]:
    """Who is told too much, or too little, at the planted item's own addresses, in a search and in the trail."""
    place.town.item, place.defined["request"] = planted.item, planted.item.measure_requests.get()
    names = [name for name in TABLE if name.startswith("committees:")] + ["search", "accounts:audit"]
    member, read = world.client_of(on_the_committee(place.town)), set()
    for name in names:
        visits = [visit for visit in world.visits(name) if (visit[0] == VISITORS[0]) == (place is world.open)]
        for visitor, client, address in [*visits, ("a member of the committee", member, visits[0][2])]:
            told = planted.found_in(
                words_of(client.get(address, {"q": SEARCHED} if name == "search" else {}))
            )
            if visitor == "a member of the committee":
                read |= told
            elif visitor != "democratic services":
                yield from (f"{name} tells {visitor} {each} ({address})" for each in told)
    yield from (f"A member of the committee is not told {each}" for each in READ_BY_MEMBERS - read)


def told_of_meeting(world: World, place: Place, planted: PlantedPrivately) -> Iterator[str]:
    """Who is told too much, or too little, at the addresses of a private meeting and of what hangs on it."""
    meeting = planted.item.meeting
    place.town.item, place.coming, place.put = (
        planted.item,
        planted.item,
        planted.item.advance_questions.get(),
    )
    place.defined["request"] = planted.item.measure_requests.get()
    place.values |= {"day": meeting.date, "row": meeting.pk}
    names = [name for name in TABLE if name.startswith("committees:")] + ["search"]
    member, read = world.client_of(user_with_role(place.town.council, Role.MEMBER)), set()
    for name in names:
        asked = {"q": SEARCHED} if name == "search" else {}
        visits = [visit for visit in world.visits(name) if (visit[0] == VISITORS[0]) == (place is world.open)]
        for visitor, client, address in (visit for visit in visits if visit[0] in OUTSIDE):
            response = client.get(address, asked)
            if "day" in place.parameters(name) and answer(response) in {"ok", "go"}:
                yield f"{name} is there for {visitor} ({address})"
            yield from (
                f"{name} tells {visitor} {each} ({address})" for each in planted.found_in(words_of(response))
            )
        read |= planted.found_in(words_of(member.get(visits[0][2], asked)))
    yield from (f"A member is not told {each} of a private meeting" for each in READ_PRIVATELY - read)


@pytest.mark.slow
@pytest.mark.one_database
def test_whoever_may_not_read_a_page_may_not_write_to_it_either(world):
    faults = []
    for name, line in TABLE.items():
        if not name.partition(":")[2]:
            continue
        for expected, (visitor, client, address) in zip(line.split(), world.visits(name), strict=True):
            if expected in {"login", "403", "404"}:
                found = answer(client.post(address))
                if found != expected:
                    faults.append(f"{name} for {visitor}: {found}, not {expected} ({address})")
    assert not faults, "\n".join(faults)


@pytest.mark.slow
def test_no_number_in_an_address_is_too_large(world):
    """A key or number of thirty digits leads nowhere, by GET and by POST, in the address and behind it."""
    someone = Client(raise_request_exception=False)
    someone.force_login(user_with_role(world.closed.town.council, *Role))
    asked = dict.fromkeys(
        ("page", "per_page", "sort", "year", "q", "m", "a", "start", "line", "answers"), HUGE
    )
    faults = []
    for name in (each for each in TABLE if each != "account_logout"):
        parameters = world.closed.parameters(name)
        values = {key: world.closed.value(key, name, world.users[2]) for key in parameters}
        numbers = {key for key, value in values.items() if isinstance(value, int)}
        values |= dict.fromkeys(numbers, HUGE)
        address = reverse(name, kwargs=values)
        answers = [someone.get(address, asked), *([someone.post(address, asked)] if numbers else [])]
        faults += [f"{name}: {each.status_code} ({address})" for each in answers if each.status_code >= 500]
        if numbers:
            faults += [
                f"{name} is found: {each.status_code}"
                for each in answers
                if each.status_code not in (404, 405) and getattr(each, "url", "") != page_above(address)
            ]
    assert not faults, "\n".join(faults)


@pytest.mark.one_database
@pytest.mark.slow
def test_readers_write_nothing_by_sending_a_form_to_a_page_they_may_read(world):
    """A page that only shows something does not act on a form; where a role may read and not write, nothing changes."""
    before = AuditEntry.objects.count()
    for name, line in TABLE.items():
        if line is READ:
            for expected, (_, client, address) in zip(line.split(), world.visits(name), strict=True):
                if expected == "ok":
                    client.post(address)
    assert AuditEntry.objects.count() == before


def test_a_document_is_for_everyone_for_members_or_for_democratic_services_alone(world):
    """Whoever may not open one gets what they would get if there were none."""
    faults, visits = [], list(world.visits("committees:document"))
    for changes, line, member in (
        ({}, READ, "ok"),
        ({"restricted": True, "reason": "x", "exempt_paragraph": "3"}, SECRET, "ok"),  # members alone
        ({"restricted": True, "reason": "x"}, SECRET, "404"),  # withdrawn
    ):
        for expected, (visitor, client, _) in zip(line.split(), visits, strict=True):
            here = world.open if visitor == VISITORS[0] else world.closed
            found = answer(client.get(document_at(here, changes)))
            faults += [f"{changes} for {visitor}: {found}, not {expected}"] if found != expected else []
        someone = world.client_of(on_the_committee(world.closed.town))
        found = answer(someone.get(document_at(world.closed, changes)))
        faults += [f"{changes} for a member of the committee: {found}"] if found != member else []
        someone = world.client_of(on_the_committee(world.closed.town, capacity="young_person"))
        found = answer(someone.get(document_at(world.closed, changes)))
        faults += [f"{changes} for who is heard alone: {found}"] if found != line.split()[2] else []
    assert not faults, "\n".join(faults)


def document_at(place: Place, changes: dict) -> str:
    document = Document.objects.filter(item=place.town.item).order_by("pk")[0]
    public = {"restricted": False, "reason": "", "exempt_paragraph": ""}
    Document.objects.filter(pk=document.pk).update(**{**public, **changes})
    return f"{place.town.item_url}documents/{document.pk}/"


@pytest.mark.slow
@pytest.mark.one_database
def test_what_no_page_sends_is_refused_everywhere_whoever_comes(world):
    """PUT, DELETE and OPTIONS are of the interfaces for other systems alone; HEAD opens no more than GET does.

    By a stranger and by an approver: who comes is asked after this.
    """
    before, faults = AuditEntry.objects.count(), []
    for name, line in TABLE.items():
        refused = {"401", "404", "405"} if name.startswith(("scim_", "api_")) else {"405"}
        everybody = zip(line.split(), world.visits(name), strict=True)
        for expected, (visitor, client, address) in (
            visit for visit in everybody if visit[1][0] in ("anybody", "approver")
        ):
            found = {
                method: answer(getattr(client, method)(address)) for method in ("options", "put", "delete")
            }
            wrong = {method: status for method, status in found.items() if status not in refused}
            if expected not in {"ok", "go"} and (head := answer(client.head(address))) != expected:
                wrong["head"] = head
            if wrong:
                faults.append(f"{name} for {visitor}: {wrong} ({address})")
    assert not faults, "\n".join(faults)
    assert AuditEntry.objects.count() == before


@pytest.mark.one_database
@pytest.mark.slow
def test_public_access_gives_nobody_more_than_what_is_public(world):
    """The closed council is opened: what a role was refused stays refused, unless anybody may have it."""
    world.closed.town.council.public_access = True
    world.closed.town.council.save()
    faults = []
    for name, line in TABLE.items():
        for_all, *_ = line.split()
        for expected, (visitor, client, address) in zip(line.split(), world.visits(name), strict=True):
            if for_all in {"login", "404"} and expected in {"login", "403", "404"} and visitor != VISITORS[0]:
                kept = {expected, "403"} if visitor == VISITORS[-1] else {expected}
                if (found := answer(client.get(address))) not in kept:
                    faults.append(f"{name} for {visitor}: {found}, not {expected} ({address})")
    assert not faults, "\n".join(faults)
