"""Forms for what stands beside an indicator's figures: targets, breaks in the series, and events."""

from collections.abc import Sequence
from datetime import date

from django import forms

from accounts.forms import DayField, PlainForm
from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import read_typed
from indicators.catalogue.dated.actions import BreakValues, EventValues, TargetValues
from indicators.catalogue.dated.definitions import USUAL_TOLERANCE
from indicators.catalogue.forms import LONGEST_LABEL, TextField
from indicators.catalogue.versions.first_periods import first_periods
from indicators.models import Indicator
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import amount_words

MARK = r"^[0-9a-f]{0,16}$"


class NumberField(forms.CharField):
    """A number as people write it: "9", "9%", "8,3", "1,012", "£1,250". None below zero."""

    def to_python(self, value):
        text = super().to_python(value)
        number = read_typed(text) if text else None
        if number is None:
            return None
        if isinstance(number, NumberFault):
            raise forms.ValidationError(f"{number.problem} {number.remedy}")
        if number.value < 0:
            raise forms.ValidationError("Write a number of 0 or more.")
        return number.value


class DatedForm(PlainForm):
    """`mark` says which values the officer was shown, so that nothing of anybody else is lost."""

    mark = forms.RegexField(MARK, required=False, widget=forms.HiddenInput)


class TargetForm(DatedForm):
    value = NumberField(
        label="Target",
        help_text="The number alone; the direction says whether it is the most or the least.",
        error_messages={"required": "Enter the target."},
    )
    tolerance = NumberField(
        required=False,
        help_text="This far from the target still counts as close, in the indicator’s own unit. Usually 3.",
    )
    starts = forms.ChoiceField(
        label="First period",
        help_text="It holds until the next target begins. Editions that are published keep theirs.",
    )
    set_by = TextField(
        120, required=False, label="Set by", help_text="Who decided, and when: the Panel in March 2025."
    )

    def __init__(
        self, *args, indicator: Indicator, taken: Sequence[date], own: date | None, today: date, **kwargs
    ):
        """`taken` are the first days of the council's targets for it; `own` that of the one being changed."""
        super().__init__(*args, **kwargs)
        self.indicator, self.taken, self.own = indicator, taken, own
        periods = first_periods(Frequency(indicator.frequency), today, [own] if own else [])
        self.fields["starts"].choices = [("", "Choose"), *periods]
        unit = indicator.unit
        self.fields["value"].label = "Target" if unit == Unit.COUNT else f"Target ({unit})"

    def clean_value(self) -> float:
        value = self.cleaned_data["value"]
        limited = self.indicator.unit == Unit.PERCENT and not self.indicator.may_exceed_100
        if limited and value > 100:
            raise forms.ValidationError(f"{amount_words(value)}% is more than all. Write a target up to 100.")
        return value

    def clean_tolerance(self) -> float:
        value = self.cleaned_data["tolerance"]
        return USUAL_TOLERANCE if value is None else value

    def clean_starts(self) -> str:
        chosen = self.cleaned_data["starts"]
        if date.fromisoformat(chosen) in self.taken and date.fromisoformat(chosen) != self.own:
            raise forms.ValidationError(
                "There is a target from that period already. Change that one instead."
            )
        return chosen

    @property
    def values(self) -> TargetValues:
        given = self.cleaned_data
        return TargetValues(
            date.fromisoformat(given["starts"]), given["value"], given["tolerance"], given["set_by"]
        )


class BreakForm(DatedForm):
    starts = DayField(
        label="First day of the new series",
        help_text="From this day on figures are not compared with earlier ones.",
    )
    label = TextField(
        LONGEST_LABEL,
        label="Words on charts",
        help_text="Short: New system from April 2022. Charts show them.",
    )
    reason = TextField(
        500, required=False, lines=2, label="Why figures cannot be compared", help_text="Kept with the break."
    )
    everywhere = forms.TypedChoiceField(
        label="Which indicators",
        widget=forms.RadioSelect,
        choices=[("one", "This indicator"), ("all", "All indicators of the council")],
        coerce=lambda answer: answer == "all",
        initial="one",
    )

    @property
    def values(self) -> BreakValues:
        given = self.cleaned_data
        return BreakValues(given["starts"], given["label"], given["reason"], given["everywhere"])


class EventForm(DatedForm):
    on = DayField(label="Day")
    label = TextField(
        160,
        label="What happened",
        help_text="A pin on charts shows it. It never says that one thing caused another.",
    )
    indicators = forms.TypedMultipleChoiceField(
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="On whose charts it shows. None means all of them.",
    )

    def __init__(self, *args, choices: Sequence[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicators"].choices = choices

    @property
    def values(self) -> EventValues:
        given = self.cleaned_data
        return EventValues(given["on"], given["label"], tuple(sorted(given["indicators"])))
