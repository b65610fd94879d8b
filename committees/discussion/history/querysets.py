"""All that meetings said and resolved about one indicator, and what came of it, for its own page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from committees.addresses import item_url
from committees.discussion.questions.querysets import MOST_QUESTIONS, Reply, questions_about
from committees.follow_ups.presenters import action_state
from committees.follow_ups.querysets import actions_of
from committees.minutes.numbering import cite, limb_alone
from committees.minutes.presenters import limb_labels
from committees.minutes.speech import split_speech
from committees.models import Action, AgendaItem, Limb, MinutesParagraph, Resolution
from committees.models.visibility import anybody
from scorecards.payload import Discussed, Said

MOST_ITEMS = 40  # the newest: ten years of quarterly meetings, and a page that stays a page


def discussed(council: Council, indicator_id: int) -> list[Discussed]:
    """By agenda item, newest first. Three queries at most, however many meetings there were.

    A resolution is about the indicator where its item is about it and about no other, or where an action that came of
    a question about it carries it out. What was only noted is no resolution to look back on.
    """
    history = _History(council, indicator_id)
    return [history.told(item) for item in history.items()]


@dataclass(frozen=True)
class _Turned:
    """An item that turns on the indicator, `alone` where it is about no other, with all its limbs: a limb is cited by
    its place among the others."""

    item: AgendaItem
    alone: bool
    limbs: list[Limb]


class _History:
    def __init__(self, council: Council, indicator_id: int):
        self.council, self.indicator_id = council, indicator_id
        self.reader = anybody(timezone.localdate())  # as everybody may read it: these pages are published
        self.questions = questions_about(council, [indicator_id]).get(indicator_id, [])
        turned = self._items_that_turn_on_it()
        self.own = {each.item.pk for each in turned if each.alone}
        self.actions = self._actions() if turned else []
        spoken_of = self.own | {each.item_id for each in self.actions if each.limb_id}
        self.limbs = [limb for each in turned if each.item.pk in spoken_of for limb in each.limbs]
        self.labels = limb_labels(self.limbs)

    def items(self) -> list[AgendaItem]:
        """Those with anything to tell, newest first, in the order of their agenda."""
        known = {each.item_id: each.item for each in (*self.questions, *self.actions)}
        known |= {limb.resolution.item_id: limb.resolution.item for limb in self._resolved()}
        ordered = sorted(known.values(), key=lambda item: item.order)
        return sorted(ordered, key=lambda item: item.meeting.date, reverse=True)[:MOST_ITEMS]

    def told(self, item: AgendaItem) -> Discussed:
        said: list[Said] = []
        for question in (each for each in self.questions if each.item_id == item.pk):
            said.append(_spoken("question", "Question", question, question.notes))
            said += [_spoken("answer", "Answer", each, question.notes) for each in question.answered]
        said += [self._resolution(limb) for limb in self._resolved() if limb.resolution.item_id == item.pk]
        said += [self._action(each) for each in self.actions if each.item_id == item.pk]
        return Discussed(
            date=item.meeting.date.isoformat(),
            meeting=item.meeting.committee.name,
            item=f"Item {item.number}",
            url=item_url(item, self.council.slug),
            said=said,
        )

    def _items_that_turn_on_it(self) -> list[_Turned]:
        """The newest that are about it alone, that have an action that waits for its figure, or a question about it."""
        measures = AgendaItem.indicators.through.objects
        about = measures.filter(indicator=self.indicator_id)
        waits = Action.objects.filter(awaits_indicator=self.indicator_id).order_by()
        asked = AgendaItem.objects.filter(pk__in={each.item_id for each in self.questions}).order_by()
        other = waits.values("item").union(asked.values("pk"))
        # As one list of keys: by "or" a database goes through every item there is
        named = about.values("agendaitem").union(waits.values("item"), asked.values("pk"))
        others = measures.filter(agendaitem=OuterRef("pk")).exclude(indicator=self.indicator_id)
        alone = Exists(about.filter(agendaitem=OuterRef("pk"))) & ~Exists(others)
        found = AgendaItem.objects.for_council(self.council).filter(
            self.reader.with_minutes_of(""), pk__in=named
        )
        found = found.annotate(alone=alone, of_it=KeysOf(_limbs_of_it()))
        found = found.filter(Q(alone=True) | Q(pk__in=other)).select_related("meeting__committee")
        newest = found.order_by("-meeting__date", "order")[: MOST_ITEMS + MOST_QUESTIONS]
        return [_Turned(each, each.alone, _limbs(each, map(unpacked, each.of_it))) for each in newest]

    def _actions(self) -> list[Action]:
        """Those of a question about it, those that wait for its figure, those of an item about it alone."""
        answers = (answer.pk for question in self.questions for answer in question.answered)
        of_question = Q(paragraph__in={*(each.pk for each in self.questions), *answers})
        waits = Q(awaits_indicator=self.indicator_id)
        found = actions_of(self.council, self.reader).filter(of_question | waits | Q(item__in=self.own))
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
        return Said(
            kind="resolution",
            label=f"Resolution {cite(resolution.item.number, self.labels[limb.pk])}",
            by="",
            text=limb_alone(limb.text),
            state="" if carried else str(resolution.get_outcome_display()),
            state_kind="",
        )

    def _action(self, action: Action) -> Said:
        state = action_state(action, self.reader.today)
        return Said(
            kind="action",
            label="Action",
            by=action.owner,
            text=action.title,
            state=state.words,
            state_kind=state.kind,
        )


def _limbs_of_it() -> QuerySet:
    """Of an agenda item of an outer query, in the order of its resolutions."""
    limbs = Limb.objects.filter(resolution__item=OuterRef("pk")).order_by("resolution__order", "order")
    columns = {name: name for name in ("pk", "parent_id", "order", "verb", "text", "resolution_id")}
    return limbs.values(key=JSONObject(**columns, outcome="resolution__outcome"))


def _limbs(item: AgendaItem, rows: Iterable[dict]) -> list[Limb]:
    """Those of the item. Its reader sees them: they are part of its minutes."""
    return [
        Limb(resolution=Resolution(pk=row.pop("resolution_id"), item=item, outcome=row.pop("outcome")), **row)
        for row in rows
    ]


def _spoken(kind, label: str, said: MinutesParagraph | Reply, notes: Mapping[int, str]) -> Said:
    by, text = split_speech(said.speaker, said.text)
    spoken = Said(kind=kind, label=label, by=by, text=text, state="", state_kind="")
    return Said(**spoken, note=notes[said.pk]) if said.pk in notes else spoken
