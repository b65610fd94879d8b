"""The form of an item's place on its agenda."""

from django import forms

from committees.exemption.querysets import regime_at
from committees.items.agenda.policies import (
    LONGEST,
    may_be_late,
    why_not_late,
    why_not_off,
    why_not_taken,
)
from committees.items.agenda.querysets import agreed_minutes, other_taken
from committees.models import AgendaItem, Meeting
from indicators.asking.forms import RiskyWordsForm
from indicators.terms.periods import day_words


class PlaceForm(RiskyWordsForm):
    late = forms.BooleanField(required=False, label="It is a late item")
    urgency_reason = forms.CharField(
        max_length=LONGEST,
        required=False,
        label="Why it could not wait",
        help_text="Of a late item. The agenda and the minutes say it.",
    )
    state = forms.ChoiceField(
        choices=AgendaItem.State.choices, label="Where it stands", widget=forms.RadioSelect
    )
    state_reason = forms.CharField(
        max_length=LONGEST,
        required=False,
        label="Why it is withdrawn or postponed",
        help_text="It stays on the agenda and says why.",
    )
    postponed_to = forms.ModelChoiceField(
        Meeting.objects.none(),
        required=False,
        label="Postponed to",
        empty_label="A meeting that has no day yet",
    )
    taken = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        label="Order taken",
        help_text="Only where items were taken out of order: 4 for the fourth.",
    )

    def __init__(self, *args, item: AgendaItem, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item
        self.fields["postponed_to"].queryset = meetings
        self.fields["postponed_to"].label_from_instance = lambda meeting: day_words(meeting.date)
        self.fields["urgency_reason"].unless = "where it is late"
        if not item.late and not may_be_late(item, regime_at(item.meeting)):
            del self.fields["late"], self.fields["urgency_reason"]
        self.fields["state_reason"].unless = "where it is not taken"

    def clean(self):
        values = self.cleaned_data
        said = "urgency_reason" in values
        if said and (fault := why_not_late(values.get("late", False), values["urgency_reason"])):
            self.add_error("urgency_reason", fault)
        taken = values.get("taken") if values.get("state") == AgendaItem.State.LISTED else None
        if fault := why_not_taken(taken, other_taken(self.item, taken)):
            self.add_error("taken", fault)
        if fault := why_not_off(
            self.item,
            values.get("state", "listed"),
            values.get("state_reason", ""),
            values.get("postponed_to"),
            agreed_minutes(self.item),
        ):
            self.add_error("state_reason", fault)
