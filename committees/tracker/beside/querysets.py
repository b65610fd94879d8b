"""Reads of recommendations and requests as the tracker is asked for them: a fixed number of queries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from accounts.models import Council
from accounts.querysets import holding
from committees.follow_ups.recommendations.querysets import WAITING, recommendations_of
from committees.models import AgendaItem, MeasureRequest, Reader, Recommendation
from committees.requests.policies import newest_kind
from committees.requests.querysets import first_reports, shown_to
from committees.tracker.groups import Group
from committees.tracker.querysets import PAGE_LENGTH, Asked
from indicators.terms.searching import wanted

MOST_REQUESTS = 300  # of the newest, counted one by one: whether one is reported, editions say
FIRST_ONES = 5  # where nothing is asked for


@dataclass(frozen=True)
class Beside:
    """Recommendations, or requests: the `rows` that the page shows of those asked for, how many these are, and the
    counts of all by group."""

    rows: Sequence
    number: int
    counts: Mapping[Group, int]


def shown_at_once(asked: Asked) -> int:
    return PAGE_LENGTH if asked != Asked() else FIRST_ONES


def recommended(council: Council, reader: Reader, asked: Asked) -> Beside:
    """Two queries, none where an owner of actions is asked for."""
    if asked.owner:
        return Beside([], 0, {})
    found = recommendations_of(council, reader)
    if asked.committee:
        found = found.filter(item__meeting__committee=asked.committee)
    if asked.indicator:
        found = found.filter(item__in=_items_about(asked.indicator))
    if asked.words:
        fields = ("text", "to_body", "response_words", "item__title")
        found = found.filter(holding(wanted(asked.words).words, *fields))
    found = _grouped(found, reader)
    rows = found.order_by().values_list("group").annotate(number=Count("pk"))
    counts = {Group(group): number for group, number in rows}
    shown = found.filter(group=asked.group) if asked.group else found
    number = counts.get(asked.group, 0) if asked.group else sum(counts.values())
    return Beside(list(shown[: shown_at_once(asked)]) if number else [], number, counts)


def _grouped(found: QuerySet[Recommendation], reader: Reader) -> QuerySet[Recommendation]:
    return found.annotate(
        group=Case(
            When(~Q(response=WAITING), then=Group.CLOSED.value),
            When(due_on__lt=reader.today, then=Group.LATE.value),
            default=Group.RESPONSE.value,
            output_field=IntegerField(),
        )
    )


def requested(council: Council, reader: Reader, asked: Asked, *, asks: bool) -> Beside:
    """Each row is a request and its first report, or None. Four queries, none where an owner of actions is asked for.
    `asks`: whether the reader may ask for measures, and so reads all that was asked."""
    if asked.owner:
        return Beside([], 0, {})
    rows = list(_narrowed(shown_to(council, reader, asks=asks), asked)[:MOST_REQUESTS])
    reports = first_reports(council, rows)
    groups = {each.pk: group_of(each, each.pk in reports) for each in rows}
    rows.sort(key=lambda each: groups[each.pk])  # those without a figure first; the newest first of each
    shown = [(each, reports.get(each.pk)) for each in rows if asked.group in (None, groups[each.pk])]
    return Beside(shown[: shown_at_once(asked)], len(shown), Counter(groups.values()))


def _narrowed(found: QuerySet[MeasureRequest], asked: Asked) -> QuerySet[MeasureRequest]:
    if asked.committee:
        found = found.filter(item__meeting__committee=asked.committee)
    if asked.indicator:
        became = Q(steps__indicator=asked.indicator) | Q(item__in=_items_about(asked.indicator))
        found = found.filter(became).distinct()
    if asked.words:
        found = found.filter(holding(wanted(asked.words).words, "wanted", "why", "asked_by"))
    return found


def group_of(request: MeasureRequest, reported: bool) -> Group:
    """It waits for a figure until one is reported, or it is refused. That it cannot be counted yet is an answer with
    which it goes on waiting."""
    answered = reported or newest_kind(request) == "declined"
    return Group.CLOSED if answered else Group.FIGURE


def _items_about(indicator: int) -> QuerySet:
    return AgendaItem.indicators.through.objects.filter(indicator=indicator).values("agendaitem")
