"""Plain data for the pages of national files."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.models import Council
from indicators.benchmarks.bringing.querysets import State, has_stopped
from indicators.benchmarks.describing.description import nearest
from indicators.benchmarks.mapping import DatasetMapping
from indicators.models import NationalFile
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words

LABELS_SHOWN = 12
STATES = {
    State.CHECKED: "Read: look at what it would change",
    State.UNKNOWN: "Not known yet: say what it holds",
}


def waiting_lines(files: Iterable[NationalFile], council: Council) -> list[dict[str, str]]:
    return [
        {
            "name": one.file_name,
            "url": reverse("indicators:national_file", args=[council.slug, one.pk]),
            "state": state_words(one),
            "when": when_words(one.at),
        }
        for one in files
    ]


def state_words(file: NationalFile) -> str:
    if has_stopped(file):
        return "Stopped: try again"
    if file.state in STATES:
        return STATES[State(file.state)]
    progress = file.job.progress if file.job else ""
    return progress or ("Being taken in" if file.state == State.TAKING else "Being read")


def when_words(at: datetime) -> str:
    return f"{day_words(localtime(at))}, {localtime(at):%H:%M}"


def dataset_lines(datasets: Iterable[DatasetMapping]) -> list[dict[str, object]]:
    """What can be brought, by publication and title."""
    ordered = sorted(datasets, key=lambda one: (one.publication, one.title))
    return [
        {
            "title": one.title,
            "file": one.file,
            "publication": one.publication,
            "indicators": len(one.indicators),
        }
        for one in ordered
    ]


def rows_words(described: Mapping) -> str:
    """ "5,010 rows, 2021 to 2025: 4,650 Local authority, 330 Regional, 30 National"."""
    years = f", {' to '.join(dict.fromkeys(described['years']))}" if described["years"] else ""
    levels = ", ".join(f"{count:,} {level}" for level, count in described["levels"].items())
    return f"{count_words(described['rows'], 'rows')}{years}{f': {levels}' if levels else ''}"


def filter_lines(described: Mapping, titles: Mapping[str, str]) -> list[dict[str, object]]:
    """Each filter of an unknown file with its labels, each with the title of the nearest indicator."""
    return [
        {
            "column": column,
            "labels": [
                {"label": label, "near": titles.get(nearest(label, titles), "")}
                for label in labels[:LABELS_SHOWN]
            ],
            "more": max(0, len(labels) - LABELS_SHOWN),
        }
        for column, labels in described.get("filters", {}).items()
    ]
