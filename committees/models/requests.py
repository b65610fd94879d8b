"""What members asked to be measured, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, User
from committees.models.items import AgendaItem
from committees.models.querysets import RequestQuerySet
from committees.models.visibility import OfItem
from indicators.models import Indicator


class MeasureRequest(OfItem, AppendOnly):
    """Somebody wants something measured. What was asked never changes: what becomes of it are its steps."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="measure_requests"
    )
    wanted = models.CharField(max_length=200, help_text="What is to be measured, in the asker's words.")
    why = models.TextField(blank=True, help_text="What it would tell members.")
    asked_by = models.CharField(max_length=120, help_text="A role: a member, the Chair.")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.wanted


class RequestStep(AppendOnly):
    """What officers decided, and which indicator it became. The newest says how the request stands."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted"
        DECLINED = "declined"
        NOT_YET = "not_yet"
        ADDED = "added"

    council = CouncilOf("request")
    request = models.ForeignKey(MeasureRequest, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    reason = models.TextField(blank=True, help_text="Read by members.")
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="added", indicator__isnull=False) | (~Q(kind="added") & ~Q(reason="")),
                name="a_decision_has_a_reason_and_what_was_added_a_measure",
            ),
        ]

    def __str__(self):
        return f"{self.request}: {self.kind}"
