"""What became of each action that was before an item."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from committees.follow_ups.querysets import due_meetings
from committees.follow_ups.settling.actions import Outcome
from committees.follow_ups.settling.policies import MEETING_WANTED, WORDS_WANTED
from committees.models import Action, AgendaItem, Meeting
from committees.presenters import meeting_words
from indicators.asking.forms import RiskyWordsForm
from indicators.terms.risky_words import LooksFor

LEFT = ""
BECAME = (
    (LEFT, "Nothing to note"),
    ("done", "Done"),
    ("carried", "Goes on to a later meeting"),
    ("dropped", "No longer needed"),
)


class OutcomeForm(RiskyWordsForm):
    became = forms.ChoiceField(
        choices=BECAME, required=False, label="What became of it", widget=forms.RadioSelect
    )
    to = forms.ChoiceField(required=False, label="The meeting that it goes on to")
    words = forms.CharField(
        required=False,
        max_length=1000,
        label="In words",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, action: Action, meetings: Sequence[Meeting], **kwargs):
        super().__init__(*args, prefix=str(action.pk), **kwargs)
        self.action, self.meetings = action, {str(each.pk): each for each in meetings}
        choices = [(key, meeting_words(each)) for key, each in self.meetings.items()]
        self.fields["to"].choices = [("", "No meeting"), *choices]
        self.fields["became"].unless = "nothing where it was not spoken of"
        self.fields["to"].unless = "where it goes on"
        self.fields["words"].unless = "needed where it is no longer needed"

    def clean(self):
        became = self.cleaned_data.get("became")
        if became == "carried" and not self.cleaned_data.get("to") and "to" not in self.errors:
            self.add_error("to", MEETING_WANTED)
        if became == "dropped" and not self.cleaned_data.get("words") and "words" not in self.errors:
            self.add_error("words", WORDS_WANTED)
        if not became and (self.cleaned_data.get("words") or self.cleaned_data.get("to")):
            self.add_error("became", "Choose what became of it, or leave all of it empty.")

    @property
    def outcome(self) -> Outcome | None:
        """Of a valid form; None where nothing is to be noted."""
        said = self.cleaned_data
        if not said["became"]:
            return None
        to = self.meetings.get(said["to"]) if said["became"] == "carried" else None
        return Outcome(self.action, said["became"], said["words"], to)


def outcome_forms(
    item: AgendaItem,
    actions: Sequence[Action],
    data: QueryDict | None,
    risks: LooksFor,
) -> list[OutcomeForm]:
    """One for each action, with the committee's own later meetings before those of others. One query."""
    later = list(due_meetings(item))
    later.sort(key=lambda each: each.committee_id != item.meeting.committee_id)
    return [OutcomeForm(data, action=each, meetings=later, risks=risks) for each in actions]
