"""A source with each of its items as a person is to look at them: those that wait first of all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.models import Council
from committees.intake.planning import Step
from committees.intake.presenters import (
    NOTHING,
    Part,
    blocks_summary,
    lines_of,
    part_of,
    proposed_text,
    words_of,
)
from committees.intake.querysets import agenda_of, answered_in, items_of, known_for, plan_of
from committees.intake.typed import typed_in
from committees.minutes.editor.presenters import present_rows
from committees.minutes.editor.querysets import Standing, blocks_of, speakers_at
from committees.minutes.editor.reasons import Reasons
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.writing import write_minutes
from committees.minutes.notes.known import Known
from committees.models import AgendaItem, MinutesSource

TYPED = "Typed in, and not confirmed yet"
STATES = {"confirmed": "Confirmed", "left": "Left out: its words stay with the file"}


@dataclass
class Review:
    """`parts` are the items of the file in its order; `names` those on the attendance, and `known` what warnings are
    made from."""

    parts: list[Part] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    names: Sequence[str] = ()
    known: Known | None = None
    kept: int = 0
    total: int = 0

    @property
    def open_parts(self) -> list[Part]:
        return [each for each in self.parts if each.open]

    @property
    def waiting(self) -> int:
        """Words of items that stand in no minutes before somebody has answered."""
        return sum(each.words.total for each in self.parts if not each.stored)

    @property
    def standing(self) -> int:
        return sum(each.words.kept for each in self.parts if each.stored)

    @property
    def added(self) -> int:
        return sum(len(each.words.added) for each in self.parts)


def review_of(source: MinutesSource, council: Council) -> Review:
    """A constant number of queries, however many items the file has."""
    if source.meeting is None or not items_of(source):
        return Review()
    rows = agenda_of(source.meeting)
    by_key = {item.pk: (item, standing) for item, standing, _ in rows}
    names = [each.name for each in speakers_at(source.meeting)]
    known = known_for(source.meeting, council, names)
    answered = answered_in(source)
    steps = plan_of(items_of(source), source.meeting, answered, rows)
    parts = []
    for step in steps:
        said = answered.get(step.place, {})
        target = step.target if step.target is not None else said.get("item")
        found = by_key.get(target or 0)
        if said.get("state") in STATES:
            parts.append(_answered(source, step, found, STATES[said["state"]], names))
        else:
            parts.append(_open(source, step, found, bool(said), names, known))
    review = Review(parts, [item for item, *_ in rows], names, known)
    for part in review.open_parts:
        if part.typed:
            type_into(review, part, part.typed.text, part.typed.kept)
    review.kept = sum(each.words.kept for each in parts)
    review.total = sum(each.words.total for each in parts)
    return review


def type_into(review: Review, part: Part, text: str, reasons: Reasons) -> None:
    """What is to be looked at in an open part as somebody typed it, with why words stay as they said: of what was sent
    and refused."""
    if review.known is not None:
        part.rows = present_rows(read_marks(text, review.names), text, NOTHING, review.known, reasons)


def _open(
    source: MinutesSource,
    step: Step,
    found: tuple[AgendaItem, Standing] | None,
    written: bool,
    names: Sequence[str],
    known: Known,
) -> Part:
    """Of an item that was written the draft as it stands, of another what the file says."""
    item, stands = items_of(source)[step.place], ""
    if found:
        stands = write_minutes(blocks_of(*found), names)
    text = stands if written and step.do != "wait" else item["text"]
    proposed, typed = proposed_text(source, item, text, names), typed_in(source.answers).get(step.place)
    part = part_of(source, step, found[0] if found else None, typed.text if typed else proposed, names, known)
    part.stands = stands if step.do == "wait" or (typed and typed.over != proposed) else ""
    if typed:
        part.typed, part.state = typed, TYPED
        for each in part.mentions:
            each.ticked = f"{part.place}:{each.key}" in typed.ticked
    return part


def _answered(
    source: MinutesSource,
    step: Step,
    found: tuple[AgendaItem, Standing] | None,
    state: str,
    names: Sequence[str],
) -> Part:
    item = items_of(source)[step.place]
    blocks = blocks_of(*found) if found else []
    return Part(
        step.place,
        item["number"],
        item["title"],
        bool(item["private"]),
        state,
        blocks_summary(blocks),
        False,
        True,
        found[0] if found else None,
        lines_of(source.text, (item["place"][0], item["place"][1])),
        write_minutes(blocks, names),
        words_of(source, item, blocks),
    )
