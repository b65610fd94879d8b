"""Forms of democratic services for actions."""

from django import forms
from django.utils import timezone

from accounts.forms import DayField, PlainForm
from committees.follow_ups.actions import Awaited
from committees.follow_ups.policies import why_not_done_on
from committees.follow_ups.querysets import closing_items, due_meetings
from committees.minutes.presenters import question_words
from committees.minutes.resolutions.forms import offer_limbs
from committees.models import Action, AgendaItem, MinutesParagraph
from committees.presenters import meeting_words
from committees.querysets import indicators_for
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.querysets import choices_of
from indicators.models import Indicator
from indicators.terms.periods import PeriodError, day_words
from indicators.terms.written_periods import parse_period

AWAITS = ("awaits_indicator", "awaits_period", "awaits_above", "awaits_below")
OF_MINUTES = ("title", "limb", "paragraph")
NUMBER = dict.fromkeys(
    ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"),
    "Enter a number with up to ten digits, and up to four after the point: 80 or 10.5.",
)


class ThresholdField(forms.DecimalField):
    """As many digits as figures are stored with."""

    def __init__(self, **options):
        super().__init__(required=False, max_digits=14, decimal_places=4, error_messages=NUMBER, **options)


class ActionForm(RiskyWordsForm):
    ROLES = frozenset({"owner"})

    title = forms.CharField(max_length=200, label="Action", help_text="What is to be done.")
    owner = forms.CharField(max_length=120, help_text="A role: the Head of Service, Placements.")
    due_meeting = forms.ModelChoiceField(
        None, required=False, label="Due at the meeting", empty_label="No meeting set"
    )
    due_on = DayField(
        required=False,
        label="Or due by the day",
        help_text="Where no meeting is set up yet that it is due at.",
    )
    due_note = forms.CharField(
        max_length=120,
        required=False,
        label="When it is due, in words",
        help_text="As the meeting said it, beside the day. Such as: the April meeting, or sooner.",
    )
    limb = forms.ModelChoiceField(
        None, required=False, label="Part of the resolution it comes from", empty_label="None"
    )
    paragraph = forms.ModelChoiceField(
        None,
        required=False,
        label="Question it comes from",
        empty_label="None",
        help_text="Beside the chart of what the question speaks of, members see this action and when it is due.",
    )

    awaits_indicator = forms.ModelChoiceField(
        None,
        required=False,
        label="Closed by a figure of the measure",
        empty_label="No measure",
        help_text="It closes itself when an edition with that figure is published.",
    )
    awaits_period = forms.CharField(
        required=False,
        max_length=20,
        label="Of the period",
        help_text="The figure that it waits for, such as: Q4 2026/27. With a threshold: that one, or any after it.",
    )
    awaits_above = ThresholdField(
        label="Once the figure is at least",
        help_text="Then it does not close itself: it asks whether that is enough, and a person closes it.",
    )
    awaits_below = ThresholdField(label="Or once the figure is at most")

    def __init__(self, *args, item: AgendaItem, agreed: Action | None = None, **kwargs):
        """`agreed` is the action that is changed, where the minutes that record it are agreed."""
        super().__init__(*args, **kwargs)
        self.agreed = agreed
        awaits, measures = self.fields["awaits_indicator"], indicators_for(item.meeting.committee.council)
        awaits.queryset = measures
        awaits.choices = [("", awaits.empty_label), *choices_of(measures)]
        self.fields["due_meeting"].unless = self.fields["due_on"].unless = "one of the two"
        self.fields["due_meeting"].queryset = due_meetings(item)
        self.fields["due_meeting"].label_from_instance = meeting_words
        offer_limbs(self.fields["limb"], item)
        self.fields["paragraph"].queryset = item.paragraphs.filter(kind=MinutesParagraph.Kind.QUESTION)
        self.fields["paragraph"].label_from_instance = question_words
        if agreed is not None:
            for name in OF_MINUTES:
                del self.fields[name]

    def clean_awaits_period(self):
        text = self.cleaned_data["awaits_period"].strip()
        if not text:
            return ""
        try:
            return parse_period(text).code
        except PeriodError as fault:
            raise forms.ValidationError(f"This period is not understood. {fault}") from None

    def clean(self):
        if self.agreed is not None:
            self.cleaned_data |= {name: getattr(self.agreed, name) for name in OF_MINUTES}
        awaited, period = self.cleaned_data.get("awaits_indicator"), self.cleaned_data.get("awaits_period")
        if awaited and not period and "awaits_period" not in self.errors:
            self.add_error("awaits_period", "Enter the period whose figure it waits for, such as Q4 2026/27.")
        if period and not awaited and "awaits_indicator" not in self.errors:
            self.add_error("awaits_indicator", "Choose the measure, or leave the period empty.")
        self.clean_due()
        self.clean_threshold(awaited)

    def clean_threshold(self, awaited: Indicator | None):
        values = {name: self.cleaned_data.pop(name, None) for name in AWAITS}
        above, below = values["awaits_above"], values["awaits_below"]
        if above is not None and below is not None:
            self.add_error("awaits_below", "Enter one of the two, at least or at most.")
        if awaited is None and (above, below) != (None, None) and "awaits_indicator" not in self.errors:
            self.add_error("awaits_indicator", "Choose the measure whose figure is to come there.")
        period = values["awaits_period"] or ""
        self.cleaned_data["awaits"] = Awaited(values["awaits_indicator"], period, above, below)

    def clean_due(self):
        meeting, on = self.cleaned_data.get("due_meeting"), self.cleaned_data.get("due_on")
        if not meeting and not on and "due_on" not in self.errors:
            self.add_error(
                "due_meeting", "Choose the meeting it is due at, or enter the day by which it is due."
            )
        if meeting and on:
            self.add_error("due_on", "Leave the day empty where a meeting is chosen, or choose no meeting.")


class CloseForm(PlainForm):
    on = DayField(label="Done on", error_messages={"required": "Enter the day it was done."})
    closed_by = forms.ModelChoiceField(
        None,
        required=False,
        label="Agenda item that dealt with it",
        empty_label="None",
        help_text="Such as the item that had the report. It may have been done on an earlier day.",
    )

    def __init__(self, *args, action: Action, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = action.item
        self.fields["closed_by"].queryset = closing_items(action.item, timezone.localdate())
        self.fields["closed_by"].label_from_instance = lambda item: (
            f"{item.meeting.committee.name}, {day_words(item.meeting.date)}, item {item.number}: {item.title}"
        )

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("That day has not come yet. Enter the day it was done.")
        return on

    def clean(self):
        on, at = self.cleaned_data.get("on"), self.cleaned_data.get("closed_by")
        if on and (fault := why_not_done_on(on, self.item, at)):
            self.add_error("on", fault)


class KeepForm(RiskyWordsForm):
    text = forms.CharField(
        max_length=1000,
        label="Why it is not done",
        help_text="Members read it. The next edition whose figure is there asks again.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
