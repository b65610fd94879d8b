"""Which known dataset a file is, by the names of its columns, in any order and of any release. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.benchmarks.mapping import DatasetMapping

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


class UnknownDataset(ValueError):
    """No known dataset has these columns. The message lists them and says which is nearest and what differs."""


@dataclass(frozen=True)
class Layout:
    """Where a file keeps what a dataset's mapping names: positions in a row, by column key and by geography."""

    dataset: DatasetMapping
    header: tuple[str, ...]
    columns: Mapping[str, int]
    geography: Mapping[str, int]

    def name(self, key: str) -> str:
        return self.header[self.columns[key]]


def layouts_for(header: Sequence[str], datasets: Iterable[DatasetMapping]) -> list[Layout]:
    """The datasets whose columns are all there, under the names of any release, whatever the capitals.

    Two datasets may have the same columns; their rows tell them apart. Raises UnknownDataset where none fits.
    """
    datasets = tuple(datasets)
    places = {name.lower(): place for place, name in enumerate(header)}
    geography = {name: places[name] for name in (*TIME, *PLACES) if name in places}
    if missing := [name for name in NEEDED if name not in places]:
        raise UnknownDataset(
            "This is not a dataset of Explore education statistics: it lacks the "
            f"{_columns(missing)} that every one of them has. {known_list(datasets)}"
        )
    found = []
    for dataset in datasets:
        columns = {key: _place(names, places) for key, names in dataset.columns.items()}
        if -1 not in columns.values():
            found.append(Layout(dataset, tuple(header), columns, geography))
    if not found:
        raise UnknownDataset(_nearest(places, datasets))
    return found


def _place(names: Iterable[str], places: Mapping[str, int]) -> int:
    return next((places[name.lower()] for name in names if name.lower() in places), -1)


def _nearest(places: Mapping[str, int], datasets: Sequence[DatasetMapping]) -> str:
    """Of the dataset that lacks the smallest share of its columns: what it lacks and what the file has besides."""

    def lacking(dataset: DatasetMapping) -> list[tuple[str, ...]]:
        return [names for names in dataset.columns.values() if _place(names, places) == -1]

    nearest = min(datasets, key=lambda dataset: len(lacking(dataset)) / len(dataset.columns))
    lacks = lacking(nearest)
    if len(lacks) == len(nearest.columns):
        return f"The file's columns are those of no dataset known here. {known_list(datasets)}"
    known = {name.lower() for names in nearest.columns.values() for name in names}
    besides = [name for name in places if name not in known and name not in (*TIME, *PLACES)]
    words = " and ".join(" or ".join(names) for names in lacks)
    return (
        f'The file is not a dataset known here. The nearest is "{nearest.title}" ({nearest.key}): '
        f"the file lacks {words}" + (f", and has besides {', '.join(besides[:12])}" if besides else "") + ". "
        f"If the release renamed a column, add its new name to the dataset's mapping. {known_list(datasets)}"
    )


def known_list(datasets: Iterable[DatasetMapping]) -> str:
    return "Known datasets: " + "; ".join(f"{dataset.title} ({dataset.key})" for dataset in datasets) + "."


def _columns(names: Sequence[str]) -> str:
    return f"column{'s' if len(names) > 1 else ''} {', '.join(names)}"
