"""The collection of a period's figures: what is due, what was typed so far, and who let it through."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, CouncilQuerySet, User
from indicators.models.definitions import Category, Indicator
from indicators.models.figures import Figure
from indicators.models.periods import PeriodFields, choices_of
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import FigureStatus, Symbol


class CalendarSection(models.Model):
    """A section of a council's collection calendar: the indicators that are handed in together, and by when."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=40)
    title = models.CharField(max_length=80, help_text='Such as "Stable homes".')
    order = models.PositiveSmallIntegerField(default=0)
    frequency = models.CharField(max_length=20, choices=choices_of(Frequency), default=Frequency.QUARTER)
    days_after = models.PositiveSmallIntegerField(
        default=17, help_text="Due this many days after the period's last day."
    )
    first_period = models.DateField(help_text="The first day of the first period that is collected here.")
    owners = models.ManyToManyField(User, blank=True, related_name="+")
    indicators = models.ManyToManyField(Indicator, through="CollectedIndicator", related_name="+")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_collection_per_slug")]

    def __str__(self):
        return self.title

    def belongs_to(self, user: User) -> bool:
        """Whether the officer is to see to it: a section without owners is every performance officer's."""
        owners = {owner.pk for owner in self.owners.all()}
        return not owners or user.pk in owners


class CollectedIndicator(models.Model):
    """An indicator's place in the calendar: one in each council, so that every figure has one place to be entered."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    collection = models.ForeignKey(CalendarSection, on_delete=models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["council", "indicator"], name="an_indicator_is_collected_once")
        ]

    def __str__(self):
        return f"{self.collection}: {self.indicator}"


class Submission(PeriodFields):
    """One section of one period on its way from draft to approved. Corrections send it round again."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        RETURNED = "returned"
        APPROVED = "approved"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    collection = models.ForeignKey(CalendarSection, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    round = models.PositiveSmallIntegerField(
        default=1, help_text="2 and on: corrections of what was approved."
    )
    submitted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "frequency", "start"], name="one_submission_per_section_and_period"
            )
        ]
        indexes = [models.Index(fields=["council", "state"], name="submissions_by_state")]

    def __str__(self):
        return f"{self.collection}, {self.period.label}"


class SubmissionEvent(AppendOnly):
    """A step of a submission: submitted, returned with remarks, approved, or opened again for a correction."""

    class Verb(models.TextChoices):
        SUBMITTED = "submitted"
        RETURNED = "returned"
        APPROVED = "approved"
        REOPENED = "reopened"

    council = CouncilOf("submission")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    round = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    remarks = models.TextField(blank=True)
    row_remarks = models.JSONField(
        default=dict, blank=True, help_text="By the row's key, as entry pages have it."
    )
    queries = models.JSONField(
        default=list,
        blank=True,
        help_text="What the checks asked and what the officer answered, as it stood.",
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.submission}: {self.verb}"


class Entry(PeriodFields):
    """A figure as typed, until it is approved. Numbers are kept as they were written, also those that are wrong."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="entries")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    numerator = models.CharField(max_length=40, blank=True)
    denominator = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=40, blank=True)
    symbol = models.CharField(max_length=3, blank=True, choices=choices_of(Symbol))
    status = models.CharField(max_length=11, choices=choices_of(FigureStatus), default=FigureStatus.FINAL)
    note = models.CharField(
        max_length=500, blank=True, help_text="Shown with the figure, or why there is none."
    )
    answer = models.CharField(max_length=500, blank=True, help_text="What is said to the checks' queries.")
    commentary = models.TextField(blank=True, help_text="For councillors; only with an indicator's total.")
    commentary_written = models.TextField(
        blank=True, help_text="What its writer had written, where an approver changed the words."
    )
    commentary_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The approver who changed the words, until somebody types others.",
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why an approved figure is corrected.")
    replaces = models.ForeignKey(
        Figure,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The figure that stood when this was first typed.",
    )
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    system = models.ForeignKey(
        "SendingSystem",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The system that sent it, until somebody types over it.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["council", "indicator", "frequency", "start"],
                condition=Q(category=None),
                name="one_entry_per_cell",
            ),
            models.UniqueConstraint(
                fields=["council", "indicator", "frequency", "start", "category"],
                condition=Q(category__isnull=False),
                name="one_entry_per_category_cell",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.period.label}"


class CheckSetting(models.Model):
    """A council's own threshold of a check, or that it does not use it."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    check_code = models.SlugField(max_length=40)
    used = models.BooleanField(default=True)
    threshold = models.FloatField(null=True, blank=True, help_text="Empty: the usual one.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "check_code"], name="one_setting_per_check")
        ]

    def __str__(self):
        return self.check_code


class ReminderSent(models.Model):
    """That a person has had a day's reminder, so that a command run twice sends one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_reminder_a_day")]

    def __str__(self):
        return f"{self.user}, {self.day}"


class CalendarFeed(models.Model):
    """A person's secret address of a council's due dates, for a calendar program that cannot sign in."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "council"], name="one_feed_each")]

    def __str__(self):
        return f"{self.user}, {self.council}"
