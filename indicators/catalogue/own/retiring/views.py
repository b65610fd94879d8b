"""Pages on which an indicator of the council's own is retired, and taken up again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.pages import attempt, form_page, only_sent
from accounts.policies import NotAllowed
from indicators.asking.pages import risks_of
from indicators.catalogue.own.retiring.actions import retire_indicator, take_up_indicator
from indicators.catalogue.own.retiring.forms import RetireForm
from indicators.catalogue.pages import back_to, defines, definition_url, find_indicator, title_of
from indicators.catalogue.policies import why_not_own


@defines
def indicator_retire(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    if refusal := why_not_own(indicator, council):
        messages.info(request, refusal)
        return HttpResponseRedirect(definition_url(request, indicator))
    form = RetireForm(request.POST or None, indicator=indicator, today=localdate(), risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        last, reason = form.period, form.cleaned_data["reason"]
        if attempt(
            request,
            form,
            lambda: retire_indicator(
                council=council, indicator=indicator, last=last, reason=reason, by=request.user
            ),
            f"It is retired: {last.in_sentence} is its last period.",
        ):
            return HttpResponseRedirect(definition_url(request, indicator))
    return form_page(
        request,
        heading=f"Retire “{title_of(indicator, history)}”",
        back=back_to(request, indicator, history),
        form=form,
        submit="Retire it",
        intro="What is recorded and published of it stays. It can be taken up again.",
    )


@defines
@only_sent
def indicator_take_up(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, _ = find_indicator(council, code)
    try:
        take_up_indicator(council=council, indicator=indicator, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It goes on, on the scorecards that have it.")
    return HttpResponseRedirect(definition_url(request, indicator))
