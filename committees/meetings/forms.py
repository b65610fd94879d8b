"""The form of democratic services for a meeting."""

from django import forms
from django.utils.timezone import localdate

from accounts.forms import DayField, TimeInput
from accounts.models import Council
from committees.meetings.policies import (
    is_taken_back,
    was_shown,
    why_not_other_readers,
    why_not_out_on,
)
from committees.meetings.presenters import other_readers_words
from committees.meetings.querysets import committees_of
from committees.models import Committee, Meeting
from indicators.asking.forms import RiskyWordsForm


class MeetingForm(RiskyWordsForm):
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
    other_readers = forms.BooleanField(required=False)
    agenda_published = DayField(
        label="Agenda published on",
        required=False,
        help_text="From this day on its readers see the items. Leave empty to keep them to yourself.",
    )
    taken_back = forms.BooleanField(
        required=False,
        label="Take the agenda back",
        help_text="Only where you leave the day empty, or choose one to come. Until the agenda is out again the "
        "meeting’s page says that it was taken back, and the addresses of its items and papers answer that there is "
        "no such page. What people have read or kept stays theirs.",
    )
    note = forms.CharField(max_length=250, required=False, help_text="Shown under the date.")

    def __init__(self, *args, council: Council, meeting: Meeting | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.meeting, self.today = council, meeting, localdate()
        if meeting is None or not is_taken_back(meeting, None, self.today):
            del self.fields["taken_back"]
        if meeting is None:
            self.fields["committee"].queryset = committees_of(council)
            del self.fields["other_readers"]
            return
        del self.fields["committee"]
        if not was_shown(meeting, self.today):
            del self.fields["other_readers"]
            return
        for name in ("date", "time", "location"):  # it is moved, with a reason
            del self.fields[name]
        asked = self.fields["other_readers"]
        asked.label, asked.help_text = other_readers_words(meeting)

    def clean_kind(self):
        return self.cleaned_data["kind"] or Meeting.Kind.ORDINARY

    def clean(self):
        on_purpose, kind = self.cleaned_data.pop("other_readers", False), self.cleaned_data.get("kind")
        asked = "other_readers" in self.fields and kind and not on_purpose
        if asked and (fault := why_not_other_readers(self.meeting, kind)):
            self.add_error("other_readers", fault)
        committee = self.meeting.committee if self.meeting else self.cleaned_data.get("committee")
        date = self.cleaned_data.get("date")
        others = Meeting.with_unconfirmed.filter(committee=committee, date=date)
        if self.meeting:
            others = others.exclude(pk=self.meeting.pk)
        if committee and date and others.exists():
            self.add_error("date", "This committee has a meeting on that day already. Choose another day.")
        self.check_day_of_agenda(self.cleaned_data.pop("taken_back", False))

    def check_day_of_agenda(self, on_purpose: bool) -> None:
        if "agenda_published" in self.errors or "date" in self.errors:
            return
        out, known = self.cleaned_data.get("agenda_published"), self.meeting
        day = self.cleaned_data.get("date") or (known and known.date)
        set_up, before = (localdate(known.set_up_at), known.agenda_published) if known else (self.today, None)
        if fault := why_not_out_on(out, before, day=day, set_up=set_up, today=self.today):
            self.add_error("agenda_published", fault)
        elif known and is_taken_back(known, out, self.today) and not on_purpose:
            self.add_error(
                "taken_back", "This takes a published agenda out of sight. Tick this to say that it is meant."
            )
