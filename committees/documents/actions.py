"""Supporting documents. What a file is comes from its content; its name never becomes a path."""

import hashlib
from datetime import date

from django.core.files import File
from django.db import transaction
from django.utils.timezone import localdate

from accounts.files.storages import gone_with_its_row
from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.reasons import why_not_this_reason
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from committees.documents.file_types import check_size, recognise, safe_name
from committees.documents.policies import came_out_elsewhere, why_not_published_on, why_not_withdraw
from committees.exemption.policies import why_not_this_paragraph
from committees.exemption.querysets import regime_at
from committees.meetings.actions import words_changed
from committees.models import AgendaItem, Document
from committees.snapshots import changes, snapshot

CLOSING = ("restricted", "exempt_paragraph", "reason")


@transaction.atomic
def add_document(
    *,
    item: AgendaItem,
    title: str,
    file: File | None = None,
    restricted: bool = False,
    reason: str = "",
    exempt_paragraph: str = "",
    published_on: date | None = None,
    by: User | None,
) -> Document:
    """Keep a file with the item, or a note that a restricted one exists.

    `published_on` is a day on which it came out elsewhere, of a meeting that had been held when it was entered here.
    One that is exempt is restricted, too. Raises UnfitFile where the content is not of an accepted kind or too large,
    StoreFault where it cannot be kept, and NotAllowed where a restricted document gives no reason or an open one has
    no file.
    """
    restricted, today = restricted or bool(exempt_paragraph), localdate()
    if published_on and came_out_elsewhere(item.meeting):
        demand(why_not_published_on(published_on, item.meeting, today))
    if exempt_paragraph:
        demand(why_not_this_paragraph(exempt_paragraph, regime_at(item.meeting)))
    if restricted and not reason.strip():
        raise NotAllowed("Say why the document is not public, such as “business affairs”.")
    if file is None and not restricted:
        raise NotAllowed("Choose a file. Only a document that is not public can be listed without one.")
    document = Document(
        item=item,
        order=item.documents.count() + 1,
        title=title,
        restricted=restricted,
        reason=reason.strip() if restricted else "",
        exempt_paragraph=exempt_paragraph,
        published_on=published_on or today,
    )
    if file is not None:
        _keep(document, file)
    with gone_with_its_row(document.file):
        document.save()
        _record(document, by)
        words_changed(item.meeting)
    return document


def _record(document: Document, by: User | None) -> None:
    named = "" if document.restricted else document.file_name  # a name may say what the file does
    detail = {
        "title": Public(document.title),
        "file": Public(named),
        "sha512": Public(document.sha512),
        "size": Public(document.size),
        "restricted": Public(document.restricted),
        "exempt paragraph": Public(document.exempt_paragraph),
    }
    council = document.item.meeting.committee.council
    audit.record(by=by, council=council, verb="attached a document", subject=document, detail=detail)


@transaction.atomic
def withdraw_document(*, document: Document, reason: str, by: User | None) -> Document:
    """Close a document to everyone but democratic services, saying why; the file and its entry stay. One that is exempt
    is taken from members, too."""
    demand(why_not_withdraw(document))
    demand(
        why_not_this_reason(reason, "Say why the document is withdrawn: readers see the reason in its place.")
    )
    before = snapshot(document, CLOSING)
    document.restricted, document.reason, document.exempt_paragraph = True, reason.strip(), ""
    document.save()
    closed = changes(before, snapshot(document, CLOSING))
    council = document.item.meeting.committee.council
    audit.record(
        by=by, council=council, verb="withdrew a document", subject=document, detail={"changed": closed}
    )
    words_changed(document.item.meeting)
    return document


def _keep(document: Document, file: File) -> None:
    check_size(file.size)
    kind = recognise(file, file.name or "")
    digest = hashlib.sha512()
    for chunk in file.chunks():
        digest.update(chunk)
    document.sha512 = digest.hexdigest()
    document.size = file.size
    document.mime_type = kind.mime_type
    document.file_name = safe_name(file.name or "", kind)
    file.seek(0)
    document.file.save(document.file_name, file, save=False)
