"""What its owner says of an action."""

from django import forms

from indicators.asking.forms import RiskyWordsForm


class ProgressForm(RiskyWordsForm):
    text = forms.CharField(
        max_length=1000,
        label="What was done about it",
        help_text="Members read it here and at the next meeting’s actions. No names of children or families.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
