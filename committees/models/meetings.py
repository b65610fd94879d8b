"""Committees and their meetings."""

from django.db import models

from accounts.models import Council, CouncilOf, CouncilQuerySet
from committees.models.visibility import NO_MINUTES
from scorecards.models import Scorecard


class Committee(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, help_text='As minutes say it: "the Panel".')
    slug = models.SlugField(max_length=80)
    scorecard = models.ForeignKey(
        Scorecard, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_committee_per_slug")]

    def __str__(self):
        return self.name


class Meeting(models.Model):
    class MinutesState(models.TextChoices):
        NONE = NO_MINUTES, "No minutes yet"
        DRAFT = "draft", "Draft"
        CONFIRMED = "confirmed", "Agreed"

    council = CouncilOf("committee")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField()
    time = models.TimeField(null=True, blank=True)
    location = models.CharField(max_length=160, blank=True)
    agenda_published = models.DateField(null=True, blank=True)
    minutes_state = models.CharField(max_length=9, choices=MinutesState.choices, default=MinutesState.NONE)
    minutes_published = models.DateField(null=True, blank=True)
    note = models.CharField(
        max_length=250, blank=True, help_text='Such as "The source gives no date: this one is illustrative."'
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        constraints = [models.UniqueConstraint(fields=["committee", "date"], name="one_meeting_a_day")]

    def __str__(self):
        return f"{self.committee}, {self.date}"
