"""Types, submits, returns and approves part of a quarter in the fictional council, through the actions officers use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import models
from django.utils import timezone

from accounts.models import Council, User
from config.demonstration.content import Content, Table
from config.demonstration.series import GeneratedFigure, period_of
from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.checks.facts import Finding, Severity
from indicators.collection.approval.actions import approve_section, return_section, submit_section
from indicators.collection.entry.actions import save_entries
from indicators.collection.sections.querysets import check_settings, collection_at, read_section
from indicators.collection.sections.standing import in_the_way, standing_findings
from indicators.models import (
    CalendarSection,
    Category,
    Commentary,
    Entry,
    Figure,
    Source,
    Submission,
    SubmissionEvent,
)
from indicators.terms.periods import Period, day_words
from indicators.terms.written_periods import parse_period

FILE = "collecting.toml"
AFTER_THE_LAST = 20  # the quarter after the last that stands recorded, as levels.py numbers them


def load_collecting(council: Council, content: Content, generated: Sequence[GeneratedFigure]) -> None:
    """Every section that collecting.toml names, in its state; `generated` are the figures of that quarter."""
    file = content.collecting or {}
    period = parse_period(file["period"])
    if period != content.move.period(period_of(AFTER_THE_LAST)):
        raise ValueError(f"{FILE} is of {period.label}, and the quarter after the last is another.")
    people = {name: User.objects.get(email=file[name]) for name in ("officer", "approver")}
    for table in file["section"]:
        collection = collection_at(council, table["slug"])
        if collection is None:
            raise LookupError(f"{FILE}: the calendar has no section {table['slug']}.")
        Desk(collection, period, table, people["officer"], people["approver"]).work(generated)


class Desk:
    """One section of the quarter, with the officer who types it and the approver who decides."""

    def __init__(
        self, collection: CalendarSection, period: Period, table: Table, officer: User, approver: User
    ) -> None:
        self.collection, self.period, self.table = collection, period, table
        self.officer, self.approver = officer, approver
        self.council = collection.council

    def work(self, generated: Sequence[GeneratedFigure]) -> None:
        self.save(self.typed(generated))
        self.save(self.answered())
        submission = None
        if self.table["state"] != "draft":
            submission = submit_section(collection=self.collection, period=self.period, by=self.officer)
        if submission is not None and self.table["state"] == "approved":
            approve_section(submission=submission, by=self.approver)
        if submission is not None and self.table["state"] == "returned":
            rows = {self.key_of(code): text for code, text in self.table.get("row_remarks", {}).items()}
            return_section(
                submission=submission, remarks=self.table["remarks"], row_remarks=rows, by=self.approver
            )
        self.date_back()

    def typed(self, generated: Iterable[GeneratedFigure]) -> dict[CellKey, Typed]:
        """The figures worked out for this section's cells, and over them what the file says."""
        by_name = {(figure.code, figure.category): figure for figure in generated}
        own = {table["indicator"]: table for table in self.table.get("typed", ())}
        only = self.table.get("only")
        found: dict[CellKey, Typed] = {}
        labels = category_codes(self.council)
        for cell in read_section(self.collection, self.period).cells:
            code = cell.indicator.code
            figure = by_name.get((code, labels[cell.key.category] if cell.key.category else ""))
            if only is not None and code not in only:
                continue
            if cell.category is None and code in own:
                words = {name: text for name, text in own[code].items() if name != "indicator"}
                found[cell.key] = Typed(**words)
            elif figure is not None:
                found[cell.key] = typed_of_figure(in_full(figure.amounts), cell.indicator.unit)
        return found

    def answered(self) -> dict[CellKey, Typed]:
        """The section's answer on every query, but for those the file leaves open."""
        reading = read_section(self.collection, self.period)
        findings = standing_findings(reading.cells, reading.locked, check_settings(self.council))
        cells = {cell.key: cell for cell in reading.cells}
        open_ones = self.table.get("unanswered", ())
        return {
            finding.key: replace(cells[finding.key].typed, answer=self.table["answer"])
            for finding in in_the_way(reading.cells, findings)
            if self.is_query(finding) and cells[finding.key].indicator.code not in open_ones
        }

    def is_query(self, finding: Finding) -> bool:
        return finding.severity is Severity.QUERY

    def save(self, typed: Mapping[CellKey, Typed]) -> None:
        shown = {cell.key: cell.typed.digest for cell in read_section(self.collection, self.period).cells}
        save_entries(
            collection=self.collection, period=self.period, typed=typed, shown=shown, by=self.officer
        )

    def key_of(self, code: str) -> str:
        cells = read_section(self.collection, self.period).cells
        return next(str(cell.key) for cell in cells if cell.indicator.code == code and cell.category is None)

    def date_back(self) -> None:
        """To the days the file names. What is never changed otherwise is reached past its own guard, here alone."""
        saved, submitted, decided = (self.moment(name) for name in ("saved", "submitted", "decided"))
        submission = Submission.objects.filter(
            collection=self.collection, frequency=self.period.frequency, start=self.period.start
        )
        Entry.objects.filter(submission__in=submission).update(saved_at=saved)
        submission.exclude(submitted_at=None).update(submitted_at=submitted)
        for verb, at in (("submitted", submitted), ("returned", decided), ("approved", decided)):
            events = models.QuerySet(SubmissionEvent).filter(submission__in=submission, verb=verb)
            events.update(at=at)
        sources = Source.objects.filter(submission__in=submission)
        models.QuerySet(Figure).filter(source__in=sources).update(created_at=decided)
        if decided is not None and sources.exists():
            commentaries = models.QuerySet(Commentary).filter(
                council=self.council,
                start=self.period.start,
                indicator__in=self.collection.indicators.all(),
                created_by=self.officer,
            )
            approved = f"{self.approver}, {day_words(decided)}"
            commentaries.update(created_at=decided, approved=approved)
            sources.update(at=decided)

    def moment(self, name: str) -> datetime | None:
        at = self.table.get(name)
        return timezone.make_aware(at) if at else None


def category_codes(council: Council) -> dict[int, str]:
    return dict(Category.objects.seen_by(council).values_list("pk", "code"))


def in_full(amounts: Amounts) -> Amounts:
    """Every number as the database would give it."""
    numbers = (None if each is None else float(each) for each in amounts[:3])
    return Amounts(*numbers, *amounts[3:])
