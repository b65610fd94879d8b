"""What the steps ask."""

from django import forms
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.models import Council
from indicators.collection.calendar.definitions import MOST_DAYS, USUAL_DAYS
from indicators.collection.calendar.forms import quarters
from indicators.collection.sections.periods_within import due_on
from indicators.terms.periods import Frequency, Period, day_words
from scorecards.definitions.starters.choices import STARTERS
from scorecards.models import Scorecard


class StarterForm(PlainForm):
    starter = forms.ChoiceField(
        choices=[(each.name, each.title) for each in STARTERS],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one of the three scorecards.",
            "invalid_choice": "Choose one of the three scorecards.",
        },
    )


class CalendarForm(PlainForm):
    """The calendar follows a scorecard: which one, from when on, and how long after a quarter's end it is due."""

    scorecard = forms.ChoiceField(
        error_messages={"invalid_choice": "Choose a scorecard of the list: this one is gone."}
    )
    first_period = forms.ChoiceField(
        label="First quarter",
        help_text="The first one whose figures are entered here. Earlier ones come with your history.",
    )
    days_after = forms.IntegerField(
        label="Days after the quarter’s end",
        min_value=0,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        help_text="When figures are due. With 17, Quarter 4 is due on 17 April.",
        error_messages={"invalid": "Enter a whole number of days, such as 17."},
    )

    def __init__(self, *args, council: Council, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        found = Scorecard.objects.filter(council=council).order_by("pk")
        self.fields["scorecard"].choices = [(each.slug, each.committee_name) for each in found]
        today = localdate()
        ended = Period.of(today, Frequency.QUARTER).previous()
        first = self.fields["first_period"]
        first.choices, first.initial = quarters(None, today), ended.code
        if due_on(ended, USUAL_DAYS) < today:
            first.help_text = (
                f"{first.help_text} {ended.label} would have been due on {day_words(due_on(ended, USUAL_DAYS))}: it is "
                f"told as overdue until its figures are in. To begin afresh, choose {ended.shift(1).in_sentence}."
            )
