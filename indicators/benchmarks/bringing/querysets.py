"""Files that wait, and everything that a preview stands on."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from accounts.background.querysets import OPEN
from accounts.models import Council, User
from indicators.models import Area, AreaAlias, NationalFile, NeighbourModel, OwnMapping, Release

KEPT_FOR = timedelta(days=1)
State = NationalFile.State


def files_of(council: Council, user: User, now: datetime) -> QuerySet[NationalFile]:
    """The officer's own files of the last day, the newest first."""
    files = NationalFile.objects.for_council(council).filter(by=user, at__gte=now - KEPT_FOR)
    return files.select_related("job").order_by("-at")


def waiting_files(council: Council, user: User, now: datetime) -> QuerySet[NationalFile]:
    return files_of(council, user, now).exclude(state__in=(State.DONE, State.REFUSED))


def has_stopped(file: NationalFile) -> bool:
    """Whether it is neither read nor taken in, and no job is at it any more: that failed, or was cancelled."""
    at_work = file.state in (State.READING, State.TAKING)
    return at_work and (file.job is None or file.job.state not in OPEN)


def file_with_key(council: Council, user: User, key: UUID, now: datetime) -> NationalFile | None:
    return files_of(council, user, now).filter(pk=key).first()


def ground() -> str:
    """The digest of all that decides what a file would change: releases, mappings, areas, models. Five queries."""
    releases = Release.objects.order_by("pk").values_list(
        "pk", "label", "file_sha256", "imported_at", "chosen", "published_on", "last_day"
    )
    parts = (
        list(releases),
        list(OwnMapping.objects.order_by("key").values_list("key", "toml")),
        list(Area.objects.order_by("pk").values_list("pk", "gss_code", "code3", "name", "started", "ended")),
        list(NeighbourModel.objects.order_by("pk").values_list("label", "file_sha256", "year", "chosen")),
        list(AreaAlias.objects.order_by("pk").values_list("code", "area")),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()
