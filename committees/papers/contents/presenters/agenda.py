"""The agenda and the pack: what is to be taken, by whom, and the papers."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from committees.addresses import meeting_address
from committees.attendance.presence import listed
from committees.exemption.presenters import exempt_items
from committees.exemption.querysets import regime_at
from committees.meetings.drafts.querysets import drafts_before
from committees.meetings.presenters import postponed_words
from committees.models import AgendaItem, Meeting, ReportPart
from committees.notice.presenters import notice_on_paper
from committees.papers.contents.presenters.arising import arising_blocks
from committees.papers.contents.presenters.frame import (
    another_format,
    edition_words,
    frame,
    item_heading,
    listed_papers,
    long_day,
    name_words,
    opening_notices,
    out_words,
    standing_of_item,
    when_and_where,
)
from committees.papers.contents.querysets import (
    Audience,
    Papers,
    arising_for,
    items_for,
    open_items,
    papers_of,
    postponed_for,
)
from committees.papers.written.blocks import (
    Block,
    Bullets,
    Heading,
    Pairs,
    Paper,
    Words,
    paragraphs,
)
from committees.people.presenters import present_members
from committees.people.querysets import members_on, names_style
from committees.presenters import is_cancelled, is_held, out_word, report_heading
from indicators.terms.periods import day_words
from scorecards.editions.addresses import edition_url

AT_THE_END = "The scorecards stand at the end of the PDF of this pack."


def agenda_of(meeting: Meeting, audience: Audience) -> Paper:
    items = items_for(meeting, audience)
    papers = papers_of(open_items(items), audience.reader)
    return _frame(meeting, "Agenda", audience).with_blocks(
        [*front_of(meeting, items, papers, audience), *another_format(meeting)]
    )


def pack_of(meeting: Meeting, audience: Audience) -> Paper:
    """The agenda, then of each item its cover report and what comes with it; scorecards are its appendices."""
    items = items_for(meeting, audience)
    papers = papers_of(open_items(items), audience.reader)
    blocks = front_of(meeting, items, papers, audience)
    for item in open_items(items):
        if parts := papers.reports.get(item.pk):
            blocks += [Heading(f"Item {item.number}: {item.title}"), *report_of(item, parts)]
    carrying = [each for each in open_items(items) if each.edition and not each.withdrawn]
    if carrying:
        groups = by_edition(carrying)
        addresses = tuple(scorecard_address(items[0]) for items in groups.values())
        blocks += [
            Heading("Appendices"),
            Words(AT_THE_END),
            Bullets(tuple(map(appendix_of, groups.values())), addresses),
        ]
    paper = _frame(meeting, "Agenda and papers", audience).with_blocks([*blocks, *another_format(meeting)])
    return replace(
        paper, appendices=tuple((appendix_of(items), key) for key, items in by_edition(carrying).items())
    )


def scorecard_address(item: AgendaItem) -> str:
    """Where its scorecard is read: whole where the site's own address is known, else within the site."""
    return f"{settings.SITE_URL}{edition_url(item.edition, item.meeting.committee.council.slug)}"


def by_edition(carrying: Sequence[AgendaItem]) -> dict[int, list[AgendaItem]]:
    """Which items each scorecard is before; by the edition's key, in the agenda's order."""
    groups = dict[int, list[AgendaItem]]()
    for each in carrying:
        groups.setdefault(each.edition_id, []).append(each)
    return groups


def appendix_of(items: Sequence[AgendaItem]) -> str:
    """ "Items 5 and 6. Appendix 2: Children in care, Quarter 2 2025/26, edition 1", where they number it alike."""
    if len({each.appendix for each in items}) > 1:
        return "; ".join(appendix_of([each]) for each in items)
    whose = listed([each.number for each in items])
    return f"Item{'s' if len(items) > 1 else ''} {whose}. {edition_words(items[0])}"


def _frame(meeting: Meeting, kind: str, audience: Audience) -> Paper:
    out = meeting.agenda_published
    standing = "Not published yet"
    if out and not audience.draft:
        words = out_words(meeting, out)
        standing = f"{words[:1].upper()}{words[1:]}"
    return frame(meeting, kind, standing, out or meeting.date, audience)


def front_of(
    meeting: Meeting, items: Sequence[AgendaItem], papers: Papers, audience: Audience
) -> list[Block]:
    rows = when_and_where(meeting)
    if quorum := meeting.committee.quorum:
        rows.append(("Quorum", f"{quorum} voting member{'' if quorum == 1 else 's'}"))
    if notice := notice_on_paper(meeting, regime_at(meeting), audience.reader.today):
        rows.append(("Notice", notice))
    return [
        *opening_notices(meeting, items, audience),
        Pairs(tuple(rows), "When and where"),
        *members_of(meeting, audience),
        Heading("Business"),
        *business_of(meeting, items, papers, audience),
        *postponed_to(meeting, audience),
    ]


def members_of(meeting: Meeting, audience: Audience) -> list[Block]:
    committee, style = meeting.committee, names_style(meeting.committee.council_id)
    groups = present_members(members_on(committee, meeting.date), meeting.date, style, may_edit=False)
    rows = tuple(
        (group["title"], "; ".join(name_words(each["name"], each["more"]) for each in group["rows"]))
        for group in groups
    )
    return [Heading("Who is on the committee"), Pairs(rows, "Who is on the committee")] if rows else []


def business_of(
    meeting: Meeting, items: Sequence[AgendaItem], papers: Papers, audience: Audience
) -> list[Block]:
    if not items:
        return [Words("There is nothing on this agenda yet.")]
    exempt, blocks = exempt_items(items, meeting), list[Block]()
    held = is_held(meeting, audience.reader.today)
    arising, drafts = arising_for(items, audience), drafts_before(items, audience.reader.today)
    for item in items:
        blocks += [Heading(item_heading(item), 2), *standing_of_item(item, exempt.get(item.pk))]
        has_report = bool(papers.reports.get(item.pk))
        if not item.veiled:
            blocks += drafts_to_agree(drafts.get(item.pk, []))
            blocks += arising_blocks(arising.get(item.pk), meeting)
            blocks += listed_papers(item, has_report, papers.documents.get(item.pk, []), audience)
        elif item.state == AgendaItem.State.LISTED and not is_cancelled(meeting) and not held:
            blocks.append(Words("The public and press are to be excluded while it is taken."))
    return blocks


def drafts_to_agree(drafts: Sequence[Meeting]) -> list[Block]:
    """The minutes that an item for minutes is about, each with where it is read."""
    if not drafts:
        return []
    slug = drafts[0].committee.council.slug
    texts = tuple(draft_words(each) for each in drafts)
    addresses = (
        reverse("committees:paper", args=[*meeting_address(each, slug), "minutes"]) for each in drafts
    )
    whole = tuple(f"{settings.SITE_URL}{each}" for each in addresses)
    return [Words("", "To be agreed:", leads=True), Bullets(texts, whole)]


def draft_words(draft: Meeting) -> str:
    """Dated by its own day: it may have come out after the agenda."""
    out = draft.minutes_published
    return (
        f"Draft minutes of {long_day(draft.date)}{f', {out_word(draft)} on {day_words(out)}' if out else ''}"
    )


def postponed_to(meeting: Meeting, audience: Audience) -> list[Block]:
    """Items of earlier agendas that come to this meeting."""
    items = postponed_for(meeting, audience)
    if not items:
        return []
    texts = tuple(f"{each.title}, {postponed_words(each)}" for each in items)
    return [Heading("Postponed to this meeting"), Bullets(texts)]


def report_of(item: AgendaItem, parts: Sequence[ReportPart]) -> list[Block]:
    """Its parts, each under its heading; those that do not apply in one line."""
    blocks: list[Block] = [Words(f"Report of {item.author}.", leads=True)] if item.author else []
    for part in parts:
        if part.applies:
            blocks += [Heading(report_heading(part.heading, item.meeting), 2), *paragraphs(part.text)]
    if without := [part.heading for part in parts if not part.applies]:
        blocks.append(Words(f"{'; '.join(without)}.", "Not applicable:"))
    return blocks
