"""Brings the files of the data sets that are known here into a folder, and goes on where it was broken off. Pure.

A file that is there whole is not brought again: its name holds the data set and its version. What is on its way ends in
.part.
"""

import gzip
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import urllib3

from indicators.benchmarks.fetching.service import DataSet, Service, ServiceError
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.recognise import NEEDED, PLACES, UnknownDataset, layouts_for

TRIES = 3
COMPRESSED = b"\x1f\x8b"


class Found(NamedTuple):
    """A data set and the datasets of ours whose columns it has; where there are none, `unknown` says what is near."""

    data_set: DataSet
    datasets: tuple[DatasetMapping, ...]
    unknown: str = ""


def look(service: Service, titles: Collection[str], datasets: Sequence[DatasetMapping]) -> list[Found]:
    """Every data set of the publications of these titles. Raises ServiceError."""
    wanted = {title.casefold() for title in titles}
    found = []
    for publication, title in service.publications():
        if title.casefold() not in wanted:
            continue
        for data_set in service.data_sets(publication, title):
            columns = service.columns(data_set)
            found.append(_found(replace(data_set, columns=columns), datasets))
    return found


def _found(data_set: DataSet, datasets: Sequence[DatasetMapping]) -> Found:
    try:
        layouts = layouts_for([*NEEDED, *PLACES[1:], *data_set.columns], datasets)
    except UnknownDataset as error:
        return Found(data_set, (), str(error).partition(" Known datasets:")[0])
    return Found(data_set, tuple(layout.dataset for layout in layouts))


def bring(
    service: Service, data_set: DataSet, folder: Path, said: Callable[[str], None] = lambda text: None
) -> Path:
    """The file of a data set in the folder, as text. Raises ServiceError where it cannot be brought whole."""
    path = folder / data_set.file_name
    if path.exists():
        said(f"{data_set.title}: {path.name} is there already")
        return path
    part = folder / f"{data_set.file_name}.part"
    for _ in range(TRIES):
        try:
            if service.download(data_set, part):
                break
        except urllib3.exceptions.HTTPError:
            said(f"{data_set.title}: broken off, going on")
    else:
        raise ServiceError(
            f"{data_set.title} was broken off {TRIES} times. Run the command again: it goes on from there."
        )
    _unpack(part, path)
    said(f"{data_set.title}: {path.name}")
    return path


def _unpack(part: Path, path: Path) -> None:
    """Move the file to its place when it is whole; what does not unpack is thrown away."""
    with part.open("rb") as file:
        compressed = file.read(2) == COMPRESSED
    if not compressed:
        part.rename(path)
        return
    plain = path.with_suffix(".plain")
    try:
        with gzip.open(part) as packed, plain.open("wb") as out:
            shutil.copyfileobj(packed, out)
    except (OSError, EOFError) as error:
        plain.unlink(missing_ok=True)
        part.unlink()
        raise ServiceError(f"{path.name} came broken and was thrown away. Run the command again.") from error
    plain.rename(path)
    part.unlink()
