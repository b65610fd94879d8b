"""Reads of questions in advance, each as its reader may see them."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Council, User
from committees.exemption.schedules import regime_under
from committees.models import AdvanceQuestion, AgendaItem, Meeting, MeetingRules, Person, Reader
from committees.notice.clear_days import in_by
from committees.people.querysets import on_day
from committees.querysets import indicators_for
from indicators.models import Indicator
from scorecards.editions.querysets import readable_editions
from scorecards.payload import rows_of

State = AdvanceQuestion.State
MOST_OWN = 3  # the newest: the others stand with their meetings


def with_all(found: QuerySet[AdvanceQuestion]) -> QuerySet[AdvanceQuestion]:
    """With what is shown of each."""
    return found.select_related("item__meeting__committee", "asked_by", "by", "indicator")


def questions_at(item: AgendaItem, reader: Reader) -> list[AdvanceQuestion]:
    """In the order in which they were put. One query."""
    return list(with_all(item.advance_questions.visible_to(reader)))


def questions_for(meeting: Meeting, reader: Reader) -> list[AdvanceQuestion]:
    """By item in the order of the agenda. One query."""
    found = AdvanceQuestion.objects.filter(item__meeting=meeting).visible_to(reader)
    return list(with_all(found).order_by("item__order", "at", "pk"))


def own_questions(council: Council, user: User, reader: Reader) -> list[AdvanceQuestion]:
    """The newest of what this person put. One query."""
    found = AdvanceQuestion.objects.for_council(council).visible_to(reader)
    mine = with_all(found.filter(Q(by=user) | Q(asked_by__user=user)).exclude(state=State.WITHDRAWN))
    return list(mine.order_by("-at", "-pk")[:MOST_OWN])


def last_day(meeting: Meeting) -> date | None:
    """On which members can put a question, by the council's rules; None until the meeting. One query."""
    council = meeting.committee.council
    rules = MeetingRules.objects.for_council(council).first()
    if rules is None or rules.question_days is None:
        return None
    return in_by(meeting.date, rules.question_days, regime_under(rules.regime, council.gss_code))


def measures_of(item: AgendaItem) -> QuerySet[Indicator]:
    """Which a question can name: those that the item is about, else those of the scorecard it carries or awaits."""
    codes = set(item.indicators.values_list("code", flat=True)) or _on_scorecard(item)
    return indicators_for(item.meeting.committee.council).filter(code__in=codes)


def _on_scorecard(item: AgendaItem) -> set[str]:
    edition = item.edition
    if edition is None and item.awaits_id:
        readable = readable_editions(item.council_id).filter(scorecard=item.awaits_id)
        edition = readable.order_by("-start", "-number").first()
    return {row["code"] for row in rows_of(edition.payload)} if edition else set()


def person_of(council: Council, user: User) -> Person | None:
    """Whose account it is."""
    return Person.objects.for_council(council).filter(user=user).first()


def people_on(meeting: Meeting) -> QuerySet[Person]:
    """Everybody on the committee on the day of the meeting, but officers."""
    seats = meeting.committee.memberships.filter(on_day(meeting.date)).exclude(capacity="officer")
    return Person.objects.filter(pk__in=seats.values("person"))


def locked_question(question: AdvanceQuestion) -> AdvanceQuestion:
    """For whoever writes: as it stands now, and nobody else changes it meanwhile."""
    found = AdvanceQuestion.objects.select_for_update(of=("self",))
    return found.select_related("item__meeting__committee__council", "indicator", "asked_by").get(
        pk=question.pk
    )
