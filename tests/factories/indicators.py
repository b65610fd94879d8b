"""Indicators, figures, what is published nationally, and what is typed."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

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
    HistoryFile,
    Indicator,
    IndicatorDefinition,
    MeasureOwner,
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
from tests.factories.accounts import CouncilFactory, UserFactory


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


class HistoryFileFactory(DjangoModelFactory):
    """Brought and read: nothing about it is in doubt, and nothing comes of it."""

    class Meta:
        model = HistoryFile

    council = factory.SubFactory(CouncilFactory)
    by = factory.SubFactory(UserFactory)
    file_name = "board-scorecard.xlsx"
    content = b"figures"
    sha256 = "0" * 64
    state = HistoryFile.State.OPEN


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


class MeasureOwnerFactory(DjangoModelFactory):
    class Meta:
        model = MeasureOwner

    council = factory.SubFactory(CouncilFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    next_review = date(2030, 4, 1)


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
