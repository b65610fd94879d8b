"""The field for commentary, the same wherever it is written, and the form of one figure's."""

from django import forms

from accounts.forms import PlainForm
from indicators.checks import entry_rules
from indicators.collection.commentary.actions import LONGEST_AUTHOR
from indicators.collection.commentary.changes import Change, one_line_end
from indicators.terms.commentary import ADVISED_WORDS, length_words

LONGEST = entry_rules.LONGEST["commentary"]
NOT_SEEN = "The page does not say which words you have seen. Open it again, then write."


class BoundCommentary(forms.BoundField):
    @property
    def length(self) -> str:
        """ "39 of 80 words" of what the field holds."""
        return length_words(str(self.value() or ""))

    @property
    def as_hidden_initial(self) -> str:
        """What the page showed beside what is typed, as Django names it: a template reaches no keyword."""
        return self.as_hidden(only_initial=True)

    @property
    def changed(self) -> bool:
        return bool(self.form.is_bound) and self.name in self.form.changed_data


class CommentaryField(forms.CharField):
    """Told how many words it holds, as they are typed (`static/words.js`) and wherever it is shown; never refused for
    being longer than the advice."""

    def __init__(self, *, rows: int = 6, **options) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-words": ADVISED_WORDS})
        errors = {"max_length": f"Shorten it to {LONGEST:,} characters. It has %(show_value)d."}
        options.setdefault("help_text", "What it shows, why, and what is being done.")
        super().__init__(
            max_length=LONGEST, required=False, widget=widget, error_messages=errors, strip=False, **options
        )

    def get_bound_field(self, form, field_name):
        return BoundCommentary(form, self, field_name)

    def to_python(self, value):
        return one_line_end(super().to_python(value))


class CommentaryForm(PlainForm):
    """`seen` is the version that the page showed, so that nobody's words are written over unread."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, error_messages={"invalid": NOT_SEEN})
    text = CommentaryField(label="Commentary for councillors")
    author = forms.CharField(
        label="Whose words these are",
        max_length=LONGEST_AUTHOR,
        required=False,
        widget=forms.TextInput(attrs={"data-goes-with": "text"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["author"].help_text = "A role, such as Head of Service, Placements: never a name."
        self.fields["author"].unless = "where there are words"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("text") and cleaned.get("author") == "":
            self.refuse("Enter the role of whoever says this, not their name.", "author")
        return cleaned

    def show_again(self, seen: int | None) -> None:
        """After a refusal the page shows what stands now: the next save is about that."""
        self.data = {**self.data.dict(), "seen": "" if seen is None else str(seen)}


def changes_in(form: forms.Form, prefix: str) -> dict[str, Change]:
    """By the row's key the fields of a bound form, named by the prefix, whose words differ from those it showed."""
    found = {}
    for name, text in form.cleaned_data.items():
        if not name.startswith(prefix):
            continue
        shown = one_line_end(form.data.get(form[name].html_initial_name, ""))
        if text != shown:
            found[name.removeprefix(prefix)] = Change(shown, text)
    return found
