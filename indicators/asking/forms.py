"""The form with which everything here begins whose words others read."""

from django import forms

from accounts.forms import CONFIRMING, PlainForm
from indicators.terms.risky_words import LooksFor

ASKED = "Nothing is saved yet: change the words, or tick below that they stay."
STAYS = "as_it_stands"
# What has a form of its own, or nobody reads as words
_NO_TEXT = (forms.RegexField, forms.URLField, forms.EmailField, forms.SlugField)


def is_text(field: forms.Field) -> bool:
    """Whether somebody types words into it."""
    return (
        isinstance(field, forms.CharField) and not isinstance(field, _NO_TEXT) and not field.widget.is_hidden
    )


class RiskyWordsForm(PlainForm):
    """Words that could say too much of a child are asked about before anybody else reads them: those typed into any
    field but `NOT_ASKED`, where they are not what stands already; `ROLES` are those that hold a role alone. `risks`
    finds them."""

    NOT_ASKED: frozenset[str] = frozenset()
    ROLES: frozenset[str] = frozenset()

    def __init__(self, *args, risks: LooksFor, **kwargs):
        super().__init__(*args, **kwargs)
        self.risks = risks

    def full_clean(self) -> None:
        found = self._found() if self.is_bound else {}
        if found:
            self.fields[STAYS] = _stays_field()
        super().full_clean()
        # Asked here alone: it is no part of what is kept
        if found and not self.cleaned_data.pop(STAYS, False):
            for name, told in found.items():
                self.add_error(name, f"{told} {ASKED}")

    def _found(self) -> dict[str, str]:
        """What to say of each field whose words are risky."""
        typed = ((name, self._typed(name)) for name, field in self.fields.items() if is_text(field))
        looked = {
            name: self.risks(text, role=name in self.ROLES)
            for name, text in typed
            if text and name not in self.NOT_ASKED
        }
        return {name: " ".join(each.message for each in found) for name, found in looked.items() if found}

    def _typed(self, name: str) -> str:
        """ "" where it is what stands. Browsers send every line end as two characters."""
        sent, stands = self[name].data or "", self[name].initial or ""
        text = sent.replace("\r\n", "\n").strip()
        return "" if text == str(stands).replace("\r\n", "\n").strip() else text

    @property
    def asks(self) -> forms.BoundField | None:
        """The box to tick, where words are risky."""
        return self[STAYS] if STAYS in self.fields else None


def _stays_field() -> forms.BooleanField:
    field = forms.BooleanField(
        required=False,
        widget=forms.CheckboxInput(attrs=CONFIRMING),
        label="Save it as it stands: no child, family or member of staff can be recognised by it",
    )
    field.stands_below = True  # and in no column of a table of rows
    return field
