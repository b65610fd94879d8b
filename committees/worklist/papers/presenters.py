"""Papers of meetings on the lists of work of democratic services."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from accounts.models import Council
from committees.addresses import meeting_url
from committees.exemption.schedules import Regime, regime_under
from committees.models import Meeting
from committees.notice.clear_days import out_by
from committees.notice.presenters import asks_notice, given_words, needed_words, out_words, present_notice
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import day_words
from indicators.worklist.lists.things import Kind, Thing, Urgency, When, when_due

MINUTES_WITHIN = timedelta(days=28)
NOT_ASKED = "The law asks no notice of such a meeting"


def papers_things(council: Council, meetings: Sequence[Meeting], today: date) -> Iterator[Thing]:
    """Of meetings as `MeetingsTold.papers` has them, each with its `regime`. Notice that is short is told until the
    meeting is held."""
    for each in meetings:
        regime = regime_under(each.regime, council.gss_code)
        if each.date < today:
            yield minutes_thing(council, each, today)
        elif each.agenda_published is None:
            yield agenda_thing(council, each, regime, today)
        elif (notice := present_notice(each, regime, today)) and notice["short"]:
            yield short_thing(council, each, regime, today)


def agenda_thing(council: Council, meeting: Meeting, regime: Regime, today: date) -> Thing:
    """An agenda that is not out before its meeting: due by a day as all else."""
    asked = asks_notice(meeting)
    day = out_by(meeting.date, regime) if asked else meeting.date
    due = when_due(day, today)
    said = needed_words(regime) if asked else NOT_ASKED
    return _thing(council, meeting, "Agenda to publish", "Agenda", due, said=said, due=day)


def short_thing(council: Council, meeting: Meeting, regime: Regime, today: date) -> Thing:
    """Of an agenda that is not out, and could still be out in time, it is due by that day."""
    out, by = meeting.agenda_published, out_by(meeting.date, regime)
    given = given_words(out, meeting.date, regime)
    when = when_due(by, today)
    if out <= today or by < today:
        when = When(Urgency.WEEK, given[:1].upper() + given[1:], "", "query", "")
    said = f"{given[:1].upper()}{given[1:]}. {out_words(out, today)}"
    return _thing(council, meeting, "Short notice", "Agenda", when, said=said, due=by)


def minutes_thing(council: Council, meeting: Meeting, today: date) -> Thing:
    """Minutes that are not out after their meeting."""
    day = meeting.date + MINUTES_WITHIN
    said = "Draft minutes are usually out within 28 days"
    return _thing(council, meeting, "Minutes to publish", "Minutes", when_due(day, today), said=said, due=day)


def _thing(
    council: Council, meeting: Meeting, what: str, paper: str, when: When, *, said: str, due: date
) -> Thing:
    return Thing(
        kind=Kind.MEETING,
        what=what,
        title=f"{paper} of {day_words(meeting.date)}",
        url=meeting_url(meeting, council.slug),
        act="Open",
        urgency=when.urgency,
        when=when.words,
        when_more=f"{'Met' if paper == 'Minutes' else 'Meets'} {weekday_words(meeting.date)}",
        detail=meeting.committee.name,
        said=said,
        waits="Members and the public",
        mark=when.mark,
        told=when.told,
        due=due,
        late=when.late,
    )
