"""Forms of democratic services for who was at a meeting and what happened in its course."""

from collections.abc import Sequence

from django import forms
from django.forms import formset_factory

from accounts.forms import PlainForm, TimeInput
from committees.attendance.actions import Attended, Declared, Moved, Paused
from committees.attendance.presenters import who
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceMove,
    CommitteeMembership,
    Declaration,
    MeetingMoment,
    Person,
)
from indicators.asking.forms import RiskyWordsForm

SPARE_GUESTS, SPARE_ROWS = 3, 2
ELECTED = ("chair", "vice_chair", "member", "substitute")
NOT_LISTED = ("", "Not on the list")


class AttendedForm(RiskyWordsForm):
    """One person of the committee, or one row for somebody else. `people` are fetched once for all rows."""

    ROLES = frozenset({"words"})

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    person = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        max_length=160,
        required=False,
        label="Who",
        help_text="A member by name, others by role: Independent visitor coordinator.",
    )
    capacity = forms.ChoiceField(
        choices=CommitteeMembership.Capacity.choices,
        initial=CommitteeMembership.Capacity.OFFICER,
        required=False,
        label="As",
    )
    status = forms.ChoiceField(choices=[NOT_LISTED, *Attendance.Status.choices], required=False, label="Was")
    substitute_for = forms.TypedChoiceField(required=False, empty_value=None, label="Substitute for")

    def __init__(self, *args, people: dict[str, Person], members: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["substitute_for"].choices = [("", "Nobody"), *members]
        self.fields["substitute_for"].coerce = people.get

    def _found(self) -> dict[str, str]:
        """Minutes record the names of the members who were there: Local Government Act 1972, Schedule 12, paragraph 40.
        Of them nobody is asked whether the name may stay."""
        found = super()._found()
        return {} if self["capacity"].value() in ELECTED else found

    def clean_person(self):
        key = self.cleaned_data.get("person")
        if key and key not in self.people:
            raise forms.ValidationError("That person is not on this committee any more. Open the page again.")
        return key

    def clean(self):
        values = self.cleaned_data
        if values.get("status") and not values.get("person") and not values.get("words"):
            self.add_error("words", "Write who it was: a member by name, others by their role.")
        if values.get("words") and not values.get("person") and not values.get("status"):
            self.add_error("status", "Choose whether they were there.")

    @property
    def row(self) -> Attended | None:
        """As written; None for somebody who is not on the list."""
        values = self.cleaned_data
        if not values.get("status"):
            return None
        return Attended(
            status=values["status"],
            capacity=values.get("capacity") or CommitteeMembership.Capacity.OFFICER,
            person=self.people.get(values.get("person") or ""),
            words=values.get("words") or "",
            substitute_for=values.get("substitute_for"),
            key=values.get("key"),
        )


AttendedFormSet = formset_factory(AttendedForm, extra=SPARE_GUESTS, max_num=200, absolute_max=200)


class CourseForm(RiskyWordsForm):
    """What rows of a meeting's course share: `rows` who was there, `items` the agenda, each fetched once for all."""

    def __init__(self, *args, rows: dict[str, Attendance], items: dict[str, AgendaItem], names, **kwargs):
        super().__init__(*args, **kwargs)
        if "attendance" in self.fields:
            self.fields["attendance"].choices = [
                ("", "Nobody"),
                *((key, who(row, names).words) for key, row in rows.items()),
            ]
            self.fields["attendance"].coerce = rows.get
        self.fields["item"].choices = [
            ("", "None"),
            *((key, f"{item.number}. {item.title}") for key, item in items.items()),
        ]
        self.fields["item"].coerce = items.get

    def is_taken_away(self, first: str) -> bool:
        """Whether a row that stood there goes: its `first` choice is emptied, and nothing else of it is changed."""
        emptied = bool(self.initial.get(first)) and not self.cleaned_data.get(first)
        return emptied and self.changed_data == [first]


NOT_CHOSEN = ("", "Choose")  # what a list would begin with is else recorded where nobody chose


class MovedForm(CourseForm):
    attendance = forms.TypedChoiceField(required=False, empty_value=None, label="Who")
    kind = forms.ChoiceField(
        choices=[NOT_CHOSEN, *AttendanceMove.Kind.choices], required=False, label="Came or went"
    )
    item = forms.TypedChoiceField(required=False, empty_value=None, label="From which item on")
    at = forms.TimeField(required=False, widget=TimeInput, label="Time")

    def clean(self):
        values = self.cleaned_data
        if values.get("attendance") and not values.get("item"):
            self.add_error("item", "Choose the item from which on they were there, or gone.")
        if values.get("attendance") and values.get("kind") == "":
            self.add_error("kind", "Choose whether they arrived or left.")
        if values.get("item") and not values.get("attendance") and not self.is_taken_away("attendance"):
            self.add_error("attendance", "Choose who came or went.")

    @property
    def row(self) -> Moved | None:
        values = self.cleaned_data
        if not values.get("attendance"):
            return None
        return Moved(values["attendance"], values["kind"], values["item"], values.get("at"))


class DeclaredForm(CourseForm):
    attendance = forms.TypedChoiceField(required=False, empty_value=None, label="Who")
    item = forms.TypedChoiceField(required=False, empty_value=None, label="In which item")
    interest = forms.ChoiceField(
        choices=[NOT_CHOSEN, *Declaration.Interest.choices], required=False, label="Kind of interest"
    )
    nature = forms.CharField(max_length=250, required=False, label="What it is")
    withdrew = forms.BooleanField(required=False, label="Left the room")

    def clean(self):
        values = self.cleaned_data
        if self.is_taken_away("attendance"):
            return
        if (values.get("item") or values.get("nature")) and not values.get("attendance"):
            self.add_error("attendance", "Choose whose interest it is.")
        if values.get("attendance") and values.get("interest") == "":
            self.add_error("interest", "Choose which kind was declared: the law treats them differently.")
        if values.get("withdrew") and not values.get("item"):
            self.add_error("item", "Choose the item for which they left the room.")

    @property
    def row(self) -> Declared | None:
        values = self.cleaned_data
        if not values.get("attendance"):
            return None
        return Declared(
            values["attendance"],
            values["interest"],
            values.get("item"),
            values.get("nature", ""),
            values["withdrew"],
        )


# In few words, so that they can be told apart in a narrow list
HAPPENED = {**dict(MeetingMoment.Kind.choices), "private": "Public left", "public": "Public came back"}


OF_THE_EXCLUSION = (
    "These words are the resolution by which the public was excluded. Write those that belong to what happened now, or "
    "empty this; or choose “Public left” again. Nothing is saved yet."
)


NOT_TAKEN = (
    "This row was changed and would not be kept. Tick “Record this” where it was so, or choose “Nothing” as what "
    "happened. Nothing is saved yet."
)


class PausedForm(CourseForm):
    kind = forms.ChoiceField(
        choices=[("", "Nothing"), *HAPPENED.items()], required=False, label="What happened"
    )
    item = forms.TypedChoiceField(required=False, empty_value=None, label="At which item")
    at = forms.TimeField(required=False, widget=TimeInput, label="Time")
    note = forms.CharField(
        max_length=2000,
        required=False,
        label="Why, or until when",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    record = forms.BooleanField(required=False)

    def __init__(self, *args, items: dict[str, AgendaItem], **kwargs):
        """A row that is `offered` stands ready written, and is kept only where somebody says that it was so."""
        super().__init__(*args, items=items, **kwargs)
        if not self.initial.get("offered"):
            del self.fields["record"]
            return
        number = items[self.initial["item"]].number
        where = "before" if self.initial["kind"] == MeetingMoment.Kind.PRIVATE else "after"
        what = HAPPENED[self.initial["kind"]].lower()
        self.fields["record"].stands_below = True
        self.fields["record"].label = f"Record this: {what}, {where} item {number}"

    @property
    def offer(self) -> forms.BoundField | None:
        return self["record"] if "record" in self.fields else None

    @property
    def is_left(self) -> bool:
        """Offered, and not taken."""
        return "record" in self.fields and not self.cleaned_data.get("record")

    def clean(self):
        values, was = self.cleaned_data, self.initial.get("kind")
        if self.is_left:
            if self.changed_data and values.get("kind"):
                self.add_error("record", NOT_TAKEN)
            return
        if self.is_taken_away("kind"):
            return
        if (values.get("at") or values.get("note") or values.get("item")) and not values.get("kind"):
            self.add_error("kind", "Choose what happened.")
        resolved = (
            was == MeetingMoment.Kind.PRIVATE and values.get("note") and "note" not in self.changed_data
        )
        if resolved and values.get("kind") not in ("", was):
            self.add_error("note", OF_THE_EXCLUSION)

    @property
    def row(self) -> Paused | None:
        values = self.cleaned_data
        if not values.get("kind") or self.is_left:
            return None
        return Paused(values["kind"], values.get("item"), values.get("at"), values.get("note", ""))


MovedFormSet = formset_factory(MovedForm, extra=SPARE_ROWS, max_num=100, absolute_max=100)
DeclaredFormSet = formset_factory(DeclaredForm, extra=SPARE_ROWS, max_num=100, absolute_max=100)
PausedFormSet = formset_factory(PausedForm, extra=SPARE_ROWS, max_num=40, absolute_max=40)


class ListsForm(PlainForm):
    """Says why lists were refused; there is nothing to fill in but their rows. `way_on`: the words and the address of
    a link to what stands in the way."""

    way_on: tuple[str, str] | None = None


class Together:
    """Several lists on one page, whose faults are told together; each is reached by its prefix."""

    def __init__(self, formsets: dict):
        self.by_prefix = formsets

    def __iter__(self):
        return (form for formset in self.by_prefix.values() for form in formset)

    def __getitem__(self, prefix: str):
        return self.by_prefix[prefix]

    def total_error_count(self) -> int:
        return sum(formset.total_error_count() for formset in self.by_prefix.values())

    def non_form_errors(self) -> list:
        return [fault for formset in self.by_prefix.values() for fault in formset.non_form_errors()]


def rows_of(formset) -> list:
    """What was written in it, in order; rows that say nothing are none."""
    return [form.row for form in formset if form.row is not None]
