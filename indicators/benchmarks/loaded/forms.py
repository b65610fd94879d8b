"""Which release or neighbour model is used, and why."""

from collections.abc import Iterable

from django import forms

from accounts.forms import ReasonField
from indicators.asking.forms import RiskyWordsForm

NEWEST = "newest"


class ChoiceForm(RiskyWordsForm):
    """`choices` are labels with their words; the newest is offered first, as what is used where nobody chooses."""

    label = forms.ChoiceField(label="Which is used", widget=forms.RadioSelect)
    reason = ReasonField(
        missing="Say why in one sentence.",
        label="Why",
        help_text="One sentence, shown on the page of national figures and kept in the trail. "
        "For example: the newest has an error that the Department is correcting.",
    )

    def __init__(self, *args, choices: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["label"]
        field.choices = [(f"={label}", words) for label, words in choices]
        field.choices = [(NEWEST, "The newest, whichever that is"), *field.choices]
        field.error_messages["required"] = "Choose which is used."
        field.error_messages["invalid_choice"] = "Choose one of those that are stored."

    @property
    def chosen(self) -> str:
        """The label, "" for the newest."""
        value = self.cleaned_data["label"]
        return "" if value == NEWEST else value[1:]
