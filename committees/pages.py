"""What the views here share: who may come in, finding what an address names, and the page around a form."""

from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import Council
from accounts.pages import form_page
from accounts.permissions import for_council
from accounts.roles import Permission
from accounts.writing.registries import page_is_of
from committees.addresses import item_url, meeting_address, meeting_url, same_page_of
from committees.models import AgendaItem, Committee, Meeting, Reader
from committees.models.visibility import is_for_all
from committees.policies import why_not_edit
from committees.presenters import locked_words, meeting_words
from committees.querysets import (
    agreeing_item,
    item_at,
    item_once_at,
    item_with,
    meeting_at,
    meeting_with,
    reader_for,
)


class NumberedAnew(Http404):
    """Raised where an item has another number than at the address: where the same page of it is."""

    def __init__(self, address: str):
        super().__init__("This item has another number now.")
        self.address = address


def led_on(view):
    """A view of an item, which lives on at every number that readers found it under."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NumberedAnew as anew:
            return HttpResponseRedirect(anew.address)

    return wrapped


def reads(view):
    return for_council(Permission.VIEW_MEETINGS)(led_on(view))


def edits(view):
    return for_council(Permission.EDIT_MEETINGS)(led_on(view))


def may_edit(request: HttpRequest) -> bool:
    return Permission.EDIT_MEETINGS in request.permissions


def reader_of(request: HttpRequest) -> Reader:
    """Whose eyes decide what of a meeting is shown; asked of the database once for each request."""
    found = getattr(request, "reader_of_meetings", None)
    if found is None:
        found = reader_for(request.council, request.user, request.permissions)
        request.reader_of_meetings = found
    return found


def find_meeting(request: HttpRequest, committee: str, day: date) -> Meeting:
    """Raises Http404, also for one that this reader is not told of."""
    try:
        found = meeting_at(request.council, committee, day)
    except Meeting.DoesNotExist:
        found = None
    if found is None or _is_hidden(found, request):
        raise Http404("There is no meeting of that committee on that day.")
    page_is_of(request, "meeting", found.pk)
    return found


def find_item(request: HttpRequest, committee: str, day: date, number: str) -> AgendaItem:
    """Raises Http404, also for one of a meeting that this reader is not told of."""
    try:
        found = item_at(request.council, committee, day, number)
    except AgendaItem.DoesNotExist:
        found = None
        once = item_once_at(request.council, committee, day, number)
        if once and reader_of(request).lists_item(once):
            raise NumberedAnew(same_page_of(request.get_full_path(), once.meeting, once)) from None
    if found is None or _is_hidden(found.meeting, request):
        raise Http404("There is no such item on that agenda.")
    page_is_of(request, "agenda item", found.pk)
    return found


def meeting_address_now(key: str, address: str) -> str:
    """A page of that meeting where it is now; "" where it is deleted."""
    found = meeting_with(key)
    return same_page_of(address, found) if found else ""


def item_address_now(key: str, address: str) -> str:
    """A page of that agenda item where it is now; "" where it is deleted."""
    found = item_with(key)
    return same_page_of(address, found.meeting, found) if found else ""


def _is_hidden(meeting: Meeting, request: HttpRequest) -> bool:
    return not is_for_all(meeting) and not reader_of(request).sees_meeting(meeting)


def back_to_item(request: HttpRequest, item: AgendaItem) -> tuple[str, str]:
    words = f"{meeting_words(item.meeting)}, item {item.number}"
    return words, item_url(item, request.council.slug)


def back_to_meeting(request: HttpRequest, meeting: Meeting) -> tuple[str, str]:
    return meeting_words(meeting), meeting_url(meeting, request.council.slug)


def back_to_meetings(request: HttpRequest) -> tuple[str, str]:
    return "Meetings", reverse("committees:meetings", args=[request.council.slug])


def without_committee(council: Council) -> dict:
    """For a form that needs one: `closed` and `way_on` of a council that has none yet; nothing of one that has."""
    if Committee.objects.for_council(council).exists():
        return {}
    new = reverse("committees:committee_new", args=[council.slug])
    return {"closed": "No committee is set up yet.", "way_on": ("Set up a committee", new)}


def until_agreed(view):
    """A form that is locked with the minutes: opened afterwards it says since when, and how to change them all the
    same. What was sent is refused by its action, on the form that holds what was typed."""

    @wraps(view)
    def wrapped(request: HttpRequest, council, committee, day, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            meeting = find_meeting(request, committee, day)
            if why_not_edit(meeting):
                back = back_to_meeting(request, meeting)
                return form_page(
                    request, heading="The minutes are agreed", back=back, form=None, **locked(meeting)
                )
        return view(request, council, committee, day, *args, **kwargs)

    return wrapped


def locked(meeting: Meeting) -> dict:
    """Of agreed minutes: `closed` says since when they stand, `way_on` leads to the form that reopens them."""
    council = meeting.committee.council.slug
    reopen = reverse("committees:minutes_reopen", args=meeting_address(meeting, council))
    return {"closed": locked_words(agreeing_item(meeting)), "way_on": ("Reopen the minutes", reopen)}
