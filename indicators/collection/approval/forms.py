"""The form under a submitted section: remarks for the officer, on the whole and on single figures."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime

from accounts.forms import CONFIRMING, PlainForm
from indicators.collection.commentary.changes import Change
from indicators.collection.commentary.forms import CommentaryField, changes_in

LONGEST_REMARK = 1000
APPROVE, RETURN, WORDS = "approve", "return", "words"
REMARK, COMMENTARY = "remark-", "commentary-"
NOT_SEEN = "The page does not say which figures you have seen. Open it again, then decide."


class SeenForm(PlainForm):
    """What an approver says of what was sent; `seen` is when what is shown here was sent."""

    seen = forms.CharField(
        widget=forms.HiddenInput(attrs=CONFIRMING),
        max_length=40,
        error_messages={"required": NOT_SEEN, "max_length": NOT_SEEN},
    )
    remarks = forms.CharField(
        label="Remarks for the officer",
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_seen(self) -> datetime:
        try:
            seen = parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            seen = None
        if seen is None:
            raise forms.ValidationError(NOT_SEEN)
        return seen

    def show_again(self, seen: str) -> None:
        """After a refusal the page shows what stands now: the next decision is about that."""
        self.data = {**self.data.dict(), "seen": seen}


class DecisionForm(SeenForm):
    """Of a section; `keys` are the rows that may get a remark, `words` the commentary that waits, by the row's key."""

    def __init__(self, *args, keys: Iterable[str], words: Mapping[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remarks"].help_text = "Needed to return the section: what to look at again, and why."
        for key in keys:
            self.fields[f"{REMARK}{key}"] = forms.CharField(
                label="Remark on this figure",
                max_length=LONGEST_REMARK,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

        for key, text in words.items():
            self.fields[f"{COMMENTARY}{key}"] = CommentaryField(
                label="Commentary for councillors", show_hidden_initial=True
            )
            self.initial[f"{COMMENTARY}{key}"] = text

    def row_remarks(self) -> dict[str, str]:
        """By row's key, those that were written."""
        return {
            name.removeprefix(REMARK): text.strip()
            for name, text in self.cleaned_data.items()
            if name.startswith(REMARK) and text.strip()
        }

    @property
    def changes(self) -> dict[str, Change]:
        """What the approver made of commentary, by row's key."""
        return changes_in(self, COMMENTARY)

    def clean(self):
        cleaned = super().clean()
        returns = self.data.get("decision") == RETURN and not self.errors
        if returns and not cleaned["remarks"].strip() and not self.row_remarks():
            self.refuse("Say what to look at again: the officer sees it with the section.", "remarks")
        return cleaned
