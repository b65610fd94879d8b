"""The form for one text: the headline, or a section's answer."""

from django import forms

from accounts.forms import PlainForm
from scorecards.words.written import HEADLINE, LONGEST, Text, WordsPlace

NOT_SEEN = "The page does not say which words you have seen. Open it again, then write."


class TextForm(PlainForm):
    """`seen` is the version that the page showed, so that nobody's words are written over unread."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, error_messages={"invalid": NOT_SEEN})

    def __init__(self, *args, place: WordsPlace, stands: Text, question: str, **kwargs) -> None:
        super().__init__(*args, initial={"seen": stands.version, "text": stands.text}, **kwargs)
        is_headline = place.kind == HEADLINE
        what = "the headline" if is_headline else f"the answer to “{question}”"
        plain = what.replace("%", "%%")  # the message is a format
        self.fields["text"] = forms.CharField(
            label="Headline" if is_headline else f"Answer: {question}",
            help_text="In a sentence or two. Left empty, the page says what the rule says.",
            max_length=LONGEST[place.kind],
            required=False,
            widget=forms.Textarea(attrs={"rows": 4 if is_headline else 3}),
            error_messages={
                "max_length": f"Shorten {plain} to {LONGEST[place.kind]:,} characters. It has %(show_value)d."
            },
        )

    def clean_text(self) -> str:
        """Browsers send every line end as two characters."""
        return self.cleaned_data["text"].replace("\r\n", "\n").strip()

    def show_again(self, seen: int | None) -> None:
        """After a refusal the page shows what stands now: the next save is about that."""
        self.data = {**self.data.dict(), "seen": "" if seen is None else str(seen)}
