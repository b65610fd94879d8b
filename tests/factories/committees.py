"""Committees, meetings and what came of them."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from committees.intake.proposals import proposal_of, source_text
from committees.models import (
    Action,
    AgendaItem,
    Committee,
    CommitteeMembership,
    Document,
    IndicatorMention,
    Limb,
    MeasureRequest,
    Meeting,
    MinutesParagraph,
    MinutesSource,
    Person,
    ReportPart,
    RequestStep,
    Resolution,
)
from committees.reading.reading import read_minutes
from tests.factories.accounts import CouncilFactory
from tests.factories.indicators import IndicatorFactory


class CommitteeFactory(DjangoModelFactory):
    class Meta:
        model = Committee

    council = factory.SubFactory(CouncilFactory)
    name = "Corporate Parenting Panel"
    short_name = "the Panel"
    slug = factory.Sequence(lambda n: f"panel-{n}")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    council = factory.SubFactory(CouncilFactory)
    kind = Person.Kind.MEMBER
    name = factory.Sequence(lambda n: f"Councillor {n} Example")


class CommitteeMembershipFactory(DjangoModelFactory):
    class Meta:
        model = CommitteeMembership

    committee = factory.SubFactory(CommitteeFactory)
    person = factory.SubFactory(PersonFactory, council=factory.SelfAttribute("..committee.council"))


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    committee = factory.SubFactory(CommitteeFactory)
    date = date(2018, 11, 14)
    time = time(14, 0)


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n)
    number = factory.Sequence(lambda n: str(n + 1))
    title = "Performance report, quarter 2"
    report_of = "The Head of Service, Children in Care"


class MinutesSourceFactory(DjangoModelFactory):
    class Meta:
        model = MinutesSource
        exclude = ("reading",)

    reading = factory.LazyFunction(lambda: read_minutes("6. Homes\n\nMinutes:\n\nThe Panel met."))
    meeting = factory.SubFactory(MeetingFactory)
    committee = factory.SelfAttribute("meeting.committee")
    council = factory.SelfAttribute("committee.council")
    kind = MinutesSource.Kind.TEXT
    name = "minutes.txt"
    file = "minutes/none"
    sha512 = "0" * 128
    text = factory.LazyAttribute(lambda row: source_text(row.reading.source))
    read = factory.LazyAttribute(lambda row: proposal_of(row.reading))


class MeasureRequestFactory(DjangoModelFactory):
    class Meta:
        model = MeasureRequest

    council = factory.SubFactory(CouncilFactory)
    wanted = "Care leavers aged 21 to 25 in work or training"
    asked_by = "A member"


class RequestStepFactory(DjangoModelFactory):
    class Meta:
        model = RequestStep

    request = factory.SubFactory(MeasureRequestFactory)
    kind = RequestStep.Kind.ACCEPTED
    reason = "From the case system, from the next quarter on."


class ReportPartFactory(DjangoModelFactory):
    class Meta:
        model = ReportPart

    item = factory.SubFactory(AgendaItemFactory)
    order = factory.Sequence(lambda n: n)
    heading = "Summary"
    text = "This report sets out performance in the quarter."


class MinutesParagraphFactory(DjangoModelFactory):
    class Meta:
        model = MinutesParagraph

    item = factory.SubFactory(AgendaItemFactory)
    position = factory.Sequence(lambda n: n)
    kind = MinutesParagraph.Kind.QUESTION
    speaker = "A member"
    text = "A member asked what lay behind the rise."


class IndicatorMentionFactory(DjangoModelFactory):
    class Meta:
        model = IndicatorMention

    paragraph = factory.SubFactory(MinutesParagraphFactory)
    indicator = factory.SubFactory(IndicatorFactory)


class ResolutionFactory(DjangoModelFactory):
    class Meta:
        model = Resolution

    item = factory.SubFactory(AgendaItemFactory)


class LimbFactory(DjangoModelFactory):
    class Meta:
        model = Limb

    resolution = factory.SubFactory(ResolutionFactory)
    order = factory.Sequence(lambda n: n)
    verb = Limb.Verb.NOTED
    text = "the report be noted"


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action

    item = factory.SubFactory(AgendaItemFactory)
    title = "Bring an update to the next meeting"
    owner = "The Head of Service, Children in Care"
    due_note = "the next meeting"


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    item = factory.SubFactory(AgendaItemFactory)
    title = "Notes on definitions"
