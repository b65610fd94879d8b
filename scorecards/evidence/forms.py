"""Forms for evidence that is not a number."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.validators import URLValidator

from accounts.forms import DayField
from accounts.models import Council
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import TextField
from indicators.terms.evidence import Counted, Way
from scorecards.evidence.values import LONGEST_SAID, EvidenceValues
from scorecards.models import KeyLineOfEnquiry

MOST_COUNTED = 1_000_000
_TOO_MANY = "Write a whole number, at most a million."


class CountField(forms.IntegerField):
    def __init__(self, **options) -> None:
        errors = dict.fromkeys(("invalid", "max_value", "min_value"), _TOO_MANY)
        super().__init__(
            min_value=0, max_value=MOST_COUNTED, required=False, error_messages=errors,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options,
        )  # fmt: skip


def ways() -> list[tuple[str, list[tuple[str, str]]]]:
    practice = [(way.value, way.words) for way in Way if way.kind == "practice"]
    voice = [(way.value, way.words) for way in Way if way.kind == "voice"]
    return [("Practice", practice), ("What young people say", voice)]


class EvidenceForm(RiskyWordsForm):
    line = forms.ChoiceField(label="Key line of enquiry")
    way = forms.ChoiceField(
        label="How it came about", error_messages={"required": "Choose how it came about."}
    )
    title = TextField(
        160, help_text="Short: Case audit; “Moving” survey. The page puts number and day beside it."
    )
    on = DayField(
        label="Day",
        help_text="When it was heard, seen or written. Scorecards of the year after show it.",
        error_messages={"required": "Enter the day.", "invalid": "Enter a day, such as 31 10 2025."},
    )
    number = CountField(label="How many", help_text="How many took part, or were looked at.")
    out_of = CountField(label="Out of how many")
    counted = forms.ChoiceField(
        label="Of what",
        required=False,
        choices=[("", "No number"), *((each.value, each.many.capitalize()) for each in Counted)],
    )
    said = TextField(
        LONGEST_SAID,
        lines=5,
        label="What it said",
        help_text="In plain words. No name of a child, and nothing that only one child can have said.",
        error_messages={"required": "Enter what it said."},
    )
    link = forms.URLField(
        max_length=500,
        required=False,
        label="Link",
        assume_scheme="https",
        help_text="To the report or page, where readers may open it.",
        validators=[
            URLValidator(schemes=["https", "http"], message="Enter an address that starts with https://.")
        ],
        error_messages={"invalid": "Enter an address that starts with https://."},
    )
    source = TextField(
        160, label="Source", help_text="Who answers for it: a role, a team or a body, no name."
    )

    def __init__(self, *args, lines: Sequence[KeyLineOfEnquiry], council: Council, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines, self.council, self.today = {str(line.pk): line for line in lines}, council, today
        self.fields["line"].choices = [
            ("", "Choose"),
            *((key, self.named(line)) for key, line in self.lines.items()),
        ]
        self.fields["way"].choices = [("", "Choose"), *ways()]
        few = f"{council.disclosure_threshold} or fewer"
        self.fields[
            "counted"
        ].help_text = f"Small numbers of children or case files are not published: readers see “{few}”."

    def named(self, line: KeyLineOfEnquiry) -> str:
        """Its question; with its framework's name where the council has several."""
        several = len({each.framework_id for each in self.lines.values()}) > 1
        return f"{line.framework.name}: {line.question}" if several else line.question

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError("Enter a day that has been: evidence is of what was seen or heard.")
        return day

    def clean(self) -> None:
        number, out_of, counted = (self.cleaned_data.get(name) for name in ("number", "out_of", "counted"))
        if number is not None and not counted and "counted" not in self.errors:
            self.add_error("counted", "Choose what the number is of.")
        if number is None and counted and "number" not in self.errors:
            self.add_error("number", f"Enter how many {Counted(counted).many}, or choose “No number”.")
        if out_of is not None and (number is None or out_of < number) and "out_of" not in self.errors:
            self.add_error("out_of", "Write no less than how many took part or were looked at.")

    @property
    def chosen_line(self) -> KeyLineOfEnquiry:
        return self.lines[self.cleaned_data["line"]]

    @property
    def values(self) -> EvidenceValues:
        given = self.cleaned_data
        return EvidenceValues(
            way=Way(given["way"]),
            title=given["title"],
            on=given["on"],
            said=given["said"],
            source=given["source"],
            number=given["number"],
            out_of=given["out_of"],
            counted=Counted(given["counted"]) if given["counted"] else None,
            link=given["link"],
        )


class WithdrawForm(RiskyWordsForm):
    reason = TextField(
        300,
        label="Why it no longer stands",
        help_text="Kept with the evidence, and read by officers.",
        error_messages={"required": "Say why the evidence is withdrawn."},
    )
