"""The page on which commentary is written beside a figure that stands, and every version of it is read.

Of a figure that is on its way, or still to be typed, the address leads to its row in its section.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.amounts.cells import CellKey
from indicators.collection.commentary.actions import agree_commentary, write_commentary
from indicators.collection.commentary.forms import CommentaryForm
from indicators.collection.commentary.pages import EntryRow, row_of_entry
from indicators.collection.commentary.presenters import may_agree, said_of, versions_shown
from indicators.collection.commentary.querysets import author_before, versions_in
from indicators.collection.corrections.presenters import revisions
from indicators.collection.corrections.querysets import figures_of
from indicators.collection.corrections.views import CorrectedCell, corrected_cell_at
from indicators.models import Commentary
from indicators.terms.commentary import length_words

WRITERS = frozenset({Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES})


@for_council(Permission.VIEW_DRAFTS)
def commentary(request: HttpRequest, council: Council, key: str) -> HttpResponse:
    """Read what is said of one figure, with every version; write it, or agree it, where it stands by itself."""
    place = corrected_cell_at(council, key)
    if place.key.category is not None:
        raise Http404("Commentary goes with the measure's total.")
    if row := row_of_entry(council, place.key):
        return redirect(_address(request, council, row))
    if request.method == "POST" and not WRITERS & request.permissions:
        raise PermissionDenied("Your role does not let you write commentary.")
    versions = versions_in(council, place.key)
    form = _form(request, council, place.key, versions)
    if request.method == "POST" and _saved(request, council, place, form):
        return redirect(request.get_full_path())
    figure = figures_of(council, place.key).current().first()
    context = {
        "place": place,
        "figure": revisions([figure], place.indicator)[0] if figure else None,
        "said": said_of(versions[0] if versions else None, council),
        "form": form if WRITERS & request.permissions else None,
        "versions": versions_shown(versions),
        "may_agree": Permission.APPROVE_FIGURES in request.permissions
        and may_agree(versions[0] if versions else None, request.user),
    }
    return render(request, "indicators/collection/commentary/commentary.html", context)


def _address(request: HttpRequest, council: Council, row: EntryRow) -> str:
    """Where the words are while the figure is on its way: the officer's row, or the approver's page."""
    enters = Permission.ENTER_FIGURES in request.permissions
    name = "indicators:entry" if enters else "indicators:approval"
    address = reverse(name, args=[council.slug, row.period, row.collection.slug])
    return f"{address}#{row.anchor if enters else row.approval_anchor}"


def _form(request: HttpRequest, council: Council, key: CellKey, versions: list[Commentary]) -> CommentaryForm:
    newest = versions[0] if versions else None
    author = newest.author_role if newest else author_before(council, key)
    initial = {
        "seen": newest.pk if newest else None,
        "text": newest.text if newest else "",
        "author": author,
    }
    posted = request.POST if request.method == "POST" and request.POST.get("do") != "agree" else None
    return CommentaryForm(posted, initial=initial)


def _saved(request: HttpRequest, council: Council, place: CorrectedCell, form: CommentaryForm) -> bool:
    """Whether it was done; otherwise the form says why not."""
    try:
        if request.POST.get("do") == "agree":
            return _agreed(request, council, place)
        if not form.is_valid():
            return False
        row = write_commentary(
            council=council,
            key=place.key,
            text=form.cleaned_data["text"],
            author=form.cleaned_data["author"],
            seen=form.cleaned_data["seen"],
            agreed=Permission.APPROVE_FIGURES in request.permissions,
            by=request.user,
        )
    except NotAllowed as problem:
        if not form.is_bound:
            messages.error(request, str(problem))
            return True
        form.refuse(str(problem))
        form.show_again(form.initial["seen"])
        return False
    _say_what_was_saved(request, row)
    return True


def _agreed(request: HttpRequest, council: Council, place: CorrectedCell) -> bool:
    if Permission.APPROVE_FIGURES not in request.permissions:
        raise PermissionDenied("Your role does not let you agree commentary.")
    seen = request.POST.get("seen", "")
    agree_commentary(
        council=council,
        key=place.key,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 18 else None,
        by=request.user,
    )
    messages.success(request, "Agreed. The words stand with your name and today's date.")
    return True


def _say_what_was_saved(request: HttpRequest, row: Commentary | None) -> None:
    if row is None:
        messages.info(request, "Nothing was changed, so nothing was saved.")
    elif not row.text:
        messages.success(request, "The words are taken back. They stay readable below.")
    else:
        messages.success(request, f"Saved: {length_words(row.text)}.")
