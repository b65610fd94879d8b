"""All that meetings said and resolved about one indicator, and what came of it, for its own page."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Exists, OuterRef, QuerySet, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from accounts.composing.querysets import composed_once
from accounts.models import Council
from accounts.querysets import CountOf, KeysOf, unpacked
from committees.discussion.questions.querysets import (
    MOST_QUESTIONS,
    OF_A_QUESTION,
    Utterance,
    questions_about,
)
from committees.follow_ups.presenters import action_state
from committees.follow_ups.querysets import actions_told
from committees.follow_ups.subjects.querysets import actions_about, items_about, named_actions
from committees.meetings.agreement.querysets import corrections_where, of_item
from committees.minutes.corrections.presenters import added, beside, beside_limb
from committees.minutes.numbering import limb_alone
from committees.minutes.presenters import limb_origins
from committees.models import Action, AgendaItem, IndicatorMention, Limb, MinutesParagraph, Resolution
from committees.models.visibility import anybody
from scorecards.payload import Discussed, Said

SEEN = anybody(date.min)  # what is seen of minutes that are out does not hang on the day
MOST_ITEMS = 40  # the newest: ten years of quarterly meetings, and a page that stays a page


def discussed(council: Council, indicator_id: int) -> list[Discussed]:
    """By agenda item, newest first. Three queries at most, however many meetings there were.

    What a resolution is about is decided in `follow_ups/subjects`; what was only noted is none to look back on.
    """
    history = _History(council, indicator_id)
    return [history.told(item) for item in history.items()]


class _Item(NamedTuple):
    """An item that turns on the indicator: of how many measures it is `about`, 0 where it is not about this one, and
    `asked` where a question is about it.

    `limbs` are all that were resolved there: a limb is cited by its place among the others. `put_right` is what was put
    right in them when the minutes were agreed.
    """

    pk: int
    number: str
    order: int
    date: date
    committee: str
    committee_slug: str
    about: int
    asked: bool
    limbs: list
    put_right: list


class _History:
    def __init__(self, council: Council, indicator_id: int):
        self.council, self.indicator_id = council, indicator_id
        self.reader = anybody(timezone.localdate())  # as everybody may read it: these pages are published
        self.turned = {pk: _Item(pk, *row) for pk, *row in _items_that_turn_on_it(council.pk, indicator_id)}
        self.own = {each.pk for each in self.turned.values() if each.about}
        self.questions = self._questions()
        self.actions = self._actions() if self.turned else []
        spoken_of = self.own | {each.item_id for each in self.actions if each.limb_id}
        at_items = [_limbs(self.turned[pk]) for pk in spoken_of & self.turned.keys()]
        self.limbs = [limb for limbs in at_items for limb in limbs]
        self.origins: dict[int, str] = {}
        for limbs in filter(None, at_items):
            self.origins |= limb_origins(limbs[0].resolution.item.number, limbs)

    def _questions(self) -> list[MinutesParagraph]:
        if not any(each.asked for each in self.turned.values()):
            return []
        return questions_about(self.council, [self.indicator_id]).get(self.indicator_id, [])

    def items(self) -> list[_Item]:
        """Those with anything to tell, newest first, in the order of their agenda."""
        known = {each.item_id for each in (*self.questions, *self.actions)}
        known |= {limb.resolution.item_id for limb in self._resolved()}
        ordered = sorted((self.turned[pk] for pk in known & self.turned.keys()), key=lambda item: item.order)
        return sorted(ordered, key=lambda item: item.date, reverse=True)[:MOST_ITEMS]

    def told(self, item: _Item) -> Discussed:
        said: list[Said] = []
        for question in (each for each in self.questions if each.item_id == item.pk):
            said.append(_spoken("question", "Question", question, question))
            said += [_spoken("answer", "Answer", each, question) for each in question.answered]
        said += [self._resolution(limb) for limb in self._resolved() if limb.resolution.item_id == item.pk]
        said += [self._action(each) for each in self.actions if each.item_id == item.pk]
        if item.pk in self.own:
            said += [_plain("added", label, text) for label, text in added(item.put_right)]
        found = Discussed(
            date=item.date.isoformat(),
            meeting=item.committee,
            item=f"Item {item.number}",
            url=reverse(
                "committees:item", args=[self.council.slug, item.committee_slug, item.date, item.number]
            ),
            said=said,
        )
        if item.about > 1:
            found["measures"] = item.about
        return found

    def _actions(self) -> list[Action]:
        found = actions_told(self.council, self.reader).filter(actions_about(self.indicator_id))
        return list(found.order_by("-item__meeting__date", "id")[: MOST_ITEMS * 2])

    def _resolved(self) -> Iterable[Limb]:
        carried_out = {each.limb_id for each in self.actions}
        for limb in self.limbs:
            outer = limb.parent_id is None and limb.verb not in Limb.TAKING_NOTE
            if limb.pk in carried_out or (outer and limb.resolution.item_id in self.own):
                yield limb

    def _resolution(self, limb: Limb) -> Said:
        resolution = limb.resolution
        carried = resolution.outcome == Resolution.Outcome.CARRIED
        said = Said(
            kind="resolution",
            label=self.origins[limb.pk],
            by="",
            text=limb_alone(limb.text),
            state="" if carried else str(resolution.get_outcome_display()),
            state_kind="",
        )
        return noted(said, beside_limb(self.turned[resolution.item_id].put_right, limb.pk))

    def _action(self, action: Action) -> Said:
        state = action_state(action, self.reader.today)
        said = Said(
            kind="action",
            label="Action",
            by=action.owner,
            text=action.title,
            state=state.words,
            state_kind=state.kind,
        )
        return noted(said, beside(action))


@composed_once
def _items_that_turn_on_it(council, indicator):
    """The newest that are about it, that have an action about it, or a question."""
    asked = IndicatorMention.objects.filter(OF_A_QUESTION, indicator=indicator).order_by()
    # As one list of keys: by "or" a database goes through every item there is
    named = items_about(indicator).union(
        named_actions(indicator).values("item"), asked.values("paragraph__item")
    )
    measures = AgendaItem.indicators.through.objects.filter(agendaitem=OuterRef("pk")).order_by()
    found = AgendaItem.objects.for_council(council).filter(SEEN.with_minutes_of(""), pk__in=named)
    found = found.annotate(
        about=Case(When(Exists(measures.filter(indicator=indicator)), then=CountOf(measures)), default=0),
        asked=Exists(asked.filter(paragraph__item=OuterRef("pk"))),
        of_it=KeysOf(_limbs_of_it()),
        put_right=corrections_where(of_item("pk"), located=True),
    ).order_by("-meeting__date", "order")
    columns = ("order", "meeting__date", "meeting__committee__name", "meeting__committee__slug")
    columns = ("pk", "number", *columns, "about", "asked", "of_it", "put_right")
    return found.values_list(*columns)[: MOST_ITEMS + MOST_QUESTIONS]


def _limbs_of_it() -> QuerySet:
    """Of an agenda item of an outer query, in the order of its resolutions."""
    limbs = Limb.objects.filter(resolution__item=OuterRef("pk")).order_by("resolution__order", "order")
    columns = {name: name for name in ("pk", "parent_id", "order", "label", "verb", "text", "resolution_id")}
    return limbs.values(key=JSONObject(**columns, place="resolution__order", outcome="resolution__outcome"))


def _limbs(item: _Item) -> list[Limb]:
    """Those of the item. Its reader sees them: they are part of its minutes."""
    of = AgendaItem(pk=item.pk, number=item.number)
    found = []
    for row in map(unpacked, item.limbs):
        of_it = {"pk": row.pop("resolution_id"), "order": row.pop("place"), "outcome": row.pop("outcome")}
        found.append(Limb(resolution=Resolution(item=of, **of_it), **row))
    return found


def _spoken(kind, label: str, said: MinutesParagraph | Utterance, question: MinutesParagraph) -> Said:
    by, text = question.printed[said.pk]
    spoken = Said(kind=kind, label=label, by=by, text=text, state="", state_kind="")
    return noted(spoken, " ".join(filter(None, (question.notes.get(said.pk), question.corrected[said.pk]))))


def _plain(kind, label: str, text: str) -> Said:
    return Said(kind=kind, label=label, by="", text=text, state="", state_kind="")


def noted(said: Said, note: str) -> Said:
    return Said(**said, note=note) if note else said
