"""What somebody asked at meetings and outside them. A fixed number of queries, however much it is."""

from collections.abc import Sequence

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from accounts.models import Council, User
from committees.follow_ups.querysets import actions_of
from committees.meetings.agreement.querysets import with_corrections
from committees.models import Action, MeasureRequest, MinutesParagraph, Reader
from committees.requests.querysets import requests_of
from scorecards.editions.querysets import readable_editions
from scorecards.models import Edition

MOST_ASKED = 3  # the newest of each: the rest stands in the minutes and on the page of requests


def questions_of(council: Council, user: User, reader: Reader) -> list[MinutesParagraph]:
    """The newest that minutes have from this person, as a member who was there, with their answers. Three queries, else
    one."""
    found = MinutesParagraph.objects.for_council(council).visible_to(reader)
    mine = found.filter(kind=MinutesParagraph.Kind.QUESTION, attendance__person__user=user)
    answers = with_corrections(MinutesParagraph.objects.for_council(council))
    answers = answers.select_related("attendance__person").order_by("position")
    shown = (
        with_corrections(mine)
        .select_related("item__meeting__committee")
        .prefetch_related("mentions__indicator", Prefetch("replies", answers))
    )
    return list(shown.order_by("-item__meeting__date", "item__order", "position")[:MOST_ASKED])


def actions_from(
    council: Council, questions: Sequence[MinutesParagraph], reader: Reader
) -> dict[int, Action]:
    """By question what somebody is to do about it, the newest. One query, none without questions."""
    if not questions:
        return {}
    found = actions_of(council, reader).filter(paragraph__in=questions).order_by("id")
    return {each.paragraph_id: each for each in found}


def own_requests(council: Council, user: User, reader: Reader) -> list[MeasureRequest]:
    return list(requests_of(council, reader).filter(by=user)[:MOST_ASKED])


def newest_of_others(council: Council, edition: Edition | None) -> QuerySet[Edition]:
    """The newest edition of each scorecard but that of `edition`, the last published first. One query."""
    others = readable_editions(council)
    if edition:
        others = others.exclude(scorecard=edition.scorecard_id)
    own = readable_editions(council).filter(scorecard=OuterRef("scorecard")).order_by("-start", "-number")
    return others.filter(pk=Subquery(own.values("pk")[:1])).order_by("-published_at", "-pk")
