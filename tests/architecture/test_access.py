"""Who gets what at every address: the one table of URL names and visitors.

A new address fails here until it has a line. Columns are the visitors of VISITORS, in that order; the council is closed
to the public, except for the first visitor.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import AuditEntry
from accounts.roles import Role
from committees.models import Document
from indicators.amounts.cells import CellKey
from indicators.models import Upload
from indicators.terms.periods import quarter_of
from tests.factories import (
    PASSWORD,
    AreaFactory,
    BreakdownFactory,
    CalendarSectionFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    ContextEventFactory,
    DefinitionFactory,
    FigureFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SendingSystemFactory,
    SeriesBreakFactory,
    SourceFactory,
    TargetFactory,
    user_with_role,
)
from tests.meetings import Town

VISITORS = (
    "anybody, open council",
    "anybody",
    "member",
    "performance officer",
    "approver",
    "democratic services",
    "administrator",
    "member elsewhere",
)

#          open   any   memb perf appr dem  admin else
ALL =     "ok    ok    ok   ok   ok   ok   ok   ok"  # fmt: skip
READ =    "ok    login ok   ok   ok   ok   ok   404"  # fmt: skip
LEADS =   "go    login go   go   go   go   go   404"  # fmt: skip
DRAFTS =  "login login 403  ok   ok   403  403  404"  # fmt: skip
SEND =    "login login 403  405  403  403  403  404"  # fmt: skip
ENTER =   "login login 403  ok   403  403  403  404"  # fmt: skip
TAKE =    "login login 403  403  405  403  405  404"  # fmt: skip
STOP =    "login login 403  405  405  403  403  404"  # fmt: skip
TOKEN =   "404   404   404  404  404  404  404  404"  # fmt: skip
APPROVE = "login login 403  403  ok   403  403  404"  # fmt: skip
PUBLISH = "login login 403  403  405  403  403  404"  # fmt: skip
EDIT =    "login login 403  403  403  ok   403  404"  # fmt: skip
CHANGE =  "login login 403  403  403  405  403  404"  # fmt: skip
PEOPLE =  "login login 403  403  403  403  ok   404"  # fmt: skip
REMOVE =  "login login 403  403  403  403  405  404"  # fmt: skip
SYSTEMS = "login login 403  403  403  403  ok   404"  # fmt: skip
BY_POST = "405   405   405  405  405  405  405  405"  # fmt: skip
NOWHERE = "404   404   404  404  404  404  404  404"  # fmt: skip
SETS =    "login login 403  403  ok   403  ok   404"  # fmt: skip
TRAIL =   "login login 403  403  ok   403  ok   404"  # fmt: skip
SECRET =  "login login 403  403  403  ok   403  404"  # fmt: skip
HOME =    "ok    ok    go   go   go   go   go   go"  # fmt: skip
SIGN_IN = "ok    ok    go   go   go   go   go   go"  # fmt: skip
SIGN_OUT = "go   go    ok   ok   ok   ok   ok   ok"  # fmt: skip
OWN =     "login login ok   ok   ok   ok   ok   ok"  # fmt: skip
NOT_OWN = "login login go   go   go   go   go   go"  # fmt: skip

TABLE = {
    "home": HOME,
    "api": ALL,
    "api_description": ALL,
    "api_figures": BY_POST,
    "api_nothing": NOWHERE,
    "health": ALL,
    "accessibility": ALL,
    "methods": ALL,
    "brand": ALL,
    "council_home": READ,
    "account_login": SIGN_IN,
    "account_logout": SIGN_OUT,
    "account_inactive": ALL,
    "account_change_password": OWN,
    "account_set_password": NOT_OWN,
    "account_reset_password": ALL,
    "account_reset_password_done": ALL,
    "account_reset_password_from_key": ALL,
    "account_reset_password_from_key_done": ALL,
    "accounts:people": PEOPLE,
    "accounts:person": PEOPLE,
    "accounts:person_remove": REMOVE,
    "accounts:audit": TRAIL,
    "calendar_feed": TOKEN,
    "indicators:worklist": DRAFTS,
    "indicators:worklist_period": DRAFTS,
    "indicators:calendar": SETS,
    "indicators:collection_new": SETS,
    "indicators:collection_edit": SETS,
    "indicators:collection_delete": TAKE,
    "indicators:feed": DRAFTS,
    "indicators:feed_revoke": STOP,
    "indicators:systems": SYSTEMS,
    "indicators:system_new": SYSTEMS,
    "indicators:system": SYSTEMS,
    "indicators:system_revoke": SYSTEMS,
    "indicators:checks": DRAFTS,
    "indicators:check_settings": SETS,
    "indicators:upload": ENTER,
    "indicators:upload_choice": ENTER,
    "indicators:uploads": ENTER,
    "indicators:template_workbook": ENTER,
    "indicators:definitions": ENTER,
    "indicators:definition_new": ENTER,
    "indicators:definition": ENTER,
    "indicators:definition_change": ENTER,
    "indicators:definition_catalogue": ENTER,
    "indicators:target_new": ENTER,
    "indicators:target_edit": ENTER,
    "indicators:target_delete": ENTER,
    "indicators:break_new": ENTER,
    "indicators:break_edit": ENTER,
    "indicators:break_delete": ENTER,
    "indicators:event_new": ENTER,
    "indicators:event_edit": ENTER,
    "indicators:event_delete": ENTER,
    "indicators:category_edit": ENTER,
    "indicators:category_new": ENTER,
    "indicators:approval": APPROVE,
    "indicators:cell": DRAFTS,
    "indicators:correct": ENTER,
    "indicators:entry": ENTER,
    "indicators:entry_save": SEND,
    "scorecards:list": READ,
    "scorecards:measures": READ,
    "scorecards:measure": LEADS,
    "scorecards:latest": LEADS,
    "scorecards:editions": READ,
    "scorecards:quarter": LEADS,
    "scorecards:edition": READ,
    "scorecards:attention": READ,
    "scorecards:figures": READ,
    "scorecards:appendix": READ,
    "scorecards:indicator": READ,
    "scorecards:explore": READ,
    "scorecards:spreadsheet": READ,
    "scorecards:draft": DRAFTS,
    "scorecards:draft_spreadsheet": DRAFTS,
    "scorecards:draft_attention": DRAFTS,
    "scorecards:draft_figures": DRAFTS,
    "scorecards:draft_appendix": DRAFTS,
    "scorecards:draft_indicator": DRAFTS,
    "scorecards:draft_explore": DRAFTS,
    "scorecards:words": ENTER,
    "scorecards:publish": PUBLISH,
    "committees:meetings": READ,
    "committees:actions": READ,
    "committees:meeting": READ,
    "committees:item": READ,
    "committees:document": READ,
    "committees:committee_new": EDIT,
    "committees:meeting_new": EDIT,
    "committees:meeting_edit": EDIT,
    "committees:minutes_publish": CHANGE,
    "committees:minutes_confirm": EDIT,
    "committees:minutes_reopen": EDIT,
    "committees:item_new": EDIT,
    "committees:item_edit": EDIT,
    "committees:report_edit": EDIT,
    "committees:minutes": EDIT,
    "committees:paragraph_new": EDIT,
    "committees:paragraph_edit": EDIT,
    "committees:paragraph_move": CHANGE,
    "committees:paragraph_delete": CHANGE,
    "committees:resolution_edit": EDIT,
    "committees:resolution_delete": CHANGE,
    "committees:action_new": EDIT,
    "committees:action_edit": EDIT,
    "committees:action_close": EDIT,
    "committees:action_reopen": CHANGE,
    "committees:document_new": EDIT,
    "committees:document_withdraw": EDIT,
}


def every_name(resolver: URLResolver, names: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            namespace = f"{names}{entry.namespace}:" if entry.namespace else names
            yield from every_name(entry, namespace)
        else:
            yield f"{names}{entry.name}"


class Place:
    """A council where every address leads to something: published, drafted, discussed."""

    def __init__(self, slug: str, public: bool):
        self.town = Town(slug=slug, public=public)
        town = self.town
        AreaFactory(gss_code=town.council.gss_code)
        section = SectionFactory(scorecard=town.scorecard)
        SectionIndicatorFactory(section=section, indicator=town.indicator)
        source = SourceFactory(council=town.council)
        start = date(2025, 7, 1)
        self.figure = FigureFactory(
            council=town.council, indicator=town.indicator, source=source, start=start
        )
        self.collection = CalendarSectionFactory(council=town.council, slug="homes")
        CollectedIndicatorFactory(collection=self.collection, indicator=town.indicator)
        self.question = town.discuss()
        self.person = user_with_role(town.council, Role.APPROVER).memberships.get()
        self.system = SendingSystemFactory(council=town.council)
        self.defined = self.define()
        self.values = {
            "breakdown": "team",
            "council_slug": slug,
            "committee": "panel",
            "scorecard_slug": "panel",
            "day": town.meeting.date,
            "period": quarter_of(2025, 2),
            "code": town.indicator.code,
            "colour": "12436d",
            "kind": "xlsx",
            "token": "of-nobody",
            "collection_slug": "homes",
            "uidb36": "1",
            "key": "none",
            "rest": "elsewhere",
        }

    def define(self) -> dict:
        """A target, a break, an event and a team to change; words of the council's own, older than the catalogue's."""
        council, indicator = self.town.council, self.town.indicator
        for number in (1, 2):
            DefinitionFactory(indicator=indicator, number=number, meaning=f"The catalogue's, {number}.")
            DefinitionFactory(
                council=council,
                indicator=indicator,
                number=number,
                created_at=datetime(2020, 1, number, tzinfo=UTC),
            )
        team = BreakdownFactory(indicator=indicator, code="team", kind="breakdown")
        event = ContextEventFactory(council=council)
        event.indicators.add(indicator)
        return {
            "target": TargetFactory(council=council, indicator=indicator),
            "break": SeriesBreakFactory(council=council, indicator=indicator),
            "event": event,
            "category": CategoryFactory(breakdown=team, council=council),
        }

    def address(self, name: str, visitor) -> str:
        """The address of that name here. A file waiting for confirmation is its officer's own."""
        values = {key: self.value(key, name, visitor) for key in self.parameters(name)}
        return reverse(name, kwargs=values)

    def parameters(self, name: str) -> list[str]:
        namespace, _, short = name.rpartition(":")
        resolver = get_resolver()
        around = set()
        if namespace:
            around = {"council_slug"}  # every namespace lies below a council
            _, resolver = resolver.namespace_dict[namespace]
        (_, parameters), *_ = resolver.reverse_dict.getlist(short)[0][0]
        return sorted({*around, *parameters})

    def value(self, key: str, name: str, visitor):
        item = self.town.item
        if key == "key" and name.startswith("indicators:"):
            return str(CellKey(self.town.indicator.pk, None, self.figure.period))
        if key == "number":
            return item.number if name.startswith("committees:") else 1
        if key == "upload_id":
            return self.pending(visitor)
        if key == "pk":
            short = name.partition(":")[2].partition("_")[0]
            return {
                "paragraph": lambda: self.question.pk,
                "action": lambda: item.actions.get().pk,
                "document": lambda: Document.objects.get(item=item, restricted=False).pk,
                "person": lambda: self.person.pk,
                "system": lambda: self.system.pk,
                **{kind: lambda kind=kind: self.defined[kind].pk for kind in self.defined},
            }[short]()
        return self.values[key]

    def pending(self, visitor):
        if isinstance(visitor, AnonymousUser):
            return "00000000-0000-4000-8000-000000000000"
        row = f"{self.town.indicator.code},2018/19 Q2,47,563"
        content = f"indicator,period,numerator,denominator\n{row}\n"
        waiting, _ = Upload.objects.get_or_create(
            council=self.town.council,
            by=visitor,
            defaults={"file_name": "figures.csv", "content": content.encode()},
        )
        return waiting.pk


class World:
    """An open council, a closed one with somebody in each role, and somebody of a third council."""

    def __init__(self):
        self.open = Place("opentown", public=True)
        self.closed = Place("closedtown", public=False)
        elsewhere = Town(slug="elsewhere")
        council = self.closed.town.council
        people = [user_with_role(council, role, password=PASSWORD) for role in Role]
        people.append(user_with_role(elsewhere.council, Role.MEMBER, password=PASSWORD))
        self.users = [AnonymousUser(), AnonymousUser(), *people]
        self.clients = [self.client_of(user) for user in self.users]

    def client_of(self, user) -> Client:
        client = Client(raise_request_exception=False)
        if user.is_authenticated:
            client.force_login(user)
        return client

    def visits(self, name: str) -> Iterator[tuple[str, Client, str]]:
        for number, visitor in enumerate(VISITORS):
            place = self.open if number == 0 else self.closed
            yield visitor, self.clients[number], place.address(name, self.users[number])


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
    assert all(len(line.split()) == len(VISITORS) for line in TABLE.values())


def test_every_visitor_gets_at_every_address_what_the_table_says(world):
    faults = []
    for name, line in TABLE.items():
        for expected, (visitor, client, address) in zip(line.split(), world.visits(name), strict=True):
            found = answer(client.get(address))
            if found != expected:
                faults.append(f"{name} for {visitor}: {found}, not {expected} ({address})")
    assert not faults, "\n".join(faults)


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


def test_readers_write_nothing_by_sending_a_form_to_a_page_they_may_read(world):
    """A page that only shows something does not act on a form; where a role may read and not write, nothing changes."""
    before = AuditEntry.objects.count()
    for name, line in TABLE.items():
        if line is READ:
            for expected, (_, client, address) in zip(line.split(), world.visits(name), strict=True):
                if expected == "ok":
                    client.post(address)
    assert AuditEntry.objects.count() == before


def test_a_document_that_is_not_public_is_for_democratic_services_alone(world):
    faults = []
    for expected, (visitor, client, _) in zip(
        SECRET.split(), world.visits("committees:document"), strict=True
    ):
        here = world.open if visitor == VISITORS[0] else world.closed
        document = Document.objects.get(item=here.town.item, restricted=True)
        found = answer(client.get(f"{here.town.item_url}documents/{document.pk}/"))
        if found != expected:
            faults.append(f"{visitor}: {found}, not {expected}")
    assert not faults, "\n".join(faults)
