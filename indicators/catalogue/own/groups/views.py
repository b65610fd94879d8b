"""The page on which an indicator of the council's own gets bands or groups."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import Council
from accounts.pages import attempt, form_page
from indicators.asking.pages import risks_of
from indicators.catalogue.own.actions import add_groups
from indicators.catalogue.own.groups.forms import GroupsForm
from indicators.catalogue.pages import back_to, defines, definition_url, find_indicator
from indicators.catalogue.policies import why_not_own


@defines
def groups_new(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    if refusal := why_not_own(indicator, council):
        messages.info(request, refusal)
        return HttpResponseRedirect(definition_url(request, indicator))
    form = GroupsForm(request.POST or None, council=council, indicator=indicator, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: add_groups(council=council, indicator=indicator, by=request.user, **values),
            f"“{values['title']}” is added. Figures can name each of them from now on.",
        ):
            return HttpResponseRedirect(definition_url(request, indicator))
    return form_page(
        request,
        heading="Add bands or groups",
        back=back_to(request, indicator, history),
        form=form,
        submit="Add them",
        intro="Ways to split the figure. Small numbers in them are hidden when published, as in the whole.",
    )
