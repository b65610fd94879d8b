"""The page for a scorecard's title, committee and framework."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import Council
from accounts.pages import form_page
from indicators.asking.pages import risks_of
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.editor import steps
from scorecards.editor.actions import ChangedMeanwhile, edit_scorecard
from scorecards.editor.forms import DetailsForm
from scorecards.editor.pages import conflict, editor_page, sets_up
from scorecards.editor.querysets import frameworks_of
from scorecards.editor.tokens import token_from


@sets_up
def scorecard_details(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    page = editor_page(request, council, scorecard_slug)
    card = page.editing.after
    shown = token_from(request.POST.get("shown", ""))
    if request.method == "POST" and shown != page.editing.token:
        return conflict(page)
    frameworks = [(each.slug, each.name) for each in frameworks_of(council)]
    words = {"title": card.title, "committee": card.committee, "framework": card.framework}
    form = DetailsForm(request.POST or None, frameworks=frameworks, initial=words, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data

        def step(before: ScorecardDefinition) -> ScorecardDefinition:
            renamed = steps.rename(before, values["title"], values["committee"])
            return steps.choose_framework(renamed, values["framework"])

        try:
            edit_scorecard(
                scorecard=page.scorecard,
                step=step,
                said="changed the title, the committee or the framework",
                shown=shown,
                by=request.user,
            )
        except ChangedMeanwhile:
            return conflict(editor_page(request, council, scorecard_slug))
        messages.success(request, "Kept. It holds when the changes are used.")
        return HttpResponseRedirect(page.url)
    return form_page(
        request,
        "scorecards/editor/details.html",
        heading="Title, committee and framework",
        back=(card.title, page.url),
        form=form,
        submit="Keep",
        shown=str(page.editing.token),
    )
