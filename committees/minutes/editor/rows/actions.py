"""Resolutions with their limbs and votes, and actions, as the text of the editor says them. Called by `set_minutes`, in
its transaction, which keeps the trail of all of it."""

from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction
from django.db.models import F

from accounts.models import User
from committees.meetings.querysets import next_of
from committees.minutes.editor.due import names_meeting_of, read_due
from committees.minutes.editor.matching import matched
from committees.minutes.editor.querysets import Speaker, Standing
from committees.minutes.marks.heads import known
from committees.minutes.marks.said import Block, LimbSaid, Paragraph, Resolved, ToDo
from committees.minutes.marks.votes import read_votes
from committees.minutes.presenters import sign_labels
from committees.models import Action, AgendaItem, Limb, Meeting, MinutesParagraph, Resolution, Vote
from committees.models.visibility import nameable

OUT_OF_THE_WAY = 10_000
NO_DAY = "no day was said"


@transaction.atomic
def write_resolutions(
    *,
    item: AgendaItem,
    standing: Standing,
    blocks: Sequence[Block],
    speakers: Sequence[Speaker],
    by: User | None,
) -> None:
    """One row for each resolution, where it stands among the paragraphs; limbs that stay keep what came of them."""
    resolved = list(_placed(blocks))
    was = [
        " ".join([row.preamble, *(limb.text for limb in standing.limbs if limb.resolution_id == row.pk)])
        for row in standing.resolutions
    ]
    places = matched(
        was, [" ".join([one.preamble, *(limb.text for limb in one.limbs)]) for one, _ in resolved]
    )
    stays = {standing.resolutions[place].pk for place in places if place is not None}
    item.resolutions.update(order=F("order") + OUT_OF_THE_WAY)
    item.resolutions.exclude(pk__in=stays).delete()
    for order, ((one, after), place) in enumerate(zip(resolved, places, strict=True), 1):
        row = Resolution(item=item) if place is None else standing.resolutions[place]
        row.order, row.after, row.preamble = order, after, one.preamble
        _write_votes(row, one, speakers)
        _write_limbs(row, [limb for limb in standing.limbs if limb.resolution_id == row.pk], one.limbs)


def _placed(blocks: Sequence[Block]) -> Iterator[tuple[Resolved, int | None]]:
    """Each resolution with the number of the paragraph it stands after; None behind the last."""
    total = sum(isinstance(each, Paragraph) for each in blocks)
    before = 0
    for block in blocks:
        before += isinstance(block, Paragraph)
        if isinstance(block, Resolved):
            yield block, before if before < total else None


def _write_votes(row: Resolution, one: Resolved, speakers: Sequence[Speaker]) -> None:
    by_name = {known([each.name])[0].casefold(): each.attendance for each in speakers}
    found = read_votes(one.tail, known([each.name for each in speakers]))
    row.mover = by_name.get(found.mover.casefold())
    row.seconder = by_name.get(found.seconder.casefold())
    row.votes_for, row.votes_against = found.counted.get("for"), found.counted.get("against")
    row.votes_abstained = found.counted.get("abstained")
    row.vote = "\n".join(found.words)
    row.outcome = found.outcome or Resolution.Outcome.CARRIED
    row.save()
    Vote.objects.filter(resolution=row).delete()
    votes: dict[int, Vote] = {}
    for choice, names in found.named.items():
        for name in names:
            attendance = by_name[name.casefold()]
            votes[attendance.pk] = Vote(resolution=row, attendance=attendance, choice=choice)
    Vote.objects.bulk_create(votes.values())


def _write_limbs(row: Resolution, standing: Sequence[Limb], said: Sequence[LimbSaid]) -> None:
    # All leave their parents and places first: no limb that goes takes a kept one along, and no place is taken twice
    for place, limb in enumerate(standing):
        limb.order, limb.parent = OUT_OF_THE_WAY + place, None
    Limb.objects.bulk_update(standing, ["order", "parent"])
    places = matched([limb.text for limb in standing], [limb.text for limb in said])
    stays = {standing[place].pk for place in places if place is not None}
    row.limbs.exclude(pk__in=stays).delete()
    parent, outer, inner = None, 0, 0
    for words, place in zip(said, places, strict=True):
        limb = Limb(resolution=row) if place is None else standing[place]
        limb.text, limb.verb, limb.label = words.text, words.verb, words.label
        if words.level == 1 or parent is None:
            outer, inner = outer + 1, 0
            limb.parent, limb.order = None, outer
        else:
            inner += 1
            limb.parent, limb.order = parent, inner
        limb.save()
        parent = limb if limb.parent is None else parent


@transaction.atomic
def write_deeds(
    *,
    item: AgendaItem,
    standing: Standing,
    blocks: Sequence[Block],
    paragraphs: Sequence[MinutesParagraph],
    cited: Mapping[int, str],
    by: User | None,
) -> None:
    """One row for each action of the text; those that are not in it any more go. `paragraphs` as they are written;
    `cited` is how limbs were before."""
    deeds = [block for block in blocks if isinstance(block, ToDo)]
    places = matched([each.title for each in standing.actions], [each.title for each in deeds])
    stays = {place for place in places if place is not None}
    for place, row in enumerate(standing.actions):
        if place not in stays:
            row.delete()
    if not deeds:
        return
    limbs, paragraph = _limbs_by_label(item), 0
    coming = next_of(item.meeting)
    rows = iter(places)
    resolution = 0
    for block in blocks:
        paragraph += isinstance(block, Paragraph)
        resolution += isinstance(block, Resolved)
        if isinstance(block, ToDo):
            place = next(rows)
            row = Action(item=item) if place is None else standing.actions[place]
            same = cited.get(row.limb_id or 0) == block.limb
            came_of = _stays(row.limb_id, limbs, resolution) if same else None
            row.limb = came_of or limbs.get((resolution, block.limb))
            row.paragraph = paragraphs[paragraph - 1] if paragraph and row.limb is None else None
            row.after = paragraph + resolution
            _write_deed(row, block, coming)


def _stays(came_of: int | None, limbs: Mapping[tuple[int, str], Limb], resolution: int) -> Limb | None:
    """The limb (by key) of which an action came whose line stays, where it is in that resolution yet: others may stand
    before it now, and its letter be another."""
    found = ((order, limb) for (order, _), limb in limbs.items() if limb.pk == came_of)
    return next((limb for order, limb in found if order == resolution), None)


def _limbs_by_label(item: AgendaItem) -> dict[tuple[int, str], Limb]:
    """By the number of the resolution among the item's, and the limb's label: "(b)"."""
    found = list(Limb.objects.filter(resolution__item=item).select_related("resolution"))
    labels = sign_labels(found)
    return {(limb.resolution.order, labels[limb.pk]): limb for limb in found}


def _write_deed(row: Action, deed: ToDo, coming: Meeting | None) -> None:
    row.title, row.owner = deed.title[:200], deed.owner
    due = read_due(deed.due, row.item.meeting.date)
    row.due_meeting = coming if due.at_next else None
    row.due_on = due.day
    if due.at_meeting and due.day:
        here = row.item.meeting
        named = Meeting.objects.filter(nameable(here), committee=here.committee_id)
        row.due_meeting = named.filter(date=due.day).first()
        row.due_on = None if row.due_meeting else due.day
    if row.due_meeting is None and (row.due_on is None or due.at_meeting):
        # There is no next meeting yet, none on that day, or no such day: the words stay, and may stand in for a day
        row.due_note = deed.due or NO_DAY
    elif row.due_note == NO_DAY or names_meeting_of(row.due_note, due.day, row.item.meeting.date):
        row.due_note = ""
    row.save()
