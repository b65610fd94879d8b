"""What hangs on agenda items and waits for somebody: recommendations for a response, questions in advance for an
answer. Read together, so that a page that tells of both asks once.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from committees.models import AdvanceQuestion, AgendaItem, Meeting, Person, Recommendation


@dataclass
class Waiting:
    """Of one council. `recommendations` are those with a day by which to answer, the first due first; `questions` those
    of meetings that stand, by the day of the meeting, without those that are minuted as asked."""

    recommendations: list[Recommendation] = field(default_factory=list)
    questions: list[AdvanceQuestion] = field(default_factory=list)


def waiting_at_items(councils: Collection[Council], today: date) -> dict[int, Waiting]:
    """By council, whoever may see them. One query."""
    asked = Recommendation.objects.filter(
        item=OuterRef("pk"), response=Recommendation.Response.NONE, due_on__isnull=False
    )
    put = AdvanceQuestion.objects.filter(
        item=OuterRef("pk"),
        state=AdvanceQuestion.State.ASKED,
        minuted_question=None,
        item__meeting__state=Meeting.State.STANDS,
    )
    items = AgendaItem.objects.filter(Exists(asked) | Exists(put), council__in=councils)
    recommendation = JSONObject(pk="pk", text="text", to_body="to_body", due_on="due_on")
    question = JSONObject(
        pk="pk", text="text", asked_by_words="asked_by_words", by_id="by", account=F("asked_by__user")
    )
    rows = items.annotate(
        asked=KeysOf(asked.order_by("pk").values(key=recommendation)),
        put=KeysOf(put.order_by("at", "pk").values(key=question)),
    )
    found: dict[int, Waiting] = {}
    for item in rows.select_related("meeting__committee").order_by("meeting__date", "order"):
        waiting = found.setdefault(item.council_id, Waiting())
        waiting.recommendations += [_recommendation(item, unpacked(each)) for each in item.asked]
        waiting.questions += [_question(item, unpacked(each)) for each in item.put]
    for waiting in found.values():
        waiting.recommendations.sort(key=lambda each: (each.due_on, each.pk))
    return found


def _recommendation(item: AgendaItem, facts: dict) -> Recommendation:
    return Recommendation(item=item, **{**facts, "due_on": date.fromisoformat(facts["due_on"])})


def _question(item: AgendaItem, facts: dict) -> AdvanceQuestion:
    account = facts.pop("account")
    person = Person(user_id=account) if account else None
    return AdvanceQuestion(item=item, asked_by=person, **facts)
