"""Plain data for the worklist."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.collection.progress.progress import BY_STATE, DONE, FINISHED, MARKS, Progress
from indicators.collection.progress.querysets import OpenSection, is_correction, section_of
from indicators.collection.sections.policies import why_not_approve
from indicators.models import MeasureOwner
from indicators.terms.ago import ago_words
from indicators.terms.commentary import ADVISED_WORDS, is_long
from indicators.terms.due_dates import due_words
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.wording import count_words
from indicators.worklist.addresses import section_url
from indicators.worklist.querysets import Promise, SectionWork, WorklistReading
from indicators.worklist.tables import PromiseTable, ReviewTable, WorklistTable

NOBODY = "a performance officer"


@dataclass(frozen=True)
class Viewer:
    """Who looks at the page, and when."""

    council: Council
    user: User
    permissions: frozenset[Permission]
    now: datetime

    @property
    def enters(self) -> bool:
        return Permission.ENTER_FIGURES in self.permissions

    @property
    def approves(self) -> bool:
        return Permission.APPROVE_FIGURES in self.permissions


@dataclass(frozen=True)
class WorklistRow:
    """One section as the list shows it. `look` is the class of its state."""

    title: str
    url: str
    act: str
    due: str
    late: bool
    owners: str
    entered: int
    total: int
    waiting: Sequence[tuple[str, str]]
    state: str
    mark: str
    look: str
    whom: str
    remarks: str
    sent: str


def present_worklist(viewer: Viewer, reading: WorklistReading) -> dict:
    rows = [present_section(viewer, work) for work in reading.sections]
    collected = {each.indicator_id for section in reading.calendar for each in section.entries.all()}
    due = [each for each in reading.promises if each.is_due(reading.period)]
    later = [each for each in reading.promises if not each.is_due(reading.period)]
    return {
        "period": reading.period,
        "calendar": reading.calendar,
        "table": WorklistTable(rows) if rows else None,
        "entered": sum(row.entered for row in rows),
        "total": sum(row.total for row in rows),
        "finished": sum(work.progress in DONE for work in reading.sections),
        "approved": sum(work.progress in FINISHED for work in reading.sections),
        "collects": any(
            section_of(work.collection).is_collected(reading.period) for work in reading.sections
        ),
        "sections": len(rows),
        "promised": promise_table(viewer, due, collected),
        "promised_later": promise_table(viewer, later, collected),
        "firsts": sorted({section_of(each).first for each in reading.calendar}),
        "may_set": Permission.SET_COLLECTION in viewer.permissions,
        "may_enter": viewer.enters,
        "may_own": Permission.SET_SCORECARDS in viewer.permissions,
        **_neighbours(viewer, reading),
    }


def present_section(viewer: Viewer, work: SectionWork) -> WorklistRow:
    today = viewer.now.date()
    corrects = is_correction(work.collection, work.reading.period, work.reading.submission)
    is_due = work.progress not in DONE and not corrects
    url, act = _link(viewer, work)
    return WorklistRow(
        title=work.collection.title,
        url=url,
        act=act,
        due=due_words(work.due, today)
        if is_due
        else "Correction"
        if corrects and work.progress not in FINISHED
        else "",
        late=is_due and work.due < today,
        owners=owner_words(work),
        entered=work.entered,
        total=work.total,
        waiting=waiting_words(work),
        state=work.progress.value,
        mark=MARKS[work.progress],
        look="done"
        if work.progress in FINISHED
        else "late"
        if work.progress is Progress.RETURNED
        else "todo",
        whom=whom_words(viewer, work),
        remarks=_remarks(work),
        sent=f"Sent {ago_words(work.sent.at, viewer.now)} by {work.sent.system}" if work.sent else "",
    )


def owner_words(work: SectionWork) -> str:
    return ", ".join(str(owner) for owner in work.collection.owners.all())


def waiting_words(work: SectionWork) -> list[tuple[str, str]]:
    """Each with its mark: ("error", "1 error"), ("query", "2 queries"), ("none", "1 comment over 80 words")."""
    found = []
    if work.errors:
        found.append(("error", count_words(work.errors, "errors")))
    if work.queries:
        found.append(("query", count_words(work.queries, "queries", "query")))
    if long := sum(is_long(entry.commentary) for entry in work.reading.entries.values()):
        comments = count_words(long, "comments", "comment")
        found.append(("none", f"{comments} over {ADVISED_WORDS} words"))
    return found


def whom_words(viewer: Viewer, work: SectionWork) -> str:
    """Who waits for whom."""
    submission, event = work.reading.submission, work.reading.last_event
    if work.progress is Progress.SUBMITTED and submission is not None:
        since = f", since {day_words(submission.submitted_at)}" if submission.submitted_at else ""
        who = f"{submission.submitted_by} waits for " if submission.submitted_by else "Waits for "
        whom = "you" if may_approve(viewer, work) else "an approver"
        return f"{who}{whom}{since}."
    if work.progress is Progress.APPROVED:
        by = f" by {event.by}" if event and event.by else ""
        return f"{event.verb.capitalize()}{by}, {day_words(event.at)}." if event else ""
    if work.progress is Progress.RECORDED:
        return "From a file or another system."
    whom = owner_words(work) or NOBODY
    if work.progress is Progress.RETURNED:
        returned = work.reading.last_return
        who = str(returned.by) if returned and returned.by else "The approver"
        return f"{who} waits for {'you' if is_owner(viewer, work) else whom}."
    return "Waits for you." if is_owner(viewer, work) else f"Waits for {whom}."


def may_approve(viewer: Viewer, work: SectionWork) -> bool:
    submission = work.reading.submission
    if not viewer.approves or submission is None:
        return False
    return not why_not_approve(submission, work.reading.saved_by, viewer.user)


def is_owner(viewer: Viewer, work: SectionWork) -> bool:
    return viewer.enters and work.collection.belongs_to(viewer.user)


def _remarks(work: SectionWork) -> str:
    returned = work.reading.last_return
    return returned.remarks if work.progress is Progress.RETURNED and returned else ""


def _link(viewer: Viewer, work: SectionWork) -> tuple[str, str]:
    """Where this person goes on from here, and what the link says."""

    def url(name: str) -> str:
        return section_url(viewer.council, work.collection.slug, work.reading.period, name)

    if viewer.approves and (not viewer.enters or work.progress is Progress.SUBMITTED):
        waits = work.progress is Progress.SUBMITTED and may_approve(viewer, work)
        return url("indicators:approval"), "Approve or return" if waits else "See"
    words = {Progress.NOT_BEGUN: "Enter figures", Progress.DRAFT: "Go on", Progress.RETURNED: "Put right"}
    words[Progress.CORRECTION] = "Go on"
    return url("indicators:entry"), words.get(work.progress, "See")


def begun_lines(viewer: Viewer, sections: Sequence[OpenSection]) -> list[dict]:
    """Work begun in other periods, each with its state and where this person goes on."""
    name = "indicators:entry" if viewer.enters else "indicators:approval"
    return [
        {
            "name": f"{each.collection.title}, {each.period.label}",
            "url": section_url(viewer.council, each.collection.slug, each.period, name),
            "state": f"{BY_STATE[each.state]}, correction" if each.corrects else BY_STATE[each.state],
        }
        for each in sections
    ]


def promise_table(viewer: Viewer, promises: Sequence[Promise], collected: Set[int]) -> PromiseTable | None:
    """`collected` are the indicators of the calendar: only those can be entered on a page."""
    if not promises:
        return None
    return PromiseTable([_promise_row(viewer, each, each.key.indicator in collected) for each in promises])


def _promise_row(viewer: Viewer, promise: Promise, collected: bool) -> dict:
    enter = "Enter it" if viewer.enters else "See"
    return {
        "title": promise.title,
        "period": promise.key.period.label,
        "note": promise.note,
        "expected": promise.expected.label if promise.expected else "No period was named",
        "act": "Being entered" if promise.corrected else enter,
        "url": _correction(viewer, promise) if collected else "",
    }


def _correction(viewer: Viewer, promise: Promise) -> str:
    name = "indicators:correct" if viewer.enters else "indicators:cell"
    return reverse(name, args=[viewer.council.slug, str(promise.key)])


def review_table(viewer: Viewer, reviews: Sequence[MeasureOwner]) -> ReviewTable | None:
    """Measures whose review is overdue; who may define them goes to the definition, others read whose it is."""
    if not reviews:
        return None
    defines = Permission.EDIT_DEFINITIONS in viewer.permissions
    return ReviewTable([_review_row(viewer, each, defines) for each in reviews])


def _review_row(viewer: Viewer, review: MeasureOwner, defines: bool) -> dict:
    code = review.indicator.code
    return {
        "title": review.title,
        "due": due_words(review.next_review, viewer.now.date()),
        "owner": "You" if review.owner == viewer.user else str(review.owner or "Nobody"),
        "url": reverse("indicators:definition", args=[viewer.council.slug, code]) if defines else "",
    }


def _neighbours(viewer: Viewer, reading: WorklistReading) -> dict[str, Period | None]:
    """The periods before and after, where anything is collected in them; the running one is the last."""
    running = Period.of(viewer.now.date(), Frequency.QUARTER)
    earlier, later = reading.period.previous(), reading.period.next()
    collected = any(section_of(each).is_collected(earlier) for each in reading.calendar)
    return {"earlier": earlier if collected else None, "later": later if later <= running else None}
