"""What meetings said, for pages of this app, and what they do when an edition comes out or is taken down: the app that
holds meetings fills the registry when Django starts."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypedDict

from accounts.models import Council
from indicators.terms.periods import Period
from indicators.worklist.lists.registries import Asked as WorkAsked
from scorecards.models import Edition, Scorecard
from scorecards.payload import Asked, Discussed

Draft = tuple[Scorecard, Period]


class ItemCarrying(TypedDict):
    """The agenda item at which an edition was, or will be, before members."""

    meeting: str  # "Corporate Parenting Panel, 24 February 2026"
    date: str  # ISO date
    item: str  # "item 5"
    url: str
    committee: str
    number: str  # of the item: "5", "6a"
    title: str
    appendix: str  # the edition's number among the item's appendices: "2"; "" where nobody said
    held: bool  # whether the meeting has been held


class ItemAhead(TypedDict):
    """The agenda item at which a period's figures are, or will be, before members."""

    words: str  # "item 5, Corporate Parenting Panel, 24 February 2026"; "" where there is none
    url: str  # of the item, or of the meetings
    has_report: bool
    edition: int  # the number of the period's edition that it carries already, 0 where none
    meets: str  # ISO date of its meeting, "" where there is no item
    held: bool  # whether that day is over


class Requested(TypedDict):
    """A request for a measure that an indicator answers, as far as the reader sees it. Addresses may be ""."""

    by: str  # "a member"
    where: str  # "at Corporate Parenting Panel, 24 February 2026, item 5" or "on 3 March 2026"
    where_url: str
    reported: str  # "Corporate Parenting Panel, quarter 4 2025/26", or ""
    reported_url: str


class Provider(Protocol):
    """What a higher app offers; a module with these functions will do."""

    def asked_about(self, council: Council, indicator_ids: Sequence[int]) -> dict[int, list[Asked]]: ...

    def discussed(self, council: Council, indicator_id: int) -> list[Discussed]: ...

    def item_carrying(self, edition_ids: Sequence[int]) -> dict[int, ItemCarrying]: ...

    def items_ahead(
        self, drafts: Sequence[Draft], asked: WorkAsked | None = None
    ) -> dict[tuple[int, Period], ItemAhead]: ...

    def no_item_ahead(self, council: Council) -> ItemAhead: ...

    def requested(self, council: Council, indicator_id: int, *, asks: bool) -> list[Requested]: ...


_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _providers:
        _providers.append(provider)


def asked_about(council: Council, indicator_ids: Sequence[int]) -> dict[int, list[Asked]]:
    """What members asked about each indicator, by its id, newest first; an indicator nobody asked about is absent.

    A fixed number of queries whatever the number of indicators. Only published minutes (draft or agreed) count.
    """
    gathered: dict[int, list[Asked]] = {}
    for provider in _providers:
        for indicator_id, questions in provider.asked_about(council, indicator_ids).items():
            gathered.setdefault(indicator_id, []).extend(questions)
    return gathered


def discussed(council: Council, indicator_id: int | None) -> list[Discussed]:
    """All that meetings said and resolved about the indicator, newest first, from minutes that are published.

    A fixed number of queries, however many meetings there were.
    """
    if indicator_id is None:
        return []
    found = [each for provider in _providers for each in provider.discussed(council, indicator_id)]
    return sorted(found, key=lambda each: each["date"], reverse=True)


def requested(council: Council, indicator_id: int | None, *, asks: bool) -> list[Requested]:
    """The requests that the indicator answers, oldest first. `asks`: the reader may read all that were asked.

    One query, two where there are any.
    """
    if indicator_id is None:
        return []
    return [each for provider in _providers for each in provider.requested(council, indicator_id, asks=asks)]


def item_carrying(edition_ids: Sequence[int]) -> dict[int, ItemCarrying]:
    """The agenda item each edition was before, by the edition's id; the earliest where there are several."""
    found: dict[int, ItemCarrying] = {}
    for provider in _providers:
        for edition_id, item in provider.item_carrying(edition_ids).items():
            found.setdefault(edition_id, item)
    return found


def item_ahead(scorecard: Scorecard, period: Period) -> ItemAhead | None:
    """The item that carries an edition of the period or says that it is to, or that there is none; None where nobody
    keeps meetings.
    """
    for provider in _providers:
        found = provider.items_ahead([(scorecard, period)])
        return found.get((scorecard.pk, period)) or provider.no_item_ahead(scorecard.council)
    return None


def items_ahead(drafts: Sequence[Draft], asked: WorkAsked) -> dict[tuple[int, Period], ItemAhead]:
    """The same of many, for lists of work, by scorecard (primary key) and period; those without an item are absent. One
    query."""
    found: dict[tuple[int, Period], ItemAhead] = {}
    for provider in _providers:
        found = {**provider.items_ahead(drafts, asked), **found}
    return found


def no_item_ahead(council: Council) -> ItemAhead | None:
    """Where one could be added; None where nobody keeps meetings."""
    return next((provider.no_item_ahead(council) for provider in _providers), None)


_when_changed: list[Callable[[Edition], object]] = []


def register_when_changed(do: Callable[[Edition], object]) -> None:
    _when_changed.append(do)


def readers_have_changed(edition: Edition) -> None:
    """In the transaction in which an edition is published, taken down or put back."""
    for do in _when_changed:
        do(edition)
