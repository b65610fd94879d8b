"""Forms for the words of indicators, and for a council's own indicators and teams."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify

from accounts.forms import PlainForm
from accounts.models import Council
from indicators.catalogue.querysets import council_indicators
from indicators.catalogue.shipped.definitions import Theme
from indicators.catalogue.versions.actions import OWNER_CHANGED, Revision
from indicators.catalogue.versions.first_periods import SAME, SAME_WORDS, first_periods
from indicators.catalogue.versions.words import LABELS, NAMES, Words, period_words
from indicators.models import Breakdown, Indicator
from indicators.models.periods import choices_of
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis, Polarity, Unit

LONGEST = {
    "title": 120,
    "meaning": 1000,
    "why_it_matters": 1000,
    "numerator": 200,
    "denominator": 200,
    "source": 250,
    "take_care": 2000,
    "owner": 120,
}
LONGEST_REASON, LONGEST_LABEL = 300, 80
HINTS = {
    "title": "In members’ words, short: charts and lists show it.",
    "meaning": "What the figure says, in one or two plain sentences.",
    "why_it_matters": "Why a councillor should care.",
    "numerator": "Such as: children with 3 or more placements in the last 12 months.",
    "denominator": "Such as: all children in care on the last day. Empty for a count.",
    "source": "Where the figure comes from: a system, a return.",
    "take_care": "How it is worked out, and what to know before comparing.",
    "owner": "A role or a team that answers for the figure, never a person’s name.",
}
OPTIONAL = {"why_it_matters", "denominator", "take_care", "owner"}
NEEDS_BASE = {Unit.PERCENT, Unit.RATE, Unit.RATE_PER_1000}
RESERVED = {"new"}
TOKEN = r"^\d{1,15}$"  # noqa: S105 - says which version was shown, nothing secret

DIRECTIONS = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.NONE: "For context only: no way is good",
}


def theme_words(theme: str) -> str:
    """ "care-leavers" as "Care leavers"; "" as "Other"."""
    return theme.replace("-", " ").capitalize() or "Other"


class TextField(forms.CharField):
    """Browsers send every line end as two characters. Too long a text is told with both numbers."""

    def __init__(self, most: int, *, lines: int = 0, **options) -> None:
        widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
        too_long = f"Shorten this to {most:,} characters. It has %(show_value)d."
        errors = {"max_length": too_long, **options.pop("error_messages", {})}
        super().__init__(max_length=most, widget=widget, error_messages=errors, **options)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").strip()


def word_field(name: str, lines: int = 0) -> TextField:
    required = name not in OPTIONAL
    return TextField(LONGEST[name], lines=lines, label=LABELS[name], help_text=HINTS[name], required=required)


class WordsForm(PlainForm):
    """The words of an indicator, with which two forms begin."""

    title = word_field("title")
    meaning = word_field("meaning", 3)
    why_it_matters = word_field("why_it_matters", 3)
    numerator = word_field("numerator", 2)
    denominator = word_field("denominator", 2)
    source = word_field("source", 2)
    take_care = word_field("take_care", 4)
    owner = word_field("owner")

    @property
    def words(self) -> Words:
        return Words(**{name: self.cleaned_data[name] for name in NAMES})


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
            self.add_error("denominator", "Say out of what: this indicator is a share.")
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


def needs_base(unit: str) -> bool:
    return unit in NEEDS_BASE


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


class IndicatorForm(WordsForm):
    """A new indicator of the council's own."""

    unit = forms.ChoiceField(
        choices=[("", "Choose"), *choices_of(Unit)], help_text="It cannot be changed later."
    )
    polarity = forms.ChoiceField(
        choices=[("", "Choose"), *((way.value, words) for way, words in DIRECTIONS.items())],
        label="Direction",
        help_text="It cannot be changed later.",
    )
    basis = forms.ChoiceField(
        choices=[("", "Choose"), *choices_of(Basis)],
        help_text="What stretch of time one figure covers. It cannot be changed later.",
    )
    frequency = forms.ChoiceField(
        choices=[("", "Choose"), *choices_of(Frequency)],
        label="How often",
        help_text="It cannot be changed later.",
    )
    decimals = forms.IntegerField(min_value=0, max_value=3, initial=0, label="Decimals shown")
    people = TextField(
        60, initial="children", label="Whom or what it counts", help_text="As in “47 of 563 children”."
    )
    counts_children = forms.BooleanField(
        required=False,
        initial=True,
        label="It counts children or young people",
        help_text="Small numbers are then hidden when published.",
    )
    theme = forms.ChoiceField(
        choices=[("", "Choose"), *((one.value, theme_words(one.value)) for one in Theme)]
    )
    question = TextField(250, required=False, lines=2, label="A question a councillor could put")

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("unit") and needs_base(values["unit"]) and values.get("denominator") == "":
            self.add_error("denominator", "Say out of what: this unit is a share.")
        if values.get("unit") == Unit.COUNT and values.get("denominator"):
            self.add_error(
                "denominator", "A count is out of nothing: leave this empty, or choose another unit."
            )
        code = slugify(values.get("title", ""))[:80].strip("-")
        if values.get("title") and (not code or code in RESERVED):
            self.add_error("title", "Use other words: the indicator’s code is made from them.")
        elif code and council_indicators(self.council).filter(code=code).exists():
            self.add_error(
                "title", f"There is an indicator “{code}” already. Choose another title, or change that one."
            )
        values["code"] = code

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in NAMES}


class CategoryForm(PlainForm):
    """A team, or another kind of a breakdown, of the council's own."""

    label = TextField(80, help_text="As pages, charts and files name it.")

    def __init__(self, *args, council: Council, breakdown: Breakdown, own: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.breakdown, self.own = council, breakdown, own

    def clean_label(self) -> str:
        label, code = self.cleaned_data["label"], slugify(self.cleaned_data["label"])[:60].strip("-")
        if not code:
            raise forms.ValidationError("Use some letters or digits: files name it by them.")
        for other in self.breakdown.indicator.categories.seen_by(self.council).exclude(pk=self.own):
            if label.casefold() == other.label.casefold() or (self.own is None and code == other.code):
                raise forms.ValidationError(f"There is “{other.label}” already. Choose another name.")
        self.cleaned_data["code"] = code
        return label
