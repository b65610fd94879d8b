"""The minutes: who was there, what was said and resolved, what is to be done, and where they were agreed."""

from collections.abc import Sequence

from committees.attendance.presenters import (
    order_words,
    present_attendance,
    present_interests,
    present_moments,
)
from committees.exemption.presenters import ExemptShown, exempt_items, private_words
from committees.exemption.sessions import PRIVATE, PUBLIC
from committees.follow_ups.actions import due_of
from committees.follow_ups.presenters import owner_and_due
from committees.meetings.agreement.presenters import (
    CORRECTED,
    at_the_end,
    lines_of,
    reopened_since,
    unchanged_words,
    with_words,
)
from committees.meetings.agreement.querysets import Agreed, agreed_at, agreed_of
from committees.meetings.drafts.querysets import agreeing_next
from committees.meetings.presenters import NOT_KNOWN_WHERE, reopened_words, to_be_agreed
from committees.minutes.corrections.presenters import beside
from committees.minutes.notes.mentions import otherwise_words
from committees.minutes.presenters import present_resolution, spoken
from committees.models import Action, AgendaItem, Meeting, MeetingMoment, MinutesParagraph, Resolution
from committees.papers.contents.presenters.arising import became_blocks, told_right
from committees.papers.contents.presenters.frame import (
    another_format,
    frame,
    item_heading,
    long_day,
    name_words,
    opening_notices,
    out_words,
    standing_of_item,
    when_and_where,
)
from committees.papers.contents.querysets import (
    Audience,
    Said,
    arising_for,
    in_order_taken,
    items_for,
    open_items,
    said_at,
    who_came,
)
from committees.papers.written.blocks import (
    Block,
    Bullets,
    Heading,
    Limb,
    Limbs,
    Pairs,
    Paper,
    Table,
    Words,
    words_in,
)
from committees.people.querysets import names_style
from indicators.terms.periods import day_words


def minutes_of(meeting: Meeting, audience: Audience) -> Paper:
    items = items_for(meeting, audience)
    said, agreed = said_at(open_items(items), audience.reader), agreed_of(meeting, audience.reader)
    style = names_style(meeting.committee.council_id)
    rows, moments = who_came(meeting, audience.reader)
    seen = [each.pk for each in open_items(items)]
    taken = in_order_taken(each for each in items if each.state == AgendaItem.State.LISTED)
    blocks = [
        *opening_notices(meeting, items, audience),
        Pairs(tuple(when_and_where(meeting)), "When and where"),
        *corrections_of(agreed),
        *attendance_blocks(
            present_attendance(rows, taken, style, meeting.committee.quorum),
            order_words(taken),
            present_moments(moments, seen),
        ),
        *interests_blocks(present_interests(rows, taken, style, seen)),
    ]
    here = agreed_at(open_items(items), audience.reader)
    exempt, arising = exempt_items(items, meeting), arising_for(items, audience)
    for item in in_order_taken(items):
        became = [*agreed_blocks(here.get(item.pk, [])), *became_blocks(arising.get(item.pk), meeting, seen)]
        blocks += item_blocks(item, exempt.get(item.pk), said, moments, style, became, agreed)
    stands = agreed is not None and agreed.reopened is None
    made = agreed.item.meeting.date if agreed and stands else meeting.minutes_published or meeting.date
    paper = frame(meeting, "Minutes", standing_of(meeting, agreed, audience), made, audience)
    return paper.with_blocks([*blocks, *another_format(meeting)])


def standing_of(meeting: Meeting, agreed: Agreed | None, audience: Audience) -> str:
    """ "Agreed on 24 February 2026 at item 3, with 1 correction"."""
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED:
        if agreed is None:
            return f"Agreed minutes. {NOT_KNOWN_WHERE.rstrip('.')}"
        where = f"{long_day(agreed.item.meeting.date)} at item {agreed.item.number}"
        return f"Agreed on {where}, {with_words(agreed)}"
    if audience.draft:
        return "Draft minutes, not published"
    published = f", {out_words(meeting, meeting.minutes_published)}" if meeting.minutes_published else ""
    today = audience.reader.today
    agreeing = to_be_agreed(agreeing_next(meeting, today), today).rstrip(".")
    if reopened := reopened_words(meeting):
        return f"Draft minutes{published}, {agreeing}. {reopened.rstrip('.')}"
    return f"Draft minutes{published}, {agreeing}"


def corrections_of(agreed: Agreed | None) -> list[Block]:
    if agreed is None or not agreed.corrections:
        return []
    return [
        Heading("Corrected when they were agreed"),
        *([] if agreed.reopened else [Words(f"The minutes below stand {unchanged_words(agreed.meeting)}.")]),
        Bullets(tuple(lines_of(agreed.corrections))),
    ]


def agreed_blocks(here: Sequence[Agreed]) -> list[Block]:
    """Which minutes were agreed at the item, with what was put right in them."""
    blocks: list[Block] = []
    for each in here:
        words = f"The minutes of {day_words(each.meeting.date)} were agreed here, {with_words(each)}."
        words = " ".join(filter(None, (words, reopened_since(each))))
        blocks.append(Words(words, leads=bool(each.corrections)))
        blocks += [Bullets(tuple(lines_of(each.corrections)))] if each.corrections else []
    return blocks


def attendance_blocks(shown: dict, order: str, moments: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    for group in shown["groups"]:
        rows = tuple((name_words(each["name"], each["more"]), each["words"]) for each in group["rows"])
        blocks.append(Heading(f"{group['title']}: {group['count']}", 2))
        blocks.append(Table(f"{group['title']} who were there", ("Who", "There for"), rows))
    said = (("Apologies:", shown["apologies"]), ("Absent:", shown["absent"]))
    blocks += [Words(f"{names}.", title) for title, names in said if names]
    if shown["quorum"]:
        blocks.append(Words(shown["quorum"]))
    if shown["inquorate"]:
        blocks.append(Words(shown["inquorate"], "Not quorate."))
    blocks = [Heading("Who was there"), *blocks] if blocks else []
    if order or moments:
        blocks.append(Heading("How the meeting went"))
        blocks += [Words(f"{order}.", "Order taken:")] if order else []
        blocks += [Bullets(tuple(moments))] if moments else []
    return blocks


def interests_blocks(interests: Sequence[dict]) -> list[Block]:
    if not interests:
        return []
    rows = tuple(
        (
            each["name"],
            each["item"] or "None named",
            f"{each['interest']}: {each['nature']}" if each["nature"] else each["interest"],
            each["stayed"],
        )
        for each in interests
    )
    return [
        Heading("Interests declared"),
        Table("Interests declared", ("Who", "Item", "Interest", "Stayed?"), rows),
    ]


def item_blocks(
    item: AgendaItem,
    exempt: ExemptShown | None,
    said: Said,
    moments: Sequence[MeetingMoment],
    style: str,
    became: Sequence[Block] = (),
    agreed: Agreed | None = None,
) -> list[Block]:
    """`became` is which minutes were agreed there, and what was said of actions of earlier meetings; `agreed` is where
    these minutes were."""
    reference = [Words(f"Minute {item.minute_reference}.")] if item.minute_reference else []
    blocks: list[Block] = [Heading(item_heading(item)), *reference, *standing_of_item(item, exempt)]
    turns = [each for each in moments if each.item_id == item.pk and each.kind in (PRIVATE, PUBLIC)]
    blocks += [Words(private_words(each.kind, each.at)) for each in turns]
    if item.veiled:
        return [*blocks, Words("Any minutes of this item are for members of the committee.")]
    told = said_blocks(item, said, style)
    actions = action_blocks(said.actions.get(item.pk, []))
    ends = at_the_end(agreed, item, words_in([*told, *actions]))
    told += [Words(words, what) for what, words in ends]
    if not told and not actions and not became and item.state == AgendaItem.State.LISTED:
        blocks.append(Words("Nothing is minuted for this item."))
    return [*blocks, *told, *became, *actions]


def said_blocks(item: AgendaItem, said: Said, style: str) -> list[Block]:
    """Paragraphs in order, each resolution after the paragraph that it followed."""
    blocks: list[Block] = []
    waiting = list(said.resolutions.get(item.pk, []))
    for paragraph in said.paragraphs.get(item.pk, []):
        while waiting and waiting[0].after is not None and waiting[0].after < paragraph.position:
            blocks += resolution_blocks(waiting.pop(0), said, item, style)
        speaker, text = spoken(paragraph, style)
        blocks += [Words(text, speaker), *notes_on(paragraph)]
        blocks += corrected_blocks(beside(paragraph))
    for resolution in waiting:
        blocks += resolution_blocks(resolution, said, item, style)
    return blocks


def corrected_blocks(corrected: str) -> list[Block]:
    return [Words(corrected.removeprefix(CORRECTED).strip(), CORRECTED)] if corrected else []


def notes_on(paragraph: MinutesParagraph) -> list[Block]:
    """Where it says another figure than the edition before the meeting."""
    notes = [
        otherwise_words(each.value_reported, each.published, each.indicator.title)
        for each in paragraph.mentions.all()
    ]
    return [Words(note, "Note:") for note in notes if note]


def resolution_blocks(resolution: Resolution, said: Said, item: AgendaItem, style: str) -> list[Block]:
    shown = present_resolution(resolution, said.limbs.get(resolution.pk, []), item, style)
    blocks: list[Block] = [Words(shown["preamble"], shown["head"], leads=bool(shown["limbs"]))]
    if limbs := tuple(limb_of(each) for each in shown["limbs"]):
        blocks.append(Limbs(limbs))
    blocks += corrected_blocks(shown["corrected"])
    if shown["outcome"]:
        blocks.append(Words("", f"{shown['outcome']}."))
    if shown["how"]:
        blocks.append(Words(shown["how"]))
    if shown["named"]:
        rows = tuple((way, names) for way, names in shown["named"])
        blocks.append(Table("How members voted", ("Vote", "Members"), rows))
    return blocks


def limb_of(shown: dict) -> Limb:
    inner = (Limb(each["text"], label=each["label"]) for each in shown["inner"])
    return Limb(shown["text"], tuple(inner), shown["label"])


def action_blocks(actions: Sequence[Action]) -> list[Block]:
    if not actions:
        return []
    rows = tuple((told_right(each), *owner_and_due(each, due_of(each))) for each in actions)
    return [Heading("Actions", 2), Table("Actions from this item", ("Action", "Owner", "Due"), rows)]
