"""Which actions to show."""

from django import forms
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.models import Council
from committees.meetings.querysets import committees_of
from committees.models import Reader
from committees.tracker.groups import BY_NAME, Group
from committees.tracker.querysets import Asked, indicators_with_actions, owners_of
from indicators.catalogue.querysets import choices_in_our_words
from indicators.terms.searching import LONGEST_SEARCH


class TrackerForm(PlainForm):
    """What an address may ask for; each field may be empty."""

    committee = forms.ChoiceField(required=False)
    owner = forms.ChoiceField(required=False)
    state = forms.ChoiceField(
        required=False, choices=[("", "Any"), *((group.asked, group.words) for group in Group)]
    )
    measure = forms.ChoiceField(required=False, label="About the measure")
    words = forms.CharField(required=False, max_length=LONGEST_SEARCH)

    def __init__(self, *args, council: Council, reader: Reader, **kwargs):
        super().__init__(*args, **kwargs)
        committees = [(each.pk, each.name) for each in committees_of(council)]
        self.fields["committee"].choices = [("", "All"), *committees]
        self.fields["owner"].choices = [
            ("", "Everyone"),
            *((each, each) for each in owners_of(council, reader)),
        ]
        measures = choices_in_our_words(council, indicators_with_actions(council, reader), localdate())
        self.fields["measure"].choices = [("", "Any"), *measures]

    @property
    def asked(self) -> Asked:
        """What is asked for, without what is faulty. Of a valid or an invalid form."""
        if not self.is_bound:
            return Asked()
        self.is_valid()
        said = self.cleaned_data
        return Asked(
            committee=int(said.get("committee") or 0),
            owner=said.get("owner") or "",
            indicator=int(said.get("measure") or 0),
            words=said.get("words") or "",
            group=BY_NAME.get(said.get("state") or ""),
        )
