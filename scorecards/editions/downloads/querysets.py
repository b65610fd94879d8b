"""Which editions' files are made beforehand, whether a worker makes them just now, and what is known of those made."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TypedDict

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import Job
from accounts.querysets import KeysOf, unpacked
from scorecards.editions.caches import renderer_name
from scorecards.models import Edition, EditionPage

READ_FOR = timedelta(days=366)
FILE = "file "  # begins the name under which it is kept what is known of a file


class KnownFile(TypedDict):
    """Of a print version that was made: how long it is. `why`: why it was not, where it cannot be."""

    pages: int
    bytes: int
    why: str


def files_key(edition: Edition) -> str:
    """Names the making of an edition's files by the code that stands now."""
    return f"files {edition.sha256[:32]} {renderer_name()}"


def making_of(edition: Edition) -> QuerySet[Job]:
    """Each time the files were to be made, the newest first."""
    return Job.objects.filter(once__startswith=f"{files_key(edition)} ").order_by("-at")


def editions_made_ready() -> QuerySet[Edition]:
    """What readers open most: of each period the newest that stands, published within a year. The newest first."""
    same = {name: OuterRef(name) for name in ("scorecard", "frequency", "start")}
    newer = Edition.objects.standing().filter(number__gt=OuterRef("number"), **same)
    found = Edition.objects.standing().filter(published_at__gt=timezone.now() - READ_FOR)
    ready = found.exclude(Exists(newer)).select_related("scorecard__council").defer("payload")
    return ready.order_by("-published_at", "-pk")


def files_with_edition() -> KeysOf:
    """The same as an annotation of editions, for `files_of`: oldest first."""
    kept = EditionPage.objects.filter(edition=OuterRef("pk"), renderer=renderer_name(), name__startswith=FILE)
    return KeysOf(kept.order_by("pk").values(key=JSONObject(name="name", known="frame")))


def files_of(annotated: Iterable[str | dict]) -> dict[str, KnownFile]:
    found = [unpacked(each) for each in annotated]
    return {each["name"].removeprefix(FILE): KnownFile(**unpacked(each["known"])) for each in found}


def files_known(edition: Edition) -> dict[str, KnownFile]:
    """By the names of files (see `Original.name_of`), of those that the code of now has made. One query."""
    kept = EditionPage.objects.filter(edition=edition, renderer=renderer_name(), name__startswith=FILE)
    return {name.removeprefix(FILE): known for name, known in kept.values_list("name", "frame")}
