"""What an approver reads of a section that waits for nobody: the figures that stand recorded, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.checks.facts import Severity
from indicators.collection.approval.presenters import (
    Asked,
    people_recorded,
    recorded_words,
    typed_words,
)
from indicators.collection.sections.querysets import SectionReading


@dataclass(frozen=True)
class RecordedRow:
    """A figure that stands, with the key of its history."""

    key: str
    title: str
    period: str  # where it is not the section's own
    now: str
    people: str
    corrected: bool  # a correction of it is on its way


def recorded_rows(reading: SectionReading) -> list[RecordedRow]:
    return [
        RecordedRow(
            key=str(cell.key),
            title=cell.title,
            period="" if cell.key.period == reading.period else cell.key.period.label,
            now=recorded_words(cell.now, cell),
            people=people_recorded(cell.now, cell),
            corrected=cell.key in reading.entries,
        )
        for cell in reading.cells
        if cell.now is not None
    ]


def asked_at_the_end(reading: SectionReading) -> list[Asked]:
    """The queries and answers that the last approval kept; none where the section was opened again since."""
    event = reading.last_event
    if event is None or event.verb != "approved":
        return []
    kept: dict[str, list[Mapping[str, str]]] = {}
    for query in event.queries:
        if query["severity"] == Severity.QUERY:
            kept.setdefault(query["key"], []).append(query)
    return [
        Asked(
            key=str(cell.key),
            title=cell.title,
            now=typed_words(cell),
            queries=[query["words"] for query in kept[str(cell.key)]],
            answer=kept[str(cell.key)][0]["answer"],
            has_row=False,
        )
        for cell in reading.cells
        if str(cell.key) in kept
    ]
