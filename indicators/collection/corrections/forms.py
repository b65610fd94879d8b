"""The form that corrects one approved figure."""

from dataclasses import replace

from django import forms

from accounts.forms import PlainForm, ReasonField
from indicators.amounts.cells import DIGEST_LENGTH, Typed
from indicators.amounts.typed import LONGEST_NUMBER
from indicators.asking.forms import RiskyWordsForm
from indicators.figures.actions import LONGEST_REASON
from indicators.files.row_checks import LONGEST_NOTE
from indicators.terms.vocabulary import SYMBOL_MEANINGS, FigureStatus, Symbol

THERE_IS_A_NUMBER = "There is a number"
BOTH = f"There is a number as well. Empty “Count” and “Result”, or choose “{THERE_IS_A_NUMBER}”."
NUMBER = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def symbol_choices() -> list[tuple[str, str]]:
    """Why there is no number, in words; the letter that is no longer used in releases is not offered."""
    offered = (symbol for symbol in Symbol if symbol is not Symbol.LOW_OBSOLETE)
    return [
        ("", THERE_IS_A_NUMBER),
        *((symbol.value, SYMBOL_MEANINGS[symbol].capitalize()) for symbol in offered),
    ]


class CorrectionForm(RiskyWordsForm):
    """`out_of` is what the indicator's denominator counts; without it there is only a number.

    `shown` is the digest of what the officer was shown, so that nobody else's correction is overwritten.
    """

    shown = forms.CharField(widget=forms.HiddenInput, max_length=DIGEST_LENGTH)
    numerator = forms.CharField(label="Count", required=False, max_length=LONGEST_NUMBER, widget=NUMBER)
    denominator = forms.CharField(label="Out of", required=False, max_length=LONGEST_NUMBER, widget=NUMBER)
    value = forms.CharField(
        label="Result",
        help_text="Leave it empty to have it worked out from the two numbers above.",
        required=False,
        max_length=LONGEST_NUMBER,
        widget=NUMBER,
    )
    symbol = forms.ChoiceField(label="Why there is no number", required=False, choices=symbol_choices)
    status = forms.ChoiceField(
        label="How sure the figure is",
        choices=[(each.value, each.value.capitalize()) for each in FigureStatus],
    )
    note = forms.CharField(label="Note shown with the figure", required=False, max_length=LONGEST_NOTE)
    reason = ReasonField(
        label="Why is it corrected?",
        help_text="One sentence, kept with the figure. For example: three late returns are now counted.",
        max_length=LONGEST_REASON,
        missing="Say why the figure is corrected.",
    )

    def __init__(self, *args, counted: str, out_of: str, shown: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown"] = shown
        self.fields["numerator"].help_text = counted
        self.fields["denominator"].help_text = out_of
        if not out_of:
            del self.fields["denominator"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("symbol") and (cleaned.get("numerator") or cleaned.get("value")):
            self.refuse(BOTH, "symbol")
        return cleaned

    def typed(self, before: Typed) -> Typed:
        """What was typed; what has no field here stays as it was."""
        names = ("numerator", "denominator", "value", "symbol", "status", "note", "reason")
        given = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return Typed(answer=before.answer, commentary=before.commentary, **given)


class SharedForm(PlainForm):
    """What the parts of one breakdown are all out of, typed once. `offered` is what followed from the corrected total
    when the page offered it, "" before."""

    denominator = forms.CharField(max_length=LONGEST_NUMBER, widget=NUMBER)
    offered = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_NUMBER)

    def __init__(self, *args, title: str, parts: int, stands: str, words: str, **kwargs) -> None:
        super().__init__(*args, initial={"denominator": stands}, **kwargs)
        self.title, self.stands = title, stands
        self.fields["denominator"].label = f"Out of, for the {parts} parts of “{title}”"
        self.fields["denominator"].help_text = words

    @property
    def has_own(self) -> bool:
        """Whether the officer typed another number than stood there."""
        return self.cleaned_data["denominator"] != self.stands


class PartForm(PlainForm):
    """Another figure of the same family, which changes with the corrected one: the total, or a part of a breakdown.

    `recorded` is what stands, `stands` what was typed last; what is left as it is is no correction. With `shared` its
    denominator is typed there, for all parts of its breakdown.
    """

    shown = forms.CharField(widget=forms.HiddenInput, max_length=DIGEST_LENGTH)
    numerator = forms.CharField(label="Count", required=False, max_length=LONGEST_NUMBER, widget=NUMBER)
    denominator = forms.CharField(label="Out of", required=False, max_length=LONGEST_NUMBER, widget=NUMBER)
    value = forms.CharField(label="Result", required=False, max_length=LONGEST_NUMBER, widget=NUMBER)

    def __init__(
        self,
        *args,
        name: str,
        recorded: Typed,
        stands: Typed,
        out_of: str,
        shared: SharedForm | None = None,
        **kwargs,
    ) -> None:
        names = ("numerator", "denominator", "value")
        super().__init__(*args, initial={one: getattr(stands, one) for one in names}, **kwargs)
        self.initial["shown"] = stands.digest
        self.name, self.recorded, self.stands, self.shared = name, recorded, stands, shared
        if not out_of or shared is not None:
            del self.fields["denominator"]
        if stands.numerator and not stands.value:
            del self.fields["value"]  # it is worked out

    def typed(self, reason: str) -> Typed:
        """As it should stand; a number in place of a symbol takes the symbol away."""
        names = ("numerator", "denominator", "value")
        given = {one: self.cleaned_data[one] for one in names if one in self.cleaned_data}
        if self.shared is not None:
            given["denominator"] = self.shared.cleaned_data["denominator"]
        symbol = "" if given.get("numerator") or given.get("value") else self.stands.symbol
        typed = replace(self.stands, **given, symbol=symbol)
        return (
            replace(typed, reason=reason)
            if replace(typed, reason="") != replace(self.recorded, reason="")
            else typed
        )
