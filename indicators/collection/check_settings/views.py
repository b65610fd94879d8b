"""Pages that say how figures are checked, and where a council sets which queries are asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.collection.check_settings.actions import set_checks
from indicators.collection.check_settings.forms import CheckSettingsForm
from indicators.collection.check_settings.presenters import present_checks
from indicators.collection.sections.querysets import check_settings


@for_council(Permission.VIEW_DRAFTS)
@require_safe
def checks(request: HttpRequest, council: Council) -> HttpResponse:
    """Every check in words, with what the council set."""
    context = {
        **present_checks(check_settings(council)),
        "may_set": Permission.SET_COLLECTION in request.permissions,
    }
    return render(request, "indicators/collection/check_settings/checks.html", context)


@for_council(Permission.SET_COLLECTION)
def check_settings_page(request: HttpRequest, council: Council) -> HttpResponse:
    """Which queries are asked, and from which threshold on."""
    form = CheckSettingsForm(request.POST or None, own=check_settings(council))
    if request.method == "POST" and form.is_valid() and _saved(request, council, form):
        return redirect(_back(request, council))
    context = {
        "heading": "Set the queries",
        "intro": "A query asks whoever enters figures to check one or to say why it is right. Errors cannot be "
        "switched off.",
        "back": (_back_words(request), _back(request, council)),
        "form": form,
        "submit": "Save",
    }
    return render(request, "indicators/collection/check_settings/check_settings.html", context)


def _saved(request: HttpRequest, council: Council, form: CheckSettingsForm) -> bool:
    """Whether it was saved; otherwise the form says why not."""
    try:
        changed = set_checks(council=council, settings=form.settings(), by=request.user)
    except NotAllowed as refusal:
        form.refuse(str(refusal))
        return False
    count = len(changed)
    words = (
        f"{count} {'query is' if count == 1 else 'queries are'} set anew." if count else "Nothing changed."
    )
    messages.success(request, f"{words} Figures are checked so from now on." if count else words)
    return True


def _back(request: HttpRequest, council: Council) -> str:
    """An administrator may set the checks without seeing drafts, and returns to the calendar."""
    page = "checks" if Permission.VIEW_DRAFTS in request.permissions else "calendar"
    return reverse(f"indicators:{page}", args=[council.slug])


def _back_words(request: HttpRequest) -> str:
    return "Checks" if Permission.VIEW_DRAFTS in request.permissions else "Collection calendar"
