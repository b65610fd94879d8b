"""Paragraphs and resolutions as objects, with names as everybody may read them."""

from collections.abc import Mapping, Sequence

from committees.attendance.presenters import who
from committees.meetings.agreement.presenters import corrected_in
from committees.minutes.corrections.presenters import beside
from committees.minutes.presenters import in_order, printed_ways, shown_labels, spoken, vote_words
from committees.models import Attendance, CommitteeMembership, Limb, MinutesParagraph, Person, Resolution
from committees.open_data.kinds import Object, without_gaps

YOUNG_PERSON = str(CommitteeMembership.Capacity.YOUNG_PERSON.label)


def whole_words(resolution: Resolution, limbs: Sequence[Limb]) -> str:
    """With its limbs as they are shown: each on a line of its own, but one that stands alone."""
    labels = shown_labels(limbs)
    lines = [resolution.preamble, *(f"{labels[limb.pk]} {limb.text}".strip() for limb in in_order(limbs))]
    alone = not any(labels.values())
    return (" " if alone else "\n").join(line for line in lines if line)


def present_resolution(
    resolution: Resolution, limbs: Sequence[Limb], cited: Mapping[int, str], style: str
) -> Object:
    """`cited` says how its limbs are cited."""
    labels = shown_labels(limbs)
    shown = [
        {"label": labels[each.pk], "cited": cited[each.pk], "verb": each.verb, "text": each.text}
        for each in in_order(limbs)
    ]
    return without_gaps(
        {
            "outcome": str(resolution.get_outcome_display()),
            "text": whole_words(resolution, limbs),
            "corrected": corrected_in(resolution.corrected, *printed_ways(resolution, limbs, style)),
            "limb": [without_gaps(each) for each in shown],
            "mover": open_name(resolution.mover, style),
            "seconder": open_name(resolution.seconder, style),
            "vote": vote_words(resolution),
            "for": resolution.votes_for,
            "against": resolution.votes_against,
            "abstained": resolution.votes_abstained,
            "namedVote": [
                {"member": open_name(each.attendance, style), "vote": each.choice}
                for each in resolution.named_votes.all()
            ],
        }
    )


def present_paragraph(paragraph: MinutesParagraph, style: str) -> Object:
    speaker, text = open_speech(paragraph, style)
    said = {"kind": paragraph.kind, "speaker": speaker, "text": text}
    return without_gaps(said | {"corrected": beside(paragraph)})


def open_speech(paragraph: MinutesParagraph, style: str) -> tuple[str, str]:
    """Who spoke and what was said; a young person by their role."""
    speaker, text = spoken(paragraph, style)
    return (open_name(paragraph.attendance, style) if is_young(paragraph.attendance) else speaker), text


def open_name(row: Attendance | None, style: str) -> str:
    """As minutes show somebody, but young people by their role."""
    if row is None:
        return ""
    if is_young(row):
        return (row.person.role if row.person else row.words) or YOUNG_PERSON
    return who(row, style).words


def is_young(row: Attendance | None) -> bool:
    if row is None:
        return False
    young = CommitteeMembership.Capacity.YOUNG_PERSON
    return row.capacity == young or bool(row.person and row.person.kind == Person.Kind.YOUNG_PERSON)
