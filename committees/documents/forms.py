"""Forms of democratic services for supporting documents."""

from django import forms

from accounts.forms import DayField, PlainForm, SentFileField
from committees.documents.file_types import ACCEPTED, UnfitFile, check_size, recognise


class DocumentForm(PlainForm):
    title = forms.CharField(max_length=200)
    file = SentFileField(required=False, help_text=f"{ACCEPTED}. At most 25 MB.")
    restricted = forms.BooleanField(
        required=False, label="Not public", help_text="Only democratic services can open it."
    )
    reason = forms.CharField(
        max_length=160,
        required=False,
        label="Why it is not public",
        help_text="Readers see this in its place: exempt, business affairs.",
    )
    published_on = DayField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].unless = "unless it is not public"
        self.fields["reason"].unless = "where it is not public"

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            check_size(file.size)
            recognise(file, file.name)
        except UnfitFile as fault:
            raise forms.ValidationError(str(fault)) from fault
        return file

    def clean(self):
        values = self.cleaned_data
        if values.get("restricted") and not values.get("reason"):
            self.add_error("reason", "Say why the document is not public, such as “business affairs”.")
        if not values.get("restricted") and not values.get("file") and "file" not in self.errors:
            self.add_error(
                "file", "Choose a file. Only a document that is not public can be listed without one."
            )


class WithdrawForm(PlainForm):
    reason = forms.CharField(
        max_length=160,
        label="Why it is withdrawn",
        help_text="Readers see this in its place.",
        error_messages={"required": "Say why the document is withdrawn."},
    )
