"""May a committee be so, and a person be on it? "" for yes, or a sentence that says why not and what to do."""

from datetime import date

from committees.models import AgendaItem, Committee, CommitteeMembership, Person
from indicators.terms.periods import day_words
from scorecards.models import Scorecard


def why_not_a_member(
    committee: Committee, person: Person, starts: date | None, ends: date | None, but: int | None = None
) -> str:
    """`but` is the key of a membership that is being changed: it does not stand in its own way."""
    if person.council_id != committee.council_id:
        return "That person belongs to another council. Choose one of yours."
    if starts and ends and ends < starts:
        return "The last day is before the first. Change one of them."
    others = CommitteeMembership.objects.filter(committee=committee, person=person).exclude(pk=but)
    for other in others:
        begins_later = other.starts and ends and other.starts > ends
        ended_before = other.ends and starts and other.ends < starts
        if not begins_later and not ended_before:
            return (
                f"{person} is on {committee.short_name} in that time already. Change that membership instead."
            )
    return ""


def why_not_this_scorecard(committee: Committee, scorecard: Scorecard | None) -> str:
    if scorecard is not None and scorecard.council_id != committee.council_id:
        return "That scorecard belongs to another council. Choose one of yours."
    return ""


def why_not_another_law(exempt: AgendaItem | None) -> str:
    """`exempt` is an item that is exempt by a paragraph of the law until now, and that nobody could read of yet."""
    if exempt is None:
        return ""
    return (
        f"Item {exempt.number} of {day_words(exempt.meeting.date)} is exempt, or a document of it is, by a paragraph "
        "of the law chosen until now. Make it public first, and choose its paragraph anew afterwards."
    )
