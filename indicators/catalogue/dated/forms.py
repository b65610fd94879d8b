"""Forms for what stands beside an indicator's figures: targets, breaks in the series, and events."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django import forms

from accounts.forms import DayField
from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import read_typed
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.dated.definitions import USUAL_TOLERANCE
from indicators.catalogue.dated.plausibility import PastFigure
from indicators.catalogue.dated.querysets import queries_about
from indicators.catalogue.dated.values import BreakValues, EventValues, TargetValues
from indicators.catalogue.forms import LONGEST_LABEL, TextField
from indicators.catalogue.versions.first_periods import first_periods
from indicators.models import Indicator
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import amount_words

MARK = r"^[0-9a-f]{0,16}$"


class NumberField(forms.CharField):
    """A number as people write it: "9", "9%", "8,3", "1,012", "£1,250", "−2.1%"; with `least` none below it."""

    def __init__(self, *args, least: float | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.least = least

    def to_python(self, value):
        text = super().to_python(value)
        number = read_typed(text) if text else None
        if number is None:
            return None
        if isinstance(number, NumberFault):
            raise forms.ValidationError(f"{number.problem} {number.remedy}")
        if self.least is not None and number.value < self.least:
            raise forms.ValidationError("Write a number of 0 or more.")
        return number.value


class DatedForm(RiskyWordsForm):
    """`mark` says which values the officer was shown, so that nothing of anybody else is lost."""

    mark = forms.RegexField(MARK, required=False, widget=forms.HiddenInput)

    def ask(self) -> list[str]:
        """What looks odd about what was sent, though it may be meant so."""
        return []


class TargetForm(DatedForm):
    """A number, or both edges of a range. What looks odd is asked about once; sent again as it is, it is meant so."""

    value = NumberField(
        label="Target",
        help_text="The number alone; the direction says whether it is the most or the least.",
        error_messages={"required": "Enter the target."},
    )
    upper = NumberField(
        label="Upper edge",
        help_text="Figures from the lower to the upper edge meet the target, both included.",
        error_messages={"required": "Enter the upper edge."},
    )
    tolerance = NumberField(
        required=False,
        least=0,
        help_text="This far from the target still counts as close, in the indicator’s own unit. Usually 3.",
    )
    starts = forms.ChoiceField(
        label="First period",
        help_text="It holds until the next target begins. Editions that are published keep theirs.",
    )
    set_by = TextField(
        120, required=False, label="Set by", help_text="Who decided, and when: the Panel in March 2025."
    )
    meant = forms.RegexField(MARK, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args,
        indicator: Indicator,
        taken: Sequence[date],
        own: date | None,
        today: date,
        past: Sequence[PastFigure] = (),
        **kwargs,
    ):
        """`taken` are the first days of the council's targets for it; `own` that of the one being changed."""
        super().__init__(*args, **kwargs)
        self.indicator, self.taken, self.own, self.past = indicator, taken, own, past
        periods = first_periods(Frequency(indicator.frequency), today, [own] if own else [])
        self.fields["starts"].choices = [("", "Choose"), *periods]
        unit = "" if indicator.unit == Unit.COUNT else f" ({indicator.unit})"
        self.fields["value"].label = f"Target{unit}"
        if indicator.polarity == Polarity.RANGE:
            value = self.fields["value"]
            value.label, value.help_text = f"Lower edge{unit}", "It is best from here to the upper edge."
            value.error_messages["required"] = "Enter the lower edge."
            self.fields["upper"].label += unit
        else:
            del self.fields["upper"]

    def clean_tolerance(self) -> float:
        value = self.cleaned_data["tolerance"]
        return USUAL_TOLERANCE if value is None else value

    def clean(self) -> None:
        lower, upper = (self.cleaned_data.get(edge) for edge in ("value", "upper"))
        if lower is not None and upper is not None and not lower < upper:
            self.add_error("upper", f"Write more than the lower edge, {amount_words(lower)}.")

    def ask(self) -> list[str]:
        """What looks odd about a valid target, until it is sent once more as it was; see plausibility."""
        queries = queries_about(self.indicator, self.values, self.past)
        asked = hashlib.sha256("\n".join(queries).encode()).hexdigest()[:16]
        if not queries or self.cleaned_data["meant"] == asked:
            return []
        self.data = self.data.copy()
        self.data[self.add_prefix("meant")] = asked
        return queries

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
        starts, upper = date.fromisoformat(given["starts"]), given.get("upper")
        return TargetValues(starts, given["value"], given["tolerance"], given["set_by"], upper)


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
