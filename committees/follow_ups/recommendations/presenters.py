"""Recommendations as plain data for templates."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from committees.addresses import item_address, item_url
from committees.attendance.presence import listed
from committees.follow_ups.recommendations.states import RecommendationState, state_of
from committees.minutes.corrections.presenters import beside
from committees.models import Recommendation
from committees.presenters import meeting_words
from indicators.terms.periods import day_words


def recommendation_state(row: Recommendation, today: date) -> RecommendationState:
    return state_of(row.response, due_on=row.due_on, responded_on=row.responded_on, today=today)


def present_recommendation(
    row: Recommendation, today: date, council_slug: str, origins: Mapping[int, str] | None = None
) -> dict:
    state = recommendation_state(row, today)
    address = [*item_address(row.item, council_slug), row.pk]
    return {
        "text": row.text,
        "corrected": beside(row),
        "to_body": row.to_body,
        "due": day_words(row.due_on) if row.due_on else "No day set",
        "state": state.words,
        "kind": state.kind,
        "mark": state.mark,
        "said": row.response_words,
        "origin": (origins or {}).get(row.limb_id or 0, ""),
        "where": f"{meeting_words(row.item.meeting)}, item {row.item.number}",
        "url": f"{item_url(row.item, council_slug)}#recommendations",
        "edit_url": reverse("committees:recommendation_edit", args=address),
        "response_url": reverse("committees:recommendation_response", args=address),
    }


def heading_of(rows: Sequence[Recommendation]) -> str:
    """ "Recommendations to Cabinet and the Health Board": a cover report recommends, too, to the committee itself."""
    return f"Recommendations to {listed(list(dict.fromkeys(each.to_body for each in rows)))}" if rows else ""
