"""How one indicator stands in a file: what an officer chooses on the page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from accounts.forms import PlainForm, ReasonField
from indicators.asking.forms import RiskyWordsForm
from indicators.benchmarks.describing.description import LONGEST_LABEL
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, Taken
from indicators.benchmarks.own.filling import columns_of_numbers, labels_of, texts_of, words_of_rows

ANY = [("", "Any: it is in no other")]
# What few indicators need; the page keeps these folded away.
RARE = ("taken", "value_row", "numerator_more", "denominator_more", "added", "counted")
YEARS = {
    YearMeaning.YEAR_END: "At 31 March of that year",
    YearMeaning.FINANCIAL_YEAR: "The year that ended on 31 March",
    YearMeaning.ACADEMIC_YEAR: "The academic year",
    YearMeaning.SEPTEMBER: "At 30 September of that year",
    YearMeaning.DECEMBER: "The year that ended on 31 December",
    YearMeaning.MID_YEAR: "At 30 June of that year",
}


class NameForm(RiskyWordsForm):
    title = forms.CharField(
        max_length=120, label="What the dataset is called", help_text="As officers will read it in lists."
    )
    publication = forms.CharField(
        max_length=120,
        required=False,
        label="Publication",
        help_text="The title of its release, such as Children looked after in England including adoptions.",
    )


class IndicatorForm(PlainForm):
    """`described` is what the file holds. Filters are fields filter_0 and on, in the order of the file, and text_0
    and on where a text is typed. Columns and labels that `draft` has and the file lacks can be chosen too, so that
    opening a mapping loses nothing.
    """

    code = forms.ChoiceField(
        label="Indicator",
        error_messages={
            "required": "Choose the indicator.",
            "invalid_choice": "Choose an indicator of the catalogue.",
        },
    )
    year = forms.ChoiceField(label="What the file means by a year", choices=list(YEARS.items()))
    value = forms.ChoiceField(
        label="Column of the value",
        required=False,
        help_text="The percentage, rate or number as it is published.",
    )
    numerator = forms.ChoiceField(
        label="Column of the numerator",
        required=False,
        help_text="The children behind the value, if it is there.",
    )
    denominator = forms.ChoiceField(
        label="What it is out of",
        required=False,
        help_text="The column of all children, if it is there, or an indicator whose own figures the rate is over.",
    )
    total = forms.ChoiceField(
        label="The row of the denominator",
        required=False,
        help_text="Where the file has the total in a row of its own: which rows those are.",
    )
    taken = forms.ChoiceField(
        label="How the value is written",
        required=False,
        choices=[
            (Taken.AS_IT_IS, "As it is meant"),
            (Taken.FROM_A_HUNDRED, "The other way round: take it from 100"),
            (Taken.YEARS_AND_MONTHS, "As years and months, such as 1:07: turn it into days"),
        ],
    )
    value_row = forms.ChoiceField(
        label="The row of the value",
        required=False,
        help_text="Where the value stands in another row than its numerator: which rows those are.",
    )
    numerator_more = forms.ChoiceField(
        label="A second column of the numerator",
        required=False,
        help_text="Where two columns make it: the second is added or taken away.",
    )
    denominator_more = forms.ChoiceField(label="A second column of the denominator", required=False)
    added = forms.MultipleChoiceField(
        label="Rows that are added up",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Where several rows make the figure: tick each. Their totals are added up with them.",
    )

    counted = forms.CharField(max_length=80, required=False, label="When each is counted, if not on one day")

    def __init__(
        self,
        *args,
        described: Mapping[str, Any],
        titles: Mapping[str, str],
        draft: Draft | None = None,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters: dict[str, str] = {}
        self.typed: dict[str, str] = {}
        draft = draft or Draft()
        ordered = sorted(titles.items(), key=lambda item: item[1])
        labels = labels_of(described, draft)
        self.fields["code"].choices = [("", "–"), *ordered]
        there = columns_of_numbers(described)
        texts = texts_of(described)
        names = [*there, *(name for name in draft.known if name not in (*there, *words_of_rows(described)))]
        columns = [(name, name if name in there else f"{name} (not in this file)") for name in names]
        self.fields["value"].choices = [("", "None: it is worked out of the next two"), *columns]
        self.fields["numerator"].choices = [("", "None"), *columns]
        others = [(f"per:{code}", title) for code, title in ordered]
        self.fields["denominator"].choices = [
            ("", "None"), ("Columns of this file", columns), ("Figures of an indicator, from a file of its own", others)
        ]  # fmt: skip
        more = [
            (f"{sign}{name}", f"{word} {label}")
            for sign, word in (("+", "plus"), ("-", "less"))
            for name, label in columns
        ]
        for name in ("numerator_more", "denominator_more"):
            self.fields[name].choices = [("", "None"), *more]
        pairs = [
            (json.dumps((column, label)), f"{column}: {label or '(empty)'}")
            for column, each in labels.items()
            for label in each
        ]
        self.fields["total"].choices = self.fields["value_row"].choices = [("", "The same row"), *pairs]
        self.fields["added"].choices = pairs
        self._add_filters(labels)
        self._add_typed(texts)

    def _add_filters(self, filters: Mapping[str, Iterable[str]]) -> None:
        for place, (column, labels) in enumerate(filters.items()):
            name = f"filter_{place}"
            self.filters[name] = column
            choices = [*ANY, *((f"={label}", label or "(empty)") for label in labels)]
            self.fields[name] = forms.ChoiceField(
                label=f"Rows where {column} is", choices=choices, required=False
            )

    def _add_typed(self, texts: Mapping[str, Sequence[str]]) -> None:
        for place, (column, examples) in enumerate(texts.items()):
            name = f"text_{place}"
            self.typed[name] = column
            such = f", such as {examples[0]}" if examples else ""
            self.fields[name] = forms.CharField(
                label=f"Rows where {column} is",
                required=False,
                max_length=LONGEST_LABEL,
                help_text=f"Too many or too long to list. Type one as the file has it{such}; empty is any.",
            )

    def filter_fields(self):
        return [self[name] for name in (*self.filters, *self.typed)]

    def column_fields(self):
        return [self[name] for name in ("value", "numerator", "denominator", "total")]

    def rare_fields(self):
        return [self[name] for name in RARE]

    def rare_said(self) -> bool:
        """Whether one of them says something, or is wrong."""
        return any(self[name].value() or self[name].errors for name in RARE)

    def clean(self) -> None:
        """In the page's words what the text of a mapping would be refused for."""
        said = self.cleaned_data
        for name, fault in _faults(said):
            if name not in self.errors:
                self.add_error(name, fault)

    def indicator(self) -> DraftIndicator:
        """What was chosen. Only of a form that is valid."""
        chosen = self.cleaned_data
        per = chosen["denominator"].removeprefix("per:") if chosen["denominator"].startswith("per:") else ""
        added = [json.loads(pair) for pair in chosen["added"]]
        where = {column: (chosen[name][1:],) for name, column in self.filters.items() if chosen[name]}
        where |= {column: (chosen[name],) for name, column in self.typed.items() if chosen[name]}
        if added:
            where.pop(added[0][0], None)
        denominator = "" if per else chosen["denominator"]
        return DraftIndicator(
            code=chosen["code"],
            year=chosen["year"],
            value=chosen["value"],
            taken=chosen["taken"] if chosen["value"] else Taken.AS_IT_IS,
            where=where,
            numerator=chosen["numerator"],
            numerator_more=chosen["numerator_more"],
            denominator=denominator,
            denominator_more=chosen["denominator_more"],
            per=per,
            total=tuple(json.loads(chosen["total"])) if chosen["total"] and denominator else (),
            value_row=tuple(json.loads(chosen["value_row"])) if chosen["value_row"] else (),
            added_in=added[0][0] if added else "",
            added=tuple((label,) for _, label in added),
            counted=chosen["counted"],
        )


def _faults(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Which field of what is chosen does not go with the others, and what to do."""
    value, numerator, denominator = (said.get(name) or "" for name in ("value", "numerator", "denominator"))
    per, added = denominator.startswith("per:"), said.get("added") or []
    if not value and not (numerator and denominator):
        yield "value", "Choose the column of the value, or a numerator and what it is out of, to work it out."
    if said.get("numerator_more") and not numerator:
        yield "numerator", "Choose the first column of the numerator."
    if said.get("denominator_more") and (per or not denominator):
        yield "denominator", "Choose the first column of the denominator, a column of this file."
    if len(added) == 1 or len({json.loads(pair)[0] for pair in added}) > 1:
        yield "added", "Tick two rows or more, all by the same column."
    if added and denominator and value:
        yield (
            "value",
            "Choose none: shares of several rows are not added, the share is worked out of their sums.",
        )
    if added and denominator and not per and not said.get("total"):
        yield "total", "Choose the row of the denominator: the ticked rows each have a total."
    if said.get("value_row") and (added or not value):
        yield (
            "value_row",
            "Choose “The same row”: this needs a column of the value, and no rows that are added up.",
        )


class TextForm(PlainForm):
    """The mapping as text, for what the page has no field for."""

    toml = forms.CharField(
        label="The mapping as text",
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        error_messages={"required": "A mapping cannot be empty."},
    )


class RemoveForm(RiskyWordsForm):
    reason = ReasonField(
        missing="Say why in one sentence.",
        label="Why",
        help_text="One sentence, shown on the page of national figures and kept in the trail.",
    )
