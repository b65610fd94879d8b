"""Which publication a national figure comes from: a measure's years may come from several. Pure."""

from collections.abc import Iterable

from indicators.benchmarks.mapping_files import known_datasets
from scorecards.comparing.compare.panels import Line, Panel, YearCell
from scorecards.comparing.compare.state import year_words

MADE_UP = "Made-up figures"  # published by nobody


def publication_of(panel: Panel, cell: YearCell) -> str:
    """As the measure's definition names its source; of a data set of another publication, that publication."""
    named = panel.facts.published_source.rstrip(".")
    publication = next((one.publication for one in known_datasets() if one.key == cell.dataset), "")
    return named if publication.casefold() in named.casefold() else publication


def source_words(panel: Panel, illustrative: bool = False) -> str:
    """The publications and the releases that the figures come from, newest first; of several also for which years."""
    years: dict[tuple[str, str], list[int]] = {}
    for _, year, cell in sorted(_cells(panel), key=lambda one: (-one[1], one[2].release)):
        source = MADE_UP if illustrative else publication_of(panel, cell)
        years.setdefault((source, cell.release), []).append(year)
    parts, before = [], ""
    for (source, release), each in years.items():
        named = f"{source}, " if source and source != before else ""
        when = f" for {_spans(set(each))}" if len(years) > 1 else ""
        parts.append(f"{named}release {release}{when}")
        before = source
    return f"{'; '.join(parts)}." if parts else ""


def _cells(panel: Panel) -> Iterable[tuple[Line, int, YearCell]]:
    return ((line, year, cell) for line in panel.lines for year, cell in line.cells.items())


def _spans(years: set[int]) -> str:
    """ "2015/16 to 2019/20 and 2021/22"."""
    firsts = sorted(year for year in years if year - 1 not in years)
    lasts = sorted(year for year in years if year + 1 not in years)
    return " and ".join(
        year_words(first) if first == last else f"{year_words(first)} to {year_words(last)}"
        for first, last in zip(firsts, lasts, strict=True)
    )
