"""Which passages to look for."""

from django import forms
from django.utils.timezone import localdate

from accounts.forms import DayField, PlainForm
from accounts.models import Council
from committees.discussion.keys.querysets import Asked
from committees.discussion.passages.kinds import WORDS, asked_kind
from committees.discussion.passages.querysets import indicators_spoken_of
from committees.meetings.querysets import committees_of
from committees.models import MinutesParagraph, Reader
from indicators.catalogue.querysets import choices_in_our_words, glossary
from indicators.terms.periods import day_words
from indicators.terms.searching import LONGEST_SEARCH, wanted

Speaker = MinutesParagraph.SpeakerKind
SPEAKERS = {
    Speaker.CHAIR: "The Chair",
    Speaker.MEMBER: "A member",
    Speaker.COOPTED: "A co-opted member",
    Speaker.YOUNG_PERSON: "A young person",
    Speaker.OFFICER: "An officer",
    Speaker.PUBLIC: "A member of the public",
}
TURNED_ROUND = (
    "No day is from {0} on and before it, so nothing was looked for. Enter {0} or a later day, or empty one of the "
    "two."
)


class PassagesForm(PlainForm):
    """What an address may ask for; each field may be empty."""

    words = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    committee = forms.ChoiceField(required=False)
    measure = forms.ChoiceField(required=False, label="About the measure")
    what = forms.ChoiceField(required=False, label="What it is", choices=[("", "Anything"), *WORDS.items()])
    speaker = forms.ChoiceField(
        required=False,
        label="Who spoke",
        choices=[("", "Anybody"), *SPEAKERS.items()],
    )
    since = DayField(required=False, label="Meetings from")
    until = DayField(required=False, label="Meetings until")

    def __init__(self, *args, council: Council, reader: Reader, **kwargs):
        super().__init__(*args, **kwargs)
        committees = [(each.pk, each.name) for each in committees_of(council)]
        self.fields["committee"].choices = [("", "All"), *committees]
        measures = choices_in_our_words(council, indicators_spoken_of(council, reader), localdate())
        self.fields["measure"].choices = [("", "Any"), *measures]

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["since"] > said["until"]:
            self.add_error("until", TURNED_ROUND.format(day_words(said["since"])))
        return said

    @property
    def asked(self) -> Asked:
        """What is asked for, without what is faulty. One query, for the words that mean the same."""
        if not self.is_bound:
            return Asked()
        self.is_valid()
        said = self.cleaned_data
        words = said.get("words") or ""
        names = [(term.term, *term.also) for term in glossary()] if words else []
        return Asked(
            wanted=wanted(words, names),
            committee=int(said.get("committee") or 0),
            indicator=int(said.get("measure") or 0),
            what=asked_kind(said["what"]) if said.get("what") else None,
            speaker=said.get("speaker") or "",
            since=said.get("since"),
            until=said.get("until"),
        )
