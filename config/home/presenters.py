"""What a council's home page shows: the next meeting, what needs attention, actions due, what was published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.timezone import localdate

from accounts.models import Council, Membership, User
from accounts.permissions import permissions_of
from accounts.roles import WITH_WORK, Permission, Role
from accounts.visits.actions import last_looked
from committees.addresses import item_url, meeting_url
from committees.attendance.presence import clock
from committees.follow_ups.presenters import action_state, present_action
from committees.follow_ups.querysets import all_open_actions
from committees.items.presenters import rows_by_code
from committees.meetings.presenters import awaits_figures, figures_words
from committees.meetings.querysets import agenda_shown, meetings_told, public_meetings_told
from committees.meetings.standing.presenters import list_words, sentence
from committees.models import Action, AgendaItem, Meeting, Reader
from committees.presenters import meeting_words, out_word
from committees.querysets import confided_of, reader_with
from committees.questions.querysets import own_questions
from config.home.changed.presenters import present_changed
from config.home.own.presenters import present_own
from config.home.published.presenters import MOST_PUBLISHED, recently_published
from config.home.querysets import EditionsTold, editions_told
from indicators.worklist.lists.presenters import works_of
from indicators.worklist.lists.registries import Asked, Person
from indicators.worklist.lists.things import WorkList
from scorecards.assembly.attention import heading_of, missing_figures, missing_heading, rule_of
from scorecards.assembly.questions import questions_shown
from scorecards.assembly.shown import (
    beside_figure,
    latest_words,
    needs_by_figure,
    of_another_period,
    why_beside,
)
from scorecards.briefings.months.querysets import briefings_told, month_with_figures
from scorecards.charts import sparkline
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.editions.downloads.presenters import versions_told
from scorecards.editions.downloads.querysets import files_of
from scorecards.editions.presenters import drawn, mark_svg, tally_of
from scorecards.editions.unpublished.presenters import set_time_lines
from scorecards.models import Briefing, Edition
from scorecards.payload import Payload, PeriodShown, RowShown

MOST_ACTIONS = 4


@dataclass(frozen=True)
class Visitor:
    """Who looks at the page: democratic services also see what is not out yet, officers what is due from them."""

    council: Council
    user: User | AnonymousUser
    permissions: frozenset[Permission]

    @cached_property
    def asked(self) -> Asked:
        return Asked({self.council: [Person(self.user, self.permissions)]}, localdate())

    @cached_property
    def of_meetings(self) -> Reader:
        committees = confided_of(self.asked).get((self.council.pk, self.user.pk), frozenset())
        return reader_with(self.permissions, self.asked.today, committees, self.user.pk)


def home_context(visitor: Visitor) -> dict:
    """Everything the page shows, in a fixed number of queries."""
    council, today = visitor.council, localdate()
    asked = visitor.asked
    told = asked.once(meetings_told if visitor.of_meetings.inside else public_meetings_told)[council.pk]
    meeting = told.nearest
    items = agenda_shown(meeting, visitor.of_meetings) if meeting else []
    editions = editions_told(
        council, meeting.committee.scorecard_id if meeting else None, items, MOST_PUBLISHED
    )
    briefings = briefings_told(council, MOST_PUBLISHED)
    published = recently_published(council, editions, told.minutes, briefings)
    due = actions_due(visitor, asked)
    return {
        **work_part(visitor, asked),
        **own_part(visitor, editions.newest, published),
        "set_times": set_time_lines(asked, council, visitor.permissions),
        "meeting": present_meeting(visitor, meeting, items, editions) if meeting else None,
        "cancelled": [present_cancelled(each, council.slug) for each in told.cancelled],
        "is_coming": meeting is not None and meeting.date >= today,
        "attention": present_attention(editions.newest, council.slug) if editions.newest else None,
        "actions": [present_action(action, today, council.slug) for action in due[:MOST_ACTIONS]],
        "open_actions": len(due) if all(action_state(each, today).known for each in due) else 0,
        "published": [entry for _, entry in published[:MOST_PUBLISHED]],
        "briefing": briefing_to_write(visitor, briefings),
    }


def own_part(
    visitor: Visitor, newest: Edition | None, published: Sequence[tuple[date, dict]]
) -> dict[str, dict | None]:
    """What a member asked, and what changed since they last looked; nothing for who has no role here, and for officers,
    whose list of work tells what they do."""
    council, reader = visitor.council, visitor.of_meetings
    reads = Permission.REQUEST_MEASURES in visitor.permissions
    if visitor.user.is_anonymous or not reads or visitor.permissions & WITH_WORK:
        return {}
    put = own_questions(council, visitor.user, reader)
    since = last_looked(council=council, by=visitor.user)
    return {
        "own": present_own(council, visitor.user, reader, newest, put),
        "changed": present_changed(council, visitor.user, since, reader, published, put),
    }


def actions_due(visitor: Visitor, asked: Asked) -> list[Action]:
    """Those that the visitor sees, read once with the list of work."""
    found = asked.once(all_open_actions).get(visitor.council.pk, [])
    return [each for each in found if visitor.of_meetings.sees_minutes_of(each.item)]


def work_part(visitor: Visitor, asked: Asked) -> dict:
    """The first things of the visitor's own list; nothing for who has no role here that is asked for anything."""
    if not visitor.permissions & WITH_WORK:
        return {}
    return {"work": works_of(asked)[visitor.council][visitor.user]}


def work_over_all(user: User, councils: Iterable[Council]) -> dict[int, WorkList]:
    """The person's list in each of these councils, by primary key, in as many queries as for one of them."""
    roles: dict[int, set[Role]] = {}
    for each in Membership.objects.filter(user=user):
        roles.setdefault(each.council_id, set()).add(Role(each.role))
    groups = {
        council: [Person(user, permissions_of(frozenset(roles.get(council.pk, ())), council))]
        for council in councils
    }
    found = works_of(Asked(groups, localdate()))
    return {council.pk: lists[user] for council, lists in found.items()}


def present_meeting(
    visitor: Visitor, meeting: Meeting, items: Sequence[AgendaItem], editions: EditionsTold
) -> dict:
    """The newest of `editions` is the committee's own here: a button beside its name opens no other committee's. `own`
    says whether the visitor sits on the committee."""
    shown, newest = visitor.of_meetings.sees_agenda(meeting), editions.own
    carried_one = next(
        (
            editions.carried[item.edition_id]
            for item in items
            if item.edition_id in editions.carried and item.state == AgendaItem.State.LISTED
        ),
        None,
    )
    return {
        "committee": meeting.committee.name,
        "own": meeting.committee_id in visitor.of_meetings.committees,
        "date": meeting.date,
        "time": clock(meeting.time) if meeting.time else "",
        "location": meeting.location,
        "note": meeting.note,
        "moved": list_words(meeting, localdate())[1],
        "published": meeting.agenda_published if shown else None,
        "out_word": out_word(meeting),
        "url": meeting_url(meeting, visitor.council.slug),
        "scorecard": present_scorecard(carried_one, visitor.council.slug) if carried_one else None,
        "newest": present_scorecard(newest, visitor.council.slug) if newest else None,
        "items": [
            present_item(item, payload_for(item, editions.carried, newest), visitor.council.slug)
            for item in items
        ],
        "shown": shown,
        "closed": any(item.veiled for item in items),
    }


def present_cancelled(meeting: Meeting, council_slug: str) -> dict:
    return {
        "what": meeting_words(meeting),
        "why": sentence(meeting.state_reason),
        "url": meeting_url(meeting, council_slug),
    }


def present_scorecard(edition: Edition, council_slug: str) -> dict:
    """The scorecard that an item of the meeting carries, or the committee's newest; which is said beside it.

    `edition` is one of `editions_told`, with what is known of its files.
    """
    base = edition_url(edition, council_slug)
    return {
        "url": base,
        "versions": versions_told(files_of(edition.files)),
        "words": f"Read the scorecard, {edition.period.in_sentence}",
        "name": f"{edition.scorecard.title}, {edition.period.in_sentence}",
    }


def payload_for(item: AgendaItem, carried: dict[int, Edition], newest: Edition | None) -> Payload | None:
    """What the item has before it: its edition, or for one about some indicators their newest figures."""
    if item.veiled or item.state != AgendaItem.State.LISTED:
        return None
    if item.edition_id:
        return carried[item.edition_id].payload if item.edition_id in carried else None
    return newest.payload if newest and item.codes and not awaits_figures(item, localdate()) else None


def present_item(item: AgendaItem, payload: Payload | None, council_slug: str) -> dict:
    shown = {"number": item.number, "title": item.title, "url": item_url(item, council_slug)}
    if item.veiled:
        return {**shown, "tally": "", "words": "Not public"}
    if item.state != AgendaItem.State.LISTED:
        return {**shown, "tally": "", "words": item.get_state_display()}
    if payload is None:
        words = figures_words(item, localdate(), len(item.codes))
        return {**shown, "tally": "", "words": ". ".join(words)}
    rows = [row for code, row in rows_by_code(payload).items() if not item.codes or code in item.codes]
    marks, counted = tally_of(rows)
    return {
        **shown,
        "tally": format_html_join("", "{}", ((mark_svg(status),) for status in marks)),
        "words": f"{len(rows)} measure{'' if len(rows) == 1 else 's'}: {counted}" if rows else "No measures",
    }


def present_attention(edition: Edition, council_slug: str) -> dict:
    """The measures that need attention, from the frozen edition, with the rule that chose them."""
    payload: Payload = edition.payload
    base = edition_url(edition, council_slug)
    rows = [row for row in rows_by_code(payload).values() if needs_by_figure(row)]
    return {
        "rows": [present_row(row, base, payload["period"]) for row in rows],
        "heading": heading_of(payload),
        "missing": missing_figures(payload),
        "missing_heading": missing_heading(payload),
        "rule": rule_of(payload),
        "months": payload["period"]["long"],
        "committee": payload["scorecard"]["committee"],
        "title": payload["scorecard"]["title"],
        "url": base,
    }


def present_row(row: RowShown, base: str, period: PeriodShown) -> dict:
    status, word = beside_figure(row["target"])
    return {
        "title": row["title"],
        "url": measure_url(base, row["code"]),
        "value": latest_words(row),
        "people": row["latest"]["people"] or why_beside(row["latest"]),
        "of_period": of_another_period(row["latest"], period),
        "status": status,
        "word": word,
        "target": row["target"]["display"],
        "finding": row["finding"].removeprefix(f"{row['title']}: "),  # the title stands above it
        "question": next(iter(questions_shown(row)), ""),  # the most pressing one: its page has the others
        "why": " ".join(row.get("attention", [])),
        "spark": drawn(sparkline(row).svg),
        "verdict": row["verdict"],
    }


def briefing_to_write(visitor: Visitor, briefings: Sequence[Briefing]) -> dict | None:
    """For who reads drafts: the newest month with figures, where the council briefs by the month and has not yet."""
    if Permission.VIEW_DRAFTS not in visitor.permissions:
        return None
    last = max(briefings, key=lambda each: each.start, default=None)
    month = month_with_figures(last) if last else None
    if last is None or month is None or month <= last.period:
        return None
    address = [visitor.council.slug, last.scorecard.slug, month]
    return {"month": month.label, "url": reverse("scorecards:briefing_draft", args=address)}
