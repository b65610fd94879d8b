"""The same data as tables, for spreadsheets."""

from collections.abc import Callable, Iterator
from typing import Any

from committees.addresses import item_url, meeting_url
from committees.documents.file_types import kind_name
from committees.documents.presenters import out_on
from committees.meetings.agreement.presenters import corrected_in
from committees.meetings.presenters import minutes_standing, no_minutes
from committees.minutes.corrections.presenters import beside
from committees.minutes.presenters import moved_words, printed_ways, vote_words
from committees.models import AgendaItem, CommitteeMembership, Resolution
from committees.open_data import querysets
from committees.open_data.kinds import TABLES
from committees.open_data.pages import Asked
from committees.open_data.said.presenters import is_young, open_name, open_speech, whole_words
from committees.people.querysets import names_style

Row = tuple[Any, ...]
BATCH = 500


def table_of(asked: Asked, table: str) -> Iterator[Row]:
    """Headings first. Rows come in batches, so that a long history is never in memory at once."""
    yield TABLES[table]
    yield from ROWS[table](asked)


def in_batches(rows: Any) -> Iterator[Any]:
    """Ordered rows by pages: `iterator` would not veil what is not public."""
    start = 0
    while batch := list(rows[start : start + BATCH]):
        yield from batch
        start += BATCH


def of_item(item: AgendaItem) -> Row:
    return item.meeting.committee.name, item.meeting.date.isoformat(), item.number


def meeting_rows(asked: Asked) -> Iterator[Row]:
    rows = querysets.meetings_of(asked.council, asked.reader).prefetch_related(None)
    for each in in_batches(rows):
        yield (
            each.pk,
            each.committee.name,
            each.date.isoformat(),
            f"{each.time:%H:%M}" if each.time else "",
            each.location,
            each.get_state_display(),
            minutes_standing(each) or no_minutes(each, asked.reader.today),
            each.note,
            asked.to.whole(meeting_url(each, asked.to.council_slug)),
        )


def item_rows(asked: Asked) -> Iterator[Row]:
    for each in in_batches(querysets.items_of(asked.council, asked.reader)):
        yield (
            each.pk,
            *of_item(each),
            each.title,
            "no" if each.exempt_paragraph else "yes",
            each.report_of,
            each.get_state_display(),
            each.minute_reference,
            asked.to.whole(item_url(each, asked.to.council_slug)),
        )


def paper_rows(asked: Asked) -> Iterator[Row]:
    for each in in_batches(querysets.documents_of(asked.council, asked.reader)):
        address = asked.to.of("files", each.pk)
        yield (
            each.pk,
            *of_item(each.item),
            each.title,
            kind_name(each.mime_type),
            each.size,
            out.isoformat() if (out := out_on(each)) else "",
            address,
        )


def paragraph_rows(asked: Asked) -> Iterator[Row]:
    style = names_style(asked.council)
    for each in in_batches(querysets.paragraphs_of(asked.council, asked.reader)):
        said = (
            *open_speech(each, style),
            beside(each),
            minutes_standing(each.item.meeting),
        )
        yield (each.pk, *of_item(each.item), each.position, each.kind, *said)


def resolution_rows(asked: Asked) -> Iterator[Row]:
    style = names_style(asked.council)
    for each in in_batches(querysets.resolutions_in(asked.council, asked.reader)):
        limbs = list(each.limbs.all())
        yield (
            each.pk,
            *of_item(each.item),
            each.get_outcome_display(),
            whole_words(each, limbs),
            moved_openly(each, style),
            vote_words(each),
            each.votes_for,
            each.votes_against,
            each.votes_abstained,
            corrected_in(each.corrected, *printed_ways(each, limbs, style)),
            minutes_standing(each.item.meeting),
        )


def moved_openly(resolution: Resolution, style: str) -> str:
    """A resolution is moved by members; should a young person stand there, their role does."""
    young = is_young(resolution.mover) or is_young(resolution.seconder)
    return str(CommitteeMembership.Capacity.YOUNG_PERSON.label) if young else moved_words(resolution, style)


def vote_rows(asked: Asked) -> Iterator[Row]:
    style = names_style(asked.council)
    for each in in_batches(querysets.votes_of(asked.council, asked.reader)):
        item = each.resolution.item
        yield (
            each.resolution_id,
            *of_item(item),
            open_name(each.attendance, style),
            each.choice,
            minutes_standing(item.meeting),
        )


ROWS: dict[str, Callable[[Asked], Iterator[Row]]] = {
    "meetings": meeting_rows,
    "agenda-items": item_rows,
    "papers": paper_rows,
    "minutes": paragraph_rows,
    "resolutions": resolution_rows,
    "votes": vote_rows,
}
