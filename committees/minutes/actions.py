"""The minutes of an item: paragraphs in order, answers beside their questions, and the indicators they speak of."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.meetings.actions import minutes_changed
from committees.minutes.notes.actions import compare_mentions
from committees.minutes.notes.querysets import edition_period
from committees.minutes.policies import why_not_answer, why_not_mention
from committees.models import AgendaItem, IndicatorMention, MinutesParagraph
from committees.policies import why_not_edit
from committees.reading.speech.spoken import kind_of_speaker
from committees.snapshots import changes, snapshot
from indicators.models import Indicator

FIELDS = ("kind", "speaker", "text", "answers")
OUT_OF_THE_WAY = 10_000  # positions are unique, so all step aside before they take their new places


@transaction.atomic
def add_paragraph(
    *,
    item: AgendaItem,
    kind: str,
    text: str,
    speaker: str = "",
    answers: MinutesParagraph | None = None,
    mentions: Sequence[tuple[Indicator, str]] = (),
    by: User | None,
) -> MinutesParagraph:
    """Add it at the end; an answer goes right after its question and the answers it has. `mentions` pairs an indicator
    with its value as said at the meeting. Raises NotAllowed."""
    _check(item, kind, answers, mentions)
    order = list(item.paragraphs.select_for_update().values_list("pk", "answers"))
    paragraph = MinutesParagraph.objects.create(
        item=item,
        position=OUT_OF_THE_WAY - 1,
        kind=kind,
        speaker=speaker,
        speaker_kind=kind_of_speaker(speaker, text, kind),
        text=text,
        answers=answers,
    )
    places = [pk for pk, _ in order]
    if answers is not None:
        before = [place for place, (pk, question) in enumerate(order) if answers.pk in {pk, question}]
        places.insert(max(before, default=len(order) - 1) + 1, paragraph.pk)
    else:
        places.append(paragraph.pk)
    _put_in_order(item, places)
    _set_mentions(paragraph, mentions)
    _record(paragraph, "added a paragraph of minutes", changes({}, _state(paragraph)), by)
    minutes_changed(item.meeting)
    paragraph.refresh_from_db()
    return paragraph


def _check(
    item: AgendaItem,
    kind: str,
    answers: MinutesParagraph | None,
    mentions: Sequence[tuple[Indicator, str]],
) -> None:
    demand(why_not_edit(item.meeting))
    demand(why_not_answer(item, kind, answers))
    indicators = [indicator for indicator, _ in mentions]
    demand(why_not_mention(indicators, item.meeting.committee.council))


def _put_in_order(item: AgendaItem, keys: list[int]) -> None:
    item.paragraphs.update(position=F("position") + OUT_OF_THE_WAY)
    moved = [MinutesParagraph(pk=key, position=place) for place, key in enumerate(keys, 1)]
    MinutesParagraph.objects.bulk_update(moved, ["position"], batch_size=200)


def _set_mentions(paragraph: MinutesParagraph, mentions: Sequence[tuple[Indicator, str]]) -> None:
    paragraph.mentions.all().delete()
    values, period = {indicator.pk: value for indicator, value in mentions}, edition_period(paragraph.item)
    IndicatorMention.objects.bulk_create(
        IndicatorMention(paragraph=paragraph, indicator_id=key, value_reported=value, period=period)
        for key, value in values.items()
    )
    compare_mentions(item=paragraph.item)


def _state(paragraph: MinutesParagraph) -> dict[str, object]:
    mentions = paragraph.mentions.order_by("indicator__code").values_list("indicator__code", "value_reported")
    return {**snapshot(paragraph, FIELDS), "mentions": [list(mention) for mention in mentions]}


def _record(paragraph: MinutesParagraph, verb: str, change: Change, by: User | None) -> None:
    council = paragraph.item.meeting.committee.council
    audit.record(by=by, council=council, verb=verb, subject=paragraph, detail={"changed": change})
