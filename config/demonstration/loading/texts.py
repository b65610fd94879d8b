"""Minutes of a demonstration council that are written as a text are read in as any council's are."""

from committees.intake.actions import Answer, bring_in, confirm_items
from committees.intake.querysets import items_of, names_of_measures
from committees.models import Meeting
from committees.reading.reading import read_minutes


def read_in(meeting: Meeting, text: str) -> None:
    """A text of minutes becomes those of the meeting, confirmed as it was read. Raises KeyError where it names an item
    that the meeting has not."""
    content, committee = text.encode(), meeting.committee
    reading = read_minutes(content, names_of_measures(committee.council))
    brought = bring_in(
        committee=committee, reading=reading, content=content, name="minutes.txt", day=meeting.date, by=None
    )
    items = {each.title: each for each in meeting.items.all()}
    read = items_of(brought.source)
    answers = [Answer(place, items[one["title"]], one["text"]) for place, one in enumerate(read)]
    confirm_items(source=brought.source, answers=answers, by=None)
