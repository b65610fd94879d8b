"""From meetings, minutes and actions to plain data for templates. No queries: callers fetch what is needed first."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from committees.documents.file_types import describe_size, kind_name
from committees.follow_ups.action_states import ActionState, state_of
from committees.minutes.numbering import cite, limb_label
from committees.minutes.speech import split_speech
from committees.models import Action, AgendaItem, Document, Limb, Meeting, MinutesParagraph, Resolution
from indicators.terms.periods import day_words


def meeting_address(meeting: Meeting, council_slug: str) -> list:
    return [council_slug, meeting.committee.slug, meeting.date]


def item_address(item: AgendaItem, council_slug: str) -> list:
    return [*meeting_address(item.meeting, council_slug), item.number]


def meeting_url(meeting: Meeting, council_slug: str) -> str:
    return reverse("committees:meeting", args=meeting_address(meeting, council_slug))


def item_url(item: AgendaItem, council_slug: str) -> str:
    return reverse("committees:item", args=item_address(item, council_slug))


def meeting_words(meeting: Meeting) -> str:
    """ "Corporate Parenting Panel, 18 November 2025"."""
    return f"{meeting.committee.name}, {day_words(meeting.date)}"


def action_state(action: Action, today: date) -> ActionState:
    """The state of an action read through `querysets.actions_of`, which works out what it needs."""
    due = action.due_meeting
    return state_of(
        done=action.state == Action.State.DONE,
        closed_on=action.closed_on,
        due=due.date if due else None,
        due_note=action.due_note,
        today=today,
        meetings_missed=action.meetings_missed,
        next_meeting=action.next_meeting,
    )


def limb_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """The label of each limb by its key: "(b)", "(b)(ii)"."""
    limbs = list(limbs)
    labels = {}
    outer = sorted((limb for limb in limbs if limb.parent_id is None), key=lambda limb: limb.order)
    for position, limb in enumerate(outer, 1):
        labels[limb.pk] = limb_label(position)
        inner = sorted((each for each in limbs if each.parent_id == limb.pk), key=lambda each: each.order)
        labels |= {each.pk: limb_label(position, place) for place, each in enumerate(inner, 1)}
    return labels


def present_resolution(resolution: Resolution | None, limbs: Sequence[Limb], item: AgendaItem) -> dict | None:
    """Limbs in order, each with those within it. The letters are drawn by the list itself."""
    if resolution is None:
        return None
    inner: dict[int, list[str]] = {}
    for limb in sorted(limbs, key=lambda limb: limb.order):
        if limb.parent_id:
            inner.setdefault(limb.parent_id, []).append(limb.text)
    outer = sorted((limb for limb in limbs if limb.parent_id is None), key=lambda limb: limb.order)
    return {
        "preamble": resolution.preamble,
        "limbs": [{"text": limb.text, "inner": inner.get(limb.pk, [])} for limb in outer],
        "vote": resolution.vote,
        "reference": item.minute_reference,
    }


def present_action(
    action: Action,
    today: date,
    council_slug: str,
    *,
    labels: dict[int, str] | None = None,
    here: AgendaItem | None = None,
) -> dict:
    """One action with its state. `here` is the item whose page it is on: an action of an earlier item says so."""
    label = (labels or {}).get(action.limb_id)
    origin = f"Resolution {cite(action.item.number, label)}" if label else ""
    if here is not None and action.item_id != here.pk:
        origin = f"Carried from {day_words(action.item.meeting.date)}"
    due = day_words(action.due_meeting.date) if action.due_meeting else action.due_note
    state = action_state(action, today)
    return {
        "title": action.title,
        "owner": action.owner,
        "due": due,
        "due_note": action.due_note if action.due_meeting else "",
        "origin": origin,
        "state": state.words,
        "kind": state.kind,
        "mark": state.mark,
        "meeting": meeting_words(action.item.meeting),
        "item": f"item {action.item.number}",
        "url": f"{item_url(action.item, council_slug)}#actions",
        "edit_url": reverse(
            "committees:action_edit", args=[*item_address(action.item, council_slug), action.pk]
        ),
    }


def present_paragraph(paragraph: MinutesParagraph, measures: dict[str, str]) -> dict:
    """`measures` gives the title and is read by code through the paragraph's mentions, fetched beforehand."""
    speaker, text = split_speech(paragraph.speaker, paragraph.text)
    mentions = [
        {
            "title": mention.indicator.title,
            "url": measures.get(mention.indicator.code, ""),
            "value": mention.value_reported,
        }
        for mention in paragraph.mentions.all()
    ]
    return {
        "pk": paragraph.pk,
        "kind": paragraph.kind,
        "speaker": speaker,
        "text": text,
        "mentions": mentions,
        "replies": [],
    }


def pair_minutes(paragraphs: Sequence[MinutesParagraph], measures: dict[str, str]) -> list[dict]:
    """What was said, in order: each question with its answers. An answer without a question stands by itself."""
    shown = {paragraph.pk: present_paragraph(paragraph, measures) for paragraph in paragraphs}
    said = []
    for paragraph in paragraphs:
        question = shown.get(paragraph.answers_id)
        if question is not None:
            question["replies"].append(shown[paragraph.pk])
        else:
            said.append(shown[paragraph.pk])
    return said


def present_document(document: Document, council_slug: str, may_edit: bool) -> dict:
    """A link where the reader may open it; otherwise its title with why not."""
    open_to_reader = bool(document.file) and (may_edit or not document.restricted)
    facts = [kind_name(document.mime_type), describe_size(document.size) if document.size else ""]
    words = ", ".join(fact for fact in facts if fact) if document.file else ""
    address = [*item_address(document.item, council_slug), document.pk]
    return {
        "pk": document.pk,
        "title": document.title,
        "url": reverse("committees:document", args=address) if open_to_reader else "",
        "facts": words if open_to_reader else "",
        "published": day_words(document.published_on),
        "restricted": document.restricted,
        "reason": document.reason,
        "withdraw_url": reverse("committees:document_withdraw", args=address),
    }


def minutes_words(meeting: Meeting, next_meeting: Meeting | None) -> dict:
    """ "Minutes: draft," with "to be agreed on 24 February 2026"."""
    state = Meeting.MinutesState(meeting.minutes_state)
    if state == Meeting.MinutesState.CONFIRMED:
        return {"state": "Minutes: agreed.", "more": ""}
    if state == Meeting.MinutesState.DRAFT:
        when = f"on {day_words(next_meeting.date)}" if next_meeting else "at the next meeting"
        return {"state": "Minutes: draft,", "more": f"to be agreed {when}."}
    return {"state": "No minutes yet.", "more": ""}


def present_history(item: AgendaItem, actions: Sequence[Action]) -> list[dict]:
    """What happened to the matter, oldest first, then when it comes back."""
    short = item.meeting.committee.short_name
    events = [(item.meeting.date, f"Considered by {short}", day_words(item.meeting.date))]
    for action in actions:
        if action.state == Action.State.DONE and action.closed_on:
            events.append((action.closed_on, f"Done: {action.title}", day_words(action.closed_on)))
        elif action.state == Action.State.OPEN and action.due_meeting and action.item_id == item.pk:
            due = action.due_meeting
            back = f"Comes back to {due.committee.short_name}"
            if (due.date, back, day_words(due.date)) not in events:
                events.append((due.date, back, day_words(due.date)))
    return [{"what": what, "when": when} for _, what, when in sorted(events, key=lambda event: event[0])]
