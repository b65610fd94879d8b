"""Drafts to check and publish, on the list of everybody whom their checklists ask."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from accounts.models import Council
from accounts.roles import Permission
from indicators.terms.due_dates import weekday_words
from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from indicators.worklist.lists.registries import Asked, Found, Person
from indicators.worklist.lists.things import Kind, Thing, Urgency
from scorecards.editions.addresses import scorecard_url
from scorecards.editions.checking.asked import is_asked
from scorecards.editions.unpublished.querysets import Unpublished, unpublished
from scorecards.registries import ItemAhead, items_ahead, no_item_ahead

CLERKS = Permission.EDIT_MEETINGS


SOON = timedelta(days=14)  # before a meeting: its agenda has to be out five clear days before, eight at least
AT_ONCE = timedelta(days=8)


Listed = tuple[Unpublished, ItemAhead | None]


def checklists_to_do(asked: Asked) -> Found:
    """Two queries beside those of figures, however many drafts, people and councils there are.

    What is missing on each is told on its checklist: that takes assembling the scorecard.
    """
    people = [
        (council, person)
        for council, found in asked.groups.items()
        for person in found
        if is_asked(person.permissions) or person.may(CLERKS)
    ]
    listed = drafts_listed({council.pk for council, _ in people}, asked)
    return {
        (council.pk, person.user.pk): list(
            things_of(council, person, listed.get(council.pk, ()), asked.today)
        )
        for council, person in people
    }


def drafts_listed(councils: Collection[int], asked: Asked) -> dict[int, list[Listed]]:
    """By council the drafts that somebody waits for, or whose meeting is near, each with its item."""
    drafts = unpublished(councils, asked)
    every = [(each.scorecard, each.period) for found in drafts.values() for each in found]
    items = items_ahead(every, asked) if every else {}
    found: dict[int, list[Listed]] = {}
    for council, each in ((council, each) for council, listed in drafts.items() for each in listed):
        item = items.get((each.scorecard.pk, each.period))
        if each.awaited or meets_soon(item, asked.today):
            found.setdefault(council, []).append((each, item))
    return found


def things_of(council: Council, person: Person, listed: Sequence[Listed], today: date) -> Iterator[Thing]:
    for draft, item in listed:
        if is_asked(person.permissions):
            yield checklist_thing(council, draft, person, meets_soon(item, today), today)
        if person.may(CLERKS) and item is None and not draft.corrects and (nowhere := no_item_ahead(council)):
            yield item_thing(draft, nowhere)


def meets_soon(item: ItemAhead | None, today: date) -> date | None:
    """The day of its meeting, where that is near."""
    day = date.fromisoformat(item["meets"]) if item and item["meets"] else None
    return day if day and today <= day <= today + SOON else None


def checklist_thing(
    council: Council, draft: Unpublished, person: Person, meets: date | None, today: date
) -> Thing:
    publishes, done = person.may(Permission.PUBLISH_EDITIONS), not draft.waiting
    return Thing(
        kind=Kind.CHECKLIST,
        what="Checklist of a correction" if draft.corrects else "Checklist",
        title=draft.scorecard.title,
        url=scorecard_url("scorecards:checklist", draft.scorecard, draft.period, council.slug),
        act="Check and publish" if done and publishes else "See what is missing",
        urgency=urgency_of(draft, meets, today),
        when=f"Meets {weekday_words(meets)}" if meets else state_words(draft),
        when_more=state_words(draft) if meets else "",
        detail=detail_of(draft),
        waits="Members and readers",
        mark="close" if done or meets else "none",
        due=meets,
    )


def urgency_of(draft: Unpublished, meets: date | None, today: date) -> Urgency:
    if meets and meets <= today + AT_ONCE:
        return Urgency.NOW
    return Urgency.WEEK if meets or not draft.waiting else Urgency.LATER


def item_thing(draft: Unpublished, nowhere: ItemAhead) -> Thing:
    """For democratic services, whom the checklist asks."""
    return Thing(
        kind=Kind.MEETING,
        what="Item for a scorecard",
        title=draft.scorecard.title,
        url=nowhere["url"],
        act="Choose its item",
        urgency=Urgency.LATER if draft.waiting else Urgency.WEEK,
        when="No agenda item says that it carries it",
        when_more="“Scorecard to come” on the item says it",
        detail=draft.period.in_sentence,
        waits="Who publishes it",
        mark="query",
    )


def detail_of(draft: Unpublished) -> str:
    period = draft.period.in_sentence
    return f"{period}, edition {draft.corrects.to_come}" if draft.corrects else period


def state_words(draft: Unpublished) -> str:
    """Of a correction what has begun it, of a first edition how far its figures are."""
    if draft.corrects is None or draft.waiting:
        return figures_words(draft)
    if draft.corrects.figures:
        return f"Figures were corrected since edition {draft.corrects.number}"
    return f"A correction of edition {draft.corrects.number} was begun"


def figures_words(draft: Unpublished) -> str:
    if not draft.collected:
        return "Its figures are recorded"
    if not draft.waiting:
        return "Every section of figures is done"
    waiting = count_words(draft.waiting, "sections")
    return f"{waiting} of figures {agree(draft.waiting, 'is', 'are')} not approved"
