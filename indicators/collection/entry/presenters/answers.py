"""What the script of an entry page is told after it sent rows: plain data, to be put in place as text."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime

from django.utils import timezone

from indicators.amounts.cells import CellKey
from indicators.collection.entry.actions import Saved, tidied
from indicators.collection.entry.forms import SentRow
from indicators.collection.entry.presenters.grid import Grid
from indicators.collection.entry.shapes import GridRow


def answer_of(
    grid: Grid, saved: Saved, sent: Mapping[CellKey, SentRow], left: Collection[CellKey], at: datetime
) -> dict:
    """`rows` holds every row of the section by its key: what somebody typed elsewhere on the page changes its checks.

    `kept` names the rows that are now as they were sent, with the digest to send next: that of what the person
    sees, so that a change of somebody else's a moment later is found. `left` names those that are not.
    """
    kept = {str(key): tidied(sent[key].typed).digest for key in (*saved.saved, *saved.unchanged)}
    return {
        "at": _time(at),
        "counts": grid.counts,
        "entered": grid.entered,
        "in_the_way": grid.in_the_way,
        "faults": [asdict(fault) for fault in grid.first_faults],
        "more_faults": grid.more_faults,
        "kept": kept,
        "left": sorted(map(str, left)),
        "rows": {row.key: _row(row) for row in grid.rows},
        "totals": {
            line.after: {"words": line.words, "mark": line.mark}
            for line in grid.lines
            if not isinstance(line, GridRow)
        },
    }


def _time(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"


def _row(row: GridRow) -> dict:
    versions = row.versions
    return {
        "result": row.result,
        "state": asdict(row.state),
        "messages": [asdict(message) for message in row.messages],
        "versions": versions and {**asdict(versions), "at": _time(versions.at)},
    }
