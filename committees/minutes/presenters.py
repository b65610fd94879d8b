"""Minutes and resolutions as plain data for templates."""

from collections.abc import Iterable, Sequence

from committees.minutes.numbering import limb_label
from committees.minutes.speech import split_speech
from committees.models import AgendaItem, Limb, MinutesParagraph, Resolution


def limb_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """The label of each limb by its key: "(b)", "(b)(ii)"."""
    limbs = list(limbs)
    labels = {}
    outer = sorted((limb for limb in limbs if limb.parent_id is None), key=lambda limb: limb.order)
    for position, limb in enumerate(outer, 1):
        labels[limb.pk] = limb_label(position)
        inner = sorted((each for each in limbs if each.parent_id == limb.pk), key=lambda each: each.order)
        labels |= {each.pk: limb_label(position, place) for place, each in enumerate(inner, 1)}
    return labels


def present_resolution(resolution: Resolution | None, limbs: Sequence[Limb], item: AgendaItem) -> dict | None:
    """Limbs in order, each with those within it. The letters are drawn by the list itself."""
    if resolution is None:
        return None
    inner: dict[int, list[str]] = {}
    for limb in sorted(limbs, key=lambda limb: limb.order):
        if limb.parent_id:
            inner.setdefault(limb.parent_id, []).append(limb.text)
    outer = sorted((limb for limb in limbs if limb.parent_id is None), key=lambda limb: limb.order)
    return {
        "preamble": resolution.preamble,
        "limbs": [{"text": limb.text, "inner": inner.get(limb.pk, [])} for limb in outer],
        "vote": resolution.vote,
        "reference": item.minute_reference,
    }


def present_paragraph(paragraph: MinutesParagraph, measures: dict[str, str]) -> dict:
    """`measures` gives the title and is read by code through the paragraph's mentions, fetched beforehand."""
    speaker, text = split_speech(paragraph.speaker, paragraph.text)
    mentions = [
        {
            "title": mention.indicator.title,
            "url": measures.get(mention.indicator.code, ""),
            "value": mention.value_reported,
        }
        for mention in paragraph.mentions.all()
    ]
    return {
        "pk": paragraph.pk,
        "kind": paragraph.kind,
        "speaker": speaker,
        "text": text,
        "mentions": mentions,
        "replies": [],
    }


def pair_minutes(paragraphs: Sequence[MinutesParagraph], measures: dict[str, str]) -> list[dict]:
    """What was said, in order: each question with its answers. An answer without a question stands by itself."""
    shown = {paragraph.pk: present_paragraph(paragraph, measures) for paragraph in paragraphs}
    said = []
    for paragraph in paragraphs:
        question = shown.get(paragraph.answers_id)
        if question is not None:
            question["replies"].append(shown[paragraph.pk])
        else:
            said.append(shown[paragraph.pk])
    return said
