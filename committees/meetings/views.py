"""Meetings: the list, one with its agenda, setting them up."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from accounts.pages import attempt, form_page
from accounts.roles import Permission
from accounts.tables import arrange
from committees.addresses import meeting_url
from committees.arising.presenters import words_of
from committees.arising.querysets import arising_at
from committees.attendance.presence import clock
from committees.attendance.presenters import (
    order_words,
    present_attendance,
    present_interests,
    present_moments,
)
from committees.attendance.querysets import (
    attendance_of,
    items_taken,
    moments_of,
    nobody_chaired,
    stayed_at,
    took_part_away,
)
from committees.exemption.presenters import exempt_items
from committees.exemption.querysets import private_session_fault, regime_at
from committees.meetings import actions
from committees.meetings.agreement.presenters import present_agreed
from committees.meetings.agreement.querysets import agreed_of, agreeing_items
from committees.meetings.drafts.querysets import agreeing_next, drafts_before
from committees.meetings.forms import MeetingForm
from committees.meetings.policies import why_not_publish_minutes
from committees.meetings.presenters import (
    agenda_flags,
    figures_words,
    minutes_words,
    not_minuted_words,
    present_postponed,
)
from committees.meetings.querysets import (
    agenda_of,
    committees_of,
    has_minutes,
    meetings_of,
    not_minuted,
    postponed_here,
    unconfirmed_sources,
)
from committees.meetings.standing.presenters import present_moves, standing_words
from committees.meetings.standing.querysets import former_days, last_moved
from committees.meetings.standing.views import or_where_it_went, standing_tools
from committees.meetings.tables import MeetingTable
from committees.models import Meeting, Reader
from committees.models.visibility import readers_of
from committees.notice.presenters import move_words, present_notice
from committees.pages import (
    back_to_meeting,
    back_to_meetings,
    edits,
    find_meeting,
    may_edit,
    reader_of,
    reads,
    until_agreed,
    without_committee,
)
from committees.people.pages import risks_of
from committees.people.querysets import names_style, where_to_ask
from committees.policies import why_not_edit
from committees.presenters import is_cancelled, is_held, out_word, tally_words


@reads
def meetings(request, council):
    """Every meeting, or with ?committee= those of one committee."""
    committees = list(committees_of(council))
    chosen = next((each for each in committees if each.slug == request.GET.get("committee")), None)
    reader = reader_of(request)
    found = meetings_of(council, reader)
    found = found.filter(committee=chosen) if chosen else found
    table = MeetingTable(found, council=council, today=reader.today)
    arrange(request, table, per_page=25)
    context = {
        "table": table,
        "committees": committees if len(committees) > 1 else [],
        "chosen": chosen,
        "may_edit": may_edit(request),
        "may_ask": Permission.REQUEST_MEASURES in request.permissions,
    }
    return render(request, "committees/meetings/meetings.html", context)


@reads
@or_where_it_went
def meeting(request, council, committee, day):
    reader, found = reader_of(request), find_meeting(request, committee, day)
    open_to_reader = reader.sees_agenda(found)
    items = list(agenda_of(found, reader))
    exempt = exempt_items(items, found)
    arising, drafts = arising_at(items, reader), drafts_before(items, reader.today)
    former, regime = former_days(found, reader), regime_at(found)
    for item in items:
        item.to_agree = drafts.get(item.pk, [])
        item.exempt, item.flags = exempt.get(item.pk), agenda_flags(item, council.slug)
        item.arising = words_of(arising.get(item.pk))
        item.actions_told = tally_words(item.action_count, item.closed_count)
        item.figures = figures_words(item, reader.today, item.measure_count)
    context = {
        "meeting": found,
        "items": items,
        "agenda_open": open_to_reader,
        "postponed": present_postponed(postponed_here([found], reader).get(found.pk, []), council.slug),
        "show_minutes": reader.sees_minutes(found),
        "held": is_held(found, reader.today),
        "cancelled": is_cancelled(found),
        "private": found.kind == Meeting.Kind.PRIVATE,
        "out_word": out_word(found),
        "hour": clock(found.time) if found.time else "",
        "notice": present_notice(found, regime, reader.today),
        "notice_of_move": move_words(found, last_moved(found, former), regime, reader.today),
        "standing": standing_words(found, reader.today),
        "moves": present_moves(found, former, council.slug),
        "minutes": minutes_words(found, agreeing_next(found, reader.today), reader.today),
        "may_edit": reader.edits,
        "told": reader.told,
        "ask": where_to_ask(council),
        "agreed": present_agreed(agreed_of(found, reader), council.slug),
        "confided": any(item.exempt and not item.veiled for item in items),
    }
    if reader.sees_minutes(found) and not is_cancelled(found):
        context |= who_was_there(found, reader)
    if reader.edits:
        context |= minutes_tools(found) | standing_tools(found)
        if found.minutes_state == Meeting.MinutesState.NONE and context["minuted"]:
            context["minutes"] = {"state": "Minutes: written, not published.", "more": ""}
    return render(request, "committees/meetings/meeting.html", context)


def who_was_there(meeting: Meeting, reader: Reader) -> dict:
    """Who was at the meeting and for what, what they declared, how it went."""
    rows, style = list(attendance_of(meeting, reader)), names_style(meeting.committee.council_id)
    taken = items_taken(meeting)
    seen = [item.pk for item in taken if reader.sees_item(item)]
    return {
        "attendance": present_attendance(rows, taken, style, meeting.committee.quorum),
        "interests": present_interests(rows, taken, style, seen),
        "moments": present_moments(moments_of(meeting, reader), seen),
        "order": order_words(taken),
    }


def minutes_tools(meeting: Meeting) -> dict:
    """For democratic services: what can be done with the minutes now."""
    today, unconfirmed = timezone.localdate(), list(unconfirmed_sources(meeting))
    names, minuted = [each.name for each in unconfirmed], has_minutes(meeting)
    return {
        "agenda_published": readers_of(meeting, today).sees_agenda(meeting),
        "minuted": minuted,
        "may_publish": not why_not_publish_minutes(meeting, today, minuted, unconfirmed=names),
        "may_confirm": meeting.minutes_state == Meeting.MinutesState.DRAFT
        and agreeing_items(meeting, today).exists(),
        "may_reopen": meeting.minutes_state == Meeting.MinutesState.CONFIRMED,
        "frozen": bool(why_not_edit(meeting)),
        "private_fault": private_session_fault(meeting),
        "stayed": [*nobody_chaired(meeting), *stayed_at(meeting), *took_part_away(meeting)],
        "unconfirmed": unconfirmed,
        "empty": not_minuted_words(not_minuted(meeting)) if minuted and is_held(meeting, today) else "",
    }


@edits
def meeting_new(request, council):
    form = MeetingForm(request.POST or None, council=council, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        created = attempt(
            request,
            form,
            lambda: actions.create_meeting(planned=True, by=request.user, **values),
            "The meeting is set up. Add the items of its agenda.",
        )
        if created:
            return HttpResponseRedirect(
                meeting_url(Meeting(committee=values["committee"], date=values["date"]), council.slug)
            )
    back, closed = back_to_meetings(request), without_committee(council)
    return form_page(request, heading="Set up a meeting", back=back, form=form, **closed)


@edits
@until_agreed
def meeting_edit(request, council, committee, day):
    found = find_meeting(request, committee, day)
    initial = {name: getattr(found, name) for name in actions.MEETING_FIELDS}
    form = MeetingForm(
        request.POST or None, council=council, meeting=found, initial=initial, risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        saved = attempt(
            request,
            form,
            lambda: actions.edit_meeting(meeting=found, values=values, by=request.user),
            "The meeting is changed.",
        )
        if saved:
            found.date = values.get("date", found.date)
            return HttpResponseRedirect(meeting_url(found, council.slug))
    intro = "" if "date" in form.fields else "To change its day, hour or place, move the meeting."
    back = back_to_meeting(request, found)
    return form_page(request, heading="Change the meeting", back=back, form=form, intro=intro)
