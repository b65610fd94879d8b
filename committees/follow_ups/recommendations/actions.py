"""Writes: a recommendation is made at an item, and gets a response. Like actions they outlive the minutes."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from committees.follow_ups.recommendations.policies import why_not_recommend, why_not_respond
from committees.minutes.numbering import limb_alone
from committees.models import AgendaItem, Limb, Recommendation
from committees.snapshots import changes, snapshot

FIELDS = ("text", "to_body", "limb", "due_on", "response", "response_words", "responded_on")


@transaction.atomic
def recommend(
    *,
    item: AgendaItem,
    to_body: str,
    text: str = "",
    limb: Limb | None = None,
    due_on: date | None = None,
    by: User | None,
) -> Recommendation:
    """Without a text of its own it has its limb's words. Raises NotAllowed, as for a limb of another item."""
    made = Recommendation(item=item)
    return _written(made, "noted a recommendation", {}, to_body, text, limb, due_on, by)


@transaction.atomic
def change_recommendation(
    *,
    recommendation: Recommendation,
    to_body: str,
    text: str = "",
    limb: Limb | None = None,
    due_on: date | None = None,
    by: User | None,
) -> Recommendation:
    """Raises NotAllowed as `recommend` does."""
    before = snapshot(recommendation, FIELDS)
    return _written(recommendation, "changed a recommendation", before, to_body, text, limb, due_on, by)


def _written(row: Recommendation, verb: str, before: dict, to_body, text, limb, due_on, by) -> Recommendation:
    text = text.strip() or (limb_alone(limb.text) if limb else "")
    demand(why_not_recommend(row.item, limb, text, due_on))
    row.to_body, row.text, row.limb, row.due_on = to_body.strip(), text, limb, due_on
    row.save()
    _record(row, verb, before, by)
    return row


@transaction.atomic
def note_response(
    *,
    recommendation: Recommendation,
    response: str,
    response_words: str,
    responded_on: date | None,
    at: datetime | None = None,
    by: User | None,
) -> Recommendation:
    """What the body answered, in its words; "none" takes back what was noted by mistake. `at` is when that is noted,
    now unless told otherwise. Raises NotAllowed."""
    demand(why_not_respond(recommendation, response, response_words, responded_on, localdate()))
    before = snapshot(recommendation, FIELDS)
    recommendation.response, recommendation.responded_on = response, responded_on
    recommendation.response_words = response_words.strip()
    recommendation.noted_at = at or now()
    recommendation.save()
    _record(recommendation, "noted the response to a recommendation", before, by)
    return recommendation


def _record(row: Recommendation, verb: str, before: dict, by: User | None) -> None:
    council = row.item.meeting.committee.council
    detail = {"changed": changes(before, snapshot(row, FIELDS))}
    audit.record(by=by, council=council, verb=verb, subject=row, detail=detail)
