"""The list in which owners and reviews are set, many at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django import forms
from django.forms import BoundField

from accounts.forms import DayField, PlainForm
from accounts.models import User
from indicators.catalogue.owners.actions import Ownership
from indicators.models import Indicator, MeasureOwner

PAST = "A next review lies ahead: choose a day from today on."
NOTHING = Ownership(None, None)


class OwnersForm(PlainForm):
    """For each measure a person and a day; above, what those get in which either is empty.

    Only what differs from what the page showed is saved, so that two people may fill the list at once.
    """

    def __init__(
        self,
        *args,
        measures: Sequence[Indicator],
        stored: Mapping[int, MeasureOwner],
        people: Sequence[User],
        today: date,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measures, self.today = measures, today
        self.choices = [("", "Nobody yet"), *((str(each.pk), str(each)) for each in people)]
        self.fields["owner"] = self._person("Owner")
        self.fields["review"] = DayField(label="Next review", required=False)
        for each in measures:
            row = stored.get(each.pk)
            self._add_row(each, Ownership(row.owner_id, row.next_review) if row else NOTHING)

    def _person(self, label: str) -> forms.ChoiceField:
        invalid = "Choose somebody of the list: others have no role here any more."
        return forms.ChoiceField(
            label=label, choices=self.choices, required=False, error_messages={"invalid_choice": invalid}
        )

    def _add_row(self, measure: Indicator, standing: Ownership) -> None:
        known = {value for value, _ in self.choices}
        owner = str(standing.owner) if str(standing.owner) in known else ""
        day = standing.next_review.isoformat() if standing.next_review else ""
        fields = {
            f"owner_{measure.pk}": self._person(f"Owner of {measure.title}"),
            f"review_{measure.pk}": DayField(label=f"Next review of {measure.title}", required=False),
            f"shown_{measure.pk}": forms.CharField(
                required=False, max_length=60, widget=forms.HiddenInput, initial=f"{owner} {day}"
            ),
        }
        self.fields.update(fields)
        self.initial |= {f"owner_{measure.pk}": owner, f"review_{measure.pk}": standing.next_review}

    def clean(self) -> None:
        for name, value in list(self.cleaned_data.items()):
            if name.startswith("review") and value and value < self.today and self._is_new(name, value):
                self.add_error(name, PAST)

    def _is_new(self, name: str, day: date) -> bool:
        shown = self.cleaned_data.get(f"shown_{name.removeprefix('review_')}", "")
        return day.isoformat() not in shown

    def rows(self) -> Iterator[tuple[Indicator, BoundField, BoundField, BoundField]]:
        for each in self.measures:
            names = (f"{name}_{each.pk}" for name in ("owner", "review", "shown"))
            yield (each, *(self[name] for name in names))

    def wanted(self, *, fill: bool) -> dict[int, Ownership]:
        """By indicator, of those whose row was changed; with `fill` also those in which something was empty."""
        found: dict[int, Ownership] = {}
        for each in self.measures:
            owner, day = self.cleaned_data[f"owner_{each.pk}"], self.cleaned_data[f"review_{each.pk}"]
            if fill:
                owner, day = owner or self.cleaned_data["owner"], day or self.cleaned_data["review"]
            now = f"{owner} {day.isoformat() if day else ''}"
            if now.strip() != self.cleaned_data[f"shown_{each.pk}"].strip():
                found[each.pk] = Ownership(int(owner) if owner else None, day)
        return found
