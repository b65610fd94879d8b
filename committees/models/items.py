"""Agenda items and the parts of their cover reports."""

from django.db import models

from accounts.models import CouncilOf, CouncilQuerySet
from committees.models.meetings import Meeting
from committees.models.visibility import ItemQuerySet
from indicators.models import Indicator
from scorecards.models import Briefing, Edition


class AgendaItem(models.Model):
    """One item. The agenda number and the minute number differ; nothing joins on either."""

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(help_text="The order in which items were taken.")
    number = models.CharField(max_length=8, help_text="As on the agenda.")
    title = models.CharField(max_length=200)
    report_of = models.CharField(
        max_length=160, blank=True, help_text="A role: the Head of Service, Placements."
    )
    edition = models.ForeignKey(
        Edition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The figures before members.",
    )
    briefing = models.ForeignKey(
        Briefing,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The month's briefing before members.",
    )
    appendix = models.CharField(
        max_length=8, blank=True, help_text="The edition’s number among the item’s appendices: 2, B."
    )
    indicators = models.ManyToManyField(
        Indicator,
        blank=True,
        related_name="+",
        help_text="The ones the item is about; none means the whole scorecard.",
    )
    minute_reference = models.CharField(max_length=60, blank=True, help_text='Such as "CPP 42 of 2025/26".')

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_item_per_number")]

    def __str__(self):
        return f"{self.number}. {self.title}"

    @property
    def author(self):
        """As it follows "Report of": "the Head of Service, Placements", also where "Report of the" was typed too."""
        return author_words(self.report_of)


def author_words(role: str) -> str:
    words = role.strip().rstrip(".")
    for before in ("report of ", "report by ", "the "):
        if words.lower().startswith(before):
            words = words[len(before) :].lstrip()
    return f"the {words}" if words else ""


class ReportPart(models.Model):
    """A part of the item's cover report, in the council's order; implications are parts too."""

    class Kind(models.TextChoices):
        BODY = "body"
        IMPLICATION = "implication"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="report_parts")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices, default=Kind.BODY)
    heading = models.CharField(max_length=120)
    text = models.TextField(help_text="An implication may be “Not applicable”; it may not be empty.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "order"], name="one_report_part_per_place")
        ]

    def __str__(self):
        return self.heading
