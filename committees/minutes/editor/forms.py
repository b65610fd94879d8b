"""The editor's form: one text, reasons for words that stay, and the measures it speaks of."""

from django import forms
from django.http import QueryDict

from accounts.forms import PlainForm
from committees.minutes.editor.actions import Mention
from committees.minutes.editor.presenters import Row
from committees.minutes.editor.reasons import Reasons, together
from committees.models import AgendaItem
from indicators.catalogue.querysets import choices_of
from indicators.models import Indicator

LONGEST = 400_000  # characters: an item's minutes have some thousands
NO_PARAGRAPH = "Say which paragraph it is: there are {}."


class MinutesForm(PlainForm):
    text = forms.CharField(
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

    def __init__(self, *args, item: AgendaItem, measures, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item
        self.fields["indicator"].queryset = measures
        self.fields["indicator"].choices = [("", "None"), *choices_of(measures)]

    def clean(self):
        if self.cleaned_data.get("indicator") and not self.cleaned_data.get("number"):
            self.add_error("number", NO_PARAGRAPH.format(self.item.paragraphs.count()))

    def more(self) -> Mention | None:
        """The measure that somebody names beside those suggested."""
        place, indicator = self.cleaned_data.get("number"), self.cleaned_data.get("indicator")
        row = self.item.paragraphs.filter(position=place).first() if place and indicator else None
        return Mention(row.pk, indicator) if row else None


def reasons_in(post: QueryDict, behind: str = "") -> Reasons:
    """Why words stay that were warned of; `behind` ends the names of the fields where a form has several texts."""
    fields = (post.getlist(f"{name}{behind}") for name in ("beside", "quoted", "why"))
    told = zip(*fields, strict=False)
    return together((beside, quoted, why.strip()[:300]) for beside, quoted, why in told)


def mentions_in(
    post: QueryDict, rows: list[Row], measures: dict[str, Indicator]
) -> tuple[list[Mention], list[tuple[int, str]]]:
    """Those ticked among what the page offered, and those that were confirmed and are not ticked any more."""
    ticked, offered = set(post.getlist("mention")), set(post.getlist("offered"))
    confirmed, taken_back = [], []
    for each in (mention for row in rows for mention in row.mentions):
        pk, _, code = each.key.partition(":")
        if each.key in ticked and not each.confirmed and code in measures:
            confirmed.append(Mention(int(pk), measures[code], each.value, each.period))
        elif each.key in offered and each.key not in ticked and each.confirmed:
            taken_back.append((int(pk), code))
    return confirmed, taken_back
