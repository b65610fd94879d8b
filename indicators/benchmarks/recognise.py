"""Which known dataset a file is, by the names of its columns, in any order and of any release. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from indicators.benchmarks.mapping import DatasetMapping, IndicatorMapping
from indicators.terms.periods import shown

TIME = ("time_period", "time_identifier", "geographic_level")
PLACES = (
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
)
NEEDED = (*TIME, "country_code")
TABLE_TOOL = {"location", "location_code", "geographic_level"}
DATA_FILE = (
    'Bring the data file: on the release\'s page, "Explore and download data", the dataset\'s own CSV or "Download all '
    'data".'
)
SAY = "Say what it holds on the page of national figures, or in a mapping of your own."
RENAMED = f"If the release renamed a column, add its new name to the dataset's mapping. If it is another file: {SAY}"


class UnknownDataset(ValueError):
    """No known dataset has these columns. The message lists them and says which is nearest and what differs."""


@dataclass(frozen=True)
class Layout:
    """Where a file keeps what a dataset's mapping names: positions in a row, by column key and by geography.

    The geography of a long file is its code, name and year; that of others has the names of the releases' columns.
    """

    dataset: DatasetMapping
    header: tuple[str, ...]
    columns: Mapping[str, int]
    geography: Mapping[str, int]

    def name(self, key: str) -> str:
        return self.header[self.columns[key]]

    @property
    def indicators(self) -> list[IndicatorMapping]:
        """Those of the dataset whose columns are there."""
        return [one for one in self.dataset.indicators if one.column_keys() <= self.columns.keys()]


def layouts_for(header: Sequence[str], datasets: Iterable[DatasetMapping]) -> list[Layout]:
    """The datasets whose columns are all there, under the names of any release, whatever the capitals.

    Two datasets may have the same columns; their rows tell them apart. Raises UnknownDataset where none fits.
    """
    datasets = tuple(datasets)
    places = {name.lower(): place for place, name in enumerate(header)}
    missing = [name for name in NEEDED if name not in places]
    found = []
    for dataset in datasets:
        columns = {key: _place(names, places) for key, names in dataset.columns.items()}
        geography = _geography(dataset, places, missing)
        if -1 not in columns.values() and geography:
            extra = {key: _place(names, places) for key, names in dataset.optional.items()}
            there = {key: place for key, place in extra.items() if place != -1}
            found.append(Layout(dataset, tuple(header), {**columns, **there}, geography))
    if not found and set(places) >= TABLE_TOOL:
        raise UnknownDataset(
            f"This is a file of the table tool, which keeps only what was chosen there. {DATA_FILE}"
        )
    if not found:
        raise UnknownDataset(f"{_nearest(places, missing, datasets)} {known_list(datasets)}")
    return found


def _geography(
    dataset: DatasetMapping, places: Mapping[str, int], missing: Sequence[str]
) -> Mapping[str, int]:
    """Where area and year stand; nothing where one of them does not."""
    if dataset.long is None:
        known = {name: places[name] for name in (*TIME, *PLACES) if name in places}
        return {} if missing else known
    wanted = {"code": dataset.long.code, "name": dataset.long.name, "year": dataset.long.year}
    known = {key: _place(names, places) for key, names in wanted.items()}
    return {} if -1 in known.values() else known


def _place(names: Iterable[str], places: Mapping[str, int]) -> int:
    return next((places[name.lower()] for name in names if name.lower() in places), -1)


def _nearest(places: Mapping[str, int], missing: Sequence[str], datasets: Sequence[DatasetMapping]) -> str:
    """The dataset that lacks the smallest share of its columns, what it lacks, what there is besides, what to do."""
    wide = [dataset for dataset in datasets if dataset.long is None]
    nearest = min(wide, key=lambda dataset: _distance(dataset, places))
    if _distance(nearest, places) == 1:
        words = "The file's columns are those of no dataset known here."
        return (
            f"{words} It also lacks {', '.join(missing)}, which every one has. {DATA_FILE}"
            if missing
            else f"{words} {SAY}"
        )
    lacks = [*((name,) for name in missing), *_lacking(nearest, places)]
    besides = _besides(nearest, places)
    words = "; ".join(_name_and_lookalike(names, besides) for names in lacks)
    more = f" It has besides {', '.join(map(shown, besides[:12]))}." if besides else ""
    todo = DATA_FILE if missing else RENAMED
    return (
        f'The file is not a dataset known here. The nearest is "{nearest.title}" ({nearest.key}): '
        f"the file lacks {words}.{more} {todo}"
    )


def _lacking(dataset: DatasetMapping, places: Mapping[str, int]) -> list[tuple[str, ...]]:
    return [names for names in dataset.columns.values() if _place(names, places) == -1]


def _besides(dataset: DatasetMapping, places: Iterable[str]) -> list[str]:
    """The file's columns that the dataset does not have."""
    mapped = (*dataset.columns.values(), *dataset.optional.values())
    known = {name.lower() for names in mapped for name in names}
    return [name for name in places if name not in known and name not in (*TIME, *PLACES)]


def _distance(dataset: DatasetMapping, places: Mapping[str, int]) -> float:
    """0 where all columns are there, 1 where none is; one under a name that looks like it is half there."""
    lacks = _lacking(dataset, places)
    besides = _besides(dataset, places)
    half_there = sum(bool(_lookalike(names, besides)) for names in lacks)
    return (len(lacks) - half_there / 2) / len(dataset.columns)


def _lookalike(names: Iterable[str], columns: Sequence[str]) -> str:
    close = (get_close_matches(name.lower(), columns, n=1, cutoff=0.75) for name in names)
    return next((found[0] for found in close if found), "")


def _name_and_lookalike(names: Sequence[str], columns: Sequence[str]) -> str:
    like = _lookalike(names, columns)
    return " or ".join(names) + (f" (is it {like}?)" if like else "")


def known_list(datasets: Iterable[DatasetMapping]) -> str:
    return "Known datasets: " + "; ".join(f"{dataset.title} ({dataset.key})" for dataset in datasets) + "."


def renamed_columns(dataset: DatasetMapping, before: Sequence[str], now: Sequence[str]) -> list[str]:
    """ "children_count (there number)" for each column of the dataset that two of its files call otherwise."""
    found = []
    for names in (*dataset.columns.values(), *dataset.optional.values()):
        old, new = (_named(names, header) for header in (before, now))
        if old and new and old.lower() != new.lower():
            found.append(f"{new} (there {old})")
    return found


def _named(names: Iterable[str], header: Sequence[str]) -> str:
    places = {name.lower(): name for name in header}
    return next((places[name.lower()] for name in names if name.lower() in places), "")
