"""What changed since a member last looked: figures out and withdrawn, papers, minutes out and agreed, answers,
decisions, actions. By day: what came on the last day itself is told again, and so nothing is missed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council, User
from committees.addresses import item_url, meeting_url
from committees.follow_ups.addresses import action_url
from committees.models import ActionEvent, AdvanceQuestion, Meeting, Reader, Recommendation, RequestStep
from committees.presenters import is_cancelled, meeting_words, out_word, shortened
from committees.questions.presenters import question_url
from committees.requests.presenters import step_words
from config.home.changed.querysets import (
    MOST_EVENTS,
    Out,
    decisions_since,
    events_since,
    meetings_since,
    out_since,
    responses_since,
    withdrawn_since,
)
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words
from scorecards.briefings.months.addresses import numbered_url
from scorecards.editions.addresses import edition_url
from scorecards.models import BriefingTakingDown, TakingDown

MOST_CHANGES = 8
PUBLISHED = (
    ("editions", "more editions", "more edition", "All scorecards", "scorecards:list"),
    ("briefings", "more briefings", "more briefing", "All scorecards", "scorecards:list"),
    ("minutes", "more sets of minutes", "more set of minutes", "All meetings", "committees:meetings"),
)


class More(NamedTuple):
    """What is not told one by one, and where it is: "2 more editions came out:", "All scorecards"."""

    words: str
    link: str
    url: str


@dataclass(frozen=True)
class Change:
    """`day` is when it was told here; `of` when it was so, where that may be an earlier day."""

    day: date
    what: str
    title: str
    url: str
    of: date | None = None

    @property
    def when(self) -> str:
        noted = day_words(self.day)
        return noted if self.of in (None, self.day) else f"{day_words(self.of)}, noted {noted}"


def present_changed(
    council: Council,
    user: User,
    since: date | None,
    reader: Reader,
    published: Iterable[tuple[date, dict]],
    put: Iterable[AdvanceQuestion],
) -> dict:
    """`since` is the day of the last visit, None for the first; `published` the entries of what came out, by day; `put`
    the reader's own questions in advance. Seven queries, none for a first visit."""
    if since is None:
        return {"since": "", "changes": [], "rest": [], "more": []}
    slug, events = council.slug, events_since(council, since)
    new = [(day, entry) for day, entry in published if day >= since]
    found = [
        *(Change(day, "Published", entry["title"], entry["url"]) for day, entry in new),
        *answers(put, since, slug),
        *of_meetings(meetings_since(council, since, reader), since, slug),
        *of_actions(events[:MOST_EVENTS], reader, slug),
        *of_recommendations(responses_since(council, since, reader), slug),
        *of_requests(decisions_since(council, since, reader, user), slug),
        *of_withdrawn(withdrawn_since(council, since), slug),
    ]
    found.sort(key=lambda each: each.day, reverse=True)
    return {
        "since": day_words(since),
        "changes": found[:MOST_CHANGES],
        "rest": found[MOST_CHANGES:],
        "more": [
            *more_published(
                out_since(council, since, reader), Counter(entry["kind"] for _, entry in new), slug
            ),
            *more_of_actions(events, slug),
        ],
    }


def more_published(out: Out, told: Counter[str], council_slug: str) -> Iterator[More]:
    """Of what came out the newest are told one by one: how many more there were, and where they are."""
    for kind, many, one, words, name in PUBLISHED:
        if (rest := getattr(out, kind) - told[kind]) > 0:
            yield More(f"{count_words(rest, many, one)} came out:", words, reverse(name, args=[council_slug]))


def more_of_actions(events: Sequence[ActionEvent], council_slug: str) -> Iterator[More]:
    if len(events) > MOST_EVENTS:
        yield More(
            "earlier changes of actions:", "All actions", reverse("committees:actions", args=[council_slug])
        )


def answers(put: Iterable[AdvanceQuestion], since: date, council_slug: str) -> Iterator[Change]:
    for each in put:
        if each.answer and each.answered_at and localdate(each.answered_at) >= since:
            day, title = localdate(each.answered_at), shortened(each.text)
            yield Change(day, "Your question is answered", title, question_url(each, council_slug))


def of_meetings(meetings: Iterable[Meeting], since: date, council_slug: str) -> Iterator[Change]:
    for each in meetings:
        title, url = meeting_words(each), meeting_url(each, council_slug)
        is_to_come = each.date >= localdate()
        if is_to_come and each.changed_at and localdate(each.changed_at) >= since:
            what = "Meeting cancelled" if is_cancelled(each) else "Meeting changed"
            yield Change(localdate(each.changed_at), what, title, url)
        if not is_cancelled(each) and each.agenda_published and each.agenda_published >= since:
            yield Change(each.agenda_published, f"Papers {out_word(each)}", title, url)
        yield from of_minutes(each, since, title, url)


def of_minutes(meeting: Meeting, since: date, title: str, url: str) -> Iterator[Change]:
    told, agreed_at = meeting.told_at, meeting.minutes_agreed_at
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED and told and localdate(told) >= since:
        on = agreed_at.meeting.date if agreed_at else None
        yield Change(localdate(told), "Minutes agreed", title, url, on)
    elif meeting.minutes_reopened and meeting.minutes_reopened >= since:
        yield Change(meeting.minutes_reopened, "Minutes reopened", title, url)


def of_actions(events: Sequence[ActionEvent], reader: Reader, council_slug: str) -> Iterator[Change]:
    """Of each action what happened last."""
    told: set[int] = set()
    for each in events:
        if each.action_id not in told and reader.sees_minutes_of(each.action.item):
            told.add(each.action_id)
            what = f"Action: {each.get_kind_display().lower()}"
            yield Change(localdate(each.at), what, each.action.title, action_url(each.action, council_slug))


def of_recommendations(rows: Iterable[Recommendation], council_slug: str) -> Iterator[Change]:
    for each in rows:
        noted = localdate(each.noted_at) if each.noted_at else each.responded_on
        what = f"Answer of {each.to_body}: {each.get_response_display().lower()}"
        url = f"{item_url(each.item, council_slug)}#recommendations"
        yield Change(noted, what, shortened(each.text), url, each.responded_on)


def of_requests(steps: Iterable[RequestStep], council_slug: str) -> Iterator[Change]:
    """Of each request what was decided last."""
    told: set[int] = set()
    for each in steps:
        if each.request_id not in told:
            told.add(each.request_id)
            what = f"Your request is answered: {step_words(each)}"
            url = reverse("committees:request", args=[council_slug, each.request_id])
            yield Change(localdate(each.at), what, shortened(each.request.wanted), url)


def of_withdrawn(rows: Iterable[TakingDown | BriefingTakingDown], council_slug: str) -> Iterator[Change]:
    """Of each what happened last; its address says why it was withdrawn, or shows it again."""
    told: set[str] = set()
    for each in rows:
        if isinstance(each, TakingDown):
            of, url = each.edition, edition_url(each.edition, council_slug)
            what, title = f"Edition {of.number}", f"{of.scorecard.title}, {of.period.in_sentence}"
        else:
            of, url = each.briefing, numbered_url(each.briefing, council_slug)
            what, title = "Briefing", f"Monthly briefing, {of.period.label}"
        if url not in told:
            told.add(url)
            at, became = each.put_back_at or each.taken_at, "put back" if each.put_back_at else "withdrawn"
            yield Change(localdate(at), f"{what} {became}", title, url)
