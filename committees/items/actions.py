"""Agenda items and the cover report."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.policies import demand, inside_atomic
from accounts.trail import actions as audit
from committees.exemption.policies import why_not_exempt, why_not_this_paragraph
from committees.exemption.querysets import regime_at
from committees.items.agenda.policies import why_not_late
from committees.items.places import place_of
from committees.items.policies import why_not_attach, why_not_await, why_not_these_parts
from committees.items.since_when import came_on_after
from committees.meetings.actions import tell_readers, words_changed
from committees.meetings.policies import was_shown
from committees.minutes.notes.actions import compare_mentions
from committees.minutes.policies import why_not_mention
from committees.models import AgendaItem, Meeting, ReportPart
from committees.models.visibility import readers_of
from committees.policies import why_not_edit
from committees.snapshots import changes, snapshot
from indicators.models import Indicator
from scorecards.editions.downloads.actions import start_files
from scorecards.models import Briefing, Edition, Scorecard

EXEMPTION = ("exempt_paragraph", "exempt_reason", "public_title")
FIELDS = (
    *("order", "number", "title", "report_of", "minute_reference", "edition", "appendix"),
    *("awaits", "awaits_period", "briefing"),
    *("kind", "late", "urgency_reason", "state", "state_reason", "postponed_to", "taken"),
    *EXEMPTION,
)


class ReportPartText(TypedDict):
    """A part of the cover report."""

    kind: str
    heading: str
    text: str


class ItemWords(TypedDict, total=False):
    """What else an item has. `urgency_reason` makes it a late one."""

    report_of: str
    minute_reference: str
    edition: Edition | None
    appendix: str
    awaits: Scorecard | None
    awaits_period: str
    briefing: Briefing | None
    exempt_paragraph: str
    exempt_reason: str
    public_title: str
    kind: str
    urgency_reason: str


@transaction.atomic
def create_item(
    *,
    meeting: Meeting,
    number: str,
    title: str,
    order: int | None = None,
    indicators: Sequence[Indicator] = (),
    by: User | None,
    **words: Unpack[ItemWords],
) -> AgendaItem:
    """Without `order` it stands where its number says. Raises NotAllowed: the minutes are agreed, or something is
    another council's."""
    council = meeting.committee.council
    item = AgendaItem(meeting=meeting, order=order or 0, number=number, title=title, **words)
    item.urgency_reason = item.urgency_reason.strip()
    item.late = bool(item.urgency_reason)
    item.exempt_reason, item.public_title = item.exempt_reason.strip(), item.public_title.strip()
    demand(why_not_edit(meeting) or why_not_late(item.late, item.urgency_reason))
    _check_carried(council, item.edition, item.briefing, item.awaits, item.awaits_period)
    demand(why_not_mention(indicators, council))
    _check_exemption(meeting, item.exempt_paragraph, item.exempt_reason, item.public_title)
    item.order = order or _place(meeting, number)
    item.came_on = came_on_after({}, {}, _carried(item), localdate())
    item.save()
    item.indicators.set(indicators)
    note(item, "added an agenda item", {}, by)
    tell_readers(meeting)
    _print_anew(item.edition)
    return item


@transaction.atomic
def edit_item(
    *,
    item: AgendaItem,
    values: dict[str, object],
    indicators: Sequence[Indicator] | None = None,
    by: User | None,
) -> AgendaItem:
    """Change some of the item's fields and, where given, its indicators. Where the agenda was shown, the number and the
    title that it had stay with it. Raises NotAllowed."""
    council = item.meeting.committee.council
    demand(why_not_edit(item.meeting))
    demand(why_not_mention(indicators or (), council))
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    before, face, listed, carried = _state(item), face_of(item), listed_as(item), _carried(item)
    for name in FIELDS:
        if name in values:
            setattr(item, name, values[name])
    _check_carried(council, item.edition, item.briefing, item.awaits, item.awaits_period)
    exemption = (item.exempt_paragraph, item.exempt_reason, item.public_title)
    _check_exemption(item.meeting, *exemption, before=str(before["exempt_paragraph"]))
    if listed_as(item) != listed and was_shown(item.meeting, localdate()):
        item.once_listed = [*item.once_listed, listed]
    item.came_on = came_on_after(item.came_on, carried, _carried(item), localdate())
    item.save()
    if indicators is not None:
        item.indicators.set(indicators)
    compare_mentions(item=item)
    note(item, "changed an agenda item", before, by)
    if face_of(item) != face:
        tell_readers(item.meeting)
    if "" in (item.exempt_paragraph, before["exempt_paragraph"]) and _state(item) != before:
        words_changed(item.meeting)
    _print_anew(item.edition)
    return item


@transaction.atomic
def set_report(*, item: AgendaItem, parts: Sequence[ReportPartText], by: User | None) -> list[ReportPart]:
    """Replace the cover report with these parts, in this order. Raises NotAllowed once minutes are agreed, and where an
    implication has no text."""
    demand(why_not_edit(item.meeting))
    demand(why_not_these_parts([(part["heading"], part["text"]) for part in parts]))
    before = {"report": [f"{part.heading}: {part.text}" for part in item.report_parts.all()]}
    item.report_parts.all().delete()
    written = [
        ReportPart(
            item=item,
            order=order,
            kind=part["kind"],
            heading=part["heading"].strip(),
            text=part["text"].strip(),
        )
        for order, part in enumerate(parts, 1)
    ]
    ReportPart.objects.bulk_create(written)
    had, has = {"report": bool(before["report"])}, {"report": bool(written)}
    item.came_on = came_on_after(item.came_on, had, has, localdate())
    item.save(update_fields=["came_on"])
    after = {"report": [f"{part.heading}: {part.text}" for part in written]}
    audit.record(
        by=by,
        council=item.meeting.committee.council,
        verb="wrote a cover report",
        subject=item,
        detail={"changed": changes(before, after)},
    )
    if before != after and not item.exempt_paragraph:
        words_changed(item.meeting)
    return written


def _carried(item: AgendaItem) -> dict[str, int | None]:
    return {"edition": item.edition_id, "briefing": item.briefing_id}


def _place(meeting: Meeting, number: str) -> int:
    """Where its number says; those that follow make room."""
    others = list(meeting.items.values_list("number", "order"))
    place = place_of(number, others)
    if any(order == place for _, order in others):
        meeting.items.filter(order__gte=place).update(order=F("order") + 1)
    return place


@inside_atomic
def note(item: AgendaItem, verb: str, before: dict[str, object], by: User | None) -> None:
    """In the trail, with what it was and what it is."""
    audit.record(
        by=by,
        council=item.meeting.committee.council,
        verb=verb,
        subject=item,
        detail={"changed": changes(before, _state(item))},
    )


def face_of(item: AgendaItem) -> tuple:
    """What everybody who reads the agenda sees of the item there, whether or not they may read it."""
    title = readers_of(item.meeting, localdate()).title_of(item)
    return item.order, item.number, title, item.late, item.state, item.postponed_to_id


def listed_as(item: AgendaItem) -> list[str]:
    """Its number and its title, as everybody who reads the agenda finds it there."""
    return [item.number, readers_of(item.meeting, localdate()).title_of(item)]


def _check_carried(
    council: Council,
    edition: Edition | None,
    briefing: Briefing | None,
    awaits: Scorecard | None,
    awaits_period: str,
) -> None:
    """Raises NotAllowed."""
    demand(why_not_attach(edition, council) or why_not_attach(briefing, council))
    demand(why_not_await(awaits, awaits_period, edition, council))


def _check_exemption(
    meeting: Meeting, paragraph: str, reason: str, public_title: str, before: str = ""
) -> None:
    if paragraph and paragraph != before:
        demand(why_not_this_paragraph(paragraph, regime_at(meeting)))
    demand(next(iter(why_not_exempt(paragraph, reason, public_title).values()), ""))


def _print_anew(edition: Edition | None) -> None:
    """What the edition's print versions say of the item is no longer what they said: they are made before anybody asks.

    Only those that are not there are made, so that nothing is done where the item says what it said.
    """
    if edition is not None:
        start_files(edition=edition)


def _state(item: AgendaItem) -> dict[str, object]:
    codes = sorted(item.indicators.values_list("code", flat=True))
    return {**snapshot(item, FIELDS), "indicators": codes}
