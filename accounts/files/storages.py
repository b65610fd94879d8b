"""The folder of MEDIA_ROOT. A file is there whole or not at all."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.utils.deconstruct import deconstructible

from accounts.files.faults import NOT_KEPT, NOT_WHOLE, StoreFault

log = logging.getLogger(__name__)
UNFINISHED = ".unfinished"


@deconstructible(path="accounts.files.storages.WholeFiles")
class WholeFiles(FileSystemStorage):
    """Writes beside, checks the length and renames. Raises StoreFault where the disk does not do it.

    The log says once that it does not, and once that it does again: while a disk is full every visitor meets it.
    """

    failing = False

    def _save(self, name: str, content: File) -> str:
        beside = Path(self.path(name)).with_name(f"{uuid4().hex}{UNFINISHED}")
        try:
            beside.parent.mkdir(parents=True, exist_ok=True)
            self._write(beside, content)
            kept = self._rename(beside, name)
            _sync(beside.parent)
        except OSError as fault:
            self._fails(fault)
            raise StoreFault(NOT_KEPT) from fault
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._works()
        return kept

    def _write(self, beside: Path, content: File) -> None:
        with beside.open("xb") as out:
            for chunk in content.chunks():
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
            length = os.fstat(out.fileno()).st_size
        if length != content.size:
            raise OSError(f"{length} bytes were written of {content.size}")
        if self.file_permissions_mode is not None:
            beside.chmod(self.file_permissions_mode)

    def _rename(self, beside: Path, name: str) -> str:
        """A link and not a rename, which would take the place of a file that came meanwhile."""
        while True:
            try:
                Path(self.path(name)).hardlink_to(beside)
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name

    def _open(self, name: str, mode: str = "rb") -> File:
        try:
            return super()._open(name, mode)
        except FileNotFoundError:
            raise
        except OSError as fault:
            self._fails(fault)
            raise StoreFault(NOT_WHOLE) from fault

    def _fails(self, fault: OSError) -> None:
        if not self.failing:
            log.error("Files cannot be kept in, or read from, %s: %s", self.location, fault)
        self.failing = True

    def _works(self) -> None:
        if self.failing:
            log.warning("Files are kept in %s again", self.location)
        self.failing = False


def _sync(folder: Path) -> None:
    """Only then does the name outlast a loss of power, as the row of the database does that tells of it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def gone_with_its_row(file: FieldFile) -> Iterator[None]:
    """Take a file that was just kept out of the store again, where what belongs to it cannot be saved.

    Where the process is killed, or the database does not say whether it kept the row, the file stays, and the day's
    cleaning finds it.
    """
    try:
        yield
    except Exception:
        if file.name:
            with suppress(OSError):
                file.storage.delete(file.name)
        raise


def whole(file: FieldFile, size: int | None) -> File:
    """The file opened. Raises StoreFault where it is not there, or has not as many bytes as were put there."""
    try:
        opened = file.storage.open(file.name, "rb")
    except FileNotFoundError as fault:
        log.error("%s is not in the store", file.name)
        raise StoreFault(NOT_WHOLE) from fault
    if size is not None and opened.size != size:
        opened.close()
        log.error("%s has %s bytes in the store and should have %s", file.name, opened.size, size)
        raise StoreFault(NOT_WHOLE)
    return opened
