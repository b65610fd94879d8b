"""What every form here has in common: labels without colons, and our own error messages instead of the browser's."""

import re
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from accounts.reasons import LONGEST_REASON, why_not_this_reason
from accounts.scanning.adapters import why_not_keep

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
LONGEST_KEY = 18  # digits
CONFIRMING = {"data-confirms": ""}  # of a field that confirms what its page shows: typed in again for nobody
# Labels that are no names of things: "Enter the what it is." is no sentence.
_CLAUSE = re.compile(
    r"(what|how|why|which|when|where|who|whose|whom|is|are|does|do|may|can|from|to|until|since|by|with|for|in|on|at|out"
    r"|say|write|if|add|agreed|after|before|done|i)\b|.*(\?| (on|of|by|at|in|to))$",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(r"(the|an?|your|our|its|this|these)\b", re.IGNORECASE)
_LISTED = "Choose one of those that are listed."
_TICKED = "Tick only those that are listed."
# What Django would say with the value that was sent, or in a format of its own; the narrower kinds first
PLAINLY: dict[type[forms.Field], dict[str, str]] = {
    forms.MultipleChoiceField: {"invalid_choice": _TICKED, "invalid_list": _TICKED},
    forms.ModelMultipleChoiceField: dict.fromkeys(
        ("invalid_choice", "invalid_pk_value", "invalid_list"), _TICKED
    ),
    forms.ChoiceField: {"invalid_choice": _LISTED},
    forms.ModelChoiceField: {"invalid_choice": _LISTED},
    forms.DateField: {"invalid": "Enter a day, such as 31/03/2026."},
    forms.TimeField: {"invalid": "Enter a time by the 24-hour clock, such as 09:00 or 14:30."},
    forms.FileField: {
        "invalid": "The file did not arrive. Choose it again.",
        "missing": "The file did not arrive. Choose it again.",
        "empty": "The file is empty. Choose another one.",
    },
}
STANDARD = forms.Field.default_error_messages["required"]


class PlainForm(forms.Form):
    """Faults are told by the page, in a summary and beside each field, and not by the browser's own bubbles."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        """Fields that a form adds when it is made speak plainly too."""
        speak_plainly(self.fields)
        super().full_clean()

    def refuse(self, message: str, field: str | None = None) -> None:
        """Show why an action would not do it."""
        self.add_error(field, message)


def speak_plainly(fields: dict[str, forms.Field]) -> None:
    """Our own sentences wherever a field would speak Django's; what a field says itself stands."""
    for name, field in fields.items():
        messages = field.error_messages
        if field.required and messages["required"] == STANDARD:
            messages["required"] = missing(name, field)
        for kind, words in PLAINLY.items():
            if isinstance(field, kind):
                messages |= {
                    key: said for key, said in words.items() if messages[key] == _djangos(field, key)
                }
        if isinstance(field, forms.EmailField):
            messages.setdefault("invalid", "Enter an e-mail address, such as name@council.gov.uk.")
        if isinstance(field, forms.IntegerField):
            messages.setdefault("max_value", "Enter %(limit_value)s or less.")
            messages.setdefault("min_value", "Enter %(limit_value)s or more.")
        if isinstance(field, forms.CharField):
            messages.setdefault(
                "max_length", "Shorten it to %(limit_value)d characters. It has %(show_value)d."
            )


def _djangos(field: forms.Field, key: str) -> object:
    """What a field says that nobody gave words of its own."""
    said = [vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__]
    return next(each[key] for each in said if key in each)


def missing(name: str, field: forms.Field) -> str:
    """ "Enter the title."; where the label asks, or is a clause, it is named as it stands: "Fill in “How often”." """
    label = str(field.label or name.replace("_", " ").capitalize())
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}”."
    chosen = isinstance(field, forms.ChoiceField | forms.FileField)
    if _CLAUSE.match(label):
        return f"{'Choose under' if chosen else 'Fill in'} “{label}”."
    within = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    article = "" if _WITH_ARTICLE.match(label) else "the "
    return f"{'Choose' if chosen else 'Enter'} {article}{within}."


class TickedField(forms.ModelMultipleChoiceField):
    """Rows to tick. A key longer than any that a table holds is no choice, and the database is not asked for it."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > LONGEST_KEY:
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(key)[:40]},
                )
        return super().clean(value)


class ReasonField(forms.CharField):
    """Why something is done, in words that tell it; `missing` is said where there are none."""

    def __init__(self, *, missing: str, max_length: int = LONGEST_REASON, **options):
        options.setdefault("widget", forms.Textarea(attrs={"rows": 2, "maxlength": max_length}))
        super().__init__(max_length=max_length, error_messages={"required": missing}, **options)
        self.missing = missing

    def validate(self, value):
        super().validate(value)
        if fault := why_not_this_reason(value, self.missing, self.max_length):
            raise forms.ValidationError(fault, code="no_reason")


class SentFileField(forms.FileField):
    """A file that somebody sends: the council's virus scanner looks at it before anything else does."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and (why_not := why_not_keep(file)):
            raise forms.ValidationError(why_not, code="not_scanned")
        return file


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    """A day of our times: a year mistyped as 0225 or 20255 is caught."""

    widget = DateInput
    default_validators = [
        MinValueValidator(EARLIEST, message="Enter a day from 1990 on."),
        MaxValueValidator(LATEST, message="Enter a day before 2101."),
    ]
