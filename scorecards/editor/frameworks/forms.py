"""Forms for a framework and its key lines of enquiry."""

from django import forms

from indicators.asking.forms import RiskyWordsForm
from scorecards.editor.forms import plain_slug


class FrameworkForm(RiskyWordsForm):
    name = forms.CharField(max_length=160, help_text="Such as “Corporate parenting framework”.")
    description = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Where it comes from, and what it is for.",
    )

    def clean_description(self) -> str:
        """Browsers send every line end as two characters."""
        return self.cleaned_data["description"].replace("\r\n", "\n")

    @property
    def slug(self) -> str:
        return plain_slug(self.cleaned_data["name"], 80)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not plain_slug(name, 80):
            raise forms.ValidationError("Use some letters or digits: its address is made of them.")
        return name


class LineForm(RiskyWordsForm):
    question = forms.CharField(
        max_length=250, help_text="As it is asked: “Do children live in stable homes?”"
    )
    evidence = forms.CharField(
        required=False,
        max_length=2000,
        label="Other evidence",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How it can be shown where a number cannot: a survey, a visit, young people’s views.",
    )

    @property
    def words(self) -> tuple[str, str]:
        """Browsers send every line end as two characters."""
        values = self.cleaned_data
        return values["question"], values["evidence"].replace("\r\n", "\n")
