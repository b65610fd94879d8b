"""Reads uploads that wait and what their rows would change. Every function costs a fixed number of queries."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Council, User
from indicators.models import Upload, UploadRow
from indicators.terms.row_kinds import SAVED_KINDS, Kind

KEPT_FOR = timedelta(days=1)
State = Upload.State


def uploads_of(council: Council, user: User, now: datetime) -> QuerySet[Upload]:
    """The officer's own files in this council that are not too old, newest first, without their content."""
    mine = Upload.objects.filter(council=council, by=user, at__gte=now - KEPT_FOR)
    return mine.select_related("job").defer("content").order_by("-at")


def upload_with_key(council: Council, user: User, key: UUID, now: datetime) -> Upload | None:
    return uploads_of(council, user, now).filter(pk=key).first()


def waiting_uploads(council: Council, user: User, now: datetime) -> list[Upload]:
    """Those that still wait for something: a check, their officer's choice, another try."""
    settled = (State.DONE, State.REFUSED)
    return list(uploads_of(council, user, now).exclude(state__in=settled))


def waiting_uploads_of(councils: Collection[Council], users: Collection[User], now: datetime) -> list[Upload]:
    """Those of all these people that wait for their choice in these councils. One query."""
    mine = Upload.objects.filter(
        council__in=councils, by__in=users, at__gte=now - KEPT_FOR, state=State.CHECKED
    )
    return list(mine.defer("content").order_by("at"))


def chosen_rows(upload_id: UUID) -> QuerySet[UploadRow]:
    """The ticked rows, section by section, so that two savings lock sections in the same order."""
    rows = UploadRow.objects.filter(upload=upload_id, chosen=True, kind__in=SAVED_KINDS)
    return rows.order_by("collection_id", "section_start", "row")


def refused_rows(upload: Upload) -> QuerySet[UploadRow]:
    """Those that cannot be saved, in the order of the file."""
    return UploadRow.objects.filter(upload=upload, kind=Kind.REFUSED).order_by("row")
