"""Pages on which administrators say which systems may send figures."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.asking.pages import risks_of
from indicators.intake.systems.actions import change_indicators, create_system, revoke_system
from indicators.intake.systems.forms import IndicatorsForm, RevokeForm, SystemForm
from indicators.intake.systems.querysets import systems_of
from indicators.intake.systems.tables import SystemTable
from indicators.models import SendingSystem

manages = for_council(Permission.MANAGE_SYSTEMS)
PAGE_LENGTH = 50


@manages
@require_safe
def systems(request: HttpRequest, council: Council) -> HttpResponse:
    """Which systems may send what, when each last did, and which are revoked."""
    table = SystemTable(systems_of(council), council=council, now=timezone.now())
    arrange(request, table, per_page=PAGE_LENGTH)
    return render(request, "indicators/intake/systems/systems.html", {"table": table})


@manages
@freshly_signed_in
@never_cache
def system_new(request: HttpRequest, council: Council) -> HttpResponse:
    """Add a system. Its token is on the answer to the form and nowhere else."""
    form = SystemForm(request.POST or None, council=council, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            system, token = create_system(council=council, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.refuse(str(refusal), "name")
        else:
            context = {
                "system": system,
                "token": token,
                "address": request.build_absolute_uri(reverse("api_figures")),
            }
            return render(request, "indicators/intake/systems/token.html", context)
    context = {
        "heading": "Add a system",
        "back": back(council),
        "form": form,
        "submit": "Add the system and show its token",
    }
    return render(request, "components/form_page.html", context)


@manages
def system(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Change what a system may send; its token stays."""
    found = find_system(council, pk)
    form = IndicatorsForm(request.POST or None, council=council, system=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_indicators(system=found, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"What {found.name} may send is changed.")
            return redirect("indicators:systems", council.slug)
    context = {
        "heading": f"What {found.name} may send",
        "back": back(council),
        "form": form,
        "submit": "Save",
    }
    return render(request, "components/form_page.html", context)


@manages
def system_revoke(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Ask, then revoke."""
    found = find_system(council, pk)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            revoke_system(system=found, by=request.user)
            messages.success(request, f"The token of {found.name} opens nothing any more.")
            return redirect("indicators:systems", council.slug)
        except NotAllowed as refusal:
            form.is_valid()
            form.refuse(str(refusal))
    context = {
        "heading": f"Revoke the token of {found.name}?",
        "intro": "Its job can send nothing from that moment, and the token cannot be brought back. "
        "What it sent stays. Without a new token the job’s figures go out of date.",
        "back": back(council),
        "form": form,
        "submit": "Revoke the token",
    }
    return render(request, "components/form_page.html", context)


def back(council: Council) -> tuple[str, str]:
    return "Systems", reverse("indicators:systems", args=[council.slug])


def find_system(council: Council, pk: int) -> SendingSystem:
    """Raises Http404."""
    found = systems_of(council).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such system in this council.")
    return found
