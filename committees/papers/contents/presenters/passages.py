"""The words of minutes as their paper prints them, part by part: where what a later meeting put right is found."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from committees.attendance.presenters import (
    order_words,
    present_attendance,
    present_interests,
    present_moments,
)
from committees.follow_ups.actions import due_of
from committees.follow_ups.presenters import owner_and_due
from committees.meetings.agreement.wording import Passage
from committees.minutes.presenters import printed_ways, shown_labels, spoken
from committees.models import AgendaItem, Meeting, Reader
from committees.papers.contents.presenters.minutes import attendance_blocks, interests_blocks
from committees.papers.contents.querysets import Audience, Said, in_order_taken, items_for, said_at, who_came
from committees.papers.written.blocks import words_in
from committees.people.querysets import names_style


def passages_of(meeting: Meeting) -> list[Passage]:
    """For those who edit meetings: exempt items are in it whole."""
    audience = Audience(Reader(edits=True, today=localdate()), confided=True)
    items, style = in_order_taken(items_for(meeting, audience)), names_style(meeting.committee.council_id)
    said = said_at(items, audience.reader)
    rows, moments = who_came(meeting, audience.reader)
    there = present_attendance(rows, items, style, meeting.committee.quorum)
    seen = [each.pk for each in items]
    course = attendance_blocks(there, order_words(items), present_moments(moments, seen))
    before = [*course, *interests_blocks(present_interests(rows, items, style, seen))]
    found = [Passage(None, None, words, aside=True) for words in words_in(before)]
    for item in items:
        found += _of_item(item, said, style)
    return found


def _of_item(item: AgendaItem, said: Said, style: str) -> Iterable[Passage]:
    for paragraph in said.paragraphs.get(item.pk, []):
        yield Passage(item.pk, paragraph.pk, " ".join(spoken(paragraph, style)))
    for resolution in said.resolutions.get(item.pk, []):
        limbs = said.limbs.get(resolution.pk, [])
        labels = tuple(filter(None, shown_labels(limbs).values()))
        yield Passage(item.pk, None, *printed_ways(resolution, limbs, style), labels)
    for action in said.actions.get(item.pk, []):
        words = (action.title, *owner_and_due(action, due_of(action)))
        yield Passage(item.pk, None, " ".join(words), aside=True)
