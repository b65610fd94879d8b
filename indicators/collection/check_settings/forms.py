"""The form on which a council sets its queries: which are asked, and from which threshold on."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import PlainForm
from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import read_typed
from indicators.checks import SETTABLE, Check, Threshold
from indicators.checks.facts import CheckUse
from indicators.checks.listing import number_words

USUAL = CheckUse()


class ThresholdField(forms.CharField):
    """A number as people type it; empty is the usual one."""

    def __init__(self, check: Check, threshold: Threshold):
        usual, lowest, highest = (
            number_words(each) for each in (threshold.default, threshold.lowest, threshold.highest)
        )
        super().__init__(
            label=f"{threshold.words} ({threshold.unit})",
            required=False,
            max_length=20,
            help_text=f"Usually {usual}, from {lowest} to {highest}. {threshold.reason}",
            widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"max_length": f"{check.title}: enter a number from {lowest} to {highest}."},
        )
        self.threshold = threshold
        self.title = check.title

    def clean(self, value):
        number = read_typed(super().clean(value))
        if number is None:
            return None
        lowest, highest = self.threshold.lowest, self.threshold.highest
        if isinstance(number, NumberFault) or not lowest <= number.value <= highest:
            raise ValidationError(
                f"{self.title}: enter a number from {number_words(lowest)} to {number_words(highest)}."
            )
        return number.value


class CheckSettingsForm(PlainForm):
    """Two fields for each query, "used-" and "threshold-" with its code; one where there is no threshold to set."""

    def __init__(self, *args, own: Mapping[str, CheckUse], **kwargs):
        super().__init__(*args, **kwargs)
        for check in SETTABLE:
            setting = own.get(check.code, USUAL)
            self.fields[f"used-{check.code}"] = forms.BooleanField(
                label="Ask this", required=False, initial=setting.used
            )
            if check.threshold is not None and not check.fixed:
                threshold = check.threshold.default if setting.threshold is None else setting.threshold
                field = ThresholdField(check, check.threshold)
                field.initial = number_words(threshold)
                self.fields[f"threshold-{check.code}"] = field

    def groups(self) -> list[tuple[Check, list[forms.BoundField]]]:
        """Each query with its fields."""
        return [
            (
                check,
                [
                    self[name]
                    for name in (f"used-{check.code}", f"threshold-{check.code}")
                    if name in self.fields
                ],
            )
            for check in SETTABLE
        ]

    def settings(self) -> dict[str, CheckUse]:
        """What was asked for, by the check's code."""
        found = {}
        for check in SETTABLE:
            threshold = self.cleaned_data.get(f"threshold-{check.code}")
            if check.threshold is not None and threshold == check.threshold.default:
                threshold = None
            found[check.code] = CheckUse(self.cleaned_data[f"used-{check.code}"], threshold)
        return found
