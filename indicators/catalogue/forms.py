"""What forms are made of: texts with their limits, the words of an indicator, indicators to tick."""

from collections.abc import Iterator
from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string

from accounts.forms import TickedField
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.told_apart import told_apart
from indicators.catalogue.versions.words import LABELS, NAMES, Words
from indicators.models import Indicator
from indicators.terms.vocabulary import NEEDS_BASE, UNITS, Unit

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
LONGEST_LABEL = 80
HINTS = {
    "title": "In members’ words, short: charts and lists show it.",
    "meaning": "What the figure says, in one or two plain sentences.",
    "why_it_matters": "Why a councillor should care.",
    "numerator": "Such as: children with 3 or more placements in the last 12 months.",
    "denominator": "Such as: all children in care on the last day. Empty for a count.",
    "source": "Where the figure comes from: a system, a return.",
    "take_care": "How it is worked out, and what to know before comparing.",
    "owner": "That keeps the figure, never a person’s name. Who answers for it is set under Owners and reviews.",
}
OPTIONAL = {"why_it_matters", "denominator", "take_care", "owner"}


def theme_words(theme: str) -> str:
    """ "care-leavers" as "Care leavers"; "" as "Other"."""
    return theme.replace("-", " ").capitalize() or "Other"


def needs_base(unit: str) -> bool:
    return unit in NEEDS_BASE


def kind_of(unit: str) -> str:
    """What a figure of a unit that needs a base is: "a percentage", "an average"."""
    return UNITS[Unit(unit)].kind


class FoldedBoxes(forms.CheckboxSelectMultiple):
    """Boxes to tick in parts that are folded, where none in them is ticked: each costs the keyboard one step."""

    def render(self, name, value, attrs=None, renderer=None):
        context = self.get_context(name, value, attrs)
        parts = [
            (words, boxes, any(box["selected"] for box in boxes))
            for words, boxes, _ in context["widget"]["optgroups"]
        ]
        return render_to_string("indicators/catalogue/folded_boxes.html", {**context, "parts": parts})


class ByTheme(ModelChoiceIterator):
    """Parts with the words of a theme each, in their alphabet; in a part the indicators as the queryset orders them."""

    def __iter__(self) -> Iterator[tuple[str, list]]:
        rows = sorted(self.queryset.iterator(), key=_theme_of)
        names = told_apart({row.code: self.field.label_from_instance(row) for row in rows})
        for words, part in groupby(rows, key=_theme_of):
            yield words, [(self.field.prepare_value(row), names[row.code]) for row in part]


def _theme_of(row: Indicator) -> str:
    return theme_words(row.theme)


class IndicatorsField(TickedField):
    """Indicators to tick, by theme. Its form gives it the queryset of those that are offered."""

    widget = FoldedBoxes
    iterator = ByTheme

    def __init__(self, **options) -> None:
        super().__init__(Indicator.objects.none(), **options)


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


class WordsForm(RiskyWordsForm):
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
