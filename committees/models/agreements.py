"""What a later meeting put right when it agreed minutes; and that they had been agreed before they were reopened."""

from django.db import models

from accounts.models import CouncilOf, CouncilQuerySet
from committees.models.items import AgendaItem
from committees.models.meetings import Meeting
from committees.models.minutes import MinutesParagraph
from committees.models.querysets import CorrectionQuerySet
from committees.models.visibility import OfItem


class MinutesCorrection(OfItem, models.Model):
    """What a later meeting put right when it agreed these minutes. The words stay as they were published."""

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Of which item.",
    )
    made_at = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="+", help_text="The later meeting's item."
    )
    paragraph = models.ForeignKey(
        MinutesParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    former = models.ForeignKey(
        "committees.FormerAgreement",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="corrections",
        help_text="Where they were agreed anew since: of which agreement before.",
    )
    was = models.TextField(blank=True, help_text="The words as published; empty where none are replaced.")
    text = models.TextField(blank=True, help_text="What they should read; or all that was put right.")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return (self.text or self.was)[:60]


class FormerAgreement(OfItem, models.Model):
    """That a meeting's minutes had been agreed at an item, until they were reopened and agreed anew: the minutes of the
    meeting that had agreed them go on saying so."""

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="former_agreements")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,
        related_name="former_agreements",
        help_text="Where they were agreed.",
    )
    reopened = models.DateField()

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["reopened", "id"]

    def __str__(self):
        return f"{self.meeting}, agreed until {self.reopened}"
