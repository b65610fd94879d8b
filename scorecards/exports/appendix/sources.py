"""Where the figures of a scorecard come from: each source once, with the numbers of its measures. Pure."""

from collections.abc import Sequence
from itertools import groupby

from scorecards.assembly.shown import AS_PUBLISHED
from scorecards.payload import Payload, RowShown

OTHERS = ". Similar councils and "  # parts a measure's own source from that of the councils beside it
Place = tuple[int, int]  # of a section, and of a measure in it


def sources_of(payload: Payload) -> list[str]:
    """ "Virtual school: 4.1 to 4.3.", of measures with a figure alone; then those of other councils, under whose names
    they are.

    A figure that was taken from a release comes from there, whatever the measure's own records are.
    """
    ours: dict[str, list[Place]] = {}
    others: dict[str, dict[str, list[Place]]] = {}
    numbers: dict[Place, str] = {}
    for at, section in enumerate(payload["sections"]):
        for place, row in enumerate(section["rows"]):
            if row["latest"]["value"] is None:
                continue
            numbers[at, place] = row["number"]
            own, areas, release = _said(row)
            if own:
                ours.setdefault(own, []).append((at, place))
            if release and row["comparison"]:
                others.setdefault(areas, {}).setdefault(release, []).append((at, place))
    said = [_line(source, places, numbers) for source, places in ours.items()]
    for areas, releases in others.items():
        lines = (_line(release, places, numbers) for release, places in releases.items())
        said.append(f"Similar councils and {areas}: {' '.join(lines)}")
    return said


def _said(row: RowShown) -> tuple[str, str, str]:
    """Where its own latest figure comes from, the areas it stands beside ("England"), and where theirs come from."""
    own, _, beside = row["source"].partition(OTHERS)
    areas, _, release = beside.partition(": ")
    note = row["latest"]["note"]
    if note.startswith(AS_PUBLISHED):
        own = note.removeprefix(AS_PUBLISHED)
    return own.rstrip(". "), areas, release.rstrip(". ")


def _line(source: str, places: Sequence[Place], numbers: dict[Place, str]) -> str:
    """ "Virtual school: 1.1 to 1.4, 2.2.": three or more in a run of one section are told by their ends."""
    said = []
    for _, run in groupby(enumerate(places), lambda pair: (pair[1][0], pair[1][1] - pair[0])):
        named = [numbers[place] for _, place in run]
        said += [f"{named[0]} to {named[-1]}"] if len(named) > 2 else named
    return f"{source}: {', '.join(said)}."
