"""The councils that are visited, with something at every address, and their visitors."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.models import AdvanceQuestion, Document, Meeting, Recommendation
from indicators.amounts.cells import CellKey
from indicators.models import NationalFile, OwnMapping, Release, Upload
from indicators.terms.periods import month_of, quarter_of
from scorecards.briefings.months.actions import publish_briefing
from scorecards.definitions.querysets import standing_scorecard
from scorecards.definitions.stored_form import stored_form
from tests.architecture.access.answers import VISITORS
from tests.factories import (
    PASSWORD,
    AreaFactory,
    BreakdownFactory,
    CalendarSectionFactory,
    CategoryFactory,
    CollectedIndicatorFactory,
    CommitteeMembershipFactory,
    ContextEventFactory,
    DefinitionFactory,
    DirectoryFactory,
    EvidenceFactory,
    FigureFactory,
    FrameworkFactory,
    GroupRoleFactory,
    HistoryFileFactory,
    InvitationFactory,
    MeasureRequestFactory,
    MinutesSourceFactory,
    PublishedFigureFactory,
    ScorecardVersionFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SendingSystemFactory,
    SeriesBreakFactory,
    SourceFactory,
    TargetFactory,
    user_with_role,
)
from tests.meetings import Town

# Of the files that are no workbooks of figures.
KINDS = {
    "committees:open_list": "meetings",
    "committees:open_object": "meetings",
    "indicators:upload_refused": "csv",
    "scorecards:all_councils_picture": "svg",
    "scorecards:heat_figures": "ods",
}

# What nobody was shown, and so can be taken away
TAKEN_AWAY = {"committees:meeting_cancel", "committees:meeting_delete", "committees:item_delete"}
MONTH = month_of(2025, 7)  # of which there is a briefing


class Place:
    """A council where every address leads to something: published, drafted, discussed."""

    def __init__(self, slug: str, public: bool):
        self.town = Town(slug=slug, public=public)
        town = self.town
        area = AreaFactory(gss_code=town.council.gss_code, illustrative=town.council.illustrative)
        PublishedFigureFactory(indicator=town.indicator, area=area)
        section = SectionFactory(scorecard=town.scorecard)
        SectionIndicatorFactory(section=section, indicator=town.indicator)
        source = SourceFactory(council=town.council)
        start = date(2025, 7, 1)
        self.figure = FigureFactory(
            council=town.council, indicator=town.indicator, source=source, start=start
        )
        FigureFactory(
            council=town.council, indicator=town.indicator, source=source, frequency="month", start=start
        )
        publish_briefing(scorecard=town.scorecard, period=MONTH, by=None)
        self.collection = CalendarSectionFactory(council=town.council, slug="homes")
        CollectedIndicatorFactory(collection=self.collection, indicator=town.indicator)
        self.question = town.discuss()
        town.item.actions.update(reached_in=town.edition)  # a figure asks whether it is done
        self.agreed = town.add_meeting(date(2024, 11, 19))
        Meeting.objects.filter(pk=self.agreed.pk).update(minutes_state="confirmed")
        town.add_item(town.add_meeting(date(2025, 12, 9)), "2")  # which can have agreed the minutes
        Recommendation.objects.create(item=town.item, text="More homes", to_body="Cabinet")
        self.coming = town.add_item(town.add_meeting(localdate() + timedelta(days=20)), town.item.number)
        self.planned = town.add_meeting(localdate() + timedelta(days=41), agenda=None)
        town.add_item(self.planned, town.item.number)
        self.put = AdvanceQuestion.objects.create(
            item=self.coming, text="Why?", asked_by_words="A member", state="answered", answer="So."
        )
        self.person = user_with_role(town.council, Role.APPROVER).memberships.get()
        self.system = SendingSystemFactory(council=town.council)
        self.directory = DirectoryFactory(council=town.council)
        self.invitation = InvitationFactory(council=town.council)
        self.group = GroupRoleFactory(council=town.council)
        self.defined = self.define()
        self.history = HistoryFileFactory(council=town.council, state="previewed")
        FrameworkFactory(council=town.council, slug="lines")
        definition = stored_form(standing_scorecard(town.scorecard, {}))
        ScorecardVersionFactory(scorecard=town.scorecard, definition=definition)
        self.values = {
            "provider_id": "nobody",
            "person": "1",
            "breakdown": "team",
            "council_slug": slug,
            "committee": "panel",
            "scorecard_slug": "panel",
            "framework_slug": "lines",
            "day": town.meeting.date,
            "period": quarter_of(2025, 2),
            "code": town.indicator.code,
            "colour": "12436d",
            "chart": "ranked",
            "kind": "xlsx",
            "picture": "trend",
            "length": "short",
            "form": "csv",
            "paper": "minutes",
            "suffix": "docx",
            "table": "minutes",
            "row": town.meeting.pk,
            "token": "of-nobody",
            "collection_slug": "homes",
            "uidb36": "1",
            "key": "none",
            "rest": "elsewhere",
            "dataset": "referrals",
            "mapping": "own",
            "name": "small-council",
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
            "evidence": EvidenceFactory(line__framework__council=council),
            "category": CategoryFactory(breakdown=team, council=council),
            "request": MeasureRequestFactory(council=council),
            "source": MinutesSourceFactory(meeting=self.town.meeting),
            "member": (place := CommitteeMembershipFactory(committee=self.town.committee)),
            "name": place.person,
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
        if key == "kind" and name in KINDS:
            return KINDS[name]
        if key == "day" and name.startswith("committees:question"):
            return self.coming.meeting.date
        if key == "day" and name == "committees:minutes_reopen":
            return self.agreed.date
        if key == "day" and name in TAKEN_AWAY:
            return self.planned.date
        if key == "number":
            return item.number if name.startswith("committees:") else 1
        if key == "period" and "briefing" in name:
            return MONTH
        if key == "upload_id":
            return self.pending(visitor)
        if key == "history_id":
            return self.history.pk
        if key == "file_id":
            return self.unknown(visitor)
        if key == "pk":
            short = name.partition(":")[2].partition("_")[0]
            return {
                "": lambda: 1,  # of nobody's
                "minutes": lambda: (
                    (item.versions.first() or item.versions.create(number=1, words={"lines": []})).pk
                ),
                "action": lambda: item.actions.get().pk,
                "question": lambda: self.put.pk,
                "recommendation": lambda: item.recommendations.get().pk,
                "document": lambda: Document.objects.get(item=item, restricted=False).pk,
                "person": lambda: self.person.pk,
                "system": lambda: self.system.pk,
                "group": lambda: self.group.pk,
                "invitation": lambda: self.invitation.pk,
                "directory": lambda: self.directory.pk,
                **{kind: lambda kind=kind: self.defined[kind].pk for kind in self.defined},
            }[short]()
        if key == "kind" and "chart" in name:
            return "svg"
        return self.values[key]

    def unknown(self, visitor):
        if isinstance(visitor, AnonymousUser):
            return "00000000-0000-4000-8000-000000000000"
        described = {
            "rows": 1,
            "levels": {},
            "years": [],
            "year_kind": "",
            "filters": {},
            "numbers": ["rate"],
        }
        waiting, _ = NationalFile.objects.get_or_create(
            council=self.town.council, by=visitor, defaults={"state": "unknown", "described": described}
        )
        return waiting.pk

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
        Release.objects.create(label="2025", dataset="referrals")
        OwnMapping.objects.create(key="own", toml="")
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
