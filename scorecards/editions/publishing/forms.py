"""When a draft is published."""

from datetime import datetime

from django import forms
from django.utils.timezone import get_default_timezone

from accounts.forms import CONFIRMING, DayField, PlainForm, TimeInput
from scorecards.editions.set_times.local_times import NoSuchTime, moment_of

NOW, AT, ONLY_CHECKED = "now", "at", "checked"
READ, READ_FIRST = "I have read the preview and the list of changes", "I have read the preview"


class PublishForm(PlainForm):
    """`digest` names the draft as it stood when the page was opened, `shown` the time that was set then."""

    when = forms.ChoiceField(
        choices=[(NOW, "Now"), (AT, "At a set time"), (ONLY_CHECKED, "Only note that I have checked it")],
        label="When?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when it is published."},
    )
    day = DayField(label="Day")
    time = forms.TimeField(
        label="Time",
        help_text="By the clock here, such as 09:00.",
        widget=TimeInput,
        error_messages={
            "required": "Enter the time, such as 09:00.",
            "invalid": "Enter a time by the 24-hour clock, such as 09:00 or 14:30.",
        },
    )
    read = forms.BooleanField(
        label=READ,
        widget=forms.CheckboxInput(attrs=CONFIRMING),
        error_messages={"required": "Read the preview and the changes, then tick that you have."},
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput(attrs=CONFIRMING))
    shown = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput(attrs=CONFIRMING))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = not self.is_bound or self.data.get("when") == AT
        self.fields["day"].required = self.fields["time"].required = wanted

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == AT and cleaned.get("day") and cleaned.get("time"):
            try:
                cleaned["at"] = moment_of(cleaned["day"], cleaned["time"], get_default_timezone())
            except NoSuchTime as fault:
                self.add_error("time", str(fault))
        return cleaned

    def have_read_again(self, digest: str, shown: str) -> None:
        """What stands now was not read yet: where the form is sent again, it is for that."""
        read = self.data.get("read", "") if self.data.get("digest") == digest else ""
        self.data = {**self.data.dict(), "digest": digest, "shown": shown, "read": read}

    @property
    def at(self) -> datetime:
        return self.cleaned_data["at"]
