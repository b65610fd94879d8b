"""A committee's meetings as rows: when and where, how each stands, its notice, the scorecards that go to it."""

from collections.abc import Sequence
from datetime import date

from committees.addresses import item_url, meeting_url
from committees.attendance.presence import clock
from committees.exemption.schedules import Regime, kept_or
from committees.meetings.presenters import TO_COME, WITHDRAWN
from committees.meetings.standing.presenters import list_words
from committees.models import AgendaItem, Meeting
from committees.notice.presenters import notice_line
from committees.presenters import is_cancelled, is_held
from indicators.terms.periods import day_words


def present_plan_row(
    meeting: Meeting, items: Sequence[AgendaItem], regime: Regime, today: date, council_slug: str
) -> dict:
    """`meeting` has `moved_from`; `items` as `items_with_scorecards` reads them."""
    state, more = list_words(meeting, today)
    place = (clock(meeting.time) if meeting.time else "", meeting.location)
    held = is_held(meeting, today)
    return {
        "day": day_words(meeting.date),
        "url": meeting_url(meeting, council_slug),
        "kind": "" if meeting.kind == Meeting.Kind.ORDINARY else f"{meeting.get_kind_display()} meeting",
        "where": ", ".join(part for part in place if part),
        "state": state,
        "more": more,
        "notice": "" if held else notice_line(meeting, kept_or(meeting.kept_regime, regime), today),
        "scorecards": present_scorecards(items, council_slug, over=held or is_cancelled(meeting)),
    }


def present_scorecards(items: Sequence[AgendaItem], council_slug: str, *, over: bool) -> list[dict]:
    """Each scorecard and period once, with the first item that carries it. Of a meeting that was held or is cancelled
    without what was awaited, nothing."""
    found: dict[tuple, dict] = {}
    for item in items:
        if item.edition or not over:
            key = item.of_scorecard, item.of_period
            found.setdefault(key, present_scorecard(item, council_slug))
    return list(found.values())


def present_scorecard(item: AgendaItem, council_slug: str) -> dict:
    scorecard = item.edition.scorecard if item.edition else item.awaits
    more = [f"Item {item.number}"]
    if item.state == AgendaItem.State.POSTPONED:
        more = [f"Postponed from {day_words(item.meeting.date)}"]
    if not item.edition:
        more.append(TO_COME)
    elif item.withdrawn:
        more.append(WITHDRAWN)
    return {
        "title": f"{scorecard.title}, {item.of_period.in_sentence}",
        "url": item_url(item, council_slug),
        "more": ", ".join(more),
    }
