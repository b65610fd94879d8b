"""What the views here share: who may come in, finding what an address names, and the page around a form."""

from collections.abc import Callable, Iterable
from datetime import date

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import AT_ONCE, NotAllowed
from accounts.roles import Permission
from committees.addresses import item_url, meeting_url
from committees.models import AgendaItem, Meeting, Reader
from committees.presenters import meeting_words
from committees.querysets import item_at, meeting_at
from indicators.terms.small_numbers import small_numbers

reads = for_council(Permission.VIEW_MEETINGS)
edits = for_council(Permission.EDIT_MEETINGS)


def may_edit(request: HttpRequest) -> bool:
    return Permission.EDIT_MEETINGS in request.permissions


def reader_of(request: HttpRequest) -> Reader:
    """Whose eyes decide what of a meeting is shown."""
    return Reader(edits=may_edit(request), today=timezone.localdate())


def find_meeting(council: Council, committee: str, day: date) -> Meeting:
    """Raises Http404."""
    try:
        return meeting_at(council, committee, day)
    except Meeting.DoesNotExist:
        raise Http404("There is no meeting of that committee on that day.") from None


def find_item(council: Council, committee: str, day: date, number: str) -> AgendaItem:
    """Raises Http404."""
    try:
        return item_at(council, committee, day, number)
    except AgendaItem.DoesNotExist:
        raise Http404("There is no such item on that agenda.") from None


def form_page(
    request: HttpRequest,
    template: str = "components/form_page.html",
    *,
    heading: str,
    back: tuple[str, str],
    form,
    submit: str = "Save",
    **more,
) -> HttpResponse:
    """A page with one form. `back` is the words and the address of where it came from."""
    context = {"heading": heading, "back": back, "form": form, "submit": submit, **more}
    return render(request, template, context)


def back_to_item(request: HttpRequest, item: AgendaItem) -> tuple[str, str]:
    words = f"{meeting_words(item.meeting)}, item {item.number}"
    return words, item_url(item, request.council.slug)


def back_to_meeting(request: HttpRequest, meeting: Meeting) -> tuple[str, str]:
    return meeting_words(meeting), meeting_url(meeting, request.council.slug)


def back_to_meetings(request: HttpRequest) -> tuple[str, str]:
    return "Meetings", reverse("committees:meetings", args=[request.council.slug])


def attempt(request: HttpRequest, form, action: Callable[[], object], done: str) -> bool:
    """Run an action. Where the state forbids it, the form says why; otherwise the next page says what was done."""
    try:
        action()
    except NotAllowed as refusal:
        form.refuse(str(refusal))
        return False
    except IntegrityError:  # the form found the place free, and another officer took it since
        form.refuse(AT_ONCE)
        return False
    messages.success(request, done)
    return True


def warn_of_small_numbers(request: HttpRequest, texts: Iterable[str]) -> None:
    """Tell the editor where what was saved counts so few children that one could be recognised."""
    for text in texts:
        for found in small_numbers(text, request.council.disclosure_threshold):
            messages.warning(request, f"Small number: {found.message}")
