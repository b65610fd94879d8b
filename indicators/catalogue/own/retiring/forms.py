"""The form with which an indicator ends."""

from datetime import date

from django import forms

from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import TextField
from indicators.catalogue.own.retiring.last_periods import last_period
from indicators.models import Indicator
from indicators.terms.periods import Frequency, Period

BACK, AHEAD = 12, 8  # periods of the indicator's own frequency


class RetireForm(RiskyWordsForm):
    last = forms.ChoiceField(label="Last period", help_text="After it, it is neither collected nor shown.")
    reason = TextField(300, label="Why it ends", help_text="It stays in the audit trail.")

    def __init__(self, *args, indicator: Indicator, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        running = last_period(today, Frequency(indicator.frequency))
        periods = [running.shift(step) for step in range(AHEAD, -BACK - 1, -1)]
        self.fields["last"].choices = [("", "Choose"), *((each.code, each.label) for each in periods)]

    @property
    def period(self) -> Period:
        return Period.from_code(self.cleaned_data["last"])
