"""Passages as plain data for templates."""

from committees.addresses import item_url
from committees.discussion.passages.kinds import What, kind_words
from committees.follow_ups.addresses import action_url
from committees.minutes.corrections.presenters import beside
from committees.minutes.presenters import spoken
from committees.models import Action, AgendaItem, Limb, MinutesParagraph, Recommendation
from committees.models.visibility import minutes_are_out
from committees.presenters import meeting_words
from indicators.terms.searching import Piece, Wanted, pieces_around, signed_spots

Passage = MinutesParagraph | Limb | Action | Recommendation
SHORT_TEXT = 600  # letters, up to which a passage is quoted whole


def present_passage(row: Passage, wanted: Wanted, council_slug: str, style: str) -> dict:
    """`style` is how the council shows members' names; `text` in pieces, of which those looked for are marked."""
    if isinstance(row, MinutesParagraph):
        speaker, text = spoken(row, style)
        return {
            **_where(row.item, row.kind, council_slug, f"#paragraph-{row.pk}"),
            "speaker": speaker,
            "text": quoted(text, row.signed, wanted),
            "more": beside(row).removesuffix("."),
        }
    if isinstance(row, Limb):
        resolution = row.resolution
        where = _where(resolution.item, row.verb, council_slug, f"#limb-{row.pk}")
        if resolution.outcome != resolution.Outcome.CARRIED:
            where["kind"] = f"{resolution.get_outcome_display()}, not resolved"
        more = beside(row).removesuffix(".")
        return {**where, "speaker": "", "text": quoted(row.text, row.signed, wanted), "more": more}
    if isinstance(row, Recommendation):
        where = _where(row.item, What.RECOMMENDATION, council_slug, "#recommendations")
        answer = f": “{row.response_words}”" if row.response_words else ""
        more = ended(f"To {row.to_body}. {row.get_response_display()}{answer}", beside(row))
        return {**where, "speaker": "", "text": quoted(row.text, row.signed, wanted), "more": more}
    where = _where(row.item, What.ACTION, council_slug, "#actions")
    return {
        **where,
        "url": action_url(row, council_slug),
        "speaker": "",
        "text": quoted(row.title, row.signed, wanted),
        "more": ended(f"For {row.owner}", beside(row)),
    }


def ended(more: str, corrected: str) -> str:
    """Without its full stop, which the page sets."""
    return f"{more}. {corrected}".removesuffix(".") if corrected else more


def quoted(text: str, signed: str, wanted: Wanted) -> list[Piece]:
    """`signed` is the text with the signs of the database, or ""."""
    flat = " ".join(text.split())
    spots = signed_spots(signed, flat) or wanted.spots(flat)
    return pieces_around(flat, spots, whole=len(flat) <= SHORT_TEXT)


def _where(item: AgendaItem, kind: str, council_slug: str, spot: str) -> dict:
    return {
        "title": item.title,
        "url": f"{item_url(item, council_slug)}{spot}",
        "kind": kind_words(kind),
        "where": f"{meeting_words(item.meeting)}, item {item.number}",
        "unpublished": not minutes_are_out(item.meeting),
    }
