"""What is measured: indicators and their categories, targets, breaks in series, events, and how definitions changed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilQuerySet, User
from indicators.models.periods import choices_of
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import UNITS_STORED, Basis, Polarity, Unit, measured_unit


class GlossaryTerm(models.Model):
    term = models.CharField(max_length=80, unique=True)
    definition = models.TextField()
    also = models.JSONField(default=list, blank=True, help_text="Its other names, by which it is found too.")
    asked = models.CharField(max_length=250, blank=True, help_text="What members asked that it answers.")

    class Meta:
        ordering = ["term"]

    def __str__(self):
        return self.term


class Indicator(models.Model):
    """A definition. Without a council it is part of the shipped catalogue; a council may add its own."""

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=120, help_text="In members' words.")
    formal_title = models.CharField(max_length=200)
    meaning = models.TextField()
    why_it_matters = models.TextField(blank=True)
    numerator = models.CharField(max_length=200, help_text="What is counted.")
    denominator = models.CharField(max_length=200, blank=True, help_text="Out of what; empty for counts.")
    unit = models.CharField(max_length=20, choices=choices_of(UNITS_STORED))
    decimals = models.PositiveSmallIntegerField(default=0)
    polarity = models.CharField(max_length=5, choices=choices_of(Polarity))
    basis = models.CharField(max_length=20, choices=choices_of(Basis))
    frequency = models.CharField(max_length=20, choices=choices_of(Frequency), default=Frequency.QUARTER)
    source = models.CharField(max_length=250)
    published_source = models.CharField(max_length=250, blank=True, help_text="The national release, if any.")
    take_care = models.TextField(blank=True)
    people = models.CharField(max_length=60, default="children", help_text='As in "47 of 563 children".')
    numerator_people = models.CharField(
        max_length=120,
        blank=True,
        help_text='What those counted have in common, as in "3 fewer with 25 or more cases".',
    )
    may_exceed_100 = models.BooleanField(
        default=False, help_text="A percentage whose numerator is no part of its denominator."
    )
    sampled_from = models.CharField(
        max_length=120,
        blank=True,
        help_text="All of which only some are looked at, as in an audit; empty: no sample.",
    )
    population = models.PositiveIntegerField(
        null=True, blank=True, help_text="About how many there are of these; empty where it is not known."
    )
    optimum = models.FloatField(null=True, blank=True, help_text="Of an average: drawn as a line.")
    optimum_label = models.CharField(max_length=80, blank=True, help_text='As in "Optimum caseload".')
    counts_children = models.BooleanField(default=True, help_text="Small numbers are hidden when published.")
    theme = models.CharField(max_length=30, blank=True)
    question = models.CharField(max_length=250, blank=True, help_text="A question a councillor could put.")
    questions = models.JSONField(
        default=dict, blank=True, help_text="By situation of the figures, the same for all councils."
    )
    linked_questions = models.JSONField(
        default=list, blank=True, help_text="With another indicator: with, this, other, question."
    )
    last_reviewed = models.DateField()
    last_day = models.DateField(
        null=True, blank=True, help_text="Of the last period of a retired one; empty: it goes on."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    terms = models.ManyToManyField(GlossaryTerm, blank=True, related_name="indicators")
    related = models.ManyToManyField("self", blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(council=None), name="one_catalogue_indicator_per_code"
            ),
            models.UniqueConstraint(
                fields=["council", "code"],
                condition=Q(council__isnull=False),
                name="one_council_indicator_per_code",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(council__isnull=False), name="a_council_retires_its_own"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def measured_unit(self) -> Unit:
        """The unit that rules go by; `unit` is the one that was written."""
        return measured_unit(Unit(self.unit), may_exceed_100=self.may_exceed_100)


class Breakdown(models.Model):
    """A way an indicator is split: bands (cases held) or kinds (type of placement, category of abuse, team)."""

    class Kind(models.TextChoices):
        BAND = "band"
        BREAKDOWN = "breakdown"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breakdowns")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(default=0)
    threshold = models.CharField(max_length=120, blank=True, help_text='In words: "Optimum caseload: 20".')

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["indicator", "code"], name="one_breakdown_per_code")]

    def __str__(self):
        return f"{self.indicator}: {self.title}"


class Category(models.Model):
    """One band or kind. Its code is unique within the indicator, so that a figure can name it in one column."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="categories")
    breakdown = models.ForeignKey(Breakdown, on_delete=models.CASCADE, related_name="categories")
    council = models.ForeignKey(
        Council,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="A council's own team.",
    )
    code = models.SlugField(max_length=60)
    label = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    emphasised = models.BooleanField(default=False, help_text="Beyond the threshold; drawn darker.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "code"], condition=Q(council=None), name="one_shared_category_per_code"
            ),
            models.UniqueConstraint(
                fields=["indicator", "council", "code"],
                condition=Q(council__isnull=False),
                name="one_council_category_per_code",
            ),
        ]

    def __str__(self):
        return self.label


class Target(models.Model):
    """A council's target for an indicator, from a date until the next one."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    value = models.FloatField(help_text="Of a range its lower edge.")
    upper = models.FloatField(null=True, blank=True, help_text="The upper edge of a range.")
    tolerance = models.FloatField(
        default=3, help_text="Within this of the target is close, in the indicator's unit."
    )
    set_by = models.CharField(max_length=120, blank=True, help_text='Such as "the Panel in March 2025".')

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(fields=["council", "indicator", "starts"], name="one_target_per_start"),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="tolerance_is_not_negative"),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(upper__gt=models.F("value")), name="a_range_has_two_edges"
            ),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.value} from {self.starts}"


class SeriesBreak(models.Model):
    """From `starts` on, figures cannot be compared with those before. No indicator means all of the council's."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts = models.DateField()
    label = models.CharField(max_length=80, help_text='Short, for charts: "New system from April 2022".')
    reason = models.TextField(blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["starts"]

    def __str__(self):
        return self.label


class ContextEvent(models.Model):
    """A dated event shown as a pin on charts: a system change, a decision. It never says that one caused the other."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    on = models.DateField()
    label = models.CharField(max_length=160)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["on"]

    def __str__(self):
        return f"{self.on}: {self.label}"


class IndicatorDefinition(AppendOnly):
    """One version of an indicator's words. A figure keeps the version it was reported under.

    An indicator nobody has changed has none: its words are those of its own row. The first change adds two, what was
    said before as number 1 and the change as number 2. Without a council it is the catalogue's; a council's versions
    stand before the catalogue's. How a figure is worked out (unit, direction, basis) never changes: another way of
    counting is another indicator, or a break in the series.
    """

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="definitions")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField(
        null=True, blank=True, help_text="Of the first period it is for; empty: of all."
    )
    title = models.CharField(max_length=120)
    meaning = models.TextField()
    why_it_matters = models.TextField(blank=True)
    numerator = models.CharField(max_length=200)
    denominator = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=250)
    take_care = models.TextField(blank=True, help_text="The method, and what to know before comparing.")
    owner = models.CharField(
        max_length=120, blank=True, help_text="Who answers for the figure: a role or a team."
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why the definition changed.")
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "number"],
                condition=Q(council=None),
                name="one_shared_definition_per_number",
            ),
            models.UniqueConstraint(
                fields=["council", "indicator", "number"],
                condition=Q(council__isnull=False),
                name="one_council_definition_per_number",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="a_later_definition_says_why"),
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"
