"""What forms are made of: texts with their limits and looked through for children, the words of an indicator,
indicators to tick."""

from collections.abc import Iterator
from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string

from accounts.forms import CONFIRMING, PlainForm, TickedField
from indicators.catalogue.told_apart import told_apart
from indicators.catalogue.versions.words import LABELS, NAMES, Words
from indicators.models import Indicator
from indicators.terms.risky_words import LooksFor
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


ASKED = "Nothing is saved yet: change the words, or tick below that they stay."
STAYS = "as_it_stands"
# What has a form of its own, or nobody reads as words
_NO_TEXT = (forms.RegexField, forms.URLField, forms.EmailField, forms.SlugField)


def is_text(field: forms.Field) -> bool:
    """Whether somebody types words into it."""
    return (
        isinstance(field, forms.CharField) and not isinstance(field, _NO_TEXT) and not field.widget.is_hidden
    )


class RiskyWordsForm(PlainForm):
    """Words that could say too much of a child are asked about before anybody else reads them: those typed into any
    field but `NOT_ASKED`, where they are not what stands already. `risks` finds them."""

    NOT_ASKED: frozenset[str] = frozenset()

    def __init__(self, *args, risks: LooksFor, **kwargs):
        super().__init__(*args, **kwargs)
        self.risks = risks

    def full_clean(self) -> None:
        found = self._found() if self.is_bound else {}
        if found:
            self.fields[STAYS] = _stays_field()
        super().full_clean()
        # Asked here alone: it is no part of what is kept
        if found and not self.cleaned_data.pop(STAYS, False):
            for name, told in found.items():
                self.add_error(name, f"{told} {ASKED}")

    def _found(self) -> dict[str, str]:
        """What to say of each field whose words are risky."""
        typed = ((name, self._typed(name)) for name, field in self.fields.items() if is_text(field))
        looked = {name: self.risks(text) for name, text in typed if text and name not in self.NOT_ASKED}
        return {name: " ".join(each.message for each in found) for name, found in looked.items() if found}

    def _typed(self, name: str) -> str:
        """ "" where it is what stands. Browsers send every line end as two characters."""
        sent, stands = self[name].data or "", self[name].initial or ""
        text = sent.replace("\r\n", "\n").strip()
        return "" if text == str(stands).replace("\r\n", "\n").strip() else text

    @property
    def asks(self) -> forms.BoundField | None:
        """The box to tick, where words are risky."""
        return self[STAYS] if STAYS in self.fields else None


def _stays_field() -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        widget=forms.CheckboxInput(attrs=CONFIRMING),
        label="Save it as it stands: no child, family or member of staff can be recognised by it",
    )


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
