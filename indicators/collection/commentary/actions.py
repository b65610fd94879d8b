"""Writing what is said of a figure. What was said before stays; the newest counts.

There is one text for a figure: the entry's while the figure is on its way, the newest version once it stands. So
nothing is written here of a figure that has an entry, and an entry over a recorded figure begins with what stands.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import NotAllowed, demand, inside_atomic
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Listing, Public
from indicators.amounts.cells import CellKey
from indicators.collection.cells.querysets import entries_in, said_in
from indicators.collection.commentary.changes import Brought, Change
from indicators.collection.commentary.policies import (
    NOTHING_TO_AGREE,
    why_not_agree,
    why_not_change,
    why_not_these_changes,
    why_not_write,
)
from indicators.collection.commentary.querysets import versions_in
from indicators.collection.corrections.querysets import section_holding, submission_of
from indicators.collection.sections.actions import lock_again
from indicators.collection.sections.policies import why_not_as_seen
from indicators.collection.sections.querysets import SectionReading, read_section
from indicators.models import Commentary, Entry, Indicator, Submission
from indicators.terms.periods import day_words

LONGEST_APPROVED = Commentary._meta.get_field("approved").max_length
LONGEST_AUTHOR = Commentary._meta.get_field("author_role").max_length


def agreed_by(by: User) -> str:
    """ "A. Head, 9 February 2026"."""
    return f"{by.name or 'Approver'}, {day_words(timezone.localdate())}"[:LONGEST_APPROVED]


@transaction.atomic
def write_commentary(
    *, council: Council, key: CellKey, text: str, author: str, seen: int | None, agreed: bool, by: User
) -> Commentary | None:
    """A new version of what is said of a recorded figure, or of one that is not collected; None where it is the same.

    An empty text takes the words back. `seen` is the version that `by` was shown; `agreed` says that `by` may approve,
    which counts where the words before were somebody else's. Raises NotAllowed where the figure is on its way, or
    somebody wrote meanwhile.
    """
    _hold(council, key)
    newest = next(iter(versions_in(council, key)), None)
    demand(why_not_write(newest, seen, entries_in(council.pk, {key}).get(key)))
    before = (newest.text, newest.author_role) if newest else ("", "")
    if (text, author) == before or (not text and not before[0]):
        return None
    others = newest is not None and newest.created_by_id != by.pk and bool(newest.text)
    row = Commentary.objects.create(
        council=council,
        indicator_id=key.indicator,
        frequency=key.period.frequency,
        start=key.period.start,
        text=text,
        author_role=author[:LONGEST_AUTHOR],
        approved=agreed_by(by) if agreed and others and text else "",
        created_by=by,
    )
    _tell(council, key, "wrote commentary", {"before": before[0], "after": text, "author": author}, by)
    return row


@inside_atomic
def write_brought_words(*, council: Council, words: Mapping[CellKey, Brought], by: User) -> None:
    """What a file says of figures that stand, as new versions: by whoever is printed with the words before, or who
    brought them. Three queries, and three for each figure and section. Raises NotAllowed as `write_commentary` does.
    """
    _hold(council, *words)
    said, entries = said_in(council.pk, words.keys()), entries_in(council.pk, words.keys())
    for key, brought in words.items():
        newest = said.get(key)
        demand(why_not_write(newest, brought.seen, entries.get(key)))
        author = newest.author_role if newest and newest.author_role else by.name or "Performance officer"
        Commentary.objects.create(
            council=council,
            indicator_id=key.indicator,
            frequency=key.period.frequency,
            start=key.period.start,
            text=brought.text,
            author_role=author[:LONGEST_AUTHOR],
            created_by=by,
        )
        before = newest.text if newest else ""
        _tell(
            council, key, "wrote commentary", {"before": before, "after": brought.text, "author": author}, by
        )


@transaction.atomic
def agree_commentary(*, council: Council, key: CellKey, seen: int | None, by: User) -> Commentary:
    """Say that words written beside a recorded figure are agreed. Raises NotAllowed for one's own words."""
    _hold(council, key)
    newest = next(iter(versions_in(council, key)), None)
    if newest is None:
        raise NotAllowed(NOTHING_TO_AGREE)
    demand(why_not_agree(newest, seen, by))
    row = Commentary.objects.create(
        council=council,
        indicator_id=key.indicator,
        frequency=key.period.frequency,
        start=key.period.start,
        text=newest.text,
        author_role=newest.author_role,
        approved=agreed_by(by),
        created_by=newest.created_by,
    )
    _tell(council, key, "agreed commentary", {"text": newest.text}, by)
    return row


@inside_atomic
def _hold(council: Council, *keys: CellKey) -> None:
    """Of two who write at once the second waits and is told; the sections' rows first, as in their approval."""
    sections = {section for key in keys if (section := section_holding(council, key))}
    submissions = [found for section in sections if (found := submission_of(*section))]
    for submission in sorted(submissions, key=lambda each: each.pk):
        lock_again(submission)
    lock(council)


def _tell(council: Council, key: CellKey, verb: str, said: Mapping[str, str], by: User) -> None:
    indicator = Indicator.objects.get(pk=key.indicator)
    audit.record(
        by=by,
        council=council,
        verb=verb,
        subject=indicator,
        key=indicator.code,
        detail={
            "title": Public(indicator.title),
            "period": Public(key.period.label),
            "words": Listing({str(key): dict(said)}, names={str(key): indicator.title}),
        },
    )


@transaction.atomic
def change_words(
    *,
    submission: Submission,
    changes: Mapping[str, Change],
    by: User,
    submitted_at: datetime | None = None,
) -> int:
    """An approver's wording of commentary that waits for them, by the row's key; gives how many changed.

    The writer's own text stays beside it, and comes before it in the versions once the section is approved. Raises
    NotAllowed for whoever handed it in or typed any of it, and where it is no longer what they read.
    """
    submission = lock_again(submission)
    reading = read_section(submission.collection, submission.period)
    demand(why_not_as_seen(submission, submitted_at))
    demand(why_not_change(submission, frozenset(reading.saved_by), by))
    entries = {str(key): entry for key, entry in reading.entries.items() if key.category is None}
    titles = {str(cell.key): cell.name for cell in reading.cells}
    demand(why_not_these_changes(changes, entries, titles))
    told = {}
    for key, change in changes.items():
        entry = entries[key]
        if change.text != entry.commentary:
            told[key] = {"before": entry.commentary, "after": change.text}
            _reword(entry, change.text, by)
    if told:
        Entry.objects.bulk_update(
            [entries[key] for key in told], ["commentary", "commentary_written", "commentary_by"]
        )
        detail = {"title": Public(str(submission)), "cells": Listing(told, titles)}
        council = submission.collection.council
        audit.record(by=by, council=council, verb="changed commentary", subject=submission, detail=detail)
    return len(told)


def _reword(entry: Entry, text: str, by: User) -> None:
    """Back to what its writer wrote is no change."""
    written = entry.commentary_written if entry.commentary_by_id else entry.commentary
    is_theirs = text == written
    entry.commentary = text
    entry.commentary_written = "" if is_theirs else written
    entry.commentary_by = None if is_theirs else by


@inside_atomic
def add_commentaries(*, reading: SectionReading, by: User) -> int:
    """What was said of the figures that are approved, as versions; gives of how many. One query, and one insert.

    Where an approver changed the words, the writer's come first and theirs take the place of them. An empty text
    takes back what stood, but not where the figure is the first: its entry began without a word.
    """
    said = said_in(reading.collection.council_id, reading.entries.keys())
    cells = {cell.key: cell for cell in reading.cells}
    rows: list[Commentary] = []
    number = 0
    for key, entry in reading.entries.items():
        before = said.get(key)
        stands = before.text if before else ""
        text = entry.commentary.strip()
        if key.category is not None or text == stands or (not text and cells[key].now is None):
            continue
        number += 1
        author = before.author_role if before else _role_of(entry)
        rows += _versions(entry, author, stands, agreed_by(by))
    Commentary.objects.bulk_create(rows)
    return number


@inside_atomic
def take_over_commentaries(*, council: Council, gone: Indicator, kept: Indicator, by: User | None) -> int:
    """What was said of an indicator goes with its figures to the one that it became, every version, as it was written.

    Of periods in which something was said of both, that of the one kept stands, as its figure does; the other's stays
    with the other. Gives of how many periods. The merge that takes this step tells the trail. Two queries.
    """
    rows = Commentary.objects.for_council(council)
    has = set(rows.filter(indicator=kept).values_list("frequency", "start"))
    moving = [row for row in rows.filter(indicator=gone) if (row.frequency, row.start) not in has]
    Commentary.objects.bulk_create(
        Commentary(
            council=council,
            indicator=kept,
            frequency=row.frequency,
            start=row.start,
            text=row.text,
            author_role=row.author_role,
            approved=row.approved,
            created_at=row.created_at,
            created_by_id=row.created_by_id,
        )
        for row in sorted(moving, key=lambda row: (row.created_at, row.pk))
    )
    return len({(row.frequency, row.start) for row in moving})


def _versions(entry: Entry, author: str, stands: str, approved: str) -> list[Commentary]:
    def version(text: str, approved: str, created_by_id: int | None) -> Commentary:
        return Commentary(
            council_id=entry.council_id,
            indicator_id=entry.indicator_id,
            frequency=entry.frequency,
            start=entry.start,
            text=text,
            author_role=author[:LONGEST_AUTHOR],
            approved=approved,
            created_by_id=created_by_id,
        )

    text = entry.commentary.strip()
    if entry.commentary_by_id is None:
        return [version(text, approved, entry.saved_by_id)]
    written = entry.commentary_written.strip()
    first = [version(written, "", entry.saved_by_id)] if written != stands else []
    return [*first, version(text, approved, entry.commentary_by_id)]


def _role_of(entry: Entry) -> str:
    """A name or job title as it may be printed; never an e-mail address."""
    if entry.saved_by is not None:
        return entry.saved_by.name or "Performance officer"
    return entry.system.name if entry.system is not None else "Performance officer"
