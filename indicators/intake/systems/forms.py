"""Forms of the systems that may send figures."""

from django import forms

from accounts.forms import PlainForm
from accounts.models import Council
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import IndicatorsField
from indicators.catalogue.querysets import council_indicators
from indicators.models import SendingSystem


class IndicatorsForm(PlainForm):
    """What a system may send."""

    indicators = IndicatorsField(
        help_text="Its token opens nothing else. Choose only what its job sends.",
        error_messages={"required": "Choose at least one indicator."},
    )

    def __init__(self, *args, council: Council, system: SendingSystem | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["indicators"]
        offered.queryset = council_indicators(council).order_by("title", "pk")
        offered.label_from_instance = lambda indicator: f"{indicator.title} ({indicator.code})"
        if system is not None:
            codes = {indicator.code for indicator in system.indicators.all()}
            self.initial["indicators"] = [one.pk for one in offered.queryset if one.code in codes]


class SystemForm(RiskyWordsForm, IndicatorsForm):
    name = forms.CharField(
        max_length=80,
        help_text="As officers and the audit trail will read it: Case management system.",
    )

    field_order = ("name", "indicators")


class RevokeForm(PlainForm):
    """Asks; there is nothing to fill in."""
