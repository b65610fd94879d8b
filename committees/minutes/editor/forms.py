"""The editor's form: one text, reasons for words that stay, and the measures it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from committees.minutes.editor.presenters import Row
from committees.minutes.editor.reasons import Reasons, together
from committees.minutes.notes.actions import Mention
from committees.minutes.notes.forms import SaidForm, TypedField
from committees.models import AgendaItem
from indicators.catalogue.querysets import choices_of
from indicators.models import Indicator

LONGEST = 400_000  # characters: an item's minutes have some thousands
NO_PARAGRAPH = "Say which paragraph it is: there are {}."


@dataclass(frozen=True)
class Answered:
    """What somebody says of the measures that the page offers; `taken_back` pairs paragraphs and codes."""

    confirmed: list[Mention]
    corrected: list[Mention]
    taken_back: list[tuple[int, str]]


class MinutesForm(SaidForm):
    text = TypedField(
        required=False,
        max_length=LONGEST,
        label="Minutes of this item",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "aria-describedby": "keys"}),
    )
    number = forms.IntegerField(
        required=False, min_value=1, label="Paragraph", help_text="Its place in the list, counted from 1."
    )
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), required=False, label="Speaks of another measure", empty_label="None"
    )

    def __init__(self, *args, item: AgendaItem, rows: Sequence[Row], measures, **kwargs):
        self.mentions = {each.key: each for row in rows for each in row.mentions}
        offered = {key: (each.title, each.stated) for key, each in self.mentions.items()}
        super().__init__(*args, offered=offered, **kwargs)
        self.item = item
        self.fields["indicator"].queryset = measures
        self.fields["indicator"].choices = [("", "None"), *choices_of(measures)]

    def ticked(self) -> set[str]:
        return set(self.data.getlist("mention"))

    def clean(self):
        super().clean()
        if self.cleaned_data.get("indicator") and not self.cleaned_data.get("number"):
            self.add_error("number", NO_PARAGRAPH.format(self.item.paragraphs.count()))

    def more(self) -> Mention | None:
        """The measure that somebody names beside those suggested."""
        place, indicator = self.cleaned_data.get("number"), self.cleaned_data.get("indicator")
        row = self.item.paragraphs.filter(position=place).first() if place and indicator else None
        return Mention(row.pk, indicator) if row else None

    def answered(self) -> Answered:
        """What was ticked among what the page offered, what was put right, and what is not ticked any more."""
        ticked, offered, answered = self.ticked(), set(self.data.getlist("offered")), Answered([], [], [])
        measures = {each.code: each for each in self.fields["indicator"].queryset} if ticked else {}
        for key, each in self.mentions.items():
            pk, _, code = key.partition(":")
            if key in ticked and code in measures:
                said = self.stated(key)
                mention = Mention(int(pk), measures[code], said.value, said.period)
                if not each.confirmed:
                    answered.confirmed.append(mention)
                elif said != each.stated:
                    answered.corrected.append(mention)
            elif key in offered and key not in ticked and each.confirmed:
                answered.taken_back.append((int(pk), code))
        return answered


def reasons_in(post: QueryDict, behind: str = "") -> Reasons:
    """Why words stay that were warned of; `behind` ends the names of the fields where a form has several texts."""
    fields = (post.getlist(f"{name}{behind}") for name in ("beside", "quoted", "why"))
    told = zip(*fields, strict=False)
    return together((beside, quoted, why.strip()[:300]) for beside, quoted, why in told)
