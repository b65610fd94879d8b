"""Forms of democratic services for meetings and the state of minutes."""

import re

from django import forms
from django.utils.timezone import localdate

from accounts.forms import DayField, PlainForm, TimeInput
from accounts.models import Council
from committees.meetings.policies import was_shown
from committees.meetings.querysets import committees_of
from committees.models import AgendaItem, Committee, Meeting
from indicators.terms.periods import day_words

OF_ITEM = re.compile(r"^item\s+([0-9a-z.]{1,8})\s*:\s*(\S.*)$", re.IGNORECASE)


class MeetingForm(PlainForm):
    committee = forms.ModelChoiceField(Committee.objects.none(), empty_label="Choose a committee")
    date = DayField()
    time = forms.TimeField(required=False, widget=TimeInput)
    location = forms.CharField(max_length=160, required=False)
    kind = forms.ChoiceField(
        label="Type of meeting",
        choices=Meeting.Kind.choices,
        initial=Meeting.Kind.ORDINARY,
        required=False,
        help_text="A private meeting, such as a briefing or a panel that is no committee, is not open to the public. "
        "It, its papers and its minutes are read by people with a role in the council alone, also once they are "
        "out. Those of every other type are read by all who may read meetings.",
    )
    agenda_published = DayField(
        label="Agenda published on",
        required=False,
        help_text="From this day on its readers see the items. Leave empty to keep them to yourself.",
    )
    note = forms.CharField(max_length=250, required=False, help_text="Shown under the date.")

    def __init__(self, *args, council: Council, meeting: Meeting | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.meeting = council, meeting
        if meeting is None:
            self.fields["committee"].queryset = committees_of(council)
            return
        del self.fields["committee"]
        if was_shown(meeting, localdate()):  # then it is moved, with a reason
            for name in ("date", "time", "location"):
                del self.fields[name]

    def clean_kind(self):
        return self.cleaned_data["kind"] or Meeting.Kind.ORDINARY

    def clean(self):
        committee = self.meeting.committee if self.meeting else self.cleaned_data.get("committee")
        date = self.cleaned_data.get("date")
        others = Meeting.with_unconfirmed.filter(committee=committee, date=date)
        if self.meeting:
            others = others.exclude(pk=self.meeting.pk)
        if committee and date and others.exists():
            self.add_error("date", "This committee has a meeting on that day already. Choose another day.")


class ReopenForm(PlainForm):
    reason = forms.CharField(
        max_length=300,
        label="Why the minutes are reopened",
        help_text="Kept in the audit trail.",
        error_messages={"required": "Say why the minutes are reopened."},
    )


class ConfirmForm(PlainForm):
    agreed_at = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label="Agreed at",
        empty_label="Choose a meeting and its item",
        help_text="The item of a later meeting that took the minutes.",
        error_messages={"required": "Choose the item at which the minutes were agreed."},
    )
    corrections = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Corrections that were agreed there",
        help_text="One in each line, with the item it is of: Item 5: “twelve” should read “eleven”. "
        "The published words stay, with these beside them.",
    )

    def __init__(self, *args, meeting: Meeting, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["agreed_at"].queryset = items
        self.fields["agreed_at"].label_from_instance = item_words

    def clean_corrections(self) -> list[tuple[AgendaItem | None, str]]:
        by_number = {item.number.lower(): item for item in self.meeting.items.all()}
        found = []
        for line in filter(None, (each.strip() for each in self.cleaned_data["corrections"].splitlines())):
            match = OF_ITEM.match(line)
            item = by_number.get(match[1].lower()) if match else None
            if match and item is None:
                raise forms.ValidationError(
                    f"These minutes have no item {match[1]}. Write the number as on that agenda."
                )
            found.append((item, match[2] if match else line))
        return found


def item_words(item: AgendaItem) -> str:
    return f"{day_words(item.meeting.date)}, item {item.number}: {item.title}"
