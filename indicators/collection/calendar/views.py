"""Pages on which a council sets what is collected in which section, and when it is due."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.pages import only_sent
from accounts.permissions import for_council
from accounts.policies import AT_ONCE, NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.asking.pages import risks_of
from indicators.collection.calendar.actions import delete_collection, save_collection
from indicators.collection.calendar.forms import CollectionForm
from indicators.collection.calendar.policies import why_not_remove
from indicators.collection.calendar.querysets import calendar_of, collectable
from indicators.collection.calendar.tables import CalendarTable
from indicators.models import CalendarSection

sets = for_council(Permission.SET_COLLECTION)


@sets
@require_safe
def calendar(request: HttpRequest, council: Council) -> HttpResponse:
    """Every section with when it is due and whose it is; below, what no section holds."""
    sections = calendar_of(council)
    collected = {each.indicator_id for section in sections for each in section.entries.all()}
    table = CalendarTable(sections, council=council, today=localdate())
    arrange(request, table)
    context = {
        "table": table,
        "sections": sections,
        "left": [each for each in collectable(council) if each.pk not in collected],
        "may_see_worklist": Permission.VIEW_DRAFTS in request.permissions,
    }
    return render(request, "indicators/collection/calendar/calendar.html", context)


@sets
def collection_new(request: HttpRequest, council: Council) -> HttpResponse:
    form = CollectionForm(
        request.POST or None,
        council=council,
        calendar=calendar_of(council),
        collection=None,
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid() and _saved(request, council, form):
        return redirect("indicators:calendar", council.slug)
    return _form_page(request, council, form, "Add a section", "Add the section")


@sets
def collection_edit(request: HttpRequest, council: Council, collection_slug: str) -> HttpResponse:
    sections = calendar_of(council)
    collection = _find(sections, collection_slug)
    form = CollectionForm(
        request.POST or None,
        council=council,
        calendar=sections,
        collection=collection,
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid() and _saved(request, council, form):
        return redirect("indicators:calendar", council.slug)
    return _form_page(request, council, form, f"Change {collection.title}", "Save", collection)


@sets
@only_sent
def collection_delete(request: HttpRequest, council: Council, collection_slug: str) -> HttpResponse:
    collection = _find(calendar_of(council), collection_slug)
    try:
        delete_collection(collection=collection, by=request.user)
        messages.success(request, f"{collection.title} is no longer in the calendar.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("indicators:calendar", council.slug)


def _find(sections: list[CalendarSection], slug: str) -> CalendarSection:
    """Raises Http404."""
    for each in sections:
        if each.slug == slug:
            return each
    raise Http404("There is no such section in this council’s calendar.")


def _saved(request: HttpRequest, council: Council, form: CollectionForm) -> bool:
    """Whether it was saved; otherwise the form says why not."""
    slug = form.collection.slug if form.collection else ""
    place = form.cleaned_data["place"]
    try:
        saved = save_collection(
            council=council, wanted=form.definition(), slug=slug, place=place, by=request.user
        )
    except NotAllowed as refusal:
        form.refuse(str(refusal))
        return False
    except IntegrityError:
        form.refuse(AT_ONCE)
        return False
    messages.success(request, f"{saved.title} is in the calendar.")
    return True


def _form_page(
    request: HttpRequest,
    council: Council,
    form: CollectionForm,
    heading: str,
    submit: str,
    collection: CalendarSection | None = None,
) -> HttpResponse:
    context = {
        "heading": heading,
        "back": ("Collection calendar", reverse("indicators:calendar", args=[council.slug])),
        "form": form,
        "submit": submit,
        "collection": collection,
        "why_it_stays": why_not_remove(collection) if collection else "",
    }
    return render(request, "indicators/collection/calendar/calendar_section.html", context)
