"""What is asked when a national file is brought. The file is only received here; what is in it is checked elsewhere."""

from django import forms

from accounts.forms import DayField, PlainForm, SentFileField
from indicators.benchmarks.actions import LABEL
from indicators.files.table_files import MEGABYTE
from indicators.models import NationalFile

# What arrives in a request has to be kept; a worker reads it. The largest national file of councils' figures is 16 MB.
LARGEST = 64 * MEGABYTE


KINDS = (
    (NationalFile.Kind.RELEASE, "Figures of a national release"),
    (NationalFile.Kind.NEIGHBOURS, "Statistical neighbours"),
    (NationalFile.Kind.AREAS, "Councils founded, abolished, renamed or recoded"),
)


class BringForm(PlainForm):
    kind = forms.ChoiceField(
        label="What it holds",
        choices=KINDS,
        initial=NationalFile.Kind.RELEASE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the file holds."},
    )
    file = SentFileField(
        label="File",
        help_text=f"CSV, as it was downloaded, up to {LARGEST // MEGABYTE} MB; neighbours and councils also as XLSX.",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose the file that was downloaded.",
            "max_length": "The file's name is too long. Shorten it.",
        },
    )
    label = forms.RegexField(
        rf"^{LABEL.pattern}$",
        label="Name of the release or model",
        help_text="Such as 2025. The next one has another name, and both are kept. Not needed for councils.",
        max_length=40,
        error_messages={
            "required": "Name the release or model, such as 2025.",
            "invalid": "Use letters, figures, spaces and . , / ( ) -.",
            "max_length": "Shorten the name to 40 characters.",
        },
    )
    published_on = DayField(
        label="Published on",
        required=False,
        help_text="Of releases that end in the same year, the one published later is used.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.data.get(self.add_prefix("kind")) == NationalFile.Kind.AREAS:
            self.fields["label"].required = False

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"The file is {file.size / MEGABYTE:,.0f} MB. A page takes {LARGEST // MEGABYTE} MB: larger ones are "
                "taken in by whoever runs this service."
            )
        return file
