"""Does the state of a meeting allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence
from datetime import date

from accounts.models import Council
from accounts.policies import NotAllowed as NotAllowed
from accounts.policies import demand as demand
from committees.models import AgendaItem, Meeting, MinutesParagraph
from indicators.models import Indicator
from scorecards.models import Edition


def agenda_is_public(meeting: Meeting, today: date) -> bool:
    """Items are read by everyone once the agenda is out; minutes that are out bring their agenda with them."""
    published = meeting.agenda_published is not None and meeting.agenda_published <= today
    return published or minutes_are_public(meeting)


def minutes_are_public(meeting: Meeting) -> bool:
    return meeting.minutes_state != Meeting.MinutesState.NONE


def why_not_edit(meeting: Meeting) -> str:
    """The agenda item, its report, minutes and resolution stand once the committee has agreed the minutes."""
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED:
        return "These minutes have been agreed, so the item cannot be changed. Reopen the minutes first and say why."
    return ""


def why_not_publish_minutes(meeting: Meeting, today: date, has_minutes: bool) -> str:
    if meeting.minutes_state != Meeting.MinutesState.NONE:
        return "These minutes are published already."
    if meeting.date > today:
        return "The meeting has not been held yet. Publish the minutes after it."
    if not has_minutes:
        return "There are no minutes to publish: no item has a paragraph or a resolution. Write them first."
    return ""


def why_not_confirm(meeting: Meeting, agreed_at: Meeting, today: date) -> str:
    """A committee agrees its minutes at a later meeting of its own, once that has been held."""
    if meeting.minutes_state != Meeting.MinutesState.DRAFT:
        return "Only published draft minutes can be agreed."
    if agreed_at.committee_id != meeting.committee_id or agreed_at.date <= meeting.date:
        return "Choose a later meeting of the same committee: that is where minutes are agreed."
    if agreed_at.date > today:
        return "That meeting has not been held yet. Record the agreement after it."
    return ""


def why_not_reopen(meeting: Meeting, reason: str) -> str:
    if meeting.minutes_state != Meeting.MinutesState.CONFIRMED:
        return "Only agreed minutes need to be reopened."
    if not reason.strip():
        return "Say why the minutes are reopened: the reason is kept in the audit trail."
    return ""


def why_not_attach(edition: Edition | None, council: Council) -> str:
    if edition is not None and edition.council_id != council.pk:
        return "That edition belongs to another council. Choose one of yours."
    return ""


def why_not_mention(indicators: Sequence[Indicator], council: Council) -> str:
    if any(indicator.council_id not in {None, council.pk} for indicator in indicators):
        return "That indicator belongs to another council. Choose one of yours."
    return ""


def why_not_answer(item: AgendaItem, kind: str, question: MinutesParagraph | None) -> str:
    if question is None:
        return ""
    if kind != MinutesParagraph.Kind.ANSWER:
        return "Only an answer can point at a question."
    if question.item_id != item.pk or question.kind != MinutesParagraph.Kind.QUESTION:
        return "Choose a question of this item for the answer to belong to."
    return ""


def why_not_these_limbs(levels: Sequence[int]) -> str:
    """`levels` holds 1 for a limb and 2 for one within it, in order."""
    if not levels:
        return "Write at least one limb: what did the committee resolve?"
    if levels[0] != 1:
        return "The first limb cannot be within another. Make it a main limb."
    return ""


def why_not_these_parts(parts: Sequence[tuple[str, str]]) -> str:
    """`parts` pairs the heading and the text of each part of a cover report."""
    for heading, text in parts:
        if not heading.strip():
            return "A part of the report has no heading. Give it one."
        if not text.strip():
            return f"“{heading.strip()}” has no text. Write it, or “Not applicable” where that is so."
    return ""


def why_not_due(meeting: Meeting | None, note: str, item: AgendaItem) -> str:
    if meeting is None:
        return "" if note.strip() else "Say when it is due: choose a meeting, or write when."
    if meeting.committee.council_id != item.meeting.committee.council_id:
        return "That meeting belongs to another council. Choose one of yours."
    if meeting.date < item.meeting.date:
        return "It cannot be due before the meeting that asked for it. Choose a later meeting."
    return ""


def why_not_close(done: bool, closed_by: AgendaItem | None, item: AgendaItem) -> str:
    if done:
        return "This action is done already."
    if closed_by is None:
        return ""
    if closed_by.meeting.committee.council_id != item.meeting.committee.council_id:
        return "That agenda item belongs to another council. Choose one of yours."
    if closed_by.meeting.date < item.meeting.date:
        return "It cannot have been closed before the meeting that asked for it."
    return ""
