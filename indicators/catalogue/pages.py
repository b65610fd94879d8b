"""What the views of definitions share: who may come in, finding what an address names, and the page around a form."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.catalogue.querysets import council_indicators, definitions_of
from indicators.models import Indicator, IndicatorDefinition
from indicators.terms.small_numbers import small_numbers

defines = for_council(Permission.EDIT_DEFINITIONS)


def find_indicator(council: Council, code: str) -> tuple[Indicator, list[IndicatorDefinition]]:
    """The council's indicator of that code with its versions. Raises Http404."""
    indicator = council_indicators(council).filter(code=code).first()
    if indicator is None:
        raise Http404("The council has no indicator of that code.")
    return indicator, definitions_of(council, indicator)


def title_of(indicator: Indicator, history: list[IndicatorDefinition]) -> str:
    return history[-1].title if history else indicator.title


def definition_url(request: HttpRequest, indicator: Indicator) -> str:
    return reverse("indicators:definition", args=[request.council.slug, indicator.code])


def back_to(
    request: HttpRequest, indicator: Indicator, history: list[IndicatorDefinition]
) -> tuple[str, str]:
    return title_of(indicator, history), definition_url(request, indicator)


def form_page(
    request: HttpRequest,
    template: str = "components/form_page.html",
    *,
    heading: str,
    back: tuple[str, str],
    form,
    submit: str = "Save",
    **more,
) -> HttpResponse:
    """A page with one form. `back` is the words and the address of where it came from."""
    context = {"heading": heading, "back": back, "form": form, "submit": submit, **more}
    return render(request, template, context)


def attempt(request: HttpRequest, form, action: Callable[[], object], done: str) -> bool:
    """Run an action. Where the state forbids it, the form says why; otherwise the next page says what was done."""
    try:
        action()
    except NotAllowed as refusal:
        form.refuse(str(refusal))
        return False
    messages.success(request, done)
    return True


def warn_of_small_numbers(request: HttpRequest, texts: Iterable[str]) -> None:
    """Tell the officer where what was saved counts so few children that one could be recognised."""
    for text in texts:
        for found in small_numbers(text, request.council.disclosure_threshold):
            messages.warning(request, f"Small number: {found.message}")
