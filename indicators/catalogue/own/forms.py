"""Forms for a council's own indicators and teams."""

from typing import Any

from django import forms
from django.utils.text import slugify

from accounts.models import Council
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import TextField, WordsForm, kind_of, needs_base, theme_words
from indicators.catalogue.own.registries import places
from indicators.catalogue.querysets import council_indicators
from indicators.catalogue.shipped.definitions import Theme
from indicators.catalogue.versions.words import NAMES
from indicators.models import Breakdown
from indicators.models.periods import choices_of
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import UNITS_STORED, Basis, Polarity, Unit

RESERVED = {"new", "owners"}

DIRECTIONS = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.RANGE: "Best within a range: the target has two edges",
    Polarity.NONE: "For context only: no way is good",
}


class IndicatorForm(WordsForm):
    """A new indicator of the council's own."""

    unit = forms.ChoiceField(
        choices=[("", "Choose"), *choices_of(UNITS_STORED)], help_text="It cannot be changed later."
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
    numerator_people = TextField(
        120,
        required=False,
        label="What those counted have in common",
        help_text="As in “3 fewer social workers with 25 or more cases”.",
    )
    may_exceed_100 = forms.BooleanField(
        required=False,
        label="It may be more than 100%",
        help_text="Only where what is counted is no part of what it is out of.",
    )
    sampled_from = TextField(
        120,
        required=False,
        label="Only some are looked at: of what",
        help_text="As in an audit: “open case files”. Pages then say how much of the figure is chance.",
    )
    population = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10_000_000,
        label="About how many there are of these",
        help_text="Empty where it is not known.",
    )
    theme = forms.ChoiceField(
        choices=[("", "Choose"), *((one.value, theme_words(one.value)) for one in Theme)]
    )
    question = TextField(250, required=False, lines=2, label="A question a councillor could put")

    place = forms.ChoiceField(
        required=False, label="Put it on a scorecard", help_text="It stands there when the changes are used."
    )

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council
        if offered := places(council):
            self.fields["place"].choices = [("", "Not yet"), *offered]
        else:
            del self.fields["place"]

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("unit") and needs_base(values["unit"]) and values.get("denominator") == "":
            self.add_error("denominator", f"Say out of what: a figure is {kind_of(values['unit'])}.")
        if values.get("unit") == Unit.COUNT and values.get("denominator"):
            self.add_error(
                "denominator", "A count is out of nothing: leave this empty, or choose another unit."
            )
        if values.get("may_exceed_100") and values.get("unit") != Unit.PERCENT:
            self.add_error("may_exceed_100", "Only a percentage has 100% to be more than: leave this empty.")
        self._check_sample(values)
        code = slugify(values.get("title", ""))[:80].strip("-")
        if values.get("title") and (not code or code in RESERVED):
            self.add_error("title", "Use other words: the indicator’s code is made from them.")
        elif code and council_indicators(self.council).filter(code=code).exists():
            self.add_error(
                "title", f"There is an indicator “{code}” already. Choose another title, or change that one."
            )
        values["code"] = code

    def _check_sample(self, values: dict[str, Any]) -> None:
        if values.get("sampled_from") and (
            values.get("unit") != Unit.PERCENT or values.get("may_exceed_100")
        ):
            self.add_error(
                "sampled_from", "Only a percentage of those looked at is a sample: leave this empty."
            )
        if values.get("population") and not values.get("sampled_from"):
            self.add_error("population", "Say above what they are, or leave this empty.")

    @property
    def facts(self) -> dict[str, Any]:
        left_out = {*NAMES, "place"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}

    @property
    def wanted_place(self) -> str:
        return self.cleaned_data.get("place", "")


class CategoryForm(RiskyWordsForm):
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
