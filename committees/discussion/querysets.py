"""What the lower app's pages show from meetings; registered with scorecards.registries when Django starts."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from accounts.composing.querysets import composed_once
from accounts.models import Council
from accounts.querysets import KeysOf
from committees.addresses import item_url
from committees.discussion.history.querysets import discussed
from committees.discussion.questions.querysets import Utterance, questions_about
from committees.follow_ups.action_states import ActionState
from committees.follow_ups.presenters import action_state
from committees.follow_ups.querysets import actions_told
from committees.items.listed.querysets import items_listed
from committees.items.querysets import with_what_they_carry
from committees.meetings.agreement.querysets import with_corrections
from committees.minutes.corrections.presenters import beside, beside_outcome
from committees.minutes.numbering import limb_alone
from committees.minutes.presenters import limb_citations
from committees.models import (
    Action,
    AgendaItem,
    Limb,
    MeasureRequest,
    Meeting,
    MinutesParagraph,
    RequestStep,
    Resolution,
)
from committees.models.visibility import anybody
from committees.presenters import is_held, meeting_words
from committees.requests.presenters import reported_words
from committees.requests.querysets import FirstReport, asked_where, first_reports, requests_of
from committees.requests.states import by_words
from indicators.terms.periods import Period
from indicators.worklist.lists.registries import Asked as WorkAsked
from scorecards.payload import Asked
from scorecards.registries import Draft, ItemAhead, ItemCarrying, Requested

__all__ = ["asked_about", "discussed", "item_carrying", "items_ahead", "no_item_ahead", "requested"]


def asked_about(council: Council, indicator_ids: Sequence[int]) -> dict[int, list[Asked]]:
    """What members asked about each indicator, newest first, from minutes that are published. Three queries at most."""
    asked = questions_about(council, indicator_ids)  # as everybody may read them: these pages are published
    paragraphs = {paragraph.pk: paragraph for found in asked.values() for paragraph in found}
    if not paragraphs:
        return {}
    outcomes = _Outcomes(council, paragraphs)
    return {
        indicator_id: [
            _asked(council, paragraph, outcomes.of(paragraph, indicator_id)) for paragraph in found
        ]
        for indicator_id, found in asked.items()
    }


def item_carrying(edition_ids: Sequence[int]) -> dict[int, ItemCarrying]:
    """The first agenda item that carried each edition, where the agenda or the minutes are out. One query."""
    today = timezone.localdate()
    items = (
        AgendaItem.objects.filter(edition__in=edition_ids)
        .filter(state=AgendaItem.State.LISTED, meeting__state=Meeting.State.STANDS)
        .visible_to(anybody(today))
        .select_related("meeting__committee__council")
        .order_by("meeting__date", "order")
    )
    found: dict[int, ItemCarrying] = {}
    for item in items:
        council = item.meeting.committee.council
        entry = ItemCarrying(
            meeting=meeting_words(item.meeting),
            date=item.meeting.date.isoformat(),
            item=f"item {item.number}",
            url=item_url(item, council.slug),
            committee=item.meeting.committee.name,
            number=item.number,
            title=item.title,
            appendix=item.appendix,
            held=is_held(item.meeting, today),
        )
        found.setdefault(item.edition_id, entry)
    return found


def items_ahead(
    drafts: Sequence[Draft], asked: WorkAsked | None = None
) -> dict[tuple[int, Period], ItemAhead]:
    """By scorecard (primary key) and period the item that carries an edition of it, or says that it is to: of the next
    meeting that is to come, else of the last one. Never one that is only about the same measures. One query, none where
    lists of work have read the items already.
    """
    items = asked.once(items_listed).with_scorecards if asked else items_of_drafts(drafts)
    public = (each for each in items if not each.exempt_paragraph)  # who publishes is told of no other
    wanted = {(scorecard.pk, period) for scorecard, period in drafts}
    today = timezone.localdate()
    found: dict[tuple[int, Period], ItemAhead] = {}
    for item in sorted(public, key=lambda each: by_nearness(each, today)):
        if (key := (item.of_scorecard, item.of_period)) in wanted:
            found.setdefault(key, _ahead(item, today))
    return found


def items_of_drafts(drafts: Sequence[Draft]) -> QuerySet[AgendaItem]:
    scorecards = {scorecard.pk for scorecard, _ in drafts}
    starts, codes = {period.start for _, period in drafts}, {period.code for _, period in drafts}
    carries = Q(edition__scorecard__in=scorecards, edition__start__in=starts)
    awaits = Q(awaits__in=scorecards, awaits_period__in=codes)
    return with_what_they_carry(AgendaItem.objects.filter(carries | awaits))


def by_nearness(item: AgendaItem, today: date) -> tuple[bool, int, int, int]:
    """Meetings to come before those held, the nearest first; an item with an edition before one that awaits it."""
    day = item.meeting.date
    return day < today, abs((day - today).days), item.edition is None, item.order


def _ahead(item: AgendaItem, today: date) -> ItemAhead:
    return ItemAhead(
        words=f"item {item.number}, {meeting_words(item.meeting)}",
        url=item_url(item, item.meeting.committee.council.slug),
        has_report=item.has_report,
        edition=item.edition.number if item.edition else 0,
        meets=item.meeting.date.isoformat(),
        held=item.meeting.date < today,
    )


def no_item_ahead(council: Council) -> ItemAhead:
    url = reverse("committees:meetings", args=[council.slug])
    return ItemAhead(words="", url=url, has_report=False, edition=0, meets="", held=False)


def requested(council: Council, indicator_id: int, *, asks: bool) -> list[Requested]:
    """Who asked for the measure, and where it was first reported. Three queries where anybody did, else one.

    Those raised at an item, once its minutes are out; for whoever `asks` also those that stand on the page of requests.
    """
    keys = [key for (key,) in _requests_of_measure(council.pk, indicator_id)]
    if not keys:
        return []
    seen = requests_of(council, anybody(timezone.localdate())).prefetch_related(None)
    found = seen.filter(pk__in=keys).order_by("at", "pk")
    listed = list(found if asks else found.filter(item__isnull=False))
    reports = first_reports(council, listed)
    return [_requested(council, each, reports.get(each.pk), asks=asks) for each in listed]


@composed_once
def _requests_of_measure(council, indicator):
    """Whoever may see them."""
    steps = RequestStep.objects.filter(request__council=council, indicator=indicator).order_by()
    return steps.values_list("request").distinct()


def _requested(
    council: Council, request: MeasureRequest, report: FirstReport | None, *, asks: bool
) -> Requested:
    url = reverse("committees:request", args=[council.slug, request.pk]) if asks else ""
    if request.item is not None:
        url = item_url(request.item, council.slug)
    if report and report.before:  # this page had the measure all the time
        report = None
    reported, reported_url = reported_words(report, council.slug) if report else ("", "")
    return Requested(
        by=by_words(request.asked_by),
        where=asked_where(request),
        where_url=url,
        reported=reported,
        reported_url=reported_url,
    )


class _Outcomes:
    """What came of questions: the action that a paragraph led to, with the limb it carries out.

    An item's other limbs may be about anything else on its agenda: they are told of a question only where the item is
    about the question's measure and no other.
    """

    def __init__(self, council: Council, paragraphs: dict[int, MinutesParagraph]):
        items = {paragraph.item_id for paragraph in paragraphs.values()}
        self.reader = anybody(timezone.localdate())
        about = AgendaItem.indicators.through.objects.filter(agendaitem=OuterRef("resolution__item"))
        carried = Limb.objects.filter(resolution__outcome=Resolution.Outcome.CARRIED)
        limbs = with_corrections(carried.filter(resolution__item__in=items))
        limbs = limbs.select_related("resolution")
        limbs = limbs.annotate(about=KeysOf(about.values(key=F("indicator"))))
        self.limbs: dict[int, list[Limb]] = {}
        for limb in limbs.order_by("resolution__order", "order"):
            self.limbs.setdefault(limb.resolution.item_id, []).append(limb)
        self.actions: dict[int, Action] = {}
        actions = actions_told(council, self.reader).filter(item__in=items, paragraph__isnull=False)
        asked = Coalesce("paragraph__answers", "paragraph")
        for action in actions.annotate(question=asked).order_by("id"):
            self.actions.setdefault(action.question, action)

    def of(self, paragraph: MinutesParagraph, indicator_id: int) -> tuple[str, ActionState | None]:
        action = self.actions.get(paragraph.pk)
        if action is not None:
            return self._of_action(action, paragraph.item), action_state(action, self.reader.today)
        return self._of_item(paragraph.item, indicator_id), None

    def _of_action(self, action: Action, item: AgendaItem) -> str:
        limb = limb_citations(item.number, self.limbs.get(item.pk, [])).get(action.limb_id)
        what = f"Resolved {limb}" if limb else "Action"
        return f"{what}: {as_corrected(action.title, beside_outcome(action))}"

    def _of_item(self, item: AgendaItem, indicator_id: int) -> str:
        """ "" where something was resolved of which nobody said that it is about the measure."""
        limbs = self.limbs.get(item.pk, [])
        asked_for = [limb for limb in limbs if limb.verb != Limb.Verb.NOTED and limb.parent_id is None]
        if not limbs:
            return "No resolution."
        if not asked_for:
            return "Noted."
        if limbs[0].about != [indicator_id]:
            return ""
        first = asked_for[0]
        said = as_corrected(limb_alone(first.text), beside(first))
        return f"Resolved {limb_citations(item.number, limbs)[first.pk]}: {said}"


def as_corrected(text: str, corrected: str) -> str:
    """What was put right in it stands behind."""
    return f"{text} ({corrected})" if corrected else text


def _spoken(said: MinutesParagraph | Utterance, question: MinutesParagraph) -> tuple[str, str]:
    by, text = question.printed[said.pk]
    return by, as_corrected(text, question.corrected[said.pk])


def _asked(
    council: Council,
    paragraph: MinutesParagraph,
    came_of_it: tuple[str, ActionState | None],
) -> Asked:
    item = paragraph.item
    outcome, state = came_of_it
    meeting_date: date = item.meeting.date
    question_by, question = _spoken(paragraph, paragraph)
    said = [_spoken(reply, paragraph) for reply in paragraph.answered]
    return Asked(
        date=meeting_date.isoformat(),
        meeting=item.meeting.committee.name,
        item=f"Item {item.number}",
        url=item_url(item, council.slug),
        question_by=question_by,
        question=question,
        answers=[{"by": by, "text": text} for by, text in said],
        outcome=outcome,
        state=state.words if state else "",
        state_kind=state.kind if state else "",
    )
