"""Who answers for each measure: one list, a query on the draft, and a line on the worklist when a review is due."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from indicators.catalogue.owners.actions import Ownership, save_owners
from indicators.catalogue.owners.querysets import without_owner
from indicators.models import MeasureOwner
from tests.factories import (
    CouncilFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


class Desk:
    """A council with a scorecard of some measures, and an officer who is signed in."""

    def __init__(self, measures: int = 2) -> None:
        self.council = CouncilFactory(slug="exampleton")
        self.officer = user_with_role(self.council, Role.PERFORMANCE_OFFICER, name="Performance Manager")
        self.client = Client()
        self.client.force_login(self.officer)
        self.section = SectionFactory(scorecard=ScorecardFactory(council=self.council, slug="panel"))
        self.measures = [self.add() for _ in range(measures)]

    def add(self):
        measure = IndicatorFactory()
        SectionIndicatorFactory(section=self.section, indicator=measure)
        return measure

    def page(self, path: str = "definitions/owners/") -> str:
        return self.client.get(f"/exampleton/{path}").text

    def send(self, do: str, **changes) -> str:
        """The form as the page has it, with some fields changed; what the answer says."""
        form = self.client.get("/exampleton/definitions/owners/").context["form"]
        sent = {name: form[name].value() or "" for name in form.fields}
        answer = self.client.post(
            "/exampleton/definitions/owners/", {**sent, **changes, "do": do}, follow=True
        )
        return answer.text


def test_the_empty_ones_are_filled_at_once_and_what_was_filled_stays():
    desk = Desk()
    first, second = desk.measures
    head = user_with_role(desk.council, Role.APPROVER, name="Head of Service")
    ahead, later = localdate() + timedelta(days=300), localdate() + timedelta(days=400)
    assert "2 of 2 measures have no owner" in desk.page()
    one = {f"owner_{first.pk}": head.pk, f"review_{first.pk}": ahead.isoformat()}
    assert "Saved for 1 measure." in desk.send("save", **one)
    rest = {"owner": desk.officer.pk, "review": later.isoformat()}
    assert "Every measure has both." in desk.send("fill", **rest)
    stored = {each.indicator_id: (each.owner, each.next_review) for each in MeasureOwner.objects.all()}
    assert stored == {first.pk: (head, ahead), second.pk: (desk.officer, later)}
    assert AuditEntry.objects.filter(verb="set owners").count() == 2
    past = {f"review_{first.pk}": "2020-01-01"}
    assert "choose a day from today on" in desk.send("save", **past)
    head.memberships.all().delete()  # whoever has left answers for nothing
    assert without_owner(desk.council, [first.pk, second.pk]) == {first.pk}


def test_two_who_fill_the_list_at_once_take_nothing_from_each_other():
    desk = Desk()
    first, second = desk.measures
    form = desk.client.get("/exampleton/definitions/owners/").context["form"]
    seen_before = {name: form[name].value() or "" for name in form.fields}
    save_owners(council=desk.council, wanted={first.pk: Ownership(desk.officer.pk, None)}, by=None)
    sent = {**seen_before, f"owner_{second.pk}": desk.officer.pk, "do": "save"}
    desk.client.post("/exampleton/definitions/owners/", sent)
    assert MeasureOwner.objects.filter(owner=desk.officer).count() == 2


def test_a_draft_says_how_many_measures_nobody_answers_for_and_the_worklist_what_is_to_be_looked_at():
    desk = Desk()
    draft = "panel/2025-26/q2/draft/"
    assert "2 measures have no owner" in " ".join(desk.page(draft).split())
    assert "Definitions to look at again" not in desk.page("figures/")
    wanted = {each.pk: Ownership(desk.officer.pk, localdate()) for each in desk.measures}
    save_owners(council=desk.council, wanted=wanted, by=None)
    assert "no owner" not in desk.page(draft)
    MeasureOwner.objects.filter(indicator=desk.measures[0]).update(
        next_review=localdate() - timedelta(days=2)
    )
    worklist = desk.page("figures/")
    assert "Definitions to look at again" in worklist and "2 days overdue" in worklist


def test_nobody_answers_for_another_councils_measures_and_strangers_for_none_of_ours():
    desk = Desk(1)
    other = CouncilFactory()
    theirs, stranger = IndicatorFactory(council=other), user_with_role(other, Role.APPROVER)
    for key, owner in ((theirs.pk, desk.officer.pk), (desk.measures[0].pk, stranger.pk)):
        with pytest.raises(NotAllowed):
            save_owners(council=desk.council, wanted={key: Ownership(owner, date(2030, 1, 1))}, by=None)
    assert not MeasureOwner.objects.exists()


@pytest.mark.one_database
def test_the_list_costs_the_same_with_fifty_measures():
    desk = Desk()
    desk.page()
    assert_same_queries(
        desk.client, "/exampleton/definitions/owners/", lambda: [desk.add() for _ in range(50)]
    )
