"""Files as OParl objects, and the days on which something came out."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone

from committees.addresses import item_address, meeting_address
from committees.documents.presenters import out_on
from committees.models import Document, Meeting, Reader
from committees.open_data.addresses import Addresses
from committees.open_data.kinds import OPARL
from committees.papers.kinds import AGENDA, MINUTES, Kind

Object = dict[str, Any]


def meeting_files(meeting: Meeting, reader: Reader, to: Addresses) -> dict[str, Object]:
    """Its agenda and its minutes, as far as they are out."""
    out = {AGENDA: reader.sees_agenda(meeting), MINUTES: reader.sees_minutes(meeting)}
    address = meeting_address(meeting, to.council_slug)[1:]
    return {
        kind.slug: {
            "id": to.named("open_meeting_file", meeting.pk, kind.slug),
            "type": f"{OPARL}File",
            "name": kind.words,
            "fileName": f"{meeting.committee.slug}-{meeting.date}-{kind.slug}.pdf",
            "mimeType": "application/pdf",
            "accessUrl": to.named("paper_file", *address, kind.slug, "pdf"),
            "meeting": [to.of("meetings", meeting.pk)],
        }
        | since_when(_out(meeting, kind), *changed_since(meeting))
        for kind, is_out in out.items()
        if is_out
    }


def _out(meeting: Meeting, kind: Kind) -> list[date | None]:
    """When the paper came out; minutes bring an agenda along that was not out."""
    agenda = meeting.agenda_published or meeting.minutes_published
    return [agenda if kind is AGENDA else meeting.minutes_published]


def meeting_days(meeting: Meeting, reader: Reader) -> list[date | None]:
    """On which its agenda and its minutes came out, as far as they did."""
    agenda = meeting.agenda_published if reader.sees_agenda(meeting) else None
    return [agenda, meeting.minutes_published if reader.sees_minutes(meeting) else None]


def since_when(
    out: Iterable[date | datetime | None], *changed: date | datetime | None, created: datetime | None = None
) -> Object:
    """When everybody could read the object first, and when its words changed last for them: what was done to a draft is
    nobody's business. `out` are days on which something of it came out, the first of them unless it was `created`
    later. Nothing where no day is known."""
    known = sorted(map(_moment, filter(None, out)))
    if created is not None:
        known = [created, *(each for each in known if each > created)]
    if not known:
        return {}
    last = max([*known, *map(_moment, filter(None, changed))])
    zone = get_current_timezone()
    first, last = (each.astimezone(zone).isoformat(timespec="seconds") for each in (known[0], last))
    return {"created": first, "modified": last}


def _moment(day: date | datetime) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time(), get_current_timezone())


def changed_since(meeting: Meeting) -> tuple[datetime | None, ...]:
    """When its day, hour, place or state changed last, its agenda, or its words: then what is within it may have
    changed, too."""
    return meeting.changed_at, meeting.told_at, meeting.words_changed_at


def present_file(document: Document, to: Addresses) -> Object:
    address, out = item_address(document.item, to.council_slug)[1:], out_on(document)
    return {
        "id": to.of("files", document.pk),
        "type": f"{OPARL}File",
        "name": document.title,
        "fileName": document.file_name,
        "mimeType": document.mime_type,
        "date": out.isoformat() if out else None,
        "size": document.size,
        "sha512Checksum": document.sha512,
        "accessUrl": to.named("document", *address, document.pk),
        "paper": [to.of("papers", document.item_id)],
        **since_when([out], document.item.meeting.changed_at),
    }
