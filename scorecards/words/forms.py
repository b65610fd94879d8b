"""The form for the words of a quarter: one field a place, in the order of the scorecard."""

from collections.abc import Sequence

from django import forms

from accounts.forms import PlainForm
from scorecards.assembly.findings import finding, headline, section_answer
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.payload import Payload, rows_of
from scorecards.words.written import (
    ANSWER,
    COMMENTARY,
    HEADLINE,
    LONGEST,
    LONGEST_ROLE,
    OfficerWords,
    Words,
    WordsPlace,
)

BY_RULE = "Left empty, the page says by rule:"


class WordsField(forms.CharField):
    """Remembers in the page what it held, so that only what this officer changed is saved."""

    def __init__(self, what: str, most: int, *, rows: int = 0, **options) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        plain = what.replace("%", "%%")  # the message is a format
        errors = {"max_length": f"Shorten {plain} to {most:,} characters. It has %(show_value)d."}
        super().__init__(
            max_length=most,
            required=False,
            show_hidden_initial=True,
            widget=widget,
            error_messages=errors,
            **options,
        )

    def to_python(self, value):
        """Browsers send every line end as two characters."""
        return super().to_python(value).replace("\r\n", "\n").strip()


class WordsForm(PlainForm):
    """`current` are the words that stand; `authors` gives by code whose commentary an indicator last had."""

    def __init__(
        self, *args, entries: Sequence[ScorecardEntry], current: Words, authors: dict[str, str], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.entries = entries
        self.fields["headline"] = WordsField("the headline", LONGEST[HEADLINE], rows=4)
        self.initial["headline"] = current.get(WordsPlace(HEADLINE), OfficerWords()).text
        for entry in entries:
            if f"answer-{entry.section_slug}" not in self.fields:
                self._add_answer(entry, current)
            self._add_commentary(entry, current, authors)

    def _add_answer(self, entry: ScorecardEntry, current: Words) -> None:
        name, what = f"answer-{entry.section_slug}", f"the answer to “{entry.question}”"
        self.fields[name] = WordsField(what, LONGEST[ANSWER], rows=2, label="Answer in a sentence or two")
        self.initial[name] = current.get(WordsPlace(ANSWER, entry.section_slug), OfficerWords()).text

    def _add_commentary(self, entry: ScorecardEntry, current: Words, authors: dict[str, str]) -> None:
        code, title = entry.indicator.code, entry.indicator.title
        written = current.get(WordsPlace(COMMENTARY, code), OfficerWords())
        what = f"the commentary on “{title}”"
        self.fields[f"commentary-{code}"] = WordsField(what, LONGEST[COMMENTARY], rows=4, label=title)
        self.fields[f"author-{code}"] = WordsField(
            f"the author’s role for “{title}”", LONGEST_ROLE, label="Author’s role"
        )
        self.initial[f"commentary-{code}"] = written.text
        self.initial[f"author-{code}"] = written.author or authors.get(code, "")

    def clean(self):
        for entry in self.entries:
            code = entry.indicator.code
            if self.cleaned_data.get(f"commentary-{code}") and self.cleaned_data.get(f"author-{code}") == "":
                message = (
                    f"Enter the role of whoever says this about “{entry.indicator.title}”, not their name."
                )
                self.add_error(f"author-{code}", message)

    def suggest(self, payload: Payload) -> None:
        """Say beside each field what the page says by rule. `payload` has small numbers hidden, as when published."""
        self.fields["headline"].help_text = f"{BY_RULE} {headline(payload['counts'], rows_of(payload))}"
        for section in payload["sections"]:
            self.fields[
                f"answer-{section['slug']}"
            ].help_text = f"{BY_RULE} {section_answer(section['rows'])}"
            for row in section["rows"]:
                self.fields[f"commentary-{row['code']}"].help_text = f"{finding(row)}."

    @property
    def words(self) -> Words:
        """What this officer changed."""
        changed = {name.partition("-")[::2] for name in self.changed_data}
        places = [WordsPlace(kind, name) for kind, name in changed if kind in (HEADLINE, ANSWER)]
        places += {WordsPlace(COMMENTARY, name) for kind, name in changed if kind in (COMMENTARY, "author")}
        return {place: self._written(place) for place in places}

    def _written(self, place: WordsPlace) -> OfficerWords:
        if place.kind == COMMENTARY:
            values = (self.cleaned_data[f"{field}-{place.name}"] for field in (COMMENTARY, "author"))
            return OfficerWords(*values)
        return OfficerWords(self.cleaned_data[self.name_of(place)])

    def name_of(self, place: WordsPlace) -> str:
        """The field's name."""
        return "-".join(filter(None, place))

    def subject(self, place: WordsPlace) -> str:
        """What the words there are about, as the page calls it."""
        asked = {entry.section_slug: entry.question for entry in self.entries}
        titles = {entry.indicator.code: entry.indicator.title for entry in self.entries}
        return {HEADLINE: "Headline", ANSWER: asked.get(place.name), COMMENTARY: titles.get(place.name)}[
            place.kind
        ]

    @property
    def sections(self) -> list[dict]:
        """For the template: each section with its answer, and its indicators with their fields."""
        found: dict[str, dict] = {}
        for entry in self.entries:
            slug, code = entry.section_slug, entry.indicator.code
            section = found.setdefault(
                slug, {"question": entry.question, "answer": self[f"answer-{slug}"], "indicators": []}
            )
            section["indicators"].append(
                {
                    "title": entry.indicator.title,
                    "commentary": self[f"commentary-{code}"],
                    "author": self[f"author-{code}"],
                }
            )
        return list(found.values())
