"""The page on which a scorecard is set up."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page
from indicators.asking.pages import risks_of
from scorecards.editor.forms import NewScorecardForm
from scorecards.editor.new.actions import set_up_scorecard
from scorecards.editor.pages import sets_up
from scorecards.models import Scorecard


@sets_up
def scorecard_new(request: HttpRequest, council: Council) -> HttpResponse:
    """`?copy=` and the address of a scorecard begin with that one."""
    standing = {each.slug: each for each in Scorecard.objects.filter(council=council)}
    sources = [(each.slug, f"A copy of “{each.title}”, {each.committee_name}") for each in standing.values()]
    copied = standing.get(request.GET.get("copy", ""))
    initial = {"source": copied.slug, "title": copied.title} if copied else {}
    form = NewScorecardForm(
        request.POST or None, sources=sources, taken=standing, initial=initial, risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        source = standing.get(values.pop("source"))
        done = "The scorecard is set up. " + (
            "It shows what the other one shows; change it here."
            if source
            else "Add its sections, and the measures that answer their questions."
        )
        if attempt(
            request,
            form,
            lambda: set_up_scorecard(council=council, source=source, by=request.user, **values),
            done,
        ):
            edit = reverse("scorecards:scorecard_edit", args=[council.slug, values["slug"]])
            return HttpResponseRedirect(edit)
    return form_page(
        request,
        heading="Set up a scorecard",
        back=("Set up scorecards", reverse("scorecards:scorecard_editor", args=[council.slug])),
        form=form,
        submit="Set it up",
        intro="One scorecard is what one committee reads each quarter.",
    )
