"""What the views of definitions share: who may come in, finding what an address names, and the page around a form."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.catalogue.querysets import council_indicators, definitions_of, words_on
from indicators.models import Indicator, IndicatorDefinition

defines = for_council(Permission.EDIT_DEFINITIONS)


def find_indicator(council: Council, code: str) -> tuple[Indicator, list[IndicatorDefinition]]:
    """The council's indicator of that code with its versions. Raises Http404."""
    indicator = council_indicators(council).filter(code=code).first()
    if indicator is None:
        raise Http404("The council has no indicator of that code.")
    return indicator, definitions_of(council, indicator)


def title_of(indicator: Indicator, history: list[IndicatorDefinition]) -> str:
    """In the words that hold today."""
    return words_on(indicator, {indicator.pk: history}, localdate()).title


def definition_url(request: HttpRequest, indicator: Indicator) -> str:
    return reverse("indicators:definition", args=[request.council.slug, indicator.code])


def back_to(
    request: HttpRequest, indicator: Indicator, history: list[IndicatorDefinition]
) -> tuple[str, str]:
    return title_of(indicator, history), definition_url(request, indicator)
