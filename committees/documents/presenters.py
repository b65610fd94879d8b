"""Documents as plain data for templates."""

from datetime import date

from django.urls import reverse

from committees.addresses import item_address
from committees.documents.file_types import describe_size, kind_name
from committees.documents.policies import came_out_elsewhere
from committees.meetings.presenters import readable_since
from committees.models import Document, Meeting, Reader
from committees.models.visibility import readers_of
from committees.presenters import out_word, sentence
from indicators.terms.periods import day_words


def present_document(document: Document, council_slug: str, reader: Reader) -> dict:
    """A link where the reader may open it; otherwise its title with why not."""
    open_to_reader = bool(document.file) and reader.opens(document)
    facts = [kind_name(document.mime_type), describe_size(document.size) if document.size else ""]
    words = ", ".join(fact for fact in facts if fact) if document.file else ""
    address = [*item_address(document.item, council_slug), document.pk]
    members = document.exempt_paragraph
    return {
        "pk": document.pk,
        "title": document.title,
        "url": reverse("committees:document", args=address) if open_to_reader else "",
        "facts": words if open_to_reader else "",
        "published": published_words(document, reader.today),
        "restricted": document.restricted,
        "reason": sentence(f"Exempt, paragraph {members}: {document.reason}" if members else document.reason),
        "closable": reader.edits and (bool(members) or not document.restricted),
        "withdraw_url": reverse("committees:document_withdraw", args=address),
    }


def out_on(document: Document) -> date | None:
    """The day from which it can be read: not before the agenda with which it comes. None where that has no day yet."""
    meeting = document.item.meeting
    if came_out_elsewhere(meeting):
        return document.published_on
    out = meeting.agenda_published or meeting.minutes_published
    return max(document.published_on, out) if out else None


def later_words(document: Document) -> str:
    """ "published 28 November 2026, after the agenda", of one that readers of the agenda did not find there at
    first; "" of every other."""
    out, since = out_on(document), readable_since(document.item.meeting)
    if out is None or since is None or out <= since:
        return ""
    after = "the meeting" if out > document.item.meeting.date else "the agenda"
    return f"{out_word(document.item.meeting)} {day_words(out)}, after {after}"


def published_words(document: Document, today: date) -> str:
    """ "Published 7 November 2025."; of one that comes out with the agenda when that is."""
    out = out_on(document)
    if out is None or out > today:
        return f"Comes out with the agenda{f', on {day_words(out)}' if out else ''}."
    said = later_words(document) or f"{out_word(document.item.meeting)} {day_words(out)}"
    return f"{said[:1].upper()}{said[1:]}."


def when_it_comes_out(meeting: Meeting, today: date) -> str:
    """For who attaches a document: from when readers have it."""
    out = meeting.agenda_published
    if came_out_elsewhere(meeting):
        return ""
    if readers_of(meeting, today).sees_agenda(meeting):
        return "Readers see it at once, as published today."
    return f"Readers see it when the agenda comes out{f', on {day_words(out)}' if out else ''}."
