"""When a draft is to be published."""

from datetime import datetime

from django import forms
from django.utils.timezone import get_default_timezone

from accounts.forms import DayField, PlainForm, TimeInput
from scorecards.editions.set_times.local_times import NoSuchTime, moment_of


class SetTimeForm(PlainForm):
    """`digest` names the draft as it stood when the page was opened, `shown` the time that was set then."""

    day = DayField(label="Day")
    time = forms.TimeField(
        label="Time",
        help_text="By the clock here, such as 09:00.",
        widget=TimeInput,
        error_messages={"invalid": "Enter a time by the 24-hour clock, such as 09:00 or 14:30."},
    )
    correction = forms.CharField(
        required=False, label="What does it correct?", widget=forms.TextInput(attrs={"maxlength": 300})
    )
    read = forms.BooleanField(
        label="I have read the draft",
        error_messages={
            "required": "Read the draft, then tick that you have: it is published as it stands now."
        },
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, number: int, **kwargs):
        super().__init__(*args, **kwargs)
        correction = self.fields["correction"]
        if number == 1:
            del self.fields["correction"]
        else:
            correction.required, correction.label = True, f"What does edition {number} correct?"
            correction.error_messages["required"] = f"Say what edition {number} corrects."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("time"):
            try:
                cleaned["at"] = moment_of(cleaned["day"], cleaned["time"], get_default_timezone())
            except NoSuchTime as fault:
                self.add_error("time", str(fault))
        return cleaned

    def have_read_again(self, digest: str, shown: str) -> None:
        """What stands now was not read yet: where the form is sent again, it is for that."""
        read = self.data.get("read", "") if self.cleaned_data.get("digest") == digest else ""
        self.data = {**self.data.dict(), "digest": digest, "shown": shown, "read": read}

    @property
    def at(self) -> datetime:
        return self.cleaned_data["at"]
