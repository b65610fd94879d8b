"""What was put right in words of minutes, in words: decided here for every kind of them, whoever shows them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from accounts.querysets import unpacked
from committees.meetings.agreement.presenters import added_words, corrected_words
from committees.meetings.agreement.wording import stands_in
from committees.minutes.corrections.places import Piece, limbs_with
from committees.minutes.marks.own_words import own_head
from committees.minutes.presenters import in_order, shown_labels
from committees.models import Action, Limb, MinutesParagraph, Recommendation, Resolution


def beside(row: MinutesParagraph | Limb | Action | Recommendation) -> str:
    """What stands beside its words, of one that was read by `with_corrections`; "" where nothing was put right. Of a
    whole resolution `present_resolution` says it."""
    if isinstance(row, MinutesParagraph):
        return corrected_words(row.corrected)
    if isinstance(row, Limb):
        return beside_limb(row.corrected, row.pk)
    return corrected_words([each for each in map(unpacked, row.corrected) if _said_again(each, row)])


def beside_limb(corrected: Iterable[str | dict], limb: int) -> str:
    """Of all that was put right in what its item resolved."""
    return corrected_words([each for each in map(unpacked, corrected) if limb in _limbs(each)])


def beside_origin(action: Action) -> str:
    """Beside the part of a resolution, or what was said, of which it came."""
    if action.limb_id:
        return beside_limb(action.corrected, action.limb_id)
    return corrected_words(action.corrected, action.paragraph_id) if action.paragraph_id else ""


def beside_outcome(action: Action) -> str:
    """Beside an action that is cited by the resolution of which it came: what was put right in either."""
    rows = map(unpacked, action.corrected)
    return corrected_words([row for row in rows if action.limb_id in _limbs(row) or _said_again(row, action)])


def added(corrected: Iterable[str | dict]) -> list[tuple[str, str]]:
    """Of what was put right at an item the words that were added, each after when; they are in no row of it."""
    rows = map(unpacked, corrected)
    return [(added_words(date.fromisoformat(row["on"])), row["now"]) for row in rows if not row["was"]]


def _said_again(row: Mapping, again: Action | Recommendation) -> bool:
    """Actions and recommendations mostly say again what was said or resolved: words that were put right there were put
    right in them. A single word may be another's."""
    title = again.text if isinstance(again, Recommendation) else again.title
    if row["of"]:
        return isinstance(again, Action) and row["of"] == again.paragraph_id and stands_in(row["was"], title)
    limbs = _limbs(row)
    if stands_in(row["was"], title):
        return not limbs or again.limb_id in limbs or " " in row["was"].strip()
    return isinstance(again, Action) and not limbs and _nobody_voted(row) and _of_owner(row, again)


def _of_owner(row: Mapping, action: Action) -> bool:
    return stands_in(row["was"], f"{action.title} {action.owner}")


def _nobody_voted(row: Mapping) -> bool:
    """Whether no name in a resolution is one of who moved it, or how somebody voted."""
    return not any(each["mover"] or each["seconder"] or each["named"] for each in _resolved(row))


def _resolved(row: Mapping) -> Iterator[dict]:
    yield from map(unpacked, unpacked(row.get("resolved") or []))


def _limbs(row: Mapping) -> set[int]:
    """Keys of the limbs in which it was put right."""
    return {key for each in _resolved(row) for key in limbs_with(row["was"], _pieces(each))}


def _pieces(resolved: Mapping) -> list[Piece]:
    """What is printed of it as far as its limbs go: `headed` says the same of a row."""
    resolution = Resolution(preamble=resolved["preamble"], outcome=resolved["outcome"])
    limbs = in_order(Limb(**unpacked(each)) for each in unpacked(resolved["limbs"]))
    carried = resolution.outcome == Resolution.Outcome.CARRIED
    own = own_head(resolution.preamble)[0]
    head = "MOTION" if not carried else "" if own else "RESOLVED"
    labels = shown_labels(limbs)
    first = " ".join(filter(None, (head, resolution.preamble)))
    return [Piece(None, first), *(Piece(each.pk, each.text, labels[each.pk]) for each in limbs)]
