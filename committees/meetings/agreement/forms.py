"""Recording that minutes were agreed, with what was put right; and reopening them."""

from collections.abc import Sequence

from django import forms
from django.forms import formset_factory
from django.http import QueryDict

from accounts.forms import PlainForm
from committees.meetings.actions import Correction
from committees.meetings.agreement.wording import Passage, as_copied, as_printed_there, holding, why_not_there
from committees.models import AgendaItem
from indicators.asking.forms import RiskyWordsForm
from indicators.terms.periods import day_words

ROWS, MOST_ROWS = 5, 40  # empty rows that are offered, and all that one sending may hold
PREFIX = "correction"


class ReopenForm(RiskyWordsForm):
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
        help_text="The item of a later meeting that took the minutes. Corrections stand there, too.",
        error_messages={"required": "Choose the item at which the minutes were agreed."},
    )

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed_at"].queryset = items
        self.fields["agreed_at"].label_from_instance = item_words


class CorrectionForm(RiskyWordsForm):
    """`items` are those of the minutes by key, `passages` all their words; each fetched once for all rows."""

    NOT_ASKED = frozenset({"was"})  # published words, copied to find them

    was = forms.CharField(
        required=False,
        max_length=2000,
        label="The words as published",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    now = forms.CharField(
        required=False,
        max_length=2000,
        label="What they should read",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    item = forms.TypedChoiceField(required=False, empty_value=None, label="Of which item")

    def __init__(self, *args, items: dict[str, AgendaItem], passages: Sequence[Passage], **kwargs):
        super().__init__(*args, **kwargs)
        self.items, self.passages, self.paragraph = items, passages, None
        named = ((key, f"{item.number}. {item.title}") for key, item in items.items())
        self.fields["item"].choices = [("", "The whole minutes"), *named]
        self.fields["item"].coerce = items.get

    def clean(self):
        values = self.cleaned_data
        was, item = as_copied(values.get("was", "")), values.get("item")
        if was:
            self._find(was, as_copied(values.get("now", "")), item)
        elif item and not values.get("now") and not self.errors:
            self.add_error("now", "Write what was added.")

    def _find(self, was: str, now: str, item: AgendaItem | None) -> None:
        passages = [each for each in self.passages if item is None or each.item == item.pk]
        found = holding(was, passages)
        if fault := why_not_there(was, found, f"item {item.number}" if item else "this meeting"):
            self.add_error("was", fault)
            return
        was, now = as_printed_there(was, now, found[0])
        self.cleaned_data |= {"was": was, "now": now, "item": self.items.get(str(found[0].item))}
        self.paragraph = found[0].paragraph

    @property
    def row(self) -> Correction | None:
        """Of a valid form; None where it says nothing."""
        values = self.cleaned_data
        if not values.get("was") and not values.get("now"):
            return None
        return Correction(values["now"], values.get("item"), values["was"], self.paragraph)


CorrectionFormSet = formset_factory(CorrectionForm, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def rows_typed(data: QueryDict) -> dict[int, dict[str, str]]:
    """By their places those of the page as it was sent that say something."""
    rows = {
        place: {name: data.get(f"{PREFIX}-{place}-{name}", "") for name in ("was", "now", "item")}
        for place in range(MOST_ROWS)
    }
    return {place: row for place, row in rows.items() if any(words.strip() for words in row.values())}


def with_empty_rows(data: QueryDict) -> QueryDict:
    """The page as it was sent, with empty rows behind the last that says something: it may be shown again."""
    sent, total = data.copy(), f"{PREFIX}-TOTAL_FORMS"
    wanted = min(MOST_ROWS, max(rows_typed(data), default=-1) + 1 + ROWS)
    if data.get(total, "").isdecimal() and int(data[total]) < wanted:
        sent[total] = str(wanted)
    return sent


def item_words(item: AgendaItem) -> str:
    return f"{day_words(item.meeting.date)}, item {item.number}: {item.title}"
