"""Frameworks, scorecards and their words."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from indicators.terms.periods import Frequency
from scorecards.models import (
    Evidence,
    Framework,
    FrameworkVersion,
    KeyLineOfEnquiry,
    Scorecard,
    ScorecardVersion,
    Section,
    SectionIndicator,
    Summary,
)
from tests.factories.accounts import CouncilFactory
from tests.factories.indicators import IndicatorFactory


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


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    line = factory.SubFactory(KeyLineOfEnquiryFactory)
    way = "audit"
    title = "Case audit"
    on = date(2025, 6, 12)
    said = "Visits were written up."
    source = "Quality assurance team"


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


class ScorecardVersionFactory(DjangoModelFactory):
    class Meta:
        model = ScorecardVersion

    scorecard = factory.SubFactory(ScorecardFactory)
    number = 1
    definition = factory.LazyFunction(
        lambda: {"slug": "panel", "committee": "Panel", "title": "Children", "framework": "", "sections": []}
    )
    made = "Made on its page"


class FrameworkVersionFactory(DjangoModelFactory):
    class Meta:
        model = FrameworkVersion

    framework = factory.SubFactory(FrameworkFactory)
    number = 1
    definition = factory.LazyFunction(
        lambda: {"slug": "lines", "name": "Lines", "description": "", "lines": []}
    )
    made = "Set up as new"
