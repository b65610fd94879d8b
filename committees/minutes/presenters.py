"""Minutes and resolutions as plain data for templates."""

from collections.abc import Iterable, Mapping, Sequence

from committees.attendance.presenters import who
from committees.meetings.agreement.presenters import corrected_in
from committees.minutes.notes.mentions import otherwise_words
from committees.minutes.numbering import numbered
from committees.minutes.speech import as_shown
from committees.models import AgendaItem, Attendance, Limb, MinutesParagraph, Resolution, Vote
from committees.presenters import shortened


def limb_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """The label of each limb by its key: "(b)", "(b)(ii)". Those of several resolutions are each counted from (a)."""
    labels: dict[int, str] = {}
    by_resolution: dict[int, list[Limb]] = {}
    for limb in limbs:
        by_resolution.setdefault(limb.resolution_id, []).append(limb)
    for together in by_resolution.values():
        labels |= _labels_of_one(together)
    return labels


def _labels_of_one(limbs: list[Limb]) -> dict[int, str]:
    ordered = in_order(limbs)
    return {limb.pk: cited for limb, (_, cited) in zip(ordered, _numbered(ordered), strict=True)}


def in_order(limbs: Iterable[Limb]) -> list[Limb]:
    """Of one resolution: each with those within it behind it."""
    found, every = [], sorted(limbs, key=lambda limb: limb.order)
    for outer in (limb for limb in every if limb.parent_id is None):
        found += [outer, *(limb for limb in every if limb.parent_id == outer.pk)]
    return found


def _numbered(ordered: Sequence[Limb]) -> list[tuple[str, str]]:
    return numbered((2 if limb.parent_id else 1, limb.label) for limb in ordered)


def own_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """The label that each limb bears, by its key, where minutes label them in a way of their own: "1.", "i)"; none
    where they are (a), (b) and (i), (ii) by their places."""
    ordered = in_order(limbs)
    if not any(limb.label for limb in ordered):
        return {}
    return {limb.pk: bears for limb, (bears, _) in zip(ordered, _numbered(ordered), strict=True)}


def present_resolutions(
    resolutions: Sequence[Resolution], limbs: Sequence[Limb], item: AgendaItem, style: str
) -> list[dict]:
    """Each in its place, with its own limbs; `style` is how the council shows members' names."""
    return [
        present_resolution(each, [limb for limb in limbs if limb.resolution_id == each.pk], item, style)
        for each in resolutions
    ]


def present_resolution(resolution: Resolution, limbs: Sequence[Limb], item: AgendaItem, style: str) -> dict:
    """Limbs in order, each with its key and those within it, and with its label where the letters that the list itself
    draws are not the minutes' own. `resolution` is read by `with_corrections`."""
    inner: dict[int, list[dict]] = {}
    own, outer = own_labels(limbs), []
    for limb in in_order(limbs):
        shown = {"pk": limb.pk, "label": own.get(limb.pk, ""), "text": limb.text}
        if limb.parent_id:
            inner.setdefault(limb.parent_id, []).append(shown)
        else:
            outer.append(shown)
    words = "\n".join([resolution.preamble, *(limb.text for limb in limbs)])
    return {
        "preamble": resolution.preamble,
        "corrected": corrected_in(resolution.corrected, words),
        "limbs": [limb | {"inner": inner.get(limb["pk"], [])} for limb in outer],
        "how": how_resolved(resolution, style),
        "outcome": ""
        if resolution.outcome == resolution.Outcome.CARRIED
        else resolution.get_outcome_display(),
        "named": named_votes(resolution, style),
        "reference": item.minute_reference,
    }


def how_resolved(resolution: Resolution, style: str) -> str:
    """By whom it was moved, how many voted which way, and what else is minuted of the vote, each a sentence."""
    said = [moved_words(resolution, style), counted_words(resolution), *resolution.vote.splitlines()]
    return " ".join(f"{each.strip().rstrip('.')}." for each in said if each.strip())


def moved_words(resolution: Resolution, style: str) -> str:
    """ "Moved by Councillor A, seconded by Councillor B", as far as it is recorded."""
    said = [f"moved by {who(resolution.mover, style).words}"] if resolution.mover else []
    said += [f"seconded by {who(resolution.seconder, style).words}"] if resolution.seconder else []
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def counted_words(resolution: Resolution) -> str:
    counts = (
        (resolution.votes_for, "for"),
        (resolution.votes_against, "against"),
        (resolution.votes_abstained, "abstained"),
    )
    return ", ".join(f"{number} {way}" for number, way in counts if number is not None)


def named_votes(resolution: Resolution, style: str) -> list[tuple[str, str]]:
    """Each way in which somebody voted, with who did."""
    votes = list(resolution.named_votes.all())
    ways = [
        (way, [who(each.attendance, style).words for each in votes if each.choice == way])
        for way in votes_ways(votes)
    ]
    return [(str(way.label), "; ".join(names)) for way, names in ways]


def votes_ways(votes: Sequence[Vote]) -> list[Vote.Choice]:
    return [way for way in Vote.Choice if any(each.choice == way for each in votes)]


def name_of(row: Attendance) -> str:
    """As the editor's text names somebody, whatever readers are shown."""
    return str(row.person) if row.person else row.words


def question_words(question: MinutesParagraph) -> str:
    return shortened(f"{question.speaker} {question.text}".strip())


def spoken(paragraph: MinutesParagraph, style: str) -> tuple[str, str]:
    """Who said it and what; somebody on the attendance is shown as the council shows its members."""
    row = paragraph.attendance
    shown = who(row, style).words if row is not None and row.person is not None else ""
    return as_shown(paragraph.speaker, paragraph.text, shown)


def present_paragraph(paragraph: MinutesParagraph, measures: dict[str, str], style: str) -> dict:
    """`measures` gives the title and is read by code through the paragraph's mentions, fetched beforehand by
    `their_mentions`."""
    speaker, text = spoken(paragraph, style)
    mentions = [
        {
            "title": mention.indicator.title,
            "url": measures.get(mention.indicator.code, ""),
            "note": otherwise_words(mention.value_reported, mention.published, mention.indicator.title),
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


def put_beside(said: Sequence[dict], corrected: Mapping[int, Sequence[str]]) -> None:
    """Beside each paragraph of `pair_minutes` what a later meeting put right in it; `corrected` by primary key."""
    for one in said:
        one["corrected"] = corrected.get(one["pk"], ())
        put_beside(one["replies"], corrected)


def pair_minutes(paragraphs: Sequence[MinutesParagraph], measures: dict[str, str], style: str) -> list[dict]:
    """What was said, in order: each question with its answers. An answer without a question stands by itself."""
    shown = {paragraph.pk: present_paragraph(paragraph, measures, style) for paragraph in paragraphs}
    said = []
    for paragraph in paragraphs:
        question = shown.get(paragraph.answers_id)
        if question is not None:
            question["replies"].append(shown[paragraph.pk])
        else:
            said.append(shown[paragraph.pk])
    return said
