"""Every page on the way to an edition, and away from one, asks the database as much for two measures as for twenty."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from indicators.models import Figure
from scorecards.editions.set_times.actions import publish_now, set_time
from scorecards.editions.taking_down.actions import take_down
from scorecards.models import Edition, Section
from tests.drafts import made_ready, name_of
from tests.factories import (
    AgendaItemFactory,
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    EvidenceFactory,
    IndicatorFactory,
    IndicatorMentionFactory,
    KeyLineOfEnquiryFactory,
    MinutesParagraphFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.queries import assert_same_queries, queries_of
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db
MOST = 20


class Rich(World):
    """With all that a draft is read from: a calendar, a framework with evidence, a small number, what members asked."""

    def __init__(self):
        super().__init__(2)
        self.collection = CalendarSectionFactory(council=self.council, first_period=date(2010, 4, 1))
        self.small = IndicatorFactory(code="small", title="A rare thing")
        SectionIndicatorFactory(section=self.section, indicator=self.small, order=50)
        self.report(self.small, Q2, 3, 217)
        line = KeyLineOfEnquiryFactory(framework__council=self.council, code="homes")
        Section.objects.update(line=line)
        self.scorecard.framework = line.framework
        self.scorecard.save()
        self.grow(0, 2)
        self.client = Client()
        self.client.force_login(user_with_role(self.council, Role.APPROVER))

    def grow(self, first: int = 2, last: int = 20) -> None:
        for n in range(first, last):
            indicator = self.indicators[n] if n < len(self.indicators) else self.add_indicator(n)
            CollectedIndicatorFactory(collection=self.collection, indicator=indicator)
            EvidenceFactory(council=self.council, line=self.scorecard.framework.lines.get(), on=Q2.start)
            self.ask_about(indicator)

    def ask_about(self, indicator) -> None:
        item = AgendaItemFactory(
            meeting__committee__council=self.council,
            meeting__date=date(2019, 1, 15),
            meeting__minutes_state="agreed",
        )
        question = MinutesParagraphFactory(item=item, kind="question")
        MinutesParagraphFactory(item=item, kind="answer", answers=question, position=question.position + 1)
        IndicatorMentionFactory(paragraph=question, indicator=indicator)

    def published(self) -> Edition:
        seen = made_ready(self.scorecard, Q2)
        return publish_now(scorecard=self.scorecard, period=Q2, by=None, digest=seen, shown="")

    def corrected(self) -> None:
        """What the second edition is to put right: one number that readers see, and one that is hidden from them."""
        self.published()
        correct(newest(self, 0), 150)
        correct(Figure.objects.current().get(indicator=self.small), 4)

    def time_set(self) -> None:
        """And the draft has changed since, so that it is told."""
        at = timezone.now() + timedelta(days=1)
        name = name_of(self.scorecard, Q2)
        set_time(scorecard=self.scorecard, period=Q2, at=at, digest=name, by=None, shown="")
        correct(newest(self, 0), 140)


@pytest.fixture
def world() -> Rich:
    return Rich()


DRAFTS = ("draft/checklist/", "draft/publish/", "draft/as-public/", "draft/")


@pytest.mark.parametrize("path", DRAFTS)
def test_a_first_edition_is_checked_previewed_and_published_at_the_same_cost(world, path):
    assert_same_queries(world.client, f"{world.base}{path}", world.grow, most=MOST)


def test_a_reason_that_is_refused_reads_the_draft_once(world):
    """The page that says why not is made of what the refusal has read."""
    page = f"{world.base}draft/checklist/"
    asked = len(queries_of(world.client, page))
    with CaptureQueriesContext(connection) as captured:
        assert "is no reason yet" in world.client.post(page, {"line": "owner", "text": "x"}).text
    assert len(captured) <= asked + 4  # locks the scorecard, in a transaction


@pytest.mark.parametrize("path", DRAFTS)
def test_a_correction_with_a_set_time_costs_no_more_than_the_bound(world, path):
    world.corrected()
    world.time_set()
    assert_same_queries(world.client, f"{world.base}{path}", world.grow, most=MOST)


def test_an_edition_is_withdrawn_and_put_back_at_the_same_cost(world):
    edition = world.published()
    url = f"{world.base}edition-{edition.number}/"
    assert_same_queries(world.client, f"{url}take-down/", world.grow, most=MOST)
    take_down(edition=edition, reason="A figure is wrong in it.", by=None)
    assert_same_queries(world.client, f"{url}put-back/", lambda: world.grow(20, 22), most=MOST)
