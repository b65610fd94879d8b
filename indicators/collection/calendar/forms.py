"""The form of one section of the collection calendar."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.text import slugify
from django.utils.timezone import localdate

from accounts.forms import TickedField
from accounts.models import Council, User
from accounts.roles import Permission
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import IndicatorsField
from indicators.collection.calendar.definitions import MOST_DAYS, USUAL_DAYS, CollectionDefinition
from indicators.collection.calendar.querysets import collectable, people_with
from indicators.models import CalendarSection, Indicator
from indicators.terms.periods import Frequency, Period

QUARTERS_BACK, QUARTERS_AHEAD = 8, 4
LONGEST_SLUG = 40


class CollectionForm(RiskyWordsForm):
    title = forms.CharField(max_length=80, help_text="As the worklist says it: Stable homes.")
    days_after = forms.IntegerField(
        label="Days after the quarter’s end",
        min_value=0,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        help_text="The section is due on that day. With 17, Quarter 4 is due on 17 April.",
        error_messages={
            "invalid": "Enter a whole number of days, such as 17.",
            "min_value": "Enter 0 or more days.",
            "max_value": f"Enter {MOST_DAYS} days or fewer.",
        },
    )
    first_period = forms.ChoiceField(
        label="First quarter",
        help_text="The first one whose figures are entered here. Earlier ones are not asked for.",
    )
    place = forms.IntegerField(
        label="Place in the list",
        required=False,
        min_value=1,
        max_value=999,
        help_text="1 is the first. Empty: the last.",
    )
    owners = TickedField(
        User.objects.none(),
        required=False,
        help_text="Who is reminded. Without any, every performance officer is.",
    )
    indicators = IndicatorsField(
        help_text="Each is in one section only. Those of other sections are not offered here.",
        error_messages={"required": "Choose at least one indicator."},
    )

    def __init__(
        self,
        *args,
        council: Council,
        calendar: Sequence[CalendarSection],
        collection: CalendarSection | None,
        **kwargs,
    ) -> None:
        if collection is not None:
            kwargs.setdefault("initial", initial_of(collection))
        super().__init__(*args, **kwargs)
        self.council, self.collection = council, collection
        own = [each.indicator_id for each in collection.entries.all()] if collection else []
        taken = {each.indicator_id for other in calendar for each in other.entries.all()} - set(own)
        self.own_order = {key: place for place, key in enumerate(own)}
        offered = [each for each in collectable(council, own) if each.pk not in taken]
        self.fields["indicators"].queryset = Indicator.objects.filter(
            pk__in=[each.pk for each in offered]
        ).order_by("title", "pk")
        self.fields["indicators"].label_from_instance = lambda indicator: indicator.title
        self.fields["owners"].queryset = people_with(council, Permission.ENTER_FIGURES)
        self.fields["owners"].label_from_instance = person_words
        self.fields["first_period"].choices = quarters(collection, localdate())
        self.fields["first_period"].initial = Period.of(localdate(), Frequency.QUARTER).previous().code

    def clean(self):
        slug = slugify(self.cleaned_data.get("title", ""))[:LONGEST_SLUG].strip("-")
        if self.cleaned_data.get("title") and not slug and self.collection is None:
            self.add_error("title", "Use some letters or digits in the title: the address is made from them.")
        self.cleaned_data["slug"] = slug

    def definition(self) -> CollectionDefinition:
        """What was asked for. Indicators keep their order, new ones follow by title."""
        values = self.cleaned_data
        chosen = sorted(
            values["indicators"], key=lambda each: self.own_order.get(each.pk, len(self.own_order))
        )
        return CollectionDefinition(
            slug=self.collection.slug if self.collection else values["slug"],
            title=values["title"],
            days_after=values["days_after"],
            first_period=values["first_period"],
            indicators=tuple(each.code for each in chosen),
            owners=tuple(sorted(owner.email.lower() for owner in values["owners"])),
        )


def initial_of(collection: CalendarSection) -> dict[str, object]:
    return {
        "title": collection.title,
        "days_after": collection.days_after,
        "first_period": Period(collection.first_period, Frequency(collection.frequency)).code,
        "place": collection.order,
        "owners": [owner.pk for owner in collection.owners.all()],
        "indicators": [each.indicator_id for each in collection.entries.all()],
    }


def person_words(user: User) -> str:
    return f"{user.name}, {user.email}" if user.name else user.email


def quarters(collection: CalendarSection | None, today: date) -> list[tuple[str, str]]:
    """From two years back to one ahead, newest first; the one that stands is always among them."""
    now = Period.of(today, Frequency.QUARTER)
    found = {now.shift(steps) for steps in range(-QUARTERS_BACK, QUARTERS_AHEAD + 1)}
    if collection is not None:
        found.add(Period(collection.first_period, Frequency(collection.frequency)))
    return [(period.code, period.label) for period in sorted(found, reverse=True)]
