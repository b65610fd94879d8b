"""Test data in one line each. Everything is invented; names are roles, councils are fictional."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from accounts.models import Council, Membership, User
from accounts.roles import Role
from committees.models import (
    Action,
    AgendaItem,
    Committee,
    Document,
    IndicatorMention,
    Limb,
    Meeting,
    MinutesParagraph,
    ReportPart,
    Resolution,
)
from indicators.models import (
    Area,
    Breakdown,
    CalendarSection,
    Category,
    CollectedIndicator,
    Commentary,
    ContextEvent,
    Entry,
    Figure,
    GlossaryTerm,
    Indicator,
    IndicatorDefinition,
    Neighbour,
    NeighbourModel,
    PublishedFigure,
    Release,
    SendingSystem,
    SeriesBreak,
    Source,
    Submission,
    Target,
)
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.models import Framework, KeyLineOfEnquiry, Scorecard, Section, SectionIndicator, Summary

PASSWORD = "a long pass phrase for tests"


class CouncilFactory(DjangoModelFactory):
    class Meta:
        model = Council

    name = factory.Sequence(lambda n: f"Exampleton {n} Council")
    short_name = factory.Sequence(lambda n: f"Exampleton {n}")
    slug = factory.Sequence(lambda n: f"exampleton-{n}")
    gss_code = factory.Sequence(lambda n: f"E06{n + 900000}")


class UserFactory(DjangoModelFactory):
    """A user whose password is PASSWORD; hashed only where `password` is given, because hashing is slow."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person-{n}@exampleton.example")
    name = "An officer"

    @classmethod
    def _create(cls, model_class, *args, password=None, **fields):
        return model_class.objects.create_user(password=password, **fields)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    council = factory.SubFactory(CouncilFactory)
    role = Role.MEMBER


def user_with_role(council: Council, *roles: Role, **fields) -> User:
    """A user who has these roles in the council."""
    user = UserFactory(**fields)
    for role in roles:
        MembershipFactory(user=user, council=council, role=role)
    return user


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = Area

    gss_code = factory.Sequence(lambda n: f"E06{n + 900000}")
    code3 = factory.Sequence(lambda n: f"{n % 1000:03d}")
    name = factory.Sequence(lambda n: f"Exampleton {n}")
    kind = Area.Kind.LOCAL_AUTHORITY
    illustrative = True


class NeighbourModelFactory(DjangoModelFactory):
    class Meta:
        model = NeighbourModel

    label = factory.Sequence(lambda n: str(2025 + n))


class NeighbourFactory(DjangoModelFactory):
    class Meta:
        model = Neighbour

    model = factory.SubFactory(NeighbourModelFactory)
    area = factory.SubFactory(AreaFactory)
    neighbour = factory.SubFactory(AreaFactory)
    position = factory.Sequence(lambda n: n + 1)


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    term = factory.Sequence(lambda n: f"Term {n}")
    definition = "What the term means, in one sentence."


class IndicatorFactory(DjangoModelFactory):
    """A percentage of children, lower is better, each quarter, in the shipped catalogue."""

    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"measure-{n}")
    title = factory.Sequence(lambda n: f"Measure {n}")
    formal_title = factory.LazyAttribute(lambda indicator: f"{indicator.title}, in full")
    meaning = "The share of children of whom this is so."
    why_it_matters = "It tells whether children are safe and settled."
    numerator = "children of whom this is so"
    denominator = "all children in care"
    unit = Unit.PERCENT
    polarity = Polarity.LOW
    basis = Basis.POINT
    frequency = Frequency.QUARTER
    source = "The council's case management system"
    last_reviewed = date(2026, 1, 15)


class BreakdownFactory(DjangoModelFactory):
    class Meta:
        model = Breakdown

    indicator = factory.SubFactory(IndicatorFactory)
    code = factory.Sequence(lambda n: f"breakdown-{n}")
    title = "Cases held by a worker"
    kind = Breakdown.Kind.BAND


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category

    breakdown = factory.SubFactory(BreakdownFactory)
    indicator = factory.SelfAttribute("breakdown.indicator")
    code = factory.Sequence(lambda n: f"category-{n}")
    label = factory.Sequence(lambda n: f"Category {n}")
    order = factory.Sequence(lambda n: n)


class DefinitionFactory(DjangoModelFactory):
    """A version of the catalogue's words, for all periods."""

    class Meta:
        model = IndicatorDefinition

    indicator = factory.SubFactory(IndicatorFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.SelfAttribute("indicator.title")
    meaning = "The share of children of whom this is so."
    numerator = "children of whom this is so"
    source = "The council's case management system"
    reason = "Counted on the last day"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    council = factory.SubFactory(CouncilFactory)
    kind = Source.Kind.TYPED


class SendingSystemFactory(DjangoModelFactory):
    """May send nothing yet; nobody knows its token."""

    class Meta:
        model = SendingSystem

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Case management system {n}")
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
    token_start = "cps_ab12cd"


class FigureFactory(DjangoModelFactory):
    """Quarter 2 of 2018/19: 8 of 100 children, 8%."""

    class Meta:
        model = Figure

    council = factory.SubFactory(CouncilFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    source = factory.SubFactory(SourceFactory, council=factory.SelfAttribute("..council"))
    frequency = Frequency.QUARTER
    start = date(2018, 7, 1)
    numerator = 8.0
    denominator = 100.0
    value = 8.0


class ReleaseFactory(DjangoModelFactory):
    class Meta:
        model = Release

    label = "2025"
    dataset = factory.Sequence(lambda n: f"dataset-{n}")
    file_name = factory.LazyAttribute(lambda release: f"{release.dataset}.csv")
    file_sha256 = "0" * 64
    illustrative = True


class PublishedFigureFactory(DjangoModelFactory):
    class Meta:
        model = PublishedFigure

    release = factory.SubFactory(ReleaseFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    area = factory.SubFactory(AreaFactory)
    frequency = Frequency.FINANCIAL_YEAR
    start = date(2017, 4, 1)
    numerator = 9.0
    denominator = 100.0
    value = 9.0


class TargetFactory(DjangoModelFactory):
    class Meta:
        model = Target

    council = factory.SubFactory(CouncilFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    starts = date(2018, 4, 1)
    value = 9.0


class SeriesBreakFactory(DjangoModelFactory):
    class Meta:
        model = SeriesBreak

    council = factory.SubFactory(CouncilFactory)
    starts = date(2018, 4, 1)
    label = "New system from April 2018"


class ContextEventFactory(DjangoModelFactory):
    class Meta:
        model = ContextEvent

    council = factory.SubFactory(CouncilFactory)
    on = date(2018, 5, 1)
    label = "The front door moved to a single team"


class CommentaryFactory(DjangoModelFactory):
    class Meta:
        model = Commentary

    council = factory.SubFactory(CouncilFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    frequency = Frequency.QUARTER
    start = date(2018, 7, 1)
    text = "More placements were found close to home."
    author_role = "Head of Service, Children in Care"


class CalendarSectionFactory(DjangoModelFactory):
    """Collected each quarter since the one of July to September 2018."""

    class Meta:
        model = CalendarSection

    council = factory.SubFactory(CouncilFactory)
    slug = factory.Sequence(lambda n: f"collection-{n}")
    title = factory.Sequence(lambda n: f"Stable homes {n}")
    order = factory.Sequence(lambda n: n)
    first_period = date(2018, 7, 1)


class CollectedIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = CollectedIndicator

    collection = factory.SubFactory(CalendarSectionFactory)
    council = factory.SelfAttribute("collection.council")
    indicator = factory.SubFactory(IndicatorFactory)
    order = factory.Sequence(lambda n: n)


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission

    collection = factory.SubFactory(CalendarSectionFactory)
    council = factory.SelfAttribute("collection.council")
    frequency = Frequency.QUARTER
    start = date(2018, 7, 1)


class EntryFactory(DjangoModelFactory):
    """8 of 100 children, as typed; its indicator is not put into the collection."""

    class Meta:
        model = Entry

    submission = factory.SubFactory(SubmissionFactory)
    council = factory.SelfAttribute("submission.council")
    indicator = factory.SubFactory(IndicatorFactory)
    frequency = factory.SelfAttribute("submission.frequency")
    start = factory.SelfAttribute("submission.start")
    numerator = "8"
    denominator = "100"


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = Framework

    council = factory.SubFactory(CouncilFactory)
    name = "Key lines of enquiry"
    slug = factory.Sequence(lambda n: f"framework-{n}")


class KeyLineOfEnquiryFactory(DjangoModelFactory):
    class Meta:
        model = KeyLineOfEnquiry

    framework = factory.SubFactory(FrameworkFactory)
    order = factory.Sequence(lambda n: n)
    code = factory.Sequence(lambda n: f"line-{n}")
    question = "Are children in care safe and settled?"


class ScorecardFactory(DjangoModelFactory):
    class Meta:
        model = Scorecard

    council = factory.SubFactory(CouncilFactory)
    slug = factory.Sequence(lambda n: f"panel-{n}")
    committee_name = "Corporate Parenting Panel"
    title = "Children in care and care leavers"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    scorecard = factory.SubFactory(ScorecardFactory)
    order = factory.Sequence(lambda n: n)
    slug = factory.Sequence(lambda n: f"section-{n}")
    question = "Are children safe, and seen on time?"
    short_title = "Safe"


class SectionIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = SectionIndicator

    section = factory.SubFactory(SectionFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    order = factory.Sequence(lambda n: n)


class SummaryFactory(DjangoModelFactory):
    class Meta:
        model = Summary

    scorecard = factory.SubFactory(ScorecardFactory)
    council = factory.SelfAttribute("scorecard.council")
    frequency = Frequency.QUARTER
    start = date(2018, 7, 1)
    text = "Children in care are more settled than a year ago."


class CommitteeFactory(DjangoModelFactory):
    class Meta:
        model = Committee

    council = factory.SubFactory(CouncilFactory)
    name = "Corporate Parenting Panel"
    short_name = "the Panel"
    slug = factory.Sequence(lambda n: f"panel-{n}")


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


EVERY_FACTORY = tuple(DjangoModelFactory.__subclasses__())
