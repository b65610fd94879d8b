"""How a meeting stands, in sentences: that its papers are out, that it was held, cancelled or moved."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from committees.addresses import item_url, meeting_address, meeting_url
from committees.attendance.presence import clock
from committees.models import Action, AgendaItem, FormerDay, Meeting
from committees.models.visibility import minutes_are_out
from committees.presenters import Standing, is_cancelled, out_word, sentence, standing_of
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import day_words
from indicators.terms.wording import agree, all_words, count_words


def standing_words(meeting: Meeting, today: date) -> dict:
    """ "Papers published" with "13 February 2026."; "Cancelled." with why. Of a meeting to come also when papers
    will be out, where a day was given."""
    standing, out = standing_of(meeting, today), meeting.agenda_published
    match standing:
        case Standing.CANCELLED:
            return {"state": "Cancelled.", "more": sentence(meeting.state_reason)}
        case Standing.PAPERS:
            return {"state": f"Papers {out_word(meeting)}", "more": f"{day_words(out)}." if out else ""}
        case Standing.PLANNED:
            return {"state": "Planned.", "more": f"Papers come out on {day_words(out)}." if out else ""}
    return {"state": "Held.", "more": ""}


def cancelled_words(meeting: Meeting) -> str:
    """For pages of its items: why there was no such meeting; "" where it stands."""
    return f"The meeting is cancelled. {sentence(meeting.state_reason)}" if is_cancelled(meeting) else ""


def unheld_words(meeting: Meeting, today: date) -> str:
    """For who reads minutes that are written and not out, of a meeting that was not held; "" of any other."""
    if is_cancelled(meeting):
        return "A draft that readers do not see. The meeting is cancelled: nothing was resolved."
    if meeting.date > today and not minutes_are_out(meeting):
        return "A draft that readers do not see. The meeting is to come: nothing is resolved yet."
    return ""


def bereft_words(actions: int, items: int) -> str:
    """For who cancels a meeting: what was to come to it and wants another; "" where nothing was."""
    said = [f"{count_words(actions, 'actions')} due at it"] if actions else []
    if items:
        said.append(f"{count_words(items, 'items')} postponed to it")
    if not said:
        return ""
    until = " Until then an action falls to the committee’s next meeting." if actions else ""
    wants = agree(actions + items, "wants", "want")
    return f"{all_words(said)} {wants} another meeting: choose it on the page of each.{until}"


def held_link(
    meeting: Meeting, agreed_at: AgendaItem | None, closed: Action | None, council_slug: str
) -> tuple[str, str]:
    """For who would cancel it: what shows that it was held, with its address; as `why_not_cancel` names it."""
    if minutes_are_out(meeting):
        minutes = reverse("committees:paper", args=[*meeting_address(meeting, council_slug), "minutes"])
        return "The minutes", minutes
    if agreed_at is not None:
        return f"Item {agreed_at.number}", item_url(agreed_at, council_slug)
    if closed is not None:
        return "The action", reverse("committees:action", args=[council_slug, closed.pk])
    return "The meeting", meeting_url(meeting, council_slug)


def list_words(meeting: Meeting, today: date) -> tuple[str, str]:
    """For a list: how it stands, and what more is to be said of it in few words. `meeting` has `moved_from`."""
    standing = standing_of(meeting, today)
    if standing == Standing.CANCELLED:
        return str(standing), meeting.state_reason
    moved, said = meeting.moved_from, str(standing)
    if standing == Standing.PAPERS:
        said = f"Papers {out_word(meeting)}"
    return said, f"Moved from {day_words(moved)}" if moved and moved != meeting.date else ""


def present_moves(meeting: Meeting, former: Iterable[FormerDay], council_slug: str) -> list[dict]:
    """Where it was to be before, and which other meeting was to be on its day. `former` as `former_days` reads them."""
    lines = []
    for each in former:
        if each.meeting_id != meeting.pk:
            if each.meeting.date != meeting.date:
                lines.append(went_on(each, council_slug))
        elif words := before_words(each, meeting):
            lines.append({"words": f"Moved from {words}.", "why": sentence(each.reason)})
    return lines


def present_left(former: Iterable[FormerDay], council_slug: str) -> list[dict]:
    """For pages of what is at a meeting: which others left its day. `former` as `left_before` reads them."""
    return [went_on(each, council_slug) for each in former]


def before_words(former: FormerDay, meeting: Meeting) -> str:
    """What of its former day, hour and place differs from those of now; "" where it came back."""
    parts = [day_words(former.day) if former.day != meeting.date else ""]
    parts.append(clock(former.time) if former.time and former.time != meeting.time else "")
    parts.append(former.location if former.location != meeting.location else "")
    return ", ".join(part for part in parts if part)


def went_on(former: FormerDay, council_slug: str) -> dict:
    """Of a meeting that left the day that is looked at."""
    meeting = former.meeting
    return {
        "words": "A meeting that was to be on this day moved to",
        "to": day_words(meeting.date),
        "url": meeting_url(meeting, council_slug),
        "why": sentence(former.reason),
    }


def present_moved(former: FormerDay, item: AgendaItem | None, council_slug: str) -> dict:
    """For the address that it left: where it is now, and why; `item` is the one that was asked for."""
    meeting = former.meeting
    where = [clock(meeting.time) if meeting.time else "", meeting.location]
    return {
        "to": weekday_words(meeting.date),
        "where": ", ".join(part for part in where if part),
        "url": meeting_url(meeting, council_slug),
        "why": sentence(former.reason),
        "cancelled": is_cancelled(meeting),
        "item": f"Item {item.number}, {item.title}" if item else "",
        "item_url": item_url(item, council_slug) if item else "",
    }
