"""Forms of a file of history: the file itself, an answer to a doubt, the decision about the whole."""

from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime

from accounts.forms import PlainForm, SentFileField

LONGEST_REMARK = 1000
NOT_SEEN = "The page does not say what you have seen. Open it again, then decide."


class HistoryFileForm(PlainForm):
    """The file is only received here; what is in it is read by a job."""

    file = SentFileField(
        label="Workbook or file",
        error_messages={
            "required": "Choose the workbook that holds the figures.",
            "empty": "The file is empty. Choose the workbook that holds the figures.",
            "max_length": "The file's name is too long. Shorten it.",
        },
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
    )

    def __init__(self, *args, largest: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"Excel (.xlsx), OpenDocument (.ods) or CSV (.csv), up to {largest}."


class AnswerForm(PlainForm):
    """The answer to the doubt that is open. `other` is the code of a measure that no choice offers."""

    doubt = forms.CharField(max_length=300)
    was = forms.CharField(max_length=200, required=False)
    answer = forms.CharField(max_length=200, required=False)
    other = forms.CharField(max_length=80, required=False)
    text = forms.CharField(max_length=120, required=False)
    remember = forms.BooleanField(required=False)


class NameForm(PlainForm):
    """What the rows of a label are, where they were taken for something else. No code: none of ours."""

    label = forms.CharField(max_length=500, strip=False)
    was = forms.CharField(max_length=80, required=False)
    code = forms.CharField(max_length=80, required=False)
    remember = forms.BooleanField(required=False)


class RemarksForm(PlainForm):
    """What an approver says; `seen` is when what is shown here was sent."""

    seen = forms.CharField(
        widget=forms.HiddenInput, max_length=40, error_messages={"required": NOT_SEEN, "max_length": NOT_SEEN}
    )
    remarks = forms.CharField(
        label="Remarks for the officer",
        help_text="Needed to return the file: what to look at again, and why.",
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_seen(self) -> datetime:
        try:
            seen = parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            seen = None
        if seen is None:
            raise forms.ValidationError(NOT_SEEN)
        return seen

    def show_again(self, seen: str) -> None:
        """After a refusal the page shows what stands now: the next decision is about that."""
        self.data = {**self.data.dict(), "seen": seen}
