"""The form for bands or groups of a council's own indicator."""

from django import forms
from django.utils.text import slugify

from accounts.models import Council
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import TextField
from indicators.catalogue.own.actions import Kind
from indicators.models import Breakdown, Indicator

FEWEST, MOST = 2, 30
LONGEST_LABEL = 80
KINDS = [
    (Breakdown.Kind.BREAKDOWN.value, "Groups: teams, kinds of home, ages"),
    (Breakdown.Kind.BAND.value, "Bands in an order: 0 to 14 cases, 15 to 19, 20 or more"),
]


class GroupsForm(RiskyWordsForm):
    """A way to split the indicator, with what it is split into."""

    title = TextField(80, label="What they are", help_text="As a heading: “By team”, “Cases held”.")
    kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, label="Bands or groups")
    labels = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="Their names",
        help_text="One on each line, in their order. Together they make the whole.",
    )
    beyond = TextField(
        LONGEST_LABEL,
        required=False,
        label="Beyond the threshold from",
        help_text="Of bands: the name of the first that is too many. It and those after it are drawn darker.",
    )
    threshold = TextField(
        120, required=False, label="The threshold in words", help_text="Such as “Optimum caseload: 20”."
    )

    def __init__(self, *args, council: Council, indicator: Indicator, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.indicator = council, indicator

    def clean_title(self) -> str:
        title = self.cleaned_data["title"]
        code = slugify(title)[:60].strip("-")
        if not code:
            raise forms.ValidationError("Use some letters or digits.")
        if self.indicator.breakdowns.filter(code=code).exists():
            raise forms.ValidationError(f"There are “{title}” already. Choose another name.")
        self.cleaned_data["code"] = code
        return title

    def clean_labels(self) -> list[Kind]:
        labels = [line.strip() for line in self.cleaned_data["labels"].splitlines() if line.strip()]
        if not FEWEST <= len(labels) <= MOST:
            raise forms.ValidationError(f"Write from {FEWEST} to {MOST} names, one on each line.")
        taken = set(self.indicator.categories.seen_by(self.council).values_list("code", flat=True))
        found: list[Kind] = []
        for label in labels:
            code = slugify(label)[:60].strip("-")
            if len(label) > LONGEST_LABEL:
                raise forms.ValidationError(f"Shorten “{label[:40]}…” to {LONGEST_LABEL} characters.")
            if not code:
                raise forms.ValidationError(f"“{label}” has no letters or digits: files name it by them.")
            if code in taken:
                raise forms.ValidationError(f"“{label}” is there already, or too like another name.")
            taken.add(code)
            found.append(Kind(code, label))
        return found

    def clean(self) -> None:
        values = self.cleaned_data
        labels = [each.label for each in values.get("labels", ())]
        beyond = values.get("beyond", "")
        if beyond and values.get("kind") == Breakdown.Kind.BREAKDOWN:
            self.add_error("beyond", "Only bands stand in an order: leave this empty.")
        elif beyond and labels and beyond not in labels:
            self.add_error("beyond", "Write one of the names above, letter for letter.")
