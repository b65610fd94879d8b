"""Minutes of an item: the page they are written on, and what they said before."""

import json
from collections import Counter
from difflib import ndiff

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import Council
from accounts.pages import attempt, only_sent
from accounts.policies import NotAllowed
from committees.addresses import item_address, item_url, meeting_url
from committees.attendance.querysets import nobody_chaired, took_part_away
from committees.exemption.querysets import private_session_fault
from committees.meetings.actions import publish_minutes
from committees.meetings.presenters import not_minuted_words
from committees.meetings.querysets import not_minuted
from committees.meetings.standing.presenters import cancelled_words
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.forms import MinutesForm, reasons_in
from committees.minutes.editor.margin.querysets import known_of
from committees.minutes.editor.presenters import Row, present_rows, unsettled
from committees.minutes.editor.querysets import (
    THERE,
    Speaker,
    blocks_of,
    newest_version,
    plain_texts,
    speakers_at,
    standing_of,
    with_a_history,
    with_speakers,
)
from committees.minutes.editor.reasons import Reasons, reasons_of
from committees.minutes.following.presenters import left_behind
from committees.minutes.following.querysets import came_of_limbs
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.said import Minutes
from committees.minutes.marks.shapes import shapes
from committees.minutes.marks.writing import write_minutes
from committees.minutes.notes.actions import set_mentions
from committees.models import AgendaItem, Meeting
from committees.pages import back_to_item, edits, find_item, find_meeting, locked
from committees.policies import why_not_edit
from committees.presenters import out_word
from committees.querysets import indicators_for


@edits
def minutes(request, council, committee, day, number):
    """One text with a sign before each paragraph; a script makes a document of it that is typed into as it stands."""
    found = find_item(request, committee, day, number)
    speakers = speakers_at(found.meeting)
    written, rows = as_it_stands(found, council, speakers)
    measures = indicators_for(council)
    form = MinutesForm(
        request.POST or None, initial={"text": written}, item=found, rows=rows, measures=measures
    )
    saved = (
        request.method == "POST"
        and form.is_valid()
        and attempt(request, form, lambda: save(request, found, form, speakers), "Saved.")
    )
    if saved:
        return HttpResponseRedirect(after_saving(request, found))
    if form.is_bound and "text" in form.cleaned_data:
        rows = as_typed(found, council, speakers, form.cleaned_data["text"], reasons_in(request.POST))
    for each in (mention for row in rows for mention in row.mentions):
        each.said, each.ticked = form.fields_of(each.key), form.has_ticked(each.key, each.confirmed)
    version, frozen = newest_version(found), why_not_edit(found.meeting)
    context = {
        "item": found,
        "back": back_to_item(request, found),
        "form": form,
        "rows": rows,
        "names": [each.name for each in speakers if each.offered],
        "shapes": json.dumps(shapes()),
        **(locked(found.meeting) if frozen else {}),
        "frozen": frozen,
        "cancelled": cancelled_words(found.meeting),
        "out_word": out_word(found.meeting),
        "version": version,
        **left_in(rows),
        "deeds": deeds_elsewhere(found, council.slug),
        "url": item_url(found, council.slug),
        "meeting_url": meeting_url(found.meeting, council.slug),
        "following": following(found),
        "versions_url": reverse("committees:minutes_versions", args=item_address(found, council.slug)),
    }
    return render(request, "committees/minutes/minutes.html", context)


def left_in(rows: list[Row]) -> dict[str, int]:
    """How many words are to be settled, to be looked at again, and to be confirmed as speaking of a measure."""
    return {
        "unsettled": unsettled(rows),
        "doubtful": sum(len(row.doubts) for row in rows),
        "suggested": sum(not each.confirmed for row in rows for each in row.mentions),
    }


def deeds_elsewhere(item: AgendaItem, council_slug: str) -> list[tuple[str, str]]:
    """Actions that are not in the text, by their words, and their pages."""
    return [
        (each.title, reverse("committees:action", args=[council_slug, each.pk]))
        for each in with_a_history(item)
    ]


def as_it_stands(item: AgendaItem, council: Council, speakers: list[Speaker]) -> tuple[str, list[Row]]:
    """The item's minutes as the editor's text, and that text with its margin."""
    version = newest_version(item)
    text = text_of(item, speakers)
    return text, as_typed(item, council, speakers, text, reasons_of(version.words) if version else ())


def text_of(item: AgendaItem, speakers: list[Speaker]) -> str:
    """Whoever is on the attendance since it was saved speaks in it."""
    standing = standing_of(item)
    blocks = with_speakers(blocks_of(item, standing), standing, speakers, plain_texts([item])[item.pk])
    return write_minutes(blocks, [each.name for each in speakers])


def as_typed(
    item: AgendaItem, council: Council, speakers: list[Speaker], text: str, reasons: Reasons
) -> list[Row]:
    """A text of the editor with its margin; `reasons` say why words stay that are warned of."""
    known, names = known_of(item, council, speakers), [each.name for each in speakers]
    return present_rows(read_marks(text, names), text, standing_of(item), known, reasons)


def save(request: HttpRequest, item: AgendaItem, form: MinutesForm, speakers: list[Speaker]) -> None:
    names, answered = [each.name for each in speakers], form.answered()
    more, said = form.more(), read_marks(form.cleaned_data["text"], names)
    came_of = came_of_limbs(item)
    set_minutes(item=item, blocks=said.blocks, kept=reasons_in(request.POST), by=request.user)
    set_mentions(
        item=item,
        confirmed=[*answered.confirmed, *([more] if more else [])],
        corrected=answered.corrected,
        taken_back=answered.taken_back,
        by=request.user,
    )
    for words in left_behind(came_of, came_of_limbs(item)):
        messages.warning(request, words)
    tell_what_is_no_more_to_be_seen(request, said, read_marks(text_of(item, speakers), names))


def tell_what_is_no_more_to_be_seen(request: HttpRequest, said: Minutes, stored: Minutes) -> None:
    """What was wrong in the text as it was typed, and is not to be seen beside it as it was saved."""
    left = Counter(each.words for each in stored.faults)
    for each in said.faults:
        if left[each.words]:
            left[each.words] -= 1
        else:
            messages.warning(request, f"Line {each.line}, as it was typed: {each.words}")


def following(item: AgendaItem) -> AgendaItem | None:
    return item.meeting.items.filter(order__gt=item.order).order_by("order").first()


def after_saving(request: HttpRequest, item: AgendaItem) -> str:
    """The same page; or the next item's, where the officer goes on."""
    coming = following(item) if "next" in request.POST else None
    if coming is not None:
        coming.meeting = item.meeting
    return minutes_url(coming or item, request.council.slug)


def minutes_url(item: AgendaItem, council_slug: str) -> str:
    return reverse("committees:minutes", args=item_address(item, council_slug))


@edits
def minutes_versions(request, council, committee, day, number):
    """Who saved the minutes when, and the lines that each saving took away and brought."""
    found = find_item(request, committee, day, number)
    versions = list(found.versions.select_related("by")[:100])
    shown = []
    for version, earlier in zip(versions, [*versions, None][1:], strict=True):
        before = earlier.words.get("lines", []) if earlier else []
        steps = [step for step in ndiff(before, version.words.get("lines", [])) if step[0] in "+-"]
        changes = [{"came": step[0] == "+", "words": step[2:]} for step in steps]
        shown.append({"version": version, "changes": changes, "now": version is versions[0]})
    context = {
        "item": found,
        "back": ("Minutes of this item", minutes_url(found, council.slug)),
        "versions": shown,
        "frozen": why_not_edit(found.meeting),
    }
    return render(request, "committees/minutes/versions.html", context)


@edits
@only_sent
def minutes_restore(request, council, committee, day, number, pk) -> HttpResponse:
    found = find_item(request, committee, day, number)
    earlier = found.versions.filter(pk=pk).first()
    if earlier is None:
        raise Http404("There is no such version of these minutes.")
    names = [each.name for each in speakers_at(found.meeting)]
    blocks = read_marks("\n".join(earlier.words.get("lines", [])), names).blocks
    try:
        set_minutes(item=found, blocks=blocks, kept=reasons_of(earlier.words), by=request.user)
        messages.success(request, f"The minutes say what they said in version {earlier.number}.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(minutes_url(found, council.slug))


@edits
@only_sent
def minutes_publish(request, council, committee, day):
    found = find_meeting(request, committee, day)
    try:
        publish_minutes(
            meeting=found, on=timezone.localdate(), unsettled=unsettled_in(found, council), by=request.user
        )
        messages.success(request, "The draft minutes are published.")
        for fault in filter(
            None,
            (
                not_minuted_words(not_minuted(found)),
                nobody_there(found),
                *nobody_chaired(found),
                private_session_fault(found),
                *took_part_away(found),
            ),
        ):
            messages.warning(request, fault)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(meeting_url(found, council.slug))


def nobody_there(meeting: Meeting) -> str:
    """ "" where somebody is recorded as present. Minutes name the members who were: Local Government Act 1972, Schedule
    12, paragraph 40."""
    if meeting.attendance.filter(status__in=THERE).exists():
        return ""
    return "Nobody is recorded as present. Minutes name the members who were there: record them under “Who was there”."


def unsettled_in(meeting: Meeting, council: Council) -> list[str]:
    """The numbers of the items with warnings that nobody has settled."""
    speakers = speakers_at(meeting)
    items = list(meeting.items.order_by("order"))
    for each in items:
        each.meeting = meeting
    return [each.number for each in items if unsettled(as_it_stands(each, council, speakers)[1])]
