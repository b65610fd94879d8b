"""Forms of democratic services for supporting documents."""

from django import forms
from django.utils.timezone import localdate

from accounts.forms import DayField, SentFileField
from committees.documents.file_types import ACCEPTED, UnfitFile, check_size, recognise
from committees.documents.policies import came_out_elsewhere, why_not_published_on
from committees.exemption.querysets import regime_at
from committees.exemption.schedules import SCHEDULES, choices_of
from committees.models import Meeting
from indicators.asking.forms import RiskyWordsForm

SERVICES = "services"


class DocumentForm(RiskyWordsForm):
    title = forms.CharField(max_length=200)
    file = SentFileField(required=False, help_text=f"{ACCEPTED}. At most 25 MB.")
    audience = forms.ChoiceField(required=False, label="Who may open it")
    reason = forms.CharField(
        max_length=160,
        required=False,
        label="Why it is not public",
        help_text="Readers see this in its place, and the document’s title.",
    )
    published_on = DayField(help_text="The day on which it came out elsewhere; today where it comes out now.")

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, regime = meeting, regime_at(meeting)
        if not came_out_elsewhere(meeting):
            del self.fields["published_on"]
        exempt = [(number, f"Members: paragraph {words}") for number, words in choices_of(regime)]
        self.fields["audience"].choices = [
            ("", "Everyone who may read the item"),
            (f"Exempt: {SCHEDULES[regime].law}", exempt),
            (SERVICES, "Democratic services alone"),
        ]
        self.fields["audience"].unless = "everyone where nothing is chosen"
        self.fields["file"].unless = "unless it is not public"
        self.fields["reason"].unless = "where it is not public"

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_published_on(self):
        day = self.cleaned_data["published_on"]
        if fault := why_not_published_on(day, self.meeting, localdate()):
            raise forms.ValidationError(fault)
        return day

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
        audience = values.pop("audience", "")
        values["restricted"] = bool(audience)
        values["exempt_paragraph"] = "" if audience == SERVICES else audience
        if values["restricted"] and not values.get("reason"):
            self.add_error("reason", "Say why the document is not public, such as “business affairs”.")
        if (
            not values["restricted"]
            and not values.get("file")
            and not {"file", "audience"} & self.errors.keys()
        ):
            self.add_error(
                "file", "Choose a file. Only a document that is not public can be listed without one."
            )


class WithdrawForm(RiskyWordsForm):
    reason = forms.CharField(
        max_length=160,
        label="Why it is withdrawn",
        help_text="Readers see this in its place.",
        error_messages={"required": "Say why the document is withdrawn."},
    )
