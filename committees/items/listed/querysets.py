"""What lists of work tell of agenda items, read together, so that a page that tells of several things asks once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from committees.items.querysets import with_edition
from committees.models import AdvanceQuestion, AgendaItem, Meeting, Person, Recommendation

LONG_AGO = timedelta(days=400)  # a scorecard of more than a year ago is waited for no more


@dataclass
class Waiting:
    """At the items of one council: `recommendations` with a day by which to answer, the first due first; `questions` in
    advance of meetings that stand, by the day of the meeting, without those that are minuted as asked."""

    recommendations: list[Recommendation] = field(default_factory=list)
    questions: list[AdvanceQuestion] = field(default_factory=list)


class ItemsListed(NamedTuple):
    """Items that carry an edition or await one, of the last year and to come, as `with_edition` has them; and what
    waits at any by council, whoever may see it."""

    with_scorecards: Sequence[AgendaItem]
    waiting: Mapping[int, Waiting]


def items_listed(councils: Collection[Council], today: date) -> ItemsListed:
    """One query. As lists of work read once (`Asked.once`)."""
    asked = Recommendation.objects.filter(
        item=OuterRef("pk"), response=Recommendation.Response.NONE, due_on__isnull=False
    )
    put = AdvanceQuestion.objects.filter(
        item=OuterRef("pk"),
        state=AdvanceQuestion.State.ASKED,
        minuted_question=None,
        item__meeting__state=Meeting.State.STANDS,
    )
    stands = Q(state=AgendaItem.State.LISTED, meeting__state=Meeting.State.STANDS)
    carries = stands & (Q(edition__isnull=False) | Q(awaits__isnull=False))
    carries &= Q(meeting__date__gte=today - LONG_AGO)
    recommendation = JSONObject(pk="pk", text="text", to_body="to_body", due_on="due_on")
    question = JSONObject(
        pk="pk", text="text", asked_by_words="asked_by_words", by_id="by", account=F("asked_by__user")
    )
    rows = AgendaItem.objects.filter(carries | Exists(asked) | Exists(put), council__in=councils)
    items = with_edition(rows).annotate(
        carries=carries,
        asked=KeysOf(asked.order_by("pk").values(key=recommendation)),
        put=KeysOf(put.order_by("at", "pk").values(key=question)),
    )
    found = list(items)
    return ItemsListed([each for each in found if each.carries], waiting_at(found))


def waiting_at(items: Iterable[AgendaItem]) -> dict[int, Waiting]:
    found: dict[int, Waiting] = {}
    for item in items:
        if not item.asked and not item.put:
            continue
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
