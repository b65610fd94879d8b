"""Forms of the editor: a section's words, a measure's place and quarters, what is added, when it takes effect."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.utils.text import slugify

from accounts.forms import PlainForm
from indicators.asking.forms import RiskyWordsForm
from indicators.terms.periods import Period
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.policies import why_not_address
from scorecards.editor.quarters import ordinal, quarters_around
from scorecards.editor.querysets import Known
from scorecards.editor.steps import measure_named, section_with

Choices = Sequence[tuple[str, str]]
ALL_QUARTERS = "all"
LONGEST_SLUG = 40


class StepForm(PlainForm):
    """Its fields belong to the one form of the page: whatever button is pressed, what was typed goes with it."""

    def __getitem__(self, name: str) -> forms.BoundField:
        field = super().__getitem__(name)
        field.field.widget.attrs["form"] = "steps"
        return field


class SectionForm(StepForm, RiskyWordsForm):
    """The words of a section: those of one that is there, or of one to be added."""

    question = forms.CharField(max_length=160, help_text="As members would ask it.")
    short_title = forms.CharField(max_length=60, label="Short name", help_text="For lists and charts.")
    line = forms.ChoiceField(required=False, label="Key line of enquiry", help_text="The one it answers.")

    def __init__(self, *args, lines: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        if lines:
            self.fields["line"].choices = [("", "None"), *lines]
        else:
            del self.fields["line"]

    @property
    def words(self) -> tuple[str, str, str]:
        values = self.cleaned_data
        return values["question"], values["short_title"], values.get("line", "")


def plain_slug(text: str, longest: int) -> str:
    """As files of definitions write slugs, too: without underscores."""
    return slugify(text.replace("_", "-"))[:longest].strip("-")


def new_section_slug(question: str, taken: Iterable[str]) -> str:
    """Made of the question: "are-homes-stable", with a number where a section had that one."""
    base = plain_slug(question, LONGEST_SLUG) or "section"
    known, slug, number = set(taken), base, 1
    while slug in known:
        number += 1
        slug = f"{base[: LONGEST_SLUG - 4].strip('-')}-{number}"
    return slug


class MeasureForm(StepForm):
    """Where a measure stands, and in which quarters it is shown."""

    place = forms.ChoiceField(
        label="Place in the order",
        error_messages={"invalid_choice": "Choose a place of the list: the order changed meanwhile."},
    )
    first = forms.ChoiceField(required=False, label="Shown from")
    last = forms.ChoiceField(required=False, label="Last shown")

    def __init__(self, *args, card: ScorecardDefinition, code: str, today: date, **kwargs):
        section, measure = section_with(card, code), measure_named(card, code)
        standing = f"{section.slug}/{section.indicators.index(code)}"
        initial = {"place": standing, "first": measure.first, "last": measure.last}
        super().__init__(*args, initial=initial, **kwargs)
        quarters = quarters_around(today, [measure.first, measure.last])
        self.fields["place"].choices = places(card, section, code)
        self.fields["first"].choices = [("", "The beginning"), *quarters]
        self.fields["last"].choices = [("", "No end"), *quarters]

    @property
    def wanted_place(self) -> tuple[str, int]:
        """The section's slug, and after how many others of it."""
        slug, _, place = self.cleaned_data["place"].rpartition("/")
        return slug, int(place)


def places(card: ScorecardDefinition, here: SectionDefinition, code: str) -> list[tuple[str, str]]:
    """Every place of the scorecard that the measure could have: in its own section first."""
    others = [each for each in card.sections if each is not here]
    many = len(here.indicators)
    found = [
        (f"{here.slug}/{place}", f"{ordinal(place + 1)} of {many} in this section") for place in range(many)
    ]
    for section in others:
        found += [
            (f"{section.slug}/{place}", f"{ordinal(place + 1)} in “{section.question}”")
            for place in range(len(section.indicators) + 1)
        ]
    return found


class AddForm(StepForm):
    """A measure to add to a section."""

    code = forms.ChoiceField(
        label="Add a measure",
        error_messages={
            "required": "Choose a measure to add.",
            "invalid_choice": "Choose a measure of the list: that one is on the scorecard already, or is not there.",
        },
    )

    def __init__(self, *args, card: ScorecardDefinition, known: Iterable[Known], **kwargs):
        super().__init__(*args, **kwargs)
        shown = {code for section in card.sections for code in section.indicators}
        free = [(each.code, each.title) for each in known if each.code not in shown and not each.retired]
        self.fields["code"].choices = [("", "Choose"), *free]


class UseForm(StepForm):
    """From which quarter the changes hold."""

    starts = forms.ChoiceField(label="From which quarter")

    def __init__(self, *args, current: date | None, usual: Period, today: date, **kwargs):
        super().__init__(*args, initial={"starts": usual.code}, **kwargs)
        quarters = quarters_around(today, [usual.code])
        if current is None:
            self.fields["starts"].choices = [(ALL_QUARTERS, "All quarters, also past ones"), *quarters]
        else:
            allowed = [each for each in quarters if Period.from_code(each[0]).start >= current]
            self.fields["starts"].choices = allowed

    @property
    def period(self) -> Period | None:
        code = self.cleaned_data["starts"]
        return None if code == ALL_QUARTERS else Period.from_code(code)


class DetailsForm(RiskyWordsForm):
    """What the scorecard itself is called, and which framework its sections answer."""

    title = forms.CharField(max_length=160, help_text="Such as “Children in care and care leavers”.")
    committee = forms.CharField(max_length=160, help_text="The committee that reads it, by its full name.")
    framework = forms.ChoiceField(
        required=False, help_text="Its key lines of enquiry. With another one, sections answer none at first."
    )

    def __init__(self, *args, frameworks: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["framework"].choices = [("", "None"), *frameworks]


class NewScorecardForm(RiskyWordsForm):
    """A scorecard to set up: empty, or as a copy of another."""

    source = forms.ChoiceField(
        required=False,
        label="Begin with",
        help_text="A copy shows the same measures; it is changed by itself.",
    )
    title = forms.CharField(max_length=160, help_text="Such as “Children in care and care leavers”.")
    committee = forms.CharField(
        max_length=160, help_text="The committee that reads it, by its full name. A new one is set up."
    )
    short_name = forms.CharField(
        max_length=60, label="Committee’s short name", help_text="As minutes say it: “the Panel”."
    )

    def __init__(self, *args, sources: Choices, taken: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = set(taken)
        self.fields["source"].choices = [("", "An empty scorecard"), *sources]

    def clean(self) -> None:
        """The address is the committee's name, or the title's where the committee has a scorecard already."""
        values = self.cleaned_data
        if not values.get("committee") or not values.get("title"):
            return
        made = [plain_slug(values[name], 80) for name in ("committee", "title")]
        values["slug"] = next((slug for slug in made if not why_not_address(slug, self.taken)), "")
        if not values["slug"]:
            self.add_error("title", why_not_address(made[-1], self.taken))
