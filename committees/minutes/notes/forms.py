"""Beside each measure that a paragraph may speak of: the figure as it was said and its period, to be put right."""

from collections.abc import Mapping

from django import forms
from django.forms import BoundField

from accounts.forms import PlainForm
from committees.minutes.notes.stated import Stated
from committees.models import IndicatorMention
from committees.reading.sources.controls import without_controls
from indicators.terms.periods import PeriodError
from indicators.terms.written_periods import parse_period

LONGEST_FIGURE = IndicatorMention._meta.get_field("value_reported").max_length
NO_PERIOD = "“{}” is no period. Write it as Quarter 1 2026/27, or leave it empty."


class TypedField(forms.CharField):
    """A text of minutes as it was typed or pasted, without what nothing can show."""

    def to_python(self, value):
        return without_controls(super().to_python(value))


class SaidForm(PlainForm):
    """`offered` is by key the title of a measure with what is suggested, or stands; both fields count where `ticked`
    has the key."""

    def __init__(self, *args, offered: Mapping[str, tuple[str, Stated]], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = offered
        for key, (title, stated) in offered.items():
            self.fields[f"figure-{key}"] = _field(f"Figure as said of {title}", stated.value)
            self.fields[f"period-{key}"] = _field(f"Period of the figure of {title}", stated.period)

    def ticked(self) -> set[str]:
        raise NotImplementedError

    def clean(self):
        for key in self.ticked() & self.offered.keys():
            name = f"period-{key}"
            words = self._sent(name)
            if name in self.errors or not words:
                continue
            try:
                self.cleaned_data[name] = parse_period(words).label
            except PeriodError:
                self.add_error(name, NO_PERIOD.format(words))

    def has_ticked(self, key: str, stands: bool = False) -> bool:
        """As it was sent; before that as it stands."""
        return key in self.ticked() if self.is_bound else stands

    def stated(self, key: str) -> Stated:
        """As somebody left it; as it was suggested where the page did not show it yet, nothing where it never did."""
        if key not in self.offered:
            return Stated()
        return Stated(self._sent(f"figure-{key}"), self._sent(f"period-{key}"))

    def _sent(self, name: str) -> str:
        shown = self.add_prefix(name) in self.data
        return self.cleaned_data.get(name, "") if shown else self.fields[name].initial

    def fields_of(self, key: str) -> tuple[BoundField, BoundField]:
        return self[f"figure-{key}"], self[f"period-{key}"]


def _field(label: str, initial: str) -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST_FIGURE, label=label, initial=initial)
