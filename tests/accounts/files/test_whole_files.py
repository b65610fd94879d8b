"""A file is in the store whole or not at all, whatever happens to the disk or to the process that writes it."""

import errno
import logging
import os
import signal
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from accounts.files.faults import StoreFault
from accounts.files.jobs import clear_unclaimed, clear_unfinished
from accounts.files.sealed import sealed, unsealed
from accounts.files.storages import UNFINISHED, WholeFiles


class Breaking(ContentFile):
    """A file whose second half the disk does not take."""

    def chunks(self, chunk_size=None):
        yield self.read(len(self) // 2)
        self.break_off()

    def break_off(self):
        raise OSError(errno.ENOSPC, "No space left on device")


class Killing(Breaking):
    def break_off(self):
        os.kill(os.getpid(), signal.SIGKILL)


class Short(ContentFile):
    def chunks(self, chunk_size=None):
        yield self.read(len(self) // 2)


@pytest.fixture
def store(tmp_path):
    return WholeFiles(location=tmp_path)


def there(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_kept_whole_and_never_takes_anothers_place(store, tmp_path, monkeypatch):
    assert store.save("a/one", ContentFile(b"first")) == "a/one"
    monkeypatch.setattr(store, "exists", lambda name: False)  # the other came after it was looked for
    monkeypatch.setattr(store, "get_available_name", lambda name, max_length=None: f"{name}_2")
    second = store.save("a/one", ContentFile(b"second"))
    assert there(tmp_path) == {"a/one": b"first", second: b"second"}
    assert (tmp_path / "a/one").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("broken", [Breaking, Short])
def test_a_write_that_fails_leaves_nothing_and_the_log_says_so_once(store, tmp_path, caplog, broken):
    caplog.set_level(logging.WARNING)
    for _ in range(2):
        with pytest.raises(StoreFault, match="Nothing of it was saved"):
            store.save("one", broken(b"0123456789"))
    assert there(tmp_path) == {}
    store.save("one", ContentFile(b"whole"))
    store.save("two", ContentFile(b"whole"))
    [failing, again] = [record.getMessage() for record in caplog.records]
    assert str(tmp_path) in failing and again == f"Files are kept in {tmp_path} again"


def test_a_store_that_is_no_folder_or_cannot_be_read_is_told(tmp_path, caplog):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreFault):
        WholeFiles(location=tmp_path / "file").save("one", ContentFile(b"x"))
    with pytest.raises(StoreFault, match="cannot be opened"):
        WholeFiles(location=tmp_path).open(".")
    with pytest.raises(FileNotFoundError):
        WholeFiles(location=tmp_path).open("never-kept")


def test_a_killed_writer_leaves_no_half_file_and_what_it_left_is_cleared(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "accounts.files.storages.WholeFiles"}}
    settings.MEDIA_ROOT = tmp_path
    child = os.fork()
    if child == 0:
        WholeFiles(location=tmp_path).save("documents/one", Killing(b"0123456789"))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    [left] = there(tmp_path)
    assert left.startswith("documents/") and left.endswith(UNFINISHED)

    clear_unfinished()
    assert list(there(tmp_path)) == [left]  # it may still be written
    aged(tmp_path / left, timedelta(days=1, minutes=1))
    for name in ("documents/named", "documents/never", "documents/new", "elsewhere"):
        aged(kept(tmp_path / name), timedelta(days=6 if name == "documents/new" else 8))
    clear_unfinished()
    clear_unclaimed("documents", {"documents/named"})
    clear_unclaimed("releases", set())  # a folder that is not there yet
    assert sorted(there(tmp_path)) == ["documents/named", "documents/new", "elsewhere"]


def kept(path: Path) -> Path:
    path.write_bytes(b"content")
    return path


def aged(path: Path, age: timedelta) -> None:
    then = time() - age.total_seconds()
    os.utime(path, (then, then))


@given(st.binary(max_size=200), st.data())
def test_whatever_is_missing_or_changed_of_a_sealed_file_is_noticed(content, data):
    kept = sealed(content)
    assert unsealed(kept) == content
    assert unsealed(kept[: data.draw(st.integers(0, len(kept) - 1))]) is None
    place = data.draw(st.integers(0, len(kept) - 1))
    assert unsealed(kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]) is None
