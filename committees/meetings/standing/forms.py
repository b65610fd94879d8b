"""Forms of democratic services that move, cancel or delete a meeting."""

from django import forms

from accounts.forms import DayField, TimeInput
from committees.meetings.standing.policies import LONGEST
from indicators.asking.forms import RiskyWordsForm

EVERYONE = "Everyone reads it, on the meeting’s page and in its calendar."


class MoveForm(RiskyWordsForm):
    day = DayField(label="New day")
    time = forms.TimeField(required=False, widget=TimeInput)
    location = forms.CharField(max_length=160, required=False)
    reason = forms.CharField(
        max_length=LONGEST,
        label="Why it is moved",
        help_text=EVERYONE,
        error_messages={"required": "Say why the meeting is moved."},
    )


class CancelForm(RiskyWordsForm):
    reason = forms.CharField(
        max_length=LONGEST,
        label="Why it is cancelled",
        help_text=EVERYONE,
        error_messages={"required": "Say why the meeting is cancelled."},
    )
