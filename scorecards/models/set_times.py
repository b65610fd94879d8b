"""When a draft is to be published by itself."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import CouncilOf, CouncilQuerySet, Job, User
from indicators.models import PeriodFields
from scorecards.models.editions import Edition
from scorecards.models.frameworks import Scorecard


class SetTimeQuerySet(CouncilQuerySet):
    def of_draft(self, scorecard, period):
        return self.filter(scorecard=scorecard, frequency=period.frequency, start=period.start)

    def waiting(self):
        return self.filter(state=SetTime.State.WAITING)


class SetTime(PeriodFields):
    """Changed times are new rows. `digest` is of what was to be published when the time was set."""

    class State(models.TextChoices):
        WAITING = "waiting"
        PUBLISHED = "published"
        CANCELLED = "cancelled"
        FAILED = "failed"

    council = CouncilOf("scorecard")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="set_times")
    at = models.DateTimeField(help_text="When it is to be published.")
    digest = models.CharField(max_length=64)
    correction = models.CharField(max_length=300, blank=True)
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True, help_text="Why nothing was published.")
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SetTimeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "frequency", "start"],
                condition=Q(state="waiting"),
                name="a_draft_waits_for_one_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(edition__isnull=False),
                name="a_time_that_was_kept_made_an_edition",
            ),
        ]

    def __str__(self):
        return f"{self.scorecard.title}, {self.period.label}"
