"""Forms for the words of an indicator: the council's own change, and an answer to the catalogue's."""

from datetime import date

from django import forms

from accounts.forms import PlainForm
from indicators.catalogue.forms import LONGEST_LABEL, TextField, WordsForm, kind_of, needs_base
from indicators.catalogue.versions.actions import OWNER_CHANGED, Revision
from indicators.catalogue.versions.first_periods import SAME, SAME_WORDS, first_periods
from indicators.catalogue.versions.words import NAMES, Words, period_words
from indicators.models import Indicator
from indicators.terms.periods import Frequency

LONGEST_REASON = 300
TOKEN = r"^\d{1,15}$"  # noqa: S105 - says which version was shown, nothing secret


class DefinitionForm(WordsForm):
    """The words of one indicator, from when they hold, and why. `since` is from when those that stand hold."""

    starts = forms.ChoiceField(
        label="First period of the new words",
        help_text="Figures of earlier periods keep the words that stand now. A new owner needs none.",
        error_messages={"required": "Choose from which period on the new words hold."},
    )
    reason = TextField(
        LONGEST_REASON,
        lines=2,
        label="Why the definition changes",
        error_messages={"required": "Say in one sentence why the definition changes."},
        help_text="One sentence that readers see: visits by text message no longer count.",
    )
    breaks = forms.BooleanField(
        required=False,
        label="Figures before and after cannot be compared",
        help_text="Charts then show a break in the series, and no comparison goes across it.",
    )
    break_label = TextField(
        LONGEST_LABEL,
        required=False,
        label="Words of the break on charts",
        help_text="Short. Left empty: “New definition from” and the period.",
    )
    shown = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def __init__(
        self, *args, indicator: Indicator, standing: Words, since: date | None, today: date, **kwargs
    ):
        initial = {name: getattr(standing, name) for name in NAMES} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.indicator, self.standing, self.since = indicator, standing, since
        self.frequency = Frequency(indicator.frequency)
        also = [since] if since else []
        periods = first_periods(self.frequency, today, also, since)
        self.fields["starts"].choices = [("", "Choose"), (SAME, SAME_WORDS), *periods]

    def clean(self) -> None:
        values = self.cleaned_data
        if "denominator" in values and not values["denominator"] and needs_base(self.indicator.unit):
            self.add_error("denominator", f"Say out of what: a figure is {kind_of(self.indicator.unit)}.")
        if not set(self.errors) & set(NAMES) and not set(self.words.differing(self.standing)) - {"owner"}:
            self._ask_no_reason()
        if values.get("breaks") and values.get("starts") == SAME:
            self.add_error("starts", "A break in the series needs the first period of the new definition.")

    def _ask_no_reason(self) -> None:
        """Another owner, or nothing at all, is no change of the definition."""
        self.cleaned_data |= {"starts": SAME, "reason": self.cleaned_data.get("reason") or OWNER_CHANGED}
        for name in ("starts", "reason"):
            self.errors.pop(name, None)

    @property
    def revision(self) -> Revision:
        values = self.cleaned_data
        chosen = values["starts"]
        starts = None if chosen in ("", SAME) else date.fromisoformat(chosen)
        label = values["break_label"] or (
            f"New definition from {period_words(starts, self.frequency)}" if starts else ""
        )
        return Revision(self.words, values["reason"], starts, label if values["breaks"] else "")


class CatalogueForm(PlainForm):
    """What to do with the catalogue's new text."""

    answer = forms.ChoiceField(
        label="Your answer",
        widget=forms.RadioSelect,
        choices=[("take", "Take over the catalogue’s text"), ("keep", "Keep our own text")],
    )
    starts = forms.ChoiceField(
        required=False,
        label="First period of the catalogue’s text",
        help_text="Only where you take it over. Figures of earlier periods keep our text.",
    )
    shown = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def __init__(self, *args, indicator: Indicator, since: date | None, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        also = [since] if since else []
        periods = first_periods(Frequency(indicator.frequency), today, also, since)
        self.fields["starts"].choices = [("", "Choose"), (SAME, SAME_WORDS), *periods]

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("answer") == "take" and not values.get("starts") and "starts" not in self.errors:
            self.add_error("starts", "Choose from which period on the catalogue’s text holds.")

    @property
    def starts_on(self) -> date | None:
        chosen = self.cleaned_data["starts"]
        return None if chosen in ("", SAME) else date.fromisoformat(chosen)
