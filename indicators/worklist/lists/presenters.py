"""What each person has to do with figures, and their whole list."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.collection.progress.progress import BY_STATE
from indicators.collection.progress.querysets import OpenSection
from indicators.intake.history.querysets import WaitingFile
from indicators.models import CalendarSection, MeasureOwner, Upload
from indicators.terms.due_dates import due_words
from indicators.terms.periods import day_words
from indicators.worklist.addresses import history_url, section_url
from indicators.worklist.lists.querysets import FiguresWork, read_work
from indicators.worklist.lists.registries import Asked, Found, Person, sources
from indicators.worklist.lists.things import OVERDUE, Kind, Thing, Urgency, WorkList, when_due
from indicators.worklist.querysets import Promise

APPROVER, OFFICERS, READERS = "An approver", "Performance officers", "Readers of what was published"


def work_of(council: Council, people: Sequence[Person], today: date) -> dict[User, WorkList]:
    """The list of each of these people in the council."""
    return works_of(Asked({council: people}, today))[council]


def works_of(asked: Asked) -> dict[Council, dict[User, WorkList]]:
    """The lists of these people in their councils, in a fixed number of queries for all of them together.

    Home, the page of one's work and the letters are made of it, so that they say the same.
    """
    readings = read_work(asked)
    more = [source(asked) for source in sources()]
    return {
        council: {
            person.user: WorkList.of(
                [*figure_things(readings[council.pk], person), *added(more, council, person)]
            )
            for person in people
        }
        for council, people in asked.groups.items()
    }


def added(more: Iterable[Found], council: Council, person: Person) -> Iterator[Thing]:
    for things in more:
        yield from things.get((council.pk, person.user.pk), ())


def figure_things(reading: FiguresWork, person: Person) -> Iterator[Thing]:
    """To approve, to enter, and what else of figures waits for this person."""
    user = person.user
    if person.may(Permission.APPROVE_FIGURES):
        yield from (to_approve(reading, each) for each in reading.sections if each.may_be_approved_by(user))
    if person.may(Permission.ENTER_FIGURES):
        own = [each for each in reading.sections if sees_to(user, each.collection) and is_work(reading, each)]
        yield from (section_thing(reading, each) for each in own)
        yield from (promised(reading, each) for each in reading.promises if owns(reading, user, each))
        yield from (upload_thing(reading, each) for each in reading.uploads if each.by_id == user.pk)
    waiting = [each for each in reading.history if each.waits_for(user, person.permissions)]
    yield from (history_thing(reading, each) for each in waiting)
    if person.may(Permission.EDIT_DEFINITIONS):
        yield from (review(reading, each) for each in reading.reviews if each.owner_id == user.pk)


def sees_to(user: User, section: CalendarSection) -> bool:
    """Its owners do; without owners it is every performance officer's. Of one from `calendars_of`."""
    return not section.owned_by or user.pk in section.owned_by


def is_work(reading: FiguresWork, section: OpenSection) -> bool:
    """Nobody can fill in a quarter that still goes on; who has begun all the same is shown it."""
    return section.period.end < reading.today or bool(section.state)


def section_thing(reading: FiguresWork, section: OpenSection) -> Thing:
    """For an owner: to be put right, with an approver, a correction, or to be entered."""
    if section.is_returned:
        return returned(reading, section)
    if section.waits:
        return with_approver(reading, section)
    if section.corrects:
        return correction(reading, section)
    due = when_due(section.due, reading.today)
    return Thing(
        kind=Kind.FIGURES,
        what="Figures to enter",
        title=section.collection.title,
        url=entry_url(reading, section),
        act="Go on" if section.state else "Enter",
        urgency=due.urgency,
        when=due.words,
        when_more=due.more,
        detail=section.period.in_sentence,
        said=BY_STATE[section.state] if section.state else "",
        waits=APPROVER,
        mark=due.mark,
        told=due.told,
        due=section.due,
        late=due.late,
    )


def returned(reading: FiguresWork, section: OpenSection) -> Thing:
    back = section.submission
    return Thing(
        kind=Kind.RETURNED,
        what="Figures returned",
        title=section.collection.title,
        url=entry_url(reading, section),
        act="Put right",
        urgency=Urgency.NOW,
        when="Returned to you",
        when_more=since_words(back.returned_at if back else None),
        detail=section.period.in_sentence,
        said=f"“{back.returned_remarks}”" if back and back.returned_remarks else "",
        waits=(back.returned_by if back else "") or APPROVER,
        mark="missed",
        told="returned",
        due=section.due,
    )


def with_approver(reading: FiguresWork, section: OpenSection) -> Thing:
    return Thing(
        kind=Kind.APPROVAL,
        what="Approval",
        title=section.collection.title,
        url=entry_url(reading, section),
        act="See",
        urgency=Urgency.LATER,
        when="With an approver",
        when_more=since_words(section.submission.submitted_at if section.submission else None),
        detail=section.period.in_sentence,
        waits="You wait for an approver",
        mark="close",
    )


def correction(reading: FiguresWork, section: OpenSection) -> Thing:
    return Thing(
        kind=Kind.CORRECTION,
        what="Correction",
        title=section.collection.title,
        url=entry_url(reading, section),
        act="Go on",
        urgency=Urgency.WEEK,
        when="An open correction",
        when_more="To be submitted or discarded",
        detail=section.period.in_sentence,
        waits=READERS,
        mark="query",
        told="correction",
    )


def to_approve(reading: FiguresWork, section: OpenSection) -> Thing:
    submission = section.submission
    by = str(submission.submitted_by) if submission and submission.submitted_by else ""
    sent = submission.submitted_at if submission else None
    late = section.due < reading.today and not section.corrects
    return Thing(
        kind=Kind.CORRECTION if section.corrects else Kind.APPROVAL,
        what="Correction to approve" if section.corrects else "Figures to approve",
        title=section.collection.title,
        url=section_url(reading.council, section.collection.slug, section.period, "indicators:approval"),
        act="Read and decide",
        urgency=Urgency.NOW,
        when="For you to approve",
        when_more=due_words(section.due, reading.today) if late else "",
        detail=section.period.in_sentence,
        said=f"Submitted by {by} on {day_words(localtime(sent))}" if by and sent else "",
        waits=by or OFFICERS,
        mark="close",
        told="to approve",
        due=section.due,
        late=late,
    )


def history_thing(reading: FiguresWork, waiting: WaitingFile) -> Thing:
    return unfinished(reading, waiting) if waiting.unfinished else sent_history(reading, waiting)


def unfinished(reading: FiguresWork, waiting: WaitingFile) -> Thing:
    return Thing(
        kind=Kind.HISTORY,
        what="History to finish",
        title=f"History, {waiting.file.file_name}",
        url=reverse("indicators:history_file", args=[reading.council.slug, waiting.file.pk]),
        act="Go on",
        urgency=Urgency.WEEK,
        when="Waits for your answers",
        when_more=f"Brought on {day_words(localtime(waiting.file.at))}",
        waits=APPROVER,
        mark="query",
    )


def sent_history(reading: FiguresWork, waiting: WaitingFile) -> Thing:
    by, sent = waiting.file.sent_by, waiting.file.sent_at
    return Thing(
        kind=Kind.HISTORY,
        what="History returned" if waiting.returned else "History to approve",
        title=f"History, {waiting.file.file_name}",
        url=history_url(reading.council, waiting),
        act="Put right" if waiting.returned else "Look through",
        urgency=Urgency.NOW,
        when="Returned to you" if waiting.returned else "For you to approve",
        said=f"Sent by {by} on {day_words(localtime(sent))}" if by and sent else "",
        waits=APPROVER if waiting.returned else str(by or OFFICERS),
        mark="missed" if waiting.returned else "close",
        told="returned" if waiting.returned else "to approve",
    )


def promised(reading: FiguresWork, promise: Promise) -> Thing:
    """Overdue: it was expected in a quarter that has ended."""
    expected = promise.expected
    return Thing(
        kind=Kind.PROMISED,
        what="Figure promised",
        title=promise.title,
        url=reverse("indicators:cell", args=[reading.council.slug, str(promise.key)]),
        act="See",
        urgency=Urgency.NOW,
        when=f"Overdue, expected {expected.in_sentence}" if expected else "Overdue",
        when_more=f"Which ended on {day_words(expected.end)}" if expected else "",
        detail=promise.key.period.in_sentence,
        waits=READERS,
        mark="error",
        told=OVERDUE,
        due=expected.end if expected else None,
        late=True,
    )


def upload_thing(reading: FiguresWork, upload: Upload) -> Thing:
    return Thing(
        kind=Kind.FILE,
        what="File to be chosen from",
        title=upload.file_name,
        url=reverse("indicators:upload_choice", args=[reading.council.slug, upload.pk]),
        act="Choose",
        urgency=Urgency.NOW,
        when="Waits for your choice",
        when_more="A file waits for a day",
        mark="query",
    )


def review(reading: FiguresWork, owned: MeasureOwner) -> Thing:
    due = when_due(owned.next_review, reading.today)
    code = owned.indicator.code
    return Thing(
        kind=Kind.REVIEW,
        what="Review of a definition",
        title=owned.title,
        url=reverse("indicators:definition", args=[reading.council.slug, code]),
        act="Look at it",
        urgency=due.urgency,
        when=due.words,
        when_more=due.more,
        mark=due.mark,
        due=owned.next_review,
        late=due.late,
    )


def owns(reading: FiguresWork, user: User, promise: Promise) -> bool:
    """The owners of the section that holds the indicator; every performance officer without owners or section."""
    for section in reading.calendar:
        if promise.key.indicator in {each.indicator_id for each in section.held}:
            return sees_to(user, section)
    return True


def entry_url(reading: FiguresWork, section: OpenSection) -> str:
    return section_url(reading.council, section.collection.slug, section.period, "indicators:entry")


def since_words(at: datetime | None) -> str:
    return f"Since {day_words(localtime(at))}" if at else ""
