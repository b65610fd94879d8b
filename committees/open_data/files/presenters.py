"""Files as OParl objects, and the days on which something came out."""

from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone

from committees.addresses import item_address, meeting_address
from committees.documents.presenters import out_on
from committees.models import Document, Meeting, Reader
from committees.open_data.addresses import Addresses
from committees.open_data.kinds import OPARL
from committees.papers.kinds import AGENDA, MINUTES

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
        | since_when(*([meeting.agenda_published] if kind is AGENDA else [meeting.minutes_published]))
        for kind, is_out in out.items()
        if is_out
    }


def meeting_days(meeting: Meeting, reader: Reader) -> list[date | None]:
    """On which its agenda and its minutes came out, as far as they did."""
    agenda = meeting.agenda_published if reader.sees_agenda(meeting) else None
    return [agenda, meeting.minutes_published if reader.sees_minutes(meeting) else None]


def since_when(*days: date | datetime | None) -> Object:
    """When everybody could read the object first, and when its words changed last for them: what was done to a draft is
    nobody's business. Nothing where no day is known."""
    known = sorted(
        (each if isinstance(each, datetime) else datetime.combine(each, time(), get_current_timezone()))
        for each in days
        if each
    )
    if not known:
        return {}
    zone = get_current_timezone()
    first, last = (each.astimezone(zone).isoformat(timespec="seconds") for each in (known[0], known[-1]))
    return {"created": first, "modified": last}


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
        **since_when(out),
    }
