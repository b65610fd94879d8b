"""What was said of a draft on its way to being published."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, AppendOnlyQuerySet, CouncilOf, User
from indicators.models import PeriodFields
from scorecards.models.frameworks import Scorecard


class DraftStepQuerySet(AppendOnlyQuerySet):
    def of_drafts(self, scorecard, period, numbers):
        of_period = self.filter(scorecard=scorecard, frequency=period.frequency, start=period.start)
        return of_period.filter(number__in=numbers)


class DraftStep(AppendOnly, PeriodFields):
    """A reason in place of what is open on the checklist, what the edition corrects, or that the draft was checked.

    Of the edition with that number, before it is there and after.
    """

    class Kind(models.TextChoices):
        REASON = "reason"
        CHECKED = "checked"

    council = CouncilOf("scorecard")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="draft_steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    line = models.CharField(max_length=20, blank=True, help_text="Of the checklist, where a reason is given.")
    about = models.JSONField(default=list, blank=True, help_text="What was open then, by its keys.")
    found = models.TextField(blank=True, help_text="What was open then, in words.")
    text = models.CharField(max_length=300, blank=True, help_text="The reason, or what the edition corrects.")
    digest = models.CharField(max_length=64, blank=True, help_text="Of the draft that was checked.")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = DraftStepQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["scorecard", "start", "number"], name="steps_of_a_draft")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="reason") & ~Q(line="") & ~Q(text=""))
                | (Q(kind="checked") & ~Q(digest="")),
                name="a_draft_step_says_its_own",
            ),
        ]

    def __str__(self):
        return f"{self.scorecard.title}, {self.period.label}, edition {self.number}: {self.kind}"
