"""What killed writers left in the store is cleared away once a day."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.files.storages import UNFINISHED

WRITTEN_WITHIN = timedelta(days=1)
# A file without a row is a writer's that was killed between the two, or belongs to a database that is about to be
# restored: time for an operator to notice.
CLAIMED_WITHIN = timedelta(days=7)


def clear_unfinished() -> None:
    """Files that were being written when their process was killed."""
    for name in names_in(""):
        if name.endswith(UNFINISHED) and _older(name, WRITTEN_WITHIN):
            default_storage.delete(name)


def clear_unclaimed(folder: str, claimed: Collection[str]) -> None:
    """Files in a folder of the store that no row of the database tells of."""
    for name in names_in(folder):
        if name not in claimed and _older(name, CLAIMED_WITHIN):
            default_storage.delete(name)


def names_in(folder: str) -> Iterator[str]:
    """Every file in the folder and those below it; none where there is no such folder."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    path = f"{folder}/" if folder else ""
    yield from (f"{path}{name}" for name in files)
    for name in folders:
        yield from names_in(f"{path}{name}")


def _older(name: str, age: timedelta) -> bool:
    try:
        return default_storage.get_modified_time(name) < timezone.now() - age
    except FileNotFoundError:
        return False  # its writer has finished it meanwhile
