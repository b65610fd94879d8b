"""What a briefing that is published puts right."""

from django import forms

from indicators.asking.forms import RiskyWordsForm


class CorrectionForm(RiskyWordsForm):
    """Readers of the briefing read it. Whether it must be said, and how long it may be, the policy knows."""

    correction = forms.CharField(required=False, label="What it corrects")
