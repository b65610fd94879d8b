"""A reason for what is open on a line of the checklist, or what the edition corrects."""

from django import forms

from accounts.forms import PlainForm


class LineForm(PlainForm):
    """One for each line, told apart by the line's key. How long the text may be, and that it says something, the
    policy knows.
    """

    text = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}), label="Why it can wait"
    )

    def __init__(self, *args, label: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
