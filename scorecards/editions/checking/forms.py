"""A reason for what is open on a line of the checklist, or what the edition corrects."""

from django import forms

from indicators.asking.forms import RiskyWordsForm

NO_WORDS = "Write the words first: an empty field says nothing."


class LineForm(RiskyWordsForm):
    """One for each line, told apart by the line's key. How long the text may be, and that it says enough, the policy
    knows.
    """

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        label="Why it can wait",
        error_messages={"required": NO_WORDS},
    )

    def __init__(self, *args, label: str, help_text: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, help_text
