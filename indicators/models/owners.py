"""Who answers for a measure."""

from django.db import models

from accounts.models import Council, CouncilQuerySet, User
from indicators.models.definitions import Indicator


class MeasureOwner(models.Model):
    """Who of a council answers for an indicator, and on which day its definition and target are looked at next."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty: nobody yet.",
    )
    next_review = models.DateField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "indicator"], name="one_owner_per_measure"),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.owner or 'nobody'}"
