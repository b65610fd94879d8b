"""Supporting documents. What a file is comes from its content; its name never becomes a path."""

import hashlib
from datetime import date

from django.core.files import File
from django.db import transaction

from accounts.files.storages import gone_with_its_row
from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.reasons import why_not_this_reason
from accounts.trail import actions as audit
from accounts.trail.parts import Change, Public
from committees.documents.file_types import check_size, recognise, safe_name
from committees.models import AgendaItem, Document


@transaction.atomic
def add_document(
    *,
    item: AgendaItem,
    title: str,
    file: File | None = None,
    restricted: bool = False,
    reason: str = "",
    published_on: date,
    by: User | None,
) -> Document:
    """Keep a file with the item, or a note that a restricted one exists.

    Raises UnfitFile where the content is not of an accepted kind or too large, StoreFault where it cannot be kept, and
    NotAllowed where a restricted
    document gives no reason or an open one has no file.
    """
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
        published_on=published_on,
    )
    if file is not None:
        _keep(document, file)
    with gone_with_its_row(document.file):
        document.save()
        _record(document, by)
    return document


def _record(document: Document, by: User | None) -> None:
    detail = {
        "title": Public(document.title),
        "file": Public(document.file_name),
        "sha512": Public(document.sha512),
        "size": Public(document.size),
        "restricted": Public(document.restricted),
    }
    council = document.item.meeting.committee.council
    audit.record(by=by, council=council, verb="attached a document", subject=document, detail=detail)


@transaction.atomic
def withdraw_document(*, document: Document, reason: str, by: User | None) -> Document:
    """Close a document to everyone but democratic services, saying why; the file and its entry stay."""
    if document.restricted:
        raise NotAllowed("This document is not public already.")
    demand(
        why_not_this_reason(reason, "Say why the document is withdrawn: readers see the reason in its place.")
    )
    document.restricted, document.reason = True, reason.strip()
    document.save()
    closed = Change({"restricted": False}, {"restricted": True, "reason": document.reason})
    council = document.item.meeting.committee.council
    audit.record(
        by=by, council=council, verb="withdrew a document", subject=document, detail={"changed": closed}
    )
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
