"""Forms for figures that come in."""

from django import forms

from accounts.forms import PlainForm, SentFileField
from indicators.figures.actions import LONGEST_REASON


class UploadForm(PlainForm):
    """The file is only received here; what is in it is read and checked by indicators.intake."""

    file = SentFileField(
        label="File of figures",
        error_messages={
            "required": "Choose the file that holds the figures.",
            "empty": "The file is empty. Choose the file that holds the figures.",
            "max_length": "The file's name is too long. Shorten it.",
        },
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
    )

    def __init__(self, *args, largest: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"CSV (.csv), Excel (.xlsx) or OpenDocument (.ods), up to {largest}."


class ReasonForm(PlainForm):
    """Why approved figures change; only asked where some of them would."""

    reason = forms.CharField(
        label="Why do these approved figures change?",
        help_text="One sentence, kept with each correction. For example: returns that came in late are now counted. "
        "Not needed where none of them is ticked.",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": f"Shorten the reason to {LONGEST_REASON} characters."},
    )
