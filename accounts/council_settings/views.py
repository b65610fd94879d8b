"""The page on which an administrator changes what holds for the whole council."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.council_settings.actions import set_rules
from accounts.council_settings.forms import CouncilSettingsForm
from accounts.council_settings.querysets import effects_on, rules_of
from accounts.council_settings.rules import second_factor_now, why_not_these
from accounts.models import Council
from accounts.pages import attempt
from accounts.permissions import for_council, freshly_signed_in
from accounts.roles import Permission

CONFIRM = "confirm"


@for_council(Permission.SET_COUNCIL)
@freshly_signed_in
def council_settings(request: HttpRequest, council: Council) -> HttpResponse:
    """First what a change would do is said, with the form filled in; the second time it is done."""
    before = rules_of(council)
    form = CouncilSettingsForm(request.POST or None, initial=asdict(before))
    told: list[str] = []
    if request.method == "POST" and form.is_valid():
        rules, reason = form.rules(), form.cleaned_data["reason"]
        if problem := why_not_these(before, rules, reason):
            form.refuse(problem)
        elif request.POST.get("do") != CONFIRM:
            told = effects_on(council, rules)
        elif attempt(
            request,
            form,
            lambda: set_rules(council=council, rules=rules, reason=reason, by=request.user),
            "The settings are changed.",
        ):
            return HttpResponseRedirect(reverse("accounts:council_settings", args=[council.slug]))
    now = second_factor_now(before, settings.SECOND_FACTOR_REQUIRED)
    context = {"form": form, "effects": told, "before": before, "second_factor": now}
    return render(request, "accounts/council_settings/settings.html", context)
