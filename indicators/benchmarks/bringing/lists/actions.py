"""What a file of neighbours or of areas would change, and taking it in.

It is tried by storing it and taking that back, so what is shown is what happens.
"""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from accounts.models import User
from indicators.benchmarks.areas.actions import NeighbourModelExists, import_neighbours
from indicators.benchmarks.areas.area_files import read_areas
from indicators.benchmarks.areas.changes.actions import import_areas
from indicators.benchmarks.areas.neighbour_files import read_neighbours
from indicators.benchmarks.areas.querysets import neighbours_by_model
from indicators.files.faults import FileRefused
from indicators.files.table_files import sha256_of
from indicators.models import Area, NationalFile
from indicators.terms.wording import count_words

MOST_LABEL = 20
READ_AGAIN = (
    "Releases that are stored have left new councils out: read the stored files again, or bring the newest file of a "
    "dataset once more."
)


class ListRefused(Exception):
    """Nothing can be made of the file; `problems` says why, row by row."""

    def __init__(self, problems: Sequence[str]):
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@transaction.atomic
def tried(*, file: NationalFile, path: Path, by: User | None) -> dict[str, object]:
    """What `stored` would give; everything is taken back. Raises ListRefused."""
    with transaction.atomic():
        preview = stored(file=file, path=path, by=by)
        transaction.set_rollback(True)
    return preview


@transaction.atomic
def stored(*, file: NationalFile, path: Path, by: User | None) -> dict[str, object]:
    """Take the file in; gives what it changed, in sentences as a preview has them. Raises ListRefused."""
    taken_in = _neighbours if file.kind == NationalFile.Kind.NEIGHBOURS else _areas
    try:
        return taken_in(file, path, by)
    except FileRefused as refused:
        more = [f"and {refused.faults.more:,} more faults"] if refused.faults.more else []
        raise ListRefused([*map(str, refused.faults), *more]) from None
    except NeighbourModelExists as error:
        raise ListRefused([str(error)]) from None


def _neighbours(file: NationalFile, path: Path, by: User | None) -> dict[str, object]:
    if len(file.label) > MOST_LABEL:
        raise ListRefused([f"Name the model in up to {MOST_LABEL} characters, such as 2025."])
    before = _ten(file)
    with path.open("rb") as opened:
        sha256 = sha256_of(opened)
        lists = read_neighbours(opened, path.name)
    done = import_neighbours(
        label=file.label, lists=lists, file_name=file.file_name, file_sha256=sha256, by=by, replace=True
    )
    changes = _moves(file.council.short_name, before, _ten(file))
    if done.newest != file.label:
        changes.append(f"Model {done.newest} stays the one that is used.")
    return {
        "title": "Statistical neighbours",
        "outcome": done.outcome,
        "held": [
            f"{count_words(done.councils, 'councils')} with {count_words(done.neighbours, 'neighbours')}"
        ],
        "changes": [f"It takes the place of the model {file.label} that is stored.", *changes]
        if done.outcome == "replaced"
        else changes,
    }


def _ten(file: NationalFile) -> list[str]:
    by_model = neighbours_by_model(file.council.gss_code)
    return [area.name for area in next(iter(by_model.values()), [])]


def _moves(council: str, before: Sequence[str], now: Sequence[str]) -> list[str]:
    come = [name for name in now if name not in before]
    gone = [name for name in before if name not in now]
    words = [f"{council} is compared with {', '.join(come)} from now on"] if come else []
    words += [f"{council} is no longer compared with {', '.join(gone)}"] if gone else []
    return words or [f"Whom {council} is compared with stays the same"]


def _areas(file: NationalFile, path: Path, by: User | None) -> dict[str, object]:
    with path.open("rb") as opened:
        facts = read_areas(opened, path.name)
    done = import_areas(facts=facts, file_name=file.file_name, by=by)
    known = Area.objects.filter(gss_code__in=[one.gss_code for one in facts]).count()
    changes = [f"Added: {', '.join(done.added)}"] if done.added else []
    changes += [f"Changed: {', '.join(done.changed)}"] if done.changed else []
    changes += [f"{count_words(done.codes, 'former codes')} added"] if done.codes else []
    return {
        "title": "Councils",
        "outcome": "stored" if changes else "unchanged",
        "held": [f"{count_words(known, 'areas')} named"],
        "changes": changes,
        "cautions": [READ_AGAIN] if done.added else [],
    }
