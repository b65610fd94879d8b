"""Forms of democratic services for recommendations."""

from django import forms

from accounts.forms import DayField
from committees.minutes.resolutions.forms import offer_limbs
from committees.models import AgendaItem, Recommendation
from indicators.asking.forms import RiskyWordsForm


class RecommendationForm(RiskyWordsForm):
    limb = forms.ModelChoiceField(
        None,
        required=False,
        label="Part of the resolution that recommends it",
        empty_label="None",
        help_text="Where nothing is written below, its words stand.",
    )
    text = forms.CharField(
        required=False,
        max_length=2000,
        label="What is recommended",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    to_body = forms.CharField(
        max_length=120, label="To whom", help_text="Such as Cabinet, or the Integrated Care Board."
    )
    due_on = DayField(required=False, label="Response due by", help_text="Left empty, it is never late.")

    def __init__(self, *args, item: AgendaItem, **kwargs):
        super().__init__(*args, **kwargs)
        offer_limbs(self.fields["limb"], item)
        self.fields["text"].unless = "or a part of the resolution"


class ResponseForm(RiskyWordsForm):
    response = forms.ChoiceField(choices=Recommendation.Response.choices, label="What was answered")
    response_words = forms.CharField(
        required=False,
        max_length=4000,
        label="In the words of whoever answered",
        help_text="Everyone who reads the minutes reads it.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    responded_on = DayField(required=False, label="Day of the response")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["response_words"].unless = self.fields["responded_on"].unless = (
            "where there is a response"
        )
