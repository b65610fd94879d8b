"""May a recommendation be so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from datetime import date

from committees.models import AgendaItem, Limb, Recommendation


def why_not_recommend(item: AgendaItem, limb: Limb | None, text: str, due_on: date | None) -> str:
    if limb is not None and limb.resolution.item_id != item.pk:
        return "That part of a resolution belongs to another item. Choose one of this item’s."
    if not text.strip():
        return "Write what is recommended, or choose the part of the resolution that says it."
    if due_on is not None and due_on < item.meeting.date:
        return "A response cannot be due before the meeting that recommended it. Enter a later day."
    return ""


def why_not_respond(
    recommendation: Recommendation, response: str, words: str, on: date | None, today: date
) -> str:
    if response == Recommendation.Response.NONE:
        return "" if not words.strip() and on is None else "Choose what the response was."
    if not words.strip():
        return "Write what was answered, in the words of whoever answered."
    if on is None:
        return "Enter the day of the response."
    if on > today:
        return "That day has not come yet. Enter the day of the response."
    if on < recommendation.item.meeting.date:
        return "A response cannot come before the meeting that recommended it."
    return ""
