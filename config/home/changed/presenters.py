"""What changed since a member last looked: figures and minutes out, papers, answers, actions. By day: what came on the
last day itself is told again, and so nothing is missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from accounts.models import Council
from committees.addresses import meeting_url
from committees.follow_ups.addresses import action_url
from committees.models import ActionEvent, AdvanceQuestion, Meeting, Reader
from committees.presenters import is_cancelled, meeting_words, out_word, shortened
from committees.questions.presenters import question_url
from config.home.changed.querysets import events_since, meetings_since
from indicators.terms.periods import day_words

MOST_CHANGES = 8


@dataclass(frozen=True)
class Change:
    day: date
    what: str
    title: str
    url: str

    @property
    def when(self) -> str:
        return day_words(self.day)


def present_changed(
    council: Council,
    since: date | None,
    reader: Reader,
    published: Iterable[tuple[date, dict]],
    put: Iterable[AdvanceQuestion],
) -> dict:
    """`since` is the day of the last visit, None for the first; `published` the entries of what came out, by day; `put`
    the reader's own questions in advance. Two queries, none for a first visit."""
    if since is None:
        return {"since": "", "changes": [], "rest": []}
    found = [
        *(Change(day, "Published", entry["title"], entry["url"]) for day, entry in published if day >= since),
        *answers(put, since, council.slug),
        *of_meetings(meetings_since(council, since, reader), since, council.slug),
        *of_actions(events_since(council, since), reader, council.slug),
    ]
    found.sort(key=lambda each: each.day, reverse=True)
    return {
        "since": day_words(since),
        "changes": found[:MOST_CHANGES],
        "rest": found[MOST_CHANGES:],
    }


def answers(put: Iterable[AdvanceQuestion], since: date, council_slug: str) -> Iterator[Change]:
    for each in put:
        if each.answer and each.answered_at and localdate(each.answered_at) >= since:
            day, title = localdate(each.answered_at), shortened(each.text)
            yield Change(day, "Your question is answered", title, question_url(each, council_slug))


def of_meetings(meetings: Iterable[Meeting], since: date, council_slug: str) -> Iterator[Change]:
    for each in meetings:
        title, url = meeting_words(each), meeting_url(each, council_slug)
        if each.changed_at and localdate(each.changed_at) >= since:
            what = "Meeting cancelled" if is_cancelled(each) else "Meeting changed"
            yield Change(localdate(each.changed_at), what, title, url)
        if not is_cancelled(each) and each.agenda_published and each.agenda_published >= since:
            yield Change(each.agenda_published, f"Papers {out_word(each)}", title, url)


def of_actions(events: Sequence[ActionEvent], reader: Reader, council_slug: str) -> Iterator[Change]:
    """Of each action what happened last."""
    told: set[int] = set()
    for each in events:
        if each.action_id not in told and reader.sees_minutes_of(each.action.item):
            told.add(each.action_id)
            what = f"Action: {each.get_kind_display().lower()}"
            yield Change(localdate(each.at), what, each.action.title, action_url(each.action, council_slug))
