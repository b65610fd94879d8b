"""Finding items, minutes, resolutions and actions: of each kind what the reader sees, newest first, in one query."""

from django.db.models import QuerySet

from accounts.models import Council
from accounts.querysets import holding
from committees.addresses import item_url
from committees.discussion.keys.querysets import MODELS, Asked, Keys, Part
from committees.meetings.agreement.presenters import added_words
from committees.meetings.agreement.querysets import with_corrections
from committees.minutes.corrections.presenters import beside
from committees.minutes.presenters import spoken
from committees.models import (
    AgendaItem,
    Limb,
    MinutesCorrection,
    MinutesParagraph,
    Reader,
    Resolution,
)
from committees.people.querysets import names_style
from committees.presenters import meeting_words
from indicators.terms.searching import Found, Wanted

MOST_READ = 300  # of those that may have the words
MEETING = "item__meeting__committee"


def find_items(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    """By its title, of one that is exempt for this reader by its public one."""
    rows = AgendaItem.objects.for_council(council).listed_to(reader)
    whole, public = reader.with_item(""), holding(wanted.words, "public_title")
    rows = rows.filter((whole & holding(wanted.words, "title")) | public)
    rows = rows.select_related("meeting__committee").order_by("-meeting__date", "order")
    return [
        found_at(row, council.slug, row.title, "", "item")
        for row in rows[:MOST_READ]
        if wanted.stands_in(row.title)
    ]


def find_minutes(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    """Questions, answers and statements; and what was added to them when they were agreed."""
    style = names_style(council)
    rows = with_corrections(_newest(Part.PARAGRAPH, council, wanted, reader, style))
    rows = rows.select_related(MEETING, "attendance__person", "attendance__substitute_for")
    rows = rows.order_by("-item__meeting__date", "item__order", "position")
    return [*(found_said(row, council.slug, style) for row in rows), *find_added(council, wanted, reader)]


def find_added(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    """Words that are in no paragraph as published."""
    rows = MinutesCorrection.objects.for_council(council).visible_to(reader)
    rows = rows.filter(holding(wanted.words, "text"), former=None, was="", item__isnull=False)
    rows = rows.select_related(MEETING, "made_at__meeting").order_by("-item__meeting__date", "pk")
    return [
        found_at(
            row.item,
            council.slug,
            row.item.title,
            row.text,
            added_words(row.made_at.meeting.date).removesuffix(":"),
            "minutes",
        )
        for row in rows[:MOST_READ]
        if wanted.stands_in(row.text)
    ]


def _newest(part: Part, council: Council, wanted: Wanted, reader: Reader, style: str = "") -> QuerySet:
    """Rows of one table that have the words: a query for their keys here, and theirs where there are any."""
    keys = Keys(council, reader, Asked(wanted), style, parts=(part,))[:MOST_READ]
    rows = MODELS[part].objects.for_council(council).visible_to(reader)
    return rows.filter(pk__in=[key for _, key, *_ in keys])


def found_said(row: MinutesParagraph, council_slug: str, style: str) -> Found:
    """Of who spoke what the council shows of members: "Question, the Chair"."""
    speaker, text = spoken(row, style)
    kind = ", ".join(filter(None, (row.kind.capitalize(), speaker.strip().removesuffix(":"))))
    return found_at(row.item, council_slug, row.item.title, text, kind, f"paragraph-{row.pk}", beside(row))


def find_resolutions(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    rows = with_corrections(_newest(Part.LIMB, council, wanted, reader))
    rows = rows.select_related(f"resolution__{MEETING}")
    return [
        found_at(
            row.resolution.item,
            council.slug,
            row.resolution.item.title,
            row.text,
            became_words(row),
            f"limb-{row.pk}",
            beside(row),
        )
        for row in rows.order_by("-resolution__item__meeting__date", "resolution__item__order", "order")
    ]


def became_words(limb: Limb) -> str:
    """What was resolved, or that it was not: "noted", "lost"."""
    outcome = limb.resolution.outcome
    return limb.verb if outcome == Resolution.Outcome.CARRIED else outcome


def find_actions(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    rows = with_corrections(_newest(Part.ACTION, council, wanted, reader)).select_related(MEETING)
    return [
        found_at(row.item, council.slug, row.title, row.owner, row.state, "actions", beside(row))
        for row in rows.order_by("-item__meeting__date", "id")
    ]


def find_recommendations(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    """By their words and by what was answered."""
    rows = with_corrections(_newest(Part.RECOMMENDATION, council, wanted, reader)).select_related(MEETING)
    return [
        found_at(
            row.item,
            council.slug,
            row.text,
            row.response_words,
            f"to {row.to_body}",
            "recommendations",
            beside(row),
        )
        for row in rows.order_by("-item__meeting__date", "id")
    ]


def found_at(
    item: AgendaItem, council_slug: str, title: str, text: str, kind: str, part: str = "", corrected: str = ""
) -> Found:
    """Something of an agenda item; `part` is where it stands on the item's page, `corrected` what was put right."""
    url = item_url(item, council_slug) + (f"#{part}" if part else "")
    where = f"{kind[:1].upper()}{kind[1:]}. {meeting_words(item.meeting)}, item {item.number}"
    return Found(title, url, text, where, corrected)
