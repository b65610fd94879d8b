"""Who was at a meeting, and its course: two pages of democratic services."""

from collections.abc import Sequence
from math import inf

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from accounts.pages import attempt, form_page
from committees.addresses import item_address, meeting_address, meeting_url
from committees.attendance import actions
from committees.attendance.forms import (
    AttendedFormSet,
    DeclaredFormSet,
    ListsForm,
    MovedFormSet,
    PausedFormSet,
    Together,
    rows_of,
)
from committees.attendance.policies import THERE, why_not_record
from committees.attendance.querysets import (
    attendance_of,
    moments_of,
    nobody_chaired,
    out_of_order_at,
    stayed_at,
    took_part_away,
)
from committees.exemption.querysets import private_session_offered
from committees.models import Attendance, CommitteeMembership, Meeting, MeetingMoment
from committees.pages import back_to_meeting, edits, find_meeting, reader_of, until_agreed
from committees.people.pages import risks_of
from committees.people.presenters import person_shown
from committees.people.querysets import members_on, names_style


@edits
@until_agreed
def attendance(request, council, committee, day):
    """Everybody on the committee that day stands as a row; others have spare ones."""
    found, style = find_meeting(request, committee, day), names_style(council)
    kept = list(attendance_of(found, reader_of(request)))
    members = members_on(found.committee, found.date)
    people = {str(each.person_id): each.person for each in members}
    people |= {str(row.person_id): row.person for row in kept if row.person}
    names = [
        (str(each.person_id), person_shown(each.person, each.capacity, style).words)
        for each in members
        if each.capacity in CommitteeMembership.VOTING
    ]
    form = ListsForm(request.POST or None)
    formset = AttendedFormSet(
        request.POST or None,
        prefix="row",
        initial=rows_to_edit(found, kept, members),
        form_kwargs={"people": people, "members": names, "risks": risks_of(request)},
    )
    if request.method == "POST" and form.is_valid() and formset.is_valid():
        rows = rows_of(formset)
        if attempt(
            request,
            form,
            lambda: set_list(request, form, found, rows),
            "Who was there is saved.",
        ):
            for each in [*nobody_chaired(found), *took_part_away(found)]:
                messages.warning(request, each)
            return HttpResponseRedirect(after_attendance(request, found))
    labels = {key: person_shown(person, "member", style).words for key, person in people.items()}
    for row in formset:
        row.who = labels.get(str(row["person"].value() or ""), "")
    return form_page(
        request,
        "committees/attendance/attendance_form.html",
        heading="Who was there",
        back=back_to_meeting(request, found),
        form=form,
        formset=formset,
        committee=found.committee,
        intro=why_not_record(found, [Attendance.Status.PRESENT], timezone.localdate()),
    )


def set_list(request: HttpRequest, form: ListsForm, meeting: Meeting, rows: list[actions.Attended]) -> None:
    """As the action; where it refuses, the form leads to what goes first."""
    try:
        actions.set_attendance(meeting=meeting, rows=rows, by=request.user)
    except actions.StillTakesPart as refusal:
        form.way_on = way_on(refusal, meeting, request.council.slug)
        raise


def way_on(refusal: actions.StillTakesPart, meeting: Meeting, slug: str) -> tuple[str, str]:
    if refusal.on_course or refusal.item is None:
        return "Course of the meeting", reverse("committees:course", args=meeting_address(meeting, slug))
    refusal.item.meeting = meeting
    address = reverse("committees:minutes", args=item_address(refusal.item, slug))
    return f"Minutes of item {refusal.item.number}", address


def rows_to_edit(meeting: Meeting, kept: list[Attendance], members: list[CommitteeMembership]) -> list[dict]:
    """What is saved, then those of the committee who are not on the list yet: as present where nothing is saved and the
    meeting's day has come."""
    rows = [
        {
            "key": row.pk,
            "person": row.person_id or "",
            "words": row.words,
            "capacity": row.capacity,
            "status": row.status,
            "substitute_for": row.substitute_for_id or "",
        }
        for row in kept
    ]
    listed = {row.person_id for row in kept}
    status = "" if kept or meeting.date > timezone.localdate() else Attendance.Status.PRESENT
    for member in members:
        if member.person_id not in listed:
            quiet = member.capacity == CommitteeMembership.Capacity.SUBSTITUTE
            rows.append(
                {
                    "person": member.person_id,
                    "capacity": member.capacity,
                    "status": "" if quiet else status,
                }
            )
    return rows


def after_attendance(request, meeting: Meeting) -> str:
    """Back to the meeting, or on to its course, or to more empty rows."""
    name = "meeting"
    if "more" in request.POST:
        name = "attendance"
    if "course" in request.POST:
        name = "course"
    return reverse(f"committees:{name}", args=meeting_address(meeting, request.council.slug))


@edits
@until_agreed
def course(request, council, committee, day):
    """Comings and goings, interests, and when the meeting opened, paused, went private, closed."""
    found, reader = find_meeting(request, committee, day), reader_of(request)
    kept = list(attendance_of(found, reader))
    options = options_of_course(request, found, kept)
    moments = list(moments_of(found, reader))
    initial, offered = course_to_edit(kept, moments), offered_moments(found, moments)
    initial["moment"] = put_between(moments, initial["moment"], offered)
    form = ListsForm(request.POST or None)
    formsets = {
        prefix: kind(request.POST or None, prefix=prefix, initial=initial[prefix], form_kwargs=options)
        for prefix, kind in (("move", MovedFormSet), ("interest", DeclaredFormSet), ("moment", PausedFormSet))
    }
    valid = all([form.is_valid(), *(each.is_valid() for each in formsets.values())])
    if request.method == "POST" and valid:
        written = {name: rows_of(each) for name, each in formsets.items()}
        if attempt(
            request,
            form,
            lambda: actions.set_course(
                meeting=found,
                moves=written["move"],
                declarations=written["interest"],
                moments=written["moment"],
                by=request.user,
            ),
            "The course of the meeting is saved.",
        ):
            for each in [*stayed_at(found), *out_of_order_at(found), *took_part_away(found)]:
                messages.warning(request, each)
            return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(
        request,
        "committees/attendance/course_form.html",
        heading="Course of the meeting",
        back=back_to_meeting(request, found),
        form=form,
        formset=Together(formsets),
        nobody=not options["rows"],
        meeting=found,
        held=found.date <= timezone.localdate(),
        offered=bool(offered),
    )


def options_of_course(request: HttpRequest, meeting: Meeting, kept: list[Attendance]) -> dict:
    """What each row of the course is made with."""
    return {
        "rows": {str(row.pk): row for row in kept if row.status in THERE or was_told_of(row)},
        "items": {str(item.pk): item for item in meeting.items.order_by("order")},
        "names": names_style(request.council),
        "risks": risks_of(request),
    }


def was_told_of(row: Attendance) -> bool:
    """Whether a row of the course is about them: it stays one that can be chosen, so that saving drops nothing."""
    return bool(row.moves.all() or row.declarations.all())


def offered_moments(meeting: Meeting, moments: list[MeetingMoment]) -> list[dict]:
    """Ready written and saved by nobody yet: the private sessions of a meeting that was held and does not tell them."""
    offered = private_session_offered(meeting, moments) if meeting.date <= timezone.localdate() else []
    return [each | {"offered": True} for each in offered]


def put_between(moments: Sequence[MeetingMoment], rows: list[dict], offered: list[dict]) -> list[dict]:
    """`rows` of the moments, with what is offered where it was: before those of later items, and before the end."""
    places = [place_of(each) for each in moments]
    for one in offered:
        at = next((here for here, place in enumerate(places) if place > one["place"]), len(rows))
        rows, places = [*rows[:at], one, *rows[at:]], [*places[:at], one["place"], *places[at:]]
    return rows


def place_of(moment: MeetingMoment) -> float:
    """In the order in which items were taken; before all of them where it names none, after all at the end."""
    if moment.kind == MeetingMoment.Kind.CLOSED:
        return inf
    return 0 if moment.item is None else moment.item.order if moment.item.taken is None else moment.item.taken


def course_to_edit(kept: list[Attendance], moments) -> dict[str, list[dict]]:
    return {
        "move": [
            {"attendance": str(row.pk), "kind": each.kind, "item": str(each.item_id), "at": each.at}
            for row in kept
            for each in row.moves.all()
        ],
        "interest": [
            {
                "attendance": str(row.pk),
                "item": str(each.item_id or ""),
                "interest": each.interest,
                "nature": each.nature,
                "withdrew": each.withdrew,
            }
            for row in kept
            for each in row.declarations.all()
        ],
        "moment": [
            {"kind": each.kind, "item": str(each.item_id or ""), "at": each.at, "note": each.note}
            for each in moments
        ],
    }
