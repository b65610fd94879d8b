"""Which questions of published minutes are about an indicator, and what was answered."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, JSONObject, RowNumber
from django.utils import timezone

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from committees.meetings.agreement.presenters import corrected_words
from committees.meetings.agreement.querysets import corrections_where
from committees.minutes.marks.initials import shortens
from committees.minutes.notes.mentions import otherwise_words
from committees.minutes.notes.querysets import with_published
from committees.minutes.speech import as_shown
from committees.models import CommitteeMembership, IndicatorMention, MeetingRules, MinutesParagraph
from committees.models.visibility import anybody
from committees.people.names import shown_as
from committees.people.querysets import style_asked

Capacity = CommitteeMembership.Capacity
ASKED = MinutesParagraph.Kind.QUESTION
NEWEST = (
    F("paragraph__item__meeting__date").desc(),
    F("paragraph__item__order").asc(),
    F("paragraph__position").asc(),
)
# Of each mention what is told: wide rows take longer to compose than to read
WORDS = ("item", "kind", "speaker", "text", "answers")
SPOKEN = (*(f"paragraph__{name}" for name in WORDS), *(f"paragraph__answers__{name}" for name in WORDS))
MEETING = ("date", "committee__name", "committee__slug")
AT_ITEM = (
    *("paragraph__item__number", "paragraph__item__order"),
    *(f"paragraph__item__meeting__{name}" for name in MEETING),
)
QUESTION_OF_IT = Coalesce(OuterRef("paragraph__answers"), OuterRef("paragraph"))  # of an outer mention
# Of a mention: in a question, or in the answer to one
OF_A_QUESTION = Q(paragraph__kind=ASKED) | Q(paragraph__answers__kind=ASKED)
MOST_QUESTIONS = 20  # about one indicator: years of questions, and a page that stays a page


class Utterance(NamedTuple):
    """Of a paragraph that asks or answers: who spoke, what the committee knows of them, and its words."""

    pk: int
    speaker: str
    text: str
    name: str | None
    role: str | None
    capacity: str | None
    words: str | None

    def printed(self, style: str) -> tuple[str, str]:
        """Who said it, as the council shows its members, and what."""
        if self.name is None or self.role is None or self.capacity is None:
            named = self.words and shortens(self.speaker, self.words)
            return as_shown(self.speaker, self.text, self.words if self.words and named else "")
        shown = shown_as(self.name, self.role, str(Capacity(self.capacity).label), style)
        return as_shown(self.speaker, self.text, shown.words)


def questions_about(council: Council, indicator_ids: Sequence[int]) -> dict[int, list[MinutesParagraph]]:
    """The question a mention belongs to: itself, or the one that the answer mentioning it answers. One query.

    Each has its answers in `answered`. By the key of question and answers, `printed` says who said it and what, as the
    council shows its members, `notes` what readers are told of a figure that is said otherwise than in the edition
    before the meeting, and `corrected` what was put right when the minutes were agreed.

    What officers report, and what members remark, is no question.
    """
    mentions = with_published(
        IndicatorMention.objects.filter(
            indicator__in=indicator_ids,
            paragraph__item__meeting__committee__council=council,
        )
        .filter(OF_A_QUESTION)
        .visible_to(anybody(timezone.localdate()))
        .annotate(
            answered=KeysOf(_said(answers=QUESTION_OF_IT)),
            asked=KeysOf(_said(pk=QUESTION_OF_IT)),
            style=Subquery(MeetingRules.objects.filter(council=council).values("names")[:1]),
            corrected=corrections_where(Q(paragraph__isnull=False, item=OuterRef("paragraph__item"))),
        )
        .select_related("paragraph__answers", "paragraph__item__meeting__committee")
        .only("indicator", "value_reported", *SPOKEN, *AT_ITEM)
    )
    # Of one indicator the first rows are the newest; a place among many is costly to compose
    one = len(indicator_ids) == 1
    mentions = mentions.order_by(*NEWEST)[:MOST_QUESTIONS] if one else newest_of_each(mentions)
    found: dict[int, dict[int, MinutesParagraph]] = {}
    for mention in mentions:
        item = mention.paragraph.item
        paragraph = mention.paragraph.answers or mention.paragraph
        paragraph.item, paragraph.answered = item, [Utterance(**unpacked(each)) for each in mention.answered]
        spoken = [*(Utterance(**unpacked(each)) for each in mention.asked), *paragraph.answered]
        style = style_asked(mention.style)
        paragraph.notes, paragraph.printed, paragraph.corrected = (
            {},
            {each.pk: each.printed(style) for each in spoken},
            {each.pk: corrected_words(mention.corrected, each.pk) for each in spoken},
        )
        question = found.setdefault(mention.indicator_id, {}).setdefault(paragraph.pk, paragraph)
        if note := otherwise_words(mention.value_reported, mention.published):
            question.notes[mention.paragraph_id] = note
    return {indicator_id: list(paragraphs.values()) for indicator_id, paragraphs in found.items()}


def newest_of_each(mentions: QuerySet[IndicatorMention]) -> QuerySet[IndicatorMention]:
    """Of each indicator the newest, in that order."""
    place = Window(RowNumber(), partition_by=[F("indicator")], order_by=NEWEST)
    return mentions.annotate(place=place).filter(place__lte=MOST_QUESTIONS).order_by("indicator", "place")


def _said(**where: Coalesce) -> QuerySet:
    """Paragraphs of an outer mention's question, in the order of the minutes."""
    person = {name: f"attendance__person__{name}" for name in ("name", "role")}
    columns = {"pk": "pk", "speaker": "speaker", "text": "text", "capacity": "attendance__capacity", **person}
    columns["words"] = "attendance__words"
    return MinutesParagraph.objects.filter(**where).order_by("position").values(key=JSONObject(**columns))
