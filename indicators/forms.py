"""Forms for figures that come in."""

from django import forms

from indicators.actions import LONGEST_REASON


class UploadForm(forms.Form):
    """The file is only received here; what is in it is read and checked by indicators.intake."""

    file = forms.FileField(
        label="File of figures",
        help_text="CSV (.csv), Excel (.xlsx) or OpenDocument (.ods).",
        error_messages={
            "required": "Choose the file that holds the figures.",
            "empty": "The file is empty. Choose the file that holds the figures.",
            "max_length": "The file's name is too long. Shorten it.",
        },
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
    )


class ConfirmForm(forms.Form):
    """`expected` is what the officer was shown, so that nothing else is saved."""

    expected = forms.RegexField(r"^\d{1,9}-\d{1,9}-\d{1,9}$", widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why do these figures change?",
        help_text="One sentence, kept with each revision. For example: returns that came in late are now counted.",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": f"Shorten the reason to {LONGEST_REASON} characters."},
    )

    def __init__(self, *args, reason_needed: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = reason_needed
        self.fields["reason"].error_messages["required"] = "Say why these figures change."
