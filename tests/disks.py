"""A disk with little room, for tests of what happens when it is full."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from accounts.files.storages import WholeFiles

FILLING = "filling"


class SmallStore(WholeFiles):
    """A store whose disk has room for 300 KB and no more, where no real one can be made: that needs root."""

    def _write(self, beside, content):
        with beside.open("xb") as out:
            for chunk in content.chunks():
                out.write(chunk)
                if sum(path.stat().st_size for path in Path(self.location).rglob("*")) > 300_000:
                    raise OSError(ENOSPC, os.strerror(ENOSPC))


@contextmanager
def small_disk(folder: Path) -> Iterator[str]:
    """Make the folder a disk of 300 KB, and give the store to be used with it."""
    folder.mkdir()
    tried = (
        shutil.which("mount")
        and shutil.which("umount")
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], capture_output=True, check=False
        )
    )
    if not tried or tried.returncode:
        yield f"{__name__}.SmallStore"
        return
    try:
        yield "accounts.files.storages.WholeFiles"
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> None:
    (folder / FILLING).write_bytes(b"0" * 299_000)


def make_room(folder: Path) -> None:
    (folder / FILLING).unlink()
