"""What is asked when a national file is brought. The file is only received here; what is in it is checked elsewhere."""

from django import forms

from accounts.forms import DayField, PlainForm
from indicators.benchmarks.actions import LABEL
from indicators.files.table_files import MEGABYTE

# A file of this size is read in some four seconds and stored in as many, on one slow core; one ten times as large
# belongs to a command.
LARGEST = 8 * MEGABYTE


class BringForm(PlainForm):
    file = forms.FileField(
        label="File of a release",
        help_text="A data file (CSV) as it was downloaded from Explore education statistics, "
        f"up to {LARGEST // MEGABYTE} MB.",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose the file that was downloaded.",
            "max_length": "The file's name is too long. Shorten it.",
        },
    )
    label = forms.RegexField(
        rf"^{LABEL.pattern}$",
        label="Name of the release",
        help_text="Such as 2025. The next year's release has another name, and both are kept.",
        max_length=40,
        error_messages={
            "required": "Name the release, such as 2025.",
            "invalid": "Use letters, figures, spaces and . , / ( ) -.",
            "max_length": "Shorten the name to 40 characters.",
        },
    )
    published_on = DayField(
        label="Published on",
        required=False,
        help_text="Of releases that end in the same year, the one published later is used.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"The file is {file.size / MEGABYTE:,.0f} MB. A page takes {LARGEST // MEGABYTE} MB: larger ones are "
                "taken in by whoever runs this service, with manage.py import_benchmarks FILE --release NAME."
            )
        return file
