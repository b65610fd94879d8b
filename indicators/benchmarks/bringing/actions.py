"""A national file on its way in by page. What it would change is worked out and shown before any of it is stored.

Reading and storing are those of the command (`import_releases`); here a file is kept between the two for a day, and
what was shown is taken in only while it still holds.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.files.storages import gone_with_its_row, whole
from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.benchmarks.actions import ImportRefused, import_releases
from indicators.benchmarks.bringing.lists import actions as lists
from indicators.benchmarks.bringing.querysets import KEPT_FOR, State, ground, waiting_files
from indicators.benchmarks.cells import Level
from indicators.benchmarks.describing.description import describe, described_data
from indicators.benchmarks.keeping.querysets import raw_file
from indicators.benchmarks.mapping_files import mapping_of
from indicators.benchmarks.own.drafts import Draft, draft_data
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.own.showing import draft_of_text
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.benchmarks.reader import UnknownDataset, UnreadableFile, identify
from indicators.benchmarks.recognise import NEEDED, TABLE_TOOL
from indicators.benchmarks.report_words import cautions, changes, held, left_out
from indicators.benchmarks.reports import FileReport, in_titles
from indicators.benchmarks.text import header_of, rows_of
from indicators.models import NationalFile, Release
from indicators.terms.periods import day_words

MOST_WAITING = 10
NO_COUNCIL = (
    "The file has no row of a council. It is probably the national file beside the councils' own: on the same page of "
    "the release, bring the one whose title says local authority."
)
TOO_MANY = (
    f"{MOST_WAITING} of your files wait already. Take one of them in or throw it away, then bring the next."
)


@transaction.atomic
def keep_file(
    *,
    council: Council,
    file: File,
    file_name: str,
    label: str,
    published_on: date | None,
    by: User,
    kind: str = NationalFile.Kind.RELEASE,
) -> NationalFile:
    """Keep a file with what it would change, or with what it holds where no dataset is like it.

    Files of more than a day are cleared away. Raises NotAllowed where too many wait, ImportRefused or ListRefused
    where nothing can be made of it; then it is not kept. Raises StoreFault where it cannot be kept.
    """
    # Two uploads of one officer at the same moment take turns
    lock(by)
    _clear()
    if waiting_files(council, by, timezone.now()).count() >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    kept = NationalFile(council=council, by=by, kind=kind, label=label, published_on=published_on)
    kept.file_name, kept.size = file_name[-200:], file.size
    kept.file.save("file", file, save=False)
    with gone_with_its_row(kept.file):
        look_again(file=kept, by=by)
        audit.record(
            by=by,
            council=council,
            verb="uploaded a national file",
            subject=kept,
            detail={"file": Public(kept.file_name), "release": Public(label)},
        )
    return kept


@transaction.atomic
def look_again(*, file: NationalFile, by: User) -> None:
    """Work out once more what it would change, as things stand now. Raises ImportRefused or ListRefused."""
    with path_of(file) as path:
        file.stands_on = ground()
        if file.kind != NationalFile.Kind.RELEASE:
            file.state, file.preview = State.CHECKED, lists.tried(file=file, path=path, by=by)
        elif _known(path, file):
            [report] = _imported(file, path, by, dry_run=True)
            file.state, file.preview, file.described = State.CHECKED, preview_data(report, dry_run=True), {}
        else:
            file.state = State.UNKNOWN
    file.save()


@transaction.atomic
def take_in(*, file: NationalFile, by: User) -> NationalFile:
    """Store it as it was shown. Taken in before, nothing happens; where something it stands on has changed since, it
    is only shown anew, with the state "checked". Raises ImportRefused or ListRefused.
    """
    file = NationalFile.objects.select_for_update().get(pk=file.pk, council=file.council_id, by=by)
    if file.state == State.DONE:
        return file
    if file.state == State.UNKNOWN or file.stands_on != ground():
        look_again(file=file, by=by)
        return file
    with path_of(file) as path:
        if file.kind == NationalFile.Kind.RELEASE:
            [report] = _imported(file, path, by, dry_run=False)
            file.preview = preview_data(report, dry_run=False)
        else:
            file.preview = lists.stored(file=file, path=path, by=by)
    file.state = State.DONE
    file.save()
    _delete_later(file)
    return file


@transaction.atomic
def discard_file(*, file: NationalFile, by: User) -> None:
    """Throw the file away. What was taken in from it stays."""
    if file.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    _delete_later(file)
    file.delete()


def _clear() -> None:
    for old in NationalFile.objects.filter(at__lt=timezone.now() - KEPT_FOR):
        _delete_later(old)
        old.delete()


def _delete_later(file: NationalFile) -> None:
    """From the disk, when all that is said of it in the database is stored."""
    name, storage = file.file.name, file.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


@contextmanager
def path_of(file: NationalFile) -> Iterator[Path]:
    """The file in a folder of its own, under its own name made harmless: wherever uploads are kept, it can be read."""
    name = "".join(each if each.isalnum() or each in "-_. " else "_" for each in Path(file.file_name).name)
    with TemporaryDirectory() as folder, whole(file.file, file.size) as kept:
        path = Path(folder, name.lstrip(". ")[-100:] or "file")
        with path.open("wb") as out:
            for chunk in kept.chunks():
                out.write(chunk)
        yield path


def _known(path: Path, file: NationalFile) -> bool:
    """Whether it is a known dataset; what else it holds is kept. Raises ImportRefused for what cannot be described."""
    try:
        with path.open("rb") as stream:
            identify(stream, all_datasets())
    except UnreadableFile as error:
        raise ImportRefused([str(error)]) from None
    except UnknownDataset as error:
        with path.open("rb") as stream:
            names = {name.lower() for name in header_of(rows_of(stream))}
            if names >= TABLE_TOOL or not names >= set(NEEDED):
                raise ImportRefused([_without_list(error)]) from None
            stream.seek(0)
            found = describe(stream)
        if Level.LOCAL_AUTHORITY not in found.levels:
            raise ImportRefused([NO_COUNCIL]) from None
        file.described = {**described_data(found), "why": _without_list(error)}
        return False
    return True


def _without_list(error: UnknownDataset) -> str:
    """The page lists the datasets that are known itself."""
    return str(error).partition(" Known datasets:")[0]


def _imported(file: NationalFile, path: Path, by: User, *, dry_run: bool) -> list[FileReport]:
    return import_releases(
        paths=[path],
        label=file.label,
        by=by,
        published_on=file.published_on,
        replace=True,  # what it takes the place of is shown first
        dry_run=dry_run,
    )


def preview_data(report: FileReport, *, dry_run: bool) -> dict[str, object]:
    """As JSON: what the file is and, in sentences, what it holds, changes, leaves out and what to take care of."""
    unchanged, report = report.outcome == "unchanged", in_titles(report, titles_of_catalogue())
    return {
        "dataset": report.dataset,
        "title": report.title,
        "outcome": report.outcome,
        "held": [] if unchanged else held(report, dry_run=dry_run),
        "changes": [] if unchanged else [*_replaced(report), *changes(report)],
        "left_out": [] if unchanged else left_out(report),
        "cautions": [] if unchanged else cautions(report),
    }


def _replaced(report: FileReport) -> list[str]:
    if report.outcome != "replaced":
        return []
    words = f"It takes the place of another file that is stored as release {report.label}"
    if not report.replaces:
        return [f"{words}."]
    name, day = report.replaces
    return [f"{words}: {name}, of {day_words(day)}. Give it another name to keep both."]


@transaction.atomic
def keep_draft(*, file: NationalFile, draft: Draft, by: User) -> None:
    """Keep what is said of an unknown file so far."""
    if file.by_id != by.pk:
        raise NotAllowed("This file was brought by somebody else.")
    file.draft = draft_data(draft)
    file.save(update_fields=["draft"])


@transaction.atomic
def open_again(*, council: Council, release: Release, toml: str, by: User) -> NationalFile:
    """The raw file of a release beside its mapping, so that the mapping can be changed on the page.

    Raises NotAllowed where too many files wait, NotShown or MappingError where the page cannot show the mapping,
    UnreadableFile or OSError where the file is not kept as it was.
    """
    lock(by)
    _clear()
    if waiting_files(council, by, timezone.now()).count() >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    file = NationalFile(council=council, by=by, file_name=release.file_name, label=release.label)
    file.state = State.UNKNOWN
    with TemporaryFile() as plain:
        with raw_file(release) as stream:
            shutil.copyfileobj(stream, plain)
        plain.seek(0)
        file.described = {**described_data(describe(plain)), "why": "Its mapping is being changed."}
        mapping_of(toml, release.dataset)
        file.draft = draft_data(draft_of_text(toml, file.described))
        raw = File(plain)
        file.size = raw.size
        file.file.save("file", raw, save=False)
    with gone_with_its_row(file.file):
        file.save()
    return file
