"""What is due or waits for one person, in four lines at most, for the council's home page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.progress.querysets import OpenSection, open_sections
from indicators.intake.history.querysets import waiting_files
from indicators.terms.due_dates import weekday_words
from indicators.worklist.addresses import history_url, section_url, worklist_url

MOST_LINES, MOST_NAMED = 4, 2


@dataclass(frozen=True)
class WorkLine:
    """`mark` is the shape beside the words; the words say the same."""

    mark: str
    words: str
    url: str


def work_lines(
    council: Council, user: User, permissions: frozenset[Permission], today: date
) -> list[WorkLine] | None:
    """None for those who neither enter nor approve, and where there is no calendar and no file of history waits.

    Ten queries at most.
    """
    if not permissions & {Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES}:
        return None
    calendar = calendar_of(council)
    lines = _of_history(council, user, permissions)
    if not calendar:
        return lines[:MOST_LINES] or None
    sections = open_sections(council, today, calendar)
    if Permission.APPROVE_FIGURES in permissions:
        waiting = [each for each in sections if each.may_be_approved_by(user)]
        lines += _line(council, waiting, "close", "for you to approve", "indicators:approval")
    if Permission.ENTER_FIGURES in permissions:
        lines += _of_owner(council, [each for each in sections if each.collection.belongs_to(user)], today)
    return lines[:MOST_LINES] or [_nothing(council, sections, today)]


def _of_history(council: Council, user: User, permissions: frozenset[Permission]) -> list[WorkLine]:
    """Files of history that wait for this person, each with its own page."""
    return [
        WorkLine(
            "missed" if one.returned else "close",
            f"History, {one.file.file_name}: {'returned to you' if one.returned else 'for you to approve'}",
            history_url(council, one),
        )
        for one in waiting_files(council)
        if one.waits_for(user, permissions)
    ]


def _of_owner(council: Council, own: Sequence[OpenSection], today: date) -> list[WorkLine]:
    kinds: dict[str, list[OpenSection]] = {}
    for section in own:
        kinds.setdefault(section.kind(today), []).append(section)
    now = [*kinds.get("overdue", ()), *kinds.get("due today", ())]
    late = "overdue" if "overdue" in kinds else "due today"
    if {"overdue", "due today"} <= kinds.keys():
        late = "overdue or due today"
    return [
        *_line(council, kinds.get("returned", ()), "missed", "returned to you", "indicators:entry"),
        *_line(council, now, "error", late, "indicators:entry"),
        *_line(
            council,
            kinds.get("correction", ()),
            "query",
            "an open correction, to be submitted or discarded",
            "indicators:entry",
            several="with an open correction, to be submitted or discarded",
        ),
        *_line(council, kinds.get("due soon", ()), "none", "due within a week", "indicators:entry"),
    ]


def _line(
    council: Council, sections: Iterable[OpenSection], mark: str, what: str, name: str, several: str = ""
) -> list[WorkLine]:
    """One section leads to its own page, several to the worklist of the oldest."""
    found = list(sections)
    if not found:
        return []
    first = found[0]
    if len(found) == 1:
        words = f"{first.collection.title}, {first.period.in_sentence}: {what}"
        return [WorkLine(mark, words, section_url(council, first.collection.slug, first.period, name))]
    titles = [each.collection.title for each in found]
    named, more = titles[:MOST_NAMED], len(titles) - MOST_NAMED
    listed = f"{', '.join(named)} and {more} more" if more > 0 else " and ".join(named)
    url = worklist_url(council, first.period)
    return [WorkLine(mark, f"{len(found)} sections {several or what}: {listed}", url)]


def _nothing(council: Council, sections: Sequence[OpenSection], today: date) -> WorkLine:
    coming = next((each for each in sections if each.due >= today and not each.waits), None)
    words = "Nothing is due and nothing waits for you."
    if coming is not None:
        words += f" Next due: {coming.collection.title}, {weekday_words(coming.due)}."
    return WorkLine("tick", words, reverse("indicators:worklist", args=[council.slug]))
