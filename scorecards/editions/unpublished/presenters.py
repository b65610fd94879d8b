"""Drafts to check and publish, on the list of everybody whom their checklists ask."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.timezone import localdate

from accounts.models import Council
from accounts.roles import Permission
from indicators.terms.due_dates import weekday_words
from indicators.terms.nouns import agree
from indicators.terms.periods import Period
from indicators.terms.wording import count_words
from indicators.worklist.lists.registries import Asked, Found, Person
from indicators.worklist.lists.things import Kind, Thing, Urgency, WorkLine
from scorecards.editions.addresses import draft_url, scorecard_url
from scorecards.editions.checking.asked import is_asked
from scorecards.editions.set_times.presenters import SetTimeShown, listed_shown
from scorecards.editions.unpublished.querysets import Unpublished, scorecards_read, unpublished
from scorecards.models import SetTime
from scorecards.registries import ItemAhead, items_ahead, no_item_ahead

CLERKS, PUBLISHES = Permission.EDIT_MEETINGS, Permission.PUBLISH_EDITIONS

SOON = timedelta(days=14)  # before a meeting: its agenda has to be out five clear days before, eight at least
AT_ONCE = timedelta(days=8)


Key = tuple[int, Period]  # of a draft: its scorecard's primary key and the period


@dataclass(frozen=True)
class Listed:
    """A draft with the item that carries it, the day of its meeting where that is near, and what is said of the time
    that was set for it."""

    draft: Unpublished
    item: ItemAhead | None
    meets: date | None
    set_time: SetTime | None = None

    @cached_property
    def shown(self) -> SetTimeShown | None:
        return listed_shown(self.set_time) if self.set_time else None

    @property
    def set_day(self) -> date | None:
        """On which it is to be published by itself."""
        waits = self.set_time and self.set_time.state == SetTime.State.WAITING
        return localdate(self.set_time.at) if self.set_time and waits else None

    @property
    def ends(self) -> date | None:
        """The day by which all of it has to be there."""
        return min((day for day in (self.meets, self.set_day) if day), default=None)

    def concerns(self, person: Person) -> bool:
        """Whoever may publish, and who set the time, answer for it."""
        return person.may(PUBLISHES) or bool(self.set_time and self.set_time.set_by_id == person.user.pk)


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
    """By council the drafts that somebody waits for, whose meeting is near, or that a time was set for."""
    set_times = set_times_of(asked) if councils else {}
    drafts = with_set_times(unpublished(councils, asked), set_times.values())
    every = [(each.scorecard, each.period) for found in drafts.values() for each in found]
    items = items_ahead(every, asked) if every else {}
    found: dict[int, list[Listed]] = {}
    for council, draft in ((council, each) for council, listed in drafts.items() for each in listed):
        key = (draft.scorecard.pk, draft.period)
        each = Listed(draft, items.get(key), meets_soon(items.get(key), asked.today), set_times.get(key))
        if draft.awaited or each.meets or each.set_time:
            found.setdefault(council, []).append(each)
    return found


def set_times_of(asked: Asked) -> dict[Key, SetTime]:
    return {
        (each.scorecard.pk, set_time.period): set_time
        for each in asked.once(scorecards_read)
        for set_time in each.set_times
    }


def with_set_times(
    drafts: Mapping[int, Sequence[Unpublished]], set_times: Iterable[SetTime]
) -> dict[int, list[Unpublished]]:
    """Also drafts so old or so early that only their set time tells of them."""
    found = {council: list(listed) for council, listed in drafts.items()}
    known = {(each.scorecard.pk, each.period) for listed in found.values() for each in listed}
    for each in set_times:
        if (each.scorecard_id, each.period) not in known:
            alone = Unpublished(each.scorecard, each.period, waiting=0, collected=False)
            found.setdefault(each.council_id, []).append(alone)
    return found


def things_of(council: Council, person: Person, listed: Sequence[Listed], today: date) -> Iterator[Thing]:
    for each in listed:
        if is_asked(person.permissions):
            yield checklist_thing(council, each, person, today)
        asks = person.may(CLERKS) and each.item is None and not each.draft.corrects
        if asks and (nowhere := no_item_ahead(council)):
            yield item_thing(each.draft, nowhere)


def meets_soon(item: ItemAhead | None, today: date) -> date | None:
    """The day of its meeting, where that is near."""
    day = date.fromisoformat(item["meets"]) if item and item["meets"] else None
    return day if day and today <= day <= today + SOON else None


def checklist_thing(council: Council, listed: Listed, person: Person, today: date) -> Thing:
    draft, shown = listed.draft, listed.shown
    said = [
        *([shown.title] if shown else []),
        *([f"Meets {weekday_words(listed.meets)}"] if listed.meets else []),
        *([state_words(draft)] if draft.waiting or not shown else []),
    ]
    return Thing(
        kind=Kind.CHECKLIST,
        what="Checklist of a correction" if draft.corrects else "Checklist",
        title=draft.scorecard.title,
        url=scorecard_url("scorecards:checklist", draft.scorecard, draft.period, council.slug),
        act=act_of(listed, person),
        urgency=urgency_of(listed, person, today),
        when=said[0],
        when_more=said[1] if len(said) > 1 else "",
        detail=detail_of(draft),
        said=shown.words if shown and shown.trouble else "",
        waits="Members and readers",
        mark=mark_of(listed),
        told=told_of(listed, person, today),
        due=listed.ends,
    )


def act_of(listed: Listed, person: Person) -> str:
    if listed.draft.waiting:
        return "See what is missing"
    waits = listed.shown is not None and listed.shown.waits and not listed.shown.trouble
    return "Check and publish" if person.may(PUBLISHES) and not waits else "See the checklist"


def mark_of(listed: Listed) -> str:
    if listed.shown and listed.shown.trouble:
        return "error"
    return "close" if listed.meets or not (listed.draft.waiting or listed.shown) else "none"


def urgency_of(listed: Listed, person: Person, today: date) -> Urgency:
    """What will not be published at its time is for now for whoever may publish; what will be waits for nobody."""
    draft, shown, day = listed.draft, listed.shown, listed.ends
    if shown and shown.trouble:
        return Urgency.NOW if listed.concerns(person) else Urgency.WEEK
    if shown and not draft.waiting:
        return Urgency.LATER
    if day:
        return Urgency.NOW if day <= today + AT_ONCE else Urgency.LATER
    return Urgency.LATER if draft.waiting else Urgency.WEEK


def told_of(listed: Listed, person: Person, today: date) -> str:
    """They are told of trouble until it is mended, and the day before of what is to be published."""
    if listed.shown is None or not listed.concerns(person):
        return ""
    if listed.shown.trouble:
        return "set time in trouble"
    return "to be published" if listed.set_day and listed.set_day <= today + timedelta(days=1) else ""


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
    to_come = draft.corrects.to_come if draft.corrects else draft.withdrawn and draft.withdrawn + 1
    return f"{period}, edition {to_come}" if to_come else period


def state_words(draft: Unpublished) -> str:
    """Of a correction what has begun it, of a period of which none stands what was withdrawn; of a first edition how
    far its figures are."""
    if draft.withdrawn and not draft.waiting:
        return f"Edition {draft.withdrawn} was withdrawn"
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


def set_time_lines(asked: Asked, council: Council, permissions: frozenset[Permission]) -> list[WorkLine]:
    """For the home page of who reads drafts: a line for each that waits, of what their list of work has read. What
    somebody has to do about one stands on that list, on the same page.

    Whether the draft has changed since is told on its own page: it takes reading all that the scorecard is made from.
    """
    if Permission.VIEW_DRAFTS not in permissions:
        return []
    found = (each for each in set_times_of(asked).values() if each.council_id == council.pk)
    told = ((each, listed_shown(each)) for each in sorted(found, key=lambda each: each.at))
    return [line_of(each, shown, council) for each, shown in told if not shown.trouble]


def line_of(set_time: SetTime, shown: SetTimeShown, council: Council) -> WorkLine:
    name = f"{set_time.scorecard.title}, {set_time.period.in_sentence}"
    title = f"{shown.title[0].lower()}{shown.title[1:]}"
    url = draft_url(set_time.scorecard, set_time.period, council.slug)
    return WorkLine("none", f"{name}: {title}", url)
