"""Reads the raw files that are kept once more, by the mappings as they are now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from indicators.amounts.amounts import Amounts
from indicators.benchmarks.areas.querysets import AreaIndex
from indicators.benchmarks.current.actions import choose_current
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.keeping.actions import store_release
from indicators.benchmarks.keeping.querysets import raw_file
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.querysets import OtherFigures, Unreadable, catalogue, gather, stored_amounts
from indicators.benchmarks.reader import UnknownDataset, UnreadableFile
from indicators.benchmarks.reports import FileReport, count, fill
from indicators.models import Indicator, Release
from indicators.terms.periods import Period

Cell = tuple[str, int, Period]


@dataclass
class Remapped:
    """What became of one release: how many figures are new, changed and gone, or why nothing was done."""

    release: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    problem: str = ""

    @property
    def words(self) -> str:
        if self.problem:
            return f"{self.release}: left as it is, {self.problem}"
        return f"{self.release}: {self.added:,} figures added, {self.changed:,} changed, {self.removed:,} taken out"


def remap_releases(
    *,
    dataset: str = "",
    label: str = "",
    by: User | None = None,
    dry_run: bool = False,
    progress: Callable[[str], None] = lambda text: None,
) -> list[Remapped]:
    """All stored releases, or those of a dataset or a label; each is one transaction. Datasets that others take their
    denominators from come first.
    """
    mappings = {one.key: one for one in all_datasets()}
    needed = {item.per for one in mappings.values() for item in one.indicators if item.per}
    first = {key for key, one in mappings.items() if any(item.code in needed for item in one.indicators)}
    chosen = {name: value for name, value in (("dataset", dataset), ("label", label)) if value}
    releases = Release.objects.filter(illustrative=False, **chosen).order_by("dataset", "label")
    return [
        remap_release(release=one, by=by, dry_run=dry_run, progress=progress)
        for one in sorted(releases, key=lambda one: one.dataset not in first)
    ]


@transaction.atomic
def remap_release(
    *,
    release: Release,
    by: User | None,
    dry_run: bool = False,
    progress: Callable[[str], None] = lambda text: None,
) -> Remapped:
    progress(f"Reading {release}")
    done = Remapped(str(release))
    mapping = next((one for one in all_datasets() if one.key == release.dataset), None)
    indicators = catalogue()
    try:
        if mapping is None:
            raise Unreadable(["its dataset has no mapping any more."])
        gathering = _gather_again(release, mapping, indicators)
    except (Unreadable, UnknownDataset, UnreadableFile, OSError) as error:
        done.problem = str(error)
        return done
    figures = list(gathering.figures(OtherFigures([gathering])))
    touched = _count_changes(done, stored_amounts(release), figures)
    if dry_run or not touched:
        return done
    report = FileReport(*(release.file_name, release.dataset, mapping.title, release.label, "remapped"))
    fill(report, mapping, gathering)
    count(report, figures, frozenset(row.code for row in mapping.indicators if row.per))
    release.secondary = mapping.secondary
    store_release(
        release=release,
        figures=figures,
        indicators=indicators,
        raw=None,
        file_name=release.file_name,
        sha256=release.file_sha256,
        report=report,
        by=by,
        progress=progress,
    )
    choose_current(
        indicators=set(Indicator.objects.filter(council=None, code__in=touched).values_list("pk", flat=True))
    )
    return done


def _gather_again(release: Release, mapping: DatasetMapping, indicators: dict[str, Indicator]) -> Gathering:
    if not release.rows_kept:
        raise Unreadable(
            [f"its raw file was not kept. Bring {release.file_name} again as release {release.label}."]
        )
    with raw_file(release) as stream:
        return gather(stream, mapping, AreaIndex(), indicators, lambda rows: None)


def _count_changes(
    done: Remapped, before: dict[Cell, Amounts], figures: Sequence[GatheredFigure]
) -> set[str]:
    """The indicators of which something changes."""
    now = {(one.indicator, one.area, one.period): one.amounts for one in figures}
    added, removed = now.keys() - before.keys(), before.keys() - now.keys()
    changed = {key for key in before.keys() & now.keys() if before[key][:4] != now[key][:4]}
    done.added, done.changed, done.removed = len(added), len(changed), len(removed)
    return {code for code, _, _ in added | changed | removed}
