"""The form with which one indicator goes into another."""

from collections.abc import Sequence

from django import forms

from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import TextField
from indicators.models import Indicator


class MergeForm(RiskyWordsForm):
    kept = forms.ChoiceField(
        label="Into which one",
        help_text="Those that are counted alike. It keeps its name, and its own figures stand.",
    )
    reason = TextField(300, label="Why they become one", help_text="It stays with each figure that moves.")

    def __init__(self, *args, others: Sequence[Indicator], **kwargs):
        super().__init__(*args, **kwargs)
        self.others = {each.code: each for each in others}
        self.fields["kept"].choices = [("", "Choose"), *((each.code, each.title) for each in others)]

    @property
    def indicator(self) -> Indicator:
        return self.others[self.cleaned_data["kept"]]
