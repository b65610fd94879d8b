"""What the jobs of a national file do: read it and work out what it would change, and take it in as it was shown.

Reading and comparing take long and are done outside of a transaction; what is stored, and that the file is taken in,
is one, with the end of the job.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from accounts.background.jobs import Lost
from accounts.background.registries import Run
from accounts.files.faults import StoreFault
from accounts.files.storages import whole
from accounts.models import User
from indicators.benchmarks.actions import ImportRefused, Storing, import_releases
from indicators.benchmarks.bringing.lists import actions as lists
from indicators.benchmarks.bringing.lists.actions import ListRefused
from indicators.benchmarks.bringing.querysets import State, ground
from indicators.benchmarks.cells import Level
from indicators.benchmarks.describing.description import describe, described_data
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.benchmarks.reader import UnknownDataset, UnreadableFile, identify
from indicators.benchmarks.recognise import NEEDED, TABLE_TOOL
from indicators.benchmarks.report_words import cautions, changes, held, left_out
from indicators.benchmarks.reports import FileReport, in_titles
from indicators.benchmarks.text import header_of, rows_of
from indicators.models import NationalFile
from indicators.terms.periods import day_words

NO_COUNCIL = (
    "The file has no row of a council. It is probably the national file beside the councils' own: on the same page of "
    "the release, bring the one whose title says local authority."
)
CHANGED = "Something was changed since you looked, so nothing was taken in yet. This is what the file would change now."
REFUSALS = (ImportRefused, ListRefused)


class ChangedMeanwhile(Exception):
    """What the preview was worked out from is not so any more."""


def file_of(run: Run, key: UUID) -> QuerySet[NationalFile]:
    """The file, as long as it waits for this job."""
    return NationalFile.objects.filter(pk=key, job=run.job.pk)


def read_file(*, run: Run, key: UUID, by: User, told: Sequence[str] = ()) -> None:
    """Leave it checked with what it would change, or unknown with what it holds, or refused; `told` is said beside it.

    Raises Lost where it was thrown away.
    """
    file = file_of(run, key).select_related("council").first()
    if file is None:
        raise Lost
    try:
        with path_of(file) as path:
            _look(run, file, path, by, list(told))
    except REFUSALS as refused:
        with run.last():
            file_of(run, key).update(state=State.REFUSED, problems=refused.problems[:20])
            delete_later(file)
    except StoreFault as fault:
        with run.last():
            file_of(run, key).update(state=State.REFUSED, problems=[str(fault)])
            delete_later(file)


def _look(run: Run, file: NationalFile, path: Path, by: User, told: list[str]) -> None:
    fields = {"stands_on": ground(), "state": State.CHECKED, "described": {}, "problems": told}
    if file.kind != NationalFile.Kind.RELEASE:
        with run.last():
            fields["preview"] = lists.tried(file=file, path=path, by=by)
            file_of(run, file.pk).update(**fields)
        return
    if _known(path, file):
        [report] = _imported(run, file, path, by, dry_run=True)
        fields["preview"] = preview_data(report, dry_run=True)
    else:
        fields |= {"state": State.UNKNOWN, "described": file.described}
    with run.last():
        file_of(run, file.pk).update(**fields)


def take_file(*, run: Run, key: UUID, by: User) -> None:
    """Store it as it was shown. Where something it stands on has changed since, it is only shown anew, and says so."""
    file = file_of(run, key).select_related("council").first()
    if file is None:
        raise Lost
    try:
        with path_of(file) as path:
            _take(run, file, path, by)
    except ChangedMeanwhile:
        read_file(run=run, key=key, by=by, told=[CHANGED])
    except REFUSALS as refused:
        with run.last():
            file_of(run, key).update(state=State.CHECKED, problems=refused.problems[:20])
    except StoreFault as fault:
        with run.last():
            file_of(run, key).update(state=State.CHECKED, problems=[str(fault)])


def _take(run: Run, file: NationalFile, path: Path, by: User) -> None:
    @contextmanager
    def storing(reports: Sequence[FileReport]) -> Iterator[None]:
        with run.last():
            _demand_same_ground(file)
            yield
            _done(run, file, preview_data(reports[0], dry_run=False))

    _demand_same_ground(file)
    if file.kind == NationalFile.Kind.RELEASE:
        _imported(run, file, path, by, dry_run=False, storing=storing)
        return
    with run.last():
        _done(run, file, lists.stored(file=file, path=path, by=by))


def _demand_same_ground(file: NationalFile) -> None:
    if file.stands_on != ground():
        raise ChangedMeanwhile


def _done(run: Run, file: NationalFile, preview: dict[str, object]) -> None:
    file_of(run, file.pk).update(state=State.DONE, preview=preview, problems=[])
    delete_later(file)


def delete_later(file: NationalFile) -> None:
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


def _imported(
    run: Run, file: NationalFile, path: Path, by: User, *, dry_run: bool, storing: Storing = nullcontext
) -> list[FileReport]:
    return import_releases(
        paths=[path],
        label=file.label,
        by=by,
        published_on=file.published_on,
        replace=True,  # what it takes the place of is shown first
        dry_run=dry_run,
        progress=run.say,
        storing=storing,
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
    if report.completes:
        return [
            f"Of this very file a part is stored as release {report.label}. All of it takes that part's place."
        ]
    words = f"It takes the place of another file that is stored as release {report.label}"
    if not report.replaces:
        return [f"{words}."]
    name, day = report.replaces
    return [f"{words}: {name}, of {day_words(day)}. Give it another name to keep both."]
