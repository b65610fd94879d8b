"""A meeting is moved, cancelled, put back or deleted; a former address says where it went."""

from collections.abc import Sequence
from datetime import date
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.pages import attempt, form_page, only_sent
from committees.addresses import meeting_url
from committees.exemption.querysets import regime_at
from committees.meetings.querysets import has_minutes, shows_it_was_held, taken_at
from committees.meetings.standing import actions
from committees.meetings.standing.forms import CancelForm, MoveForm
from committees.meetings.standing.policies import NOT_MOVED, why_not_cancel, why_not_delete, why_not_put_back
from committees.meetings.standing.presenters import bereft_words, held_link, present_moved
from committees.meetings.standing.querysets import coming_to, item_listed, moved_from, on_that_day
from committees.models import FormerDay, Meeting
from committees.notice.presenters import earliest_words, move_words
from committees.pages import back_to_meeting, back_to_meetings, edits, find_meeting, reader_of, until_agreed
from committees.people.pages import risks_of
from committees.policies import why_not_edit
from committees.presenters import is_cancelled
from committees.querysets import is_referred_to
from indicators.terms.due_dates import weekday_words


def or_where_it_went(view):
    """A view of a meeting, or of something at it: where there is none any more at an address because the meeting moved,
    the page says where to. What another meeting on that day has comes first."""

    @wraps(view)
    def wrapped(request, council, committee, day, **more) -> HttpResponse:
        try:
            return view(request, council, committee, day, **more)
        except Http404:
            found = moved_from(council, committee, day, reader_of(request))
            if not found:
                raise
            return moved_page(request, found, day, **more)

    return wrapped


def moved_page(
    request, found: Sequence[FormerDay], day: date, *, number: str = "", paper: str = "", **more
) -> HttpResponse:
    """`number` is that of the item that was asked for, `paper` which paper was."""
    reader, slug = reader_of(request), request.council.slug
    moves = [
        present_moved(each, item_listed(each.meeting, number, reader), slug)
        | {"paper_url": paper_there(request, each.meeting, paper)}
        for each in found
    ]
    here = on_that_day(found[0], reader)
    context = {
        "committee": found[0].meeting.committee,
        "day": weekday_words(day),
        "here": meeting_url(here, slug) if here else "",
        "moves": moves,
    }
    # A form that was sent here is not done, and what was typed is shown again below
    status = 200 if request.method in {"GET", "HEAD"} else 410
    return render(request, "committees/meetings/standing/moved.html", context, status=status)


def paper_there(request, meeting: Meeting, paper: str) -> str:
    """The address of the paper that was asked for, at the day to which the meeting moved; "" where none was, or it is
    not out for everybody who reads the meeting."""
    reader, at = reader_of(request), request.resolver_match
    out = reader.sees_minutes(meeting) if paper == "minutes" else reader.sees_agenda(meeting)
    if not paper or paper.startswith("members") or not out:
        return ""
    return reverse(at.view_name, kwargs={**at.kwargs, "day": meeting.date})


def standing_tools(meeting: Meeting) -> dict:
    """For democratic services: what can be done with the meeting now."""
    taken = taken_at(meeting)
    was_held = any(taken) or has_minutes(meeting)
    return {
        "may_move": not why_not_edit(meeting) and bool(why_not_put_back(meeting)),
        "may_cancel": not why_not_cancel(meeting, *taken),
        "may_put_back": not why_not_put_back(meeting),
        "may_delete": not why_not_delete(meeting, was_held, False, localdate()),
    }


@edits
@until_agreed
def meeting_move(request, council, committee, day):
    found = find_meeting(request, committee, day)
    initial = {"day": found.date, "time": found.time, "location": found.location}
    form = MoveForm(request.POST or None, initial=initial, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.move_meeting(meeting=found, by=request.user, **values),
            "The meeting is moved.",
        ):
            found.date, today = values["day"], localdate()
            if words := move_words(found, today, regime_at(found), today):
                messages.warning(request, words)
            return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(
        request,
        heading="Move the meeting",
        back=back_to_meeting(request, found),
        form=form,
        submit="Move it",
        closed=NOT_MOVED if is_cancelled(found) and not form.is_bound else "",
        intro="To another day, hour or place. The address of the day that it leaves says where it went. "
        + earliest_words(found, regime_at(found), localdate()),
    )


@edits
def meeting_cancel(request, council, committee, day):
    found = find_meeting(request, committee, day)
    form, bereft = CancelForm(request.POST or None, risks=risks_of(request)), bereft_words(*coming_to(found))
    shown = taken_at(found)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            request,
            form,
            lambda: actions.cancel_meeting(meeting=found, reason=reason, by=request.user),
            "The meeting is cancelled.",
        ):
            if bereft:
                messages.warning(request, bereft)
            return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(
        request,
        heading="Cancel the meeting",
        back=back_to_meeting(request, found),
        form=form,
        submit="Cancel the meeting",
        leave="Keep it",
        closed="" if form.is_bound else why_not_cancel(found, *shown),
        way_on=held_link(found, *shown, council.slug),
        intro="Its page, and an agenda that was shown, stay at their address and say that it is cancelled. "
        f"If it is only to be on another day, move it. {bereft}",
    )


@edits
@only_sent
def meeting_put_back(request, council, committee, day):
    found, form = find_meeting(request, committee, day), PlainForm(request.POST)
    if attempt(
        request,
        form,
        lambda: actions.put_back_meeting(meeting=found, by=request.user),
        "The meeting is to be held after all.",
    ):
        return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(request, heading="Put back the meeting", back=back_to_meeting(request, found), form=form)


@edits
def meeting_delete(request, council, committee, day):
    found, form = find_meeting(request, committee, day), PlainForm(request.POST)

    def delete() -> None:
        actions.delete_meeting(meeting=found, by=request.user)

    if request.method == "POST" and attempt(request, form, delete, "The meeting is deleted."):
        return HttpResponseRedirect(back_to_meetings(request)[1])
    refused = why_not_delete(found, shows_it_was_held(found), is_referred_to(found), localdate())
    return form_page(
        request,
        heading="Delete the meeting",
        back=back_to_meeting(request, found),
        form=form,
        closed=refused if request.method != "POST" else "",
        submit="Delete it",
        intro="For one that was set up by mistake: it goes with its agenda, for good. "
        "If people may have noted the day, cancel it instead.",
    )
