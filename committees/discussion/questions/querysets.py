"""Which questions of published minutes are about an indicator, and what was answered."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Coalesce, JSONObject, RowNumber
from django.utils import timezone

from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from committees.meetings.agreement.presenters import corrected_words
from committees.meetings.agreement.querysets import corrections_where
from committees.minutes.notes.mentions import otherwise_words
from committees.minutes.notes.querysets import with_published
from committees.models import IndicatorMention, MinutesParagraph
from committees.models.visibility import anybody

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
# Of a mention: in a question, or in the answer to one
OF_A_QUESTION = Q(paragraph__kind=ASKED) | Q(paragraph__answers__kind=ASKED)
MOST_QUESTIONS = 20  # about one indicator: years of questions, and a page that stays a page


class Reply(NamedTuple):
    """Of a paragraph that answers a question: who spoke, and its words."""

    pk: int
    speaker: str
    text: str


def questions_about(council: Council, indicator_ids: Sequence[int]) -> dict[int, list[MinutesParagraph]]:
    """The question a mention belongs to: itself, or the one that the answer mentioning it answers. Each has its
    answers in `answered`, by whom and in which words, and in `notes` what readers are told of a figure that it or an
    answer (by key) says otherwise than the edition before the meeting; `corrected` says what was put right in each when
    the minutes were agreed. One query.

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
            answered=KeysOf(replies_to_it()),
            corrected=corrections_where(item=OuterRef("paragraph__item")),
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
        paragraph.item, paragraph.answered = item, [Reply(**unpacked(each)) for each in mention.answered]
        spoken = (paragraph.pk, *(each.pk for each in paragraph.answered))
        paragraph.notes, paragraph.corrected = (
            {},
            {pk: corrected_words(mention.corrected, pk) for pk in spoken},
        )
        question = found.setdefault(mention.indicator_id, {}).setdefault(paragraph.pk, paragraph)
        if note := otherwise_words(mention.value_reported, mention.published):
            question.notes[mention.paragraph_id] = note
    return {indicator_id: list(paragraphs.values()) for indicator_id, paragraphs in found.items()}


def newest_of_each(mentions: QuerySet[IndicatorMention]) -> QuerySet[IndicatorMention]:
    """Of each indicator the newest, in that order."""
    place = Window(RowNumber(), partition_by=[F("indicator")], order_by=NEWEST)
    return mentions.annotate(place=place).filter(place__lte=MOST_QUESTIONS).order_by("indicator", "place")


def replies_to_it() -> QuerySet:
    """Of a mention: the answers to the question that it belongs to, in the order of the minutes."""
    question = Coalesce(OuterRef("paragraph__answers"), OuterRef("paragraph"))
    replies = MinutesParagraph.objects.filter(answers=question).order_by("position")
    return replies.values(key=JSONObject(pk="pk", speaker="speaker", text="text"))
