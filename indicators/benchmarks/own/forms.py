"""How one indicator stands in a file: what an officer chooses on the page."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accounts.forms import PlainForm
from indicators.benchmarks.describing.description import Suggestion, likely_columns
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.own.drafts import DraftIndicator

ANY = [("", "Any: it is in no other")]
YEARS = {
    YearMeaning.YEAR_END: "At 31 March of that year",
    YearMeaning.FINANCIAL_YEAR: "The year that ended on 31 March",
    YearMeaning.ACADEMIC_YEAR: "The academic year",
    YearMeaning.SEPTEMBER: "At 30 September of that year",
    YearMeaning.DECEMBER: "The year that ended on 31 December",
    YearMeaning.MID_YEAR: "At 30 June of that year",
}


class NameForm(PlainForm):
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
    """`described` is what the file holds. Filters are fields filter_0 and on, in the order of the file."""

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
        help_text="The percentage, rate or number as it is published.",
        error_messages={"required": "Choose the column of the value."},
    )
    numerator = forms.ChoiceField(
        label="Column of the numerator",
        required=False,
        help_text="The children behind the value, if it is there.",
    )
    denominator = forms.ChoiceField(
        label="Column of the denominator",
        required=False,
        help_text="All children it is out of, if it is there.",
    )
    total = forms.ChoiceField(
        label="The row of the denominator",
        required=False,
        help_text="Where the file has the total in a row of its own: which rows those are.",
    )

    def __init__(self, *args, described: Mapping[str, Any], titles: Mapping[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.filters: dict[str, str] = {}
        ordered = sorted(titles.items(), key=lambda item: item[1])
        self.fields["code"].choices = [("", "–"), *((code, title) for code, title in ordered)]
        columns = [(name, name) for name in (*described["numbers"], *described["filters"])]
        self.fields["value"].choices = columns
        for name in ("numerator", "denominator"):
            self.fields[name].choices = [("", "None"), *columns]
        pairs = [(column, label) for column, labels in described["filters"].items() for label in labels]
        totals = [(json.dumps(pair), f"{pair[0]}: {pair[1]}") for pair in pairs]
        self.fields["total"].choices = [("", "The same row"), *totals]
        self._add_filters(described["filters"])

    def _add_filters(self, filters: Mapping[str, Iterable[str]]) -> None:
        for place, (column, labels) in enumerate(filters.items()):
            name = f"filter_{place}"
            self.filters[name] = column
            choices = [*ANY, *((f"={label}", label or "(empty)") for label in labels)]
            self.fields[name] = forms.ChoiceField(
                label=f"Rows where {column} is", choices=choices, required=False
            )

    def filter_fields(self):
        return [self[name] for name in self.filters]

    def column_fields(self):
        return [self[name] for name in ("value", "numerator", "denominator", "total")]

    def indicator(self) -> DraftIndicator:
        """What was chosen. Only of a form that is valid."""
        chosen = self.cleaned_data
        return DraftIndicator(
            code=chosen["code"],
            year=chosen["year"],
            value=chosen["value"],
            where={column: chosen[name][1:] for name, column in self.filters.items() if chosen[name]},
            numerator=chosen["numerator"],
            denominator=chosen["denominator"],
            total=tuple(json.loads(chosen["total"])) if chosen["total"] and chosen["denominator"] else (),
        )


def first_values(described: Mapping[str, Any], suggestion: Suggestion | None) -> dict[str, str]:
    """What the form is filled with at first: the likely columns and, with a suggestion, its indicator and rows."""
    academic = described["year_kind"].lower() == "academic year"
    values = {
        **likely_columns(described["numbers"]),
        "year": YearMeaning.ACADEMIC_YEAR if academic else YearMeaning.FINANCIAL_YEAR,
    }
    for place, (column, labels) in enumerate(described["filters"].items()):
        if len(labels) > 1 and "Total" in labels:
            values[f"filter_{place}"] = "=Total"
        if suggestion and suggestion.column == column:
            values[f"filter_{place}"] = f"={suggestion.label}"
    if suggestion:
        values["code"] = suggestion.code
        if not suggestion.column:
            named = {name.replace("_", " "): name for name in described["numbers"]}
            values["value"] = named.get(suggestion.label, values["value"])
    return values


def values_of(one: DraftIndicator, described: Mapping[str, Any]) -> dict[str, str]:
    """The form's values for an indicator that is mapped already."""
    values = {name: getattr(one, name) for name in ("code", "year", "value", "numerator", "denominator")}
    values["total"] = json.dumps(one.total) if one.total else ""
    for place, column in enumerate(described["filters"]):
        if column in one.where:
            values[f"filter_{place}"] = f"={one.where[column]}"
    return values


class TextForm(PlainForm):
    """The mapping as text, for what the page has no field for."""

    toml = forms.CharField(
        label="The mapping as text",
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        error_messages={"required": "A mapping cannot be empty."},
    )


class RemoveForm(PlainForm):
    reason = forms.CharField(
        max_length=300,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence, shown on the page of national figures and kept in the trail.",
        error_messages={
            "required": "Say why in one sentence.",
            "max_length": "Shorten it to 300 characters.",
        },
    )
