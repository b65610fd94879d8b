"""Writing what people and systems type. An entry is changed only by somebody who was shown what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import AT_ONCE, NotAllowed, demand
from accounts.trail import actions as audit
from accounts.trail.parts import Listing, Public
from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.collection.cells.querysets import (
    TYPED_COLUMNS,
    SectionCell,
    entries_in,
    recorded_in,
    said_in,
    section_places,
    typed_of,
)
from indicators.collection.sections.actions import close_where_nothing_is_left, locked_submission, reopen
from indicators.collection.sections.policies import (
    COMMENTARY_ELSEWHERE,
    REASON_NEEDED,
    why_not_keep,
    why_not_these_cells,
    why_not_type,
)
from indicators.models import CalendarSection, Entry, Figure, SendingSystem, Submission
from indicators.terms.periods import Period


class Conflict(NamedTuple):
    """What somebody else saved in a cell since it was shown; `by` is None for a system."""

    theirs: Typed
    by: User | None
    at: datetime


@dataclass(frozen=True)
class Saved:
    """What became of each cell of a save. A cell that nobody changed, or changed to what it is, is unchanged."""

    saved: tuple[CellKey, ...] = ()
    unchanged: tuple[CellKey, ...] = ()
    conflicts: Mapping[CellKey, Conflict] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """What a cell holds before the save; `said` is the commentary that stands with its figure."""

    place: SectionCell
    entry: Entry | None
    figure: Figure | None
    said: str = ""

    @property
    def recorded(self) -> Typed:
        if self.figure is None:
            return Typed()
        return typed_of_figure(Amounts.of(self.figure), self.place.indicator.unit)

    @property
    def typed(self) -> Typed:
        """What a page shows for it."""
        return typed_of(self.entry) if self.entry else self.recorded


@transaction.atomic
def save_entries(
    *,
    collection: CalendarSection,
    period: Period,
    typed: Mapping[CellKey, Typed],
    shown: Mapping[CellKey, str],
    by: User | None,
    system: SendingSystem | None = None,
) -> Saved:
    """Keep what was typed in these cells; `shown` is the digest of what the person was shown in each.

    A cell that somebody else changed meanwhile is a conflict and left as it is, the others are saved. An entry typed
    blank is no entry any more. The first change after an approval opens the section for another round. The same
    queries for any number of cells. Raises NotAllowed, and nothing is saved, where the section waits for approval, a
    cell is not of this section, a text cannot be kept, or a recorded figure would change without a reason.
    """
    if not typed:
        return Saved()
    submission = locked_submission(collection=collection, period=period, by=by)
    demand(why_not_type(submission))
    standings = _standings(collection, period, typed)
    wanted = {key: tidied(one) for key, one in typed.items()}
    verdicts = {key: _verdict(standings[key].typed, one, shown.get(key)) for key, one in wanted.items()}
    changes = {key: _begun(standings[key], one) for key, one in wanted.items() if verdicts[key] == "save"}
    for key, one in changes.items():
        demand(_why_not(standings[key], one))
    if changes:
        _write(submission, standings, changes, by, system)
    return Saved(
        saved=tuple(changes),
        unchanged=tuple(key for key, verdict in verdicts.items() if verdict == "unchanged"),
        conflicts={
            key: _conflict(standings[key]) for key, verdict in verdicts.items() if verdict == "conflict"
        },
    )


@transaction.atomic
def discard_entries(
    *, collection: CalendarSection, period: Period, keys: Iterable[CellKey], by: User | None
) -> tuple[CellKey, ...]:
    """Throw away what was typed in these cells; recorded figures stand as they did. Gives the cells that had an entry.

    A section whose corrections are all discarded is approved as before. Raises NotAllowed where it waits for
    approval or a cell is not of this section.
    """
    submission = locked_submission(collection=collection, period=period, by=by)
    demand(why_not_type(submission))
    standings = _standings(collection, period, dict.fromkeys(keys))
    changes = {key: Typed() for key, standing in standings.items() if standing.entry is not None}
    if changes:
        _write(submission, standings, changes, by, None, verb="discarded figures")
    return tuple(changes)


def tidied(typed: Typed) -> Typed:
    """Without space at the ends and with one kind of line ending; a status alone is nothing."""
    tidy = Typed(**{name: "\n".join(text.splitlines()).strip() for name, text in asdict(typed).items()})
    return Typed() if tidy.blank else tidy


def _standings(
    collection: CalendarSection, period: Period, keys: Mapping[CellKey, object]
) -> dict[CellKey, Standing]:
    places = {place.key: place for place in section_places(collection, period)}
    demand(why_not_these_cells(keys, set(places)))
    entries = entries_in(collection.council_id, keys.keys())
    figures = recorded_in(collection.council_id, keys.keys())
    said = said_in(collection.council_id, figures.keys()) if figures else {}
    return {
        key: Standing(places[key], entries.get(key), figures.get(key), said[key].text if key in said else "")
        for key in keys
    }


def _begun(standing: Standing, typed: Typed) -> Typed:
    """An entry over a recorded figure begins with the words that stand: from then on it holds the only ones."""
    begins = standing.figure is not None and standing.entry is None and not typed.blank
    return replace(typed, commentary=standing.said) if begins and not typed.commentary else typed


def _verdict(stored: Typed, typed: Typed, shown: str | None) -> str:
    """ "unchanged", "conflict" or "save". Who was shown nothing was shown an empty cell."""
    shown = Typed().digest if shown is None else shown
    if typed.digest in (stored.digest, shown):
        return "unchanged"
    return "save" if stored.digest == shown else "conflict"


def _conflict(standing: Standing) -> Conflict:
    if standing.entry is not None:
        return Conflict(standing.typed, standing.entry.saved_by, standing.entry.saved_at)
    if standing.figure is not None:
        return Conflict(standing.typed, standing.figure.created_by, standing.figure.created_at)
    return Conflict(Typed(), None, timezone.now())  # it was discarded meanwhile


def _why_not(standing: Standing, typed: Typed) -> str:
    if _is_no_entry(standing, typed):
        return ""
    if refusal := why_not_keep(typed, standing.place.name):
        return refusal
    if typed.commentary and standing.place.category is not None:
        return COMMENTARY_ELSEWHERE.format(cell=standing.place.name)
    corrects = standing.figure is not None and figure_part(typed) != standing.recorded
    return REASON_NEEDED.format(cell=standing.place.name) if corrects and not typed.reason else ""


def _is_no_entry(standing: Standing, typed: Typed) -> bool:
    """Typed away, or back to what stands recorded, with the words that stand or without any."""
    if standing.entry is None:
        return False
    is_said = typed.commentary in ("", standing.said)
    return typed.blank or (is_said and replace(typed, commentary="") == standing.recorded)


def figure_part(typed: Typed) -> Typed:
    """Without what is said about the figure to the checks, to councillors and to the trail."""
    return replace(typed, answer="", commentary="", reason="")


def _write(
    submission: Submission,
    standings: Mapping[CellKey, Standing],
    changes: Mapping[CellKey, Typed],
    by: User | None,
    system: SendingSystem | None,
    verb: str = "typed figures",
) -> None:
    """Entries added, changed and deleted: three statements at most, and what becomes of the section."""
    at = timezone.now()
    gone = [key for key, typed in changes.items() if _is_no_entry(standings[key], typed)]
    kept = {key: typed for key, typed in changes.items() if key not in set(gone)}
    if kept and submission.state == Submission.State.APPROVED:
        reopen(submission=submission, by=by)
    entries = [
        _entry(standings[key], typed, submission=submission, saved_at=at, saved_by=by, system=system)
        for key, typed in kept.items()
    ]
    new = [entry for entry in entries if entry.pk is None]
    old = [entry for entry in entries if entry.pk is not None]
    try:
        Entry.objects.bulk_create(new)
        Entry.objects.bulk_create(
            old,
            update_conflicts=True,
            update_fields=CHANGED_FIELDS,
            unique_fields=["id"],
        )
    except IntegrityError as error:  # the calendar moved the indicator, and both sections are typed into
        raise NotAllowed(AT_ONCE) from error
    if gone:
        Entry.objects.filter(pk__in=[standings[key].entry.pk for key in gone]).delete()
        if not kept:
            close_where_nothing_is_left(submission=submission, by=by)
    cells = _cells(standings, {key: kept.get(key, Typed()) for key in changes})
    detail = {"title": Public(str(submission)), "state": Public(submission.state), "cells": cells}
    if system is not None:
        detail["system"] = Public(system.name)
    audit.record(by=by, council=submission.collection.council, verb=verb, subject=submission, detail=detail)


def _cells(standings: Mapping[CellKey, Standing], after: Mapping[CellKey, Typed]) -> Listing:
    cells = {
        str(key): {"before": fields_of(standings[key].typed), "after": fields_of(typed)}
        for key, typed in after.items()
    }
    return Listing(cells, names={str(key): standings[key].place.name for key in after})


CHANGED_FIELDS = ["submission", *TYPED_COLUMNS, "replaces", "saved_at", "saved_by", "system"]
CHANGED_FIELDS += ["commentary_written", "commentary_by"]


def _entry(standing: Standing, typed: Typed, *, submission: Submission, **saved) -> Entry:
    key, old = standing.place.key, standing.entry
    replaces_id = standing.figure.pk if standing.figure else None
    if old is not None and (old.reason or not typed.reason):
        replaces_id = old.replaces_id  # what its author had before them when the correction began
    # An approver's wording is told until somebody types other words
    is_theirs = old is not None and old.commentary == typed.commentary
    return Entry(
        pk=old.pk if old else None,
        commentary_written=old.commentary_written if is_theirs else "",
        commentary_by_id=old.commentary_by_id if is_theirs else None,
        submission=submission,
        council_id=submission.council_id,
        indicator_id=key.indicator,
        category_id=key.category,
        frequency=key.period.frequency,
        start=key.period.start,
        replaces_id=replaces_id,
        **asdict(typed),
        **saved,
    )


def fields_of(typed: Typed) -> dict[str, str] | None:
    """What was filled in, for the trail; None for an empty cell."""
    filled = {
        name: text for name, text in asdict(typed).items() if text and (name, text) != ("status", "final")
    }
    return None if typed.blank else filled
