"""The page on which owners and reviews are set."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.catalogue.owners import querysets
from indicators.catalogue.owners.actions import save_owners
from indicators.catalogue.owners.forms import OwnersForm
from indicators.terms.wording import count_words


@for_council(Permission.SET_SCORECARDS)
def owners(request: HttpRequest, council: Council) -> HttpResponse:
    """Every measure on a scorecard with its owner and its next review, to be filled at once or one by one."""
    today = localdate()
    measures = querysets.measures_of(council, today)
    keys = [each.pk for each in measures]
    form = OwnersForm(
        request.POST or None,
        measures=measures,
        stored=querysets.owned(council, keys),
        people=list(querysets.people_of(council)),
        today=today,
    )
    if request.method == "POST" and form.is_valid() and _saved(request, council, form):
        return redirect("indicators:owners", council.slug)
    context = {
        "form": form,
        "rows": list(form.rows()),
        "fill": (form["owner"], form["review"]),
        "without": len(querysets.without_owner(council, keys)),
        "may_define": Permission.EDIT_DEFINITIONS in request.permissions,
    }
    return render(request, "indicators/catalogue/owners.html", context)


def _saved(request: HttpRequest, council: Council, form: OwnersForm) -> bool:
    """Whether it was saved; otherwise the form says why not."""
    wanted = form.wanted(fill=request.POST.get("do") == "fill")
    try:
        changed = save_owners(council=council, wanted=wanted, by=request.user)
    except NotAllowed as refusal:
        form.refuse(str(refusal))
        return False
    told = f"Saved for {count_words(changed, 'measures')}." if changed else "Nothing was changed."
    messages.success(request, told)
    return True
