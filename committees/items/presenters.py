"""An item as plain data for templates: its history, and its figures then and now."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from django.utils.timezone import localdate

from committees.follow_ups.presenters import due_day
from committees.items.afterwards import STILL, Afterwards, afterwards, known_now
from committees.models import Action, AgendaItem, Limb, Resolution
from committees.presenters import is_cancelled, is_held, report_heading
from indicators.terms.periods import day_words
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value
from scorecards.assembly.attention import heading_of, missing_heading
from scorecards.assembly.shown import beside_figure, decimals_of_number, latest_words, needs_by_figure
from scorecards.briefings.months.addresses import numbered_url
from scorecards.charts import sparkline
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.editions.presenters import drawn, mark_svg
from scorecards.models import Briefing, BriefingTakingDown, Edition, TakingDown
from scorecards.payload import Payload, RowShown, rows_of


class Tense(StrEnum):
    """In which what is said of an item stands: of one that is not taken, as its meeting was cancelled or it was
    withdrawn or postponed, nothing was and nothing will be."""

    AHEAD = "ahead"
    TAKEN = "taken"
    OFF = "off"


def tense_of(item: AgendaItem, today: date) -> Tense:
    if is_cancelled(item.meeting) or item.state != AgendaItem.State.LISTED:
        return Tense.OFF
    return Tense.TAKEN if is_held(item.meeting, today) else Tense.AHEAD


# What an item's page says of its figures
TOLD = {
    Tense.TAKEN: {
        "heading": "The figures members had in front of them",
        "whole": "This item had the whole scorecard before it",
        "need": "needed",
        "seen": "as seen at the meeting",
        "column": "At this meeting",
    },
    Tense.AHEAD: {
        "heading": "The figures members will have in front of them",
        "whole": "This item has the whole scorecard before it",
        "need": "need",
        "seen": "as the meeting will see them",
        "column": "For this meeting",
    },
    Tense.OFF: {
        "heading": "The figures on the agenda",
        "whole": "This item was to have the whole scorecard before it",
        "need": "needed",
        "seen": "as the meeting was to see them",
        "column": "For this meeting",
    },
}
# Of one that carries none, and is about some measures
WITHOUT_EDITION = {
    Tense.TAKEN: {
        "heading": "The figures published at the time",
        "seen": "as published at the time",
        "column": "At the time",
        "note": "This item carried no scorecard. These are the figures that were published by the day of the meeting",
    },
    Tense.AHEAD: {
        "heading": "The newest figures",
        "seen": "as published now",
        "column": "Newest",
        "note": "This item carries no scorecard. These are the newest figures published",
    },
}
CONSIDERED = {
    Tense.TAKEN: "Considered by",
    Tense.AHEAD: "To be considered by",
    Tense.OFF: "Was to be considered by",
}


def present_history(item: AgendaItem, actions: Sequence[Action], today: date) -> list[dict]:
    """What happened to the matter, oldest first, then when it comes back."""
    meeting, short = item.meeting, item.meeting.committee.short_name
    considered = CONSIDERED[tense_of(item, today)]
    events = [(meeting.date, f"{considered} {short}", day_words(meeting.date))]
    for action in actions:
        if action.state == Action.State.DONE and action.closed_on:
            events.append((action.closed_on, f"Done: {action.title}", day_words(action.closed_on)))
        elif action.state == Action.State.OPEN and action.due_meeting and action.item_id == item.pk:
            due, day = action.due_meeting, due_day(action)
            comes = "Was to come" if is_held(due, today) else "Comes"
            back = f"{comes} back to {due.committee.short_name}"
            if day and (day, back, day_words(day)) not in events:
                events.append((day, back, day_words(day)))
    return [{"what": what, "when": when} for _, what, when in sorted(events, key=lambda event: event[0])]


def rows_by_code(payload: Payload) -> dict[str, RowShown]:
    return {row["code"]: row for row in rows_of(payload)}


def rows_before_members(payload: Payload, codes: set[str]) -> list[RowShown]:
    """The rows the item is about; for one about the whole scorecard, those whose figures needed attention."""
    rows = rows_by_code(payload).values()
    if codes:
        return [row for row in rows if row["code"] in codes]
    return [row for row in rows if needs_by_figure(row)]


def present_figures(
    edition: Edition, newest: Edition, codes: set[str], council_slug: str, *, tense: Tense, taken: date | None
) -> dict:
    """Each row as it was, or will be, at the meeting and as it is in the newest edition, with links into both.

    `taken` is the day on which the item was taken, None where it was not.
    """
    note = kept_words(edition, newest, held=tense == Tense.TAKEN)
    return _then_and_now(edition, newest, codes, council_slug, taken) | {"note": note, "told": TOLD[tense]}


def present_without_edition(
    then: Edition, newest: Edition, codes: set[str], council_slug: str, *, tense: Tense, taken: date | None
) -> dict | None:
    """The same of an item that carries no edition: `then` is what was published by its meeting, or is for one to come.
    None where the edition has none of its measures."""
    told = WITHOUT_EDITION[tense]
    found = _then_and_now(then, newest, codes, council_slug, taken)
    note = f"{told['note']}: {then.period.in_sentence}, edition {then.number}."
    return found | {"note": note, "told": told, "missing": ""} if found["rows"] else None


def _then_and_now(
    edition: Edition, newest: Edition, codes: set[str], council_slug: str, taken: date | None
) -> dict:
    then_url = edition_url(edition, council_slug)
    now = rows_by_code(newest.payload) if newest.pk != edition.pk else {}
    rows = [
        present_row(row, now.get(row["code"]), then_url, taken if codes else None)
        for row in rows_before_members(edition.payload, codes)
    ]
    return {
        "rows": rows,
        "all_still": len(rows) > 1 and all(row["known"] == STILL for row in rows),
        "whole": not codes,
        "total": edition.payload["counts"]["total"],
        "missing": "" if codes else missing_heading(edition.payload),
        "heading": "" if codes else heading_of(edition.payload),
        "then": edition_words(edition.payload),
        "now": edition_words(newest.payload) if now else "",
        "since": [row["since"] for row in rows if row["since"]],
        "url": then_url,
        "newest_url": edition_url(newest, council_slug) if now else "",
    }


def present_taken_down(edition: Edition, down: TakingDown, met: date, tense: Tense) -> dict:
    """In place of the figures of an edition that was withdrawn: which it was, when that was, and why.

    `met` is the day of the meeting: members had what was withdrawn afterwards.
    """
    day = localdate(down.taken_at)
    name = f"{edition.period.in_sentence}, edition {edition.number}"
    if tense == Tense.TAKEN and met <= day:
        had = f"Members had {name}, before them. It was withdrawn on"
    else:
        had = f"This item was to have {name}, with it, which was withdrawn on"
    return {"down": f"{had} {day_words(day)}: {down.reason}", "told": TOLD[tense]}


def present_row(then: RowShown, now: RowShown | None, base: str, taken: date | None) -> dict:
    url = measure_url(base, then["code"])
    decimals = max(decimals_of_number(latest_words(one)) for one in (then, now or then))
    return {
        "code": then["code"],
        "title": then["title"],
        "url": url,
        "known": known_now(then, now),
        "since": afterwards(now or then, url, taken) if taken else None,
        "direction": then["direction"],
        "target": then["target"]["display"],
        "then": present_cell(then, decimals),
        "now": present_cell(now, decimals) if now else None,
        "spark": drawn(sparkline(now or then).svg),
        "verdict": (now or then)["verdict"],
    }


def present_cell(row: RowShown, decimals: int) -> dict:
    """With as many `decimals` as the figure that stands beside it."""
    status, word = beside_figure(row["target"])
    value = row["latest"]["value"]
    return {
        "display": latest_words(row) if value is None else display_value(value, Unit(row["unit"]), decimals),
        "status": status,
        "word": word,
        "mark": mark_svg(status),
    }


def edition_words(payload: Payload) -> str:
    """ "Quarter 2 2025/26, edition 1"."""
    return f"{payload['period']['label']}, edition {payload['edition']['number']}"


def kept_words(edition: Edition, newest: Edition, *, held: bool) -> str:
    """That the edition cited stays as it was, and what a correction since then changed."""
    published = edition.payload["edition"]["published"]
    refers = "The minutes refer" if held else "The agenda refers"
    words = f"{refers} to {edition.period.in_sentence}, edition {edition.number}"
    if published:
        words += f", published {day_words(date.fromisoformat(published))}"
    words += ", which is kept as it was."
    if newest.start == edition.start and newest.number > edition.number:
        words += f" Edition {newest.number} has corrected it since: {newest.correction}"
    return words


def present_about(
    titles: dict[str, str], newest: Edition | None, council_slug: str, *, taken: date | None
) -> list[dict]:
    """Measures that an item is about and shows no figure of; linked where the scorecard of its committee has them, and
    then with what they did since, where the item was `taken`."""
    links = links_to_measures(newest, council_slug)
    rows = rows_by_code(newest.payload) if newest and taken else {}
    return [
        {
            "title": title,
            "url": links.get(code, ""),
            "since": afterwards(rows[code], links[code], taken) if taken and code in rows else None,
        }
        for code, title in titles.items()
    ]


def present_briefing(briefing: Briefing, down: BriefingTakingDown | None, council_slug: str) -> dict:
    """The very briefing that members had, also where another has corrected it since; or when and why it went."""
    words = f"Briefing {briefing.number}, published {day_words(localdate(briefing.published_at))}"
    if down:
        words += f". It was withdrawn on {day_words(localdate(down.taken_at))}: {down.reason}"
    return {
        "title": f"{briefing.scorecard.title}, {briefing.period.label}",
        "url": "" if down else numbered_url(briefing, council_slug),
        "words": words,
    }


def links_to_measures(edition: Edition | None, council_slug: str) -> dict[str, str]:
    """Where each measure of the edition is shown, by code; nothing for an item without an edition."""
    if edition is None:
        return {}
    base = edition_url(edition, council_slug)
    return {code: measure_url(base, code) for code in rows_by_code(edition.payload)}


def has_decided(resolutions: Sequence[Resolution], limbs: Sequence[Limb]) -> bool:
    """Whether anything was carried that asks for more than that a report be noted."""
    carried = {each.pk for each in resolutions if each.outcome == Resolution.Outcome.CARRIED}
    return any(limb.resolution_id in carried and limb.verb not in Limb.TAKING_NOTE for limb in limbs)


def report_of(item: AgendaItem) -> dict:
    """The cover report in its two parts; of implications that there are none of, what they would be about."""
    parts = list(item.report_parts.all())
    report = [part for part in parts if part.kind == part.Kind.BODY]
    others = [part for part in parts if part.kind != part.Kind.BODY]
    without = [part.heading for part in others if not part.applies]
    for part in report:
        part.heading = report_heading(part.heading, item.meeting)
    return {"report": report, "implications": [each for each in others if each.applies], "without": without}


def since_of(figures: dict | None, about: list[dict]) -> list[Afterwards]:
    """What the measures that the item is about did after something was resolved there."""
    shown = figures.get("since", []) if figures else []
    return [*shown, *(one["since"] for one in about if one["since"])]
