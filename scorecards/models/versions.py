"""Versions of scorecards and frameworks, what is being changed in the next one, and what a file defined last."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, CouncilQuerySet, User
from scorecards.models.frameworks import Framework, Scorecard


class ScorecardVersion(AppendOnly):
    """What a scorecard shows, and in which order, from a period on: made on pages or by a council's file.

    The rows of sections and their indicators say what the newest version says; this is how an earlier period is still
    drafted as it was. A scorecard that nobody has changed since versions are kept has none.
    """

    council = CouncilOf("scorecard")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField(null=True, help_text="First day of the first period it is for; empty: of all.")
    definition = models.JSONField(help_text="As scorecards/definitions/stored_form.py writes it.")
    edits = models.PositiveIntegerField(default=0, help_text="The last edit that it took in or left behind.")
    made = models.CharField(max_length=200, help_text='How, as in "Taken from the file of scorecards".')
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_count_from_one"),
        ]

    def __str__(self):
        return f"{self.scorecard.title}, version {self.number}"


class FrameworkVersion(AppendOnly):
    """A framework's name and key lines as they were made at one time. The newest holds at once, for every draft.

    One that nobody has changed since versions are kept has none.
    """

    council = CouncilOf("framework")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    definition = models.JSONField(help_text="As scorecards/definitions/stored_form.py writes it.")
    made = models.CharField(max_length=400, help_text='What was done, as in "moved Stable homes up".')
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="one_framework_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="framework_versions_count_from_one"),
        ]

    def __str__(self):
        return f"{self.framework.name}, version {self.number}"


class ScorecardEdit(AppendOnly):
    """One step on the way to the next version, with what the scorecard would be after it. The newest row is current."""

    council = CouncilOf("scorecard")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="edits")
    number = models.PositiveIntegerField()
    base = models.PositiveSmallIntegerField(help_text="The version that stood when it was made.")
    definition = models.JSONField()
    said = models.CharField(max_length=400, help_text='What was done, as in "moved Distance from home up".')
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["scorecard", "number"], name="one_edit_per_number")]

    def __str__(self):
        return f"{self.scorecard.title}: {self.said}"


class DefinitionFile(models.Model):
    """What a council's file defined when it was last read, by what each thing is called.

    What stands otherwise was set on pages since, and no file takes that away unasked.
    """

    council = models.OneToOneField(Council, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField(default=dict)
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CouncilQuerySet.as_manager()

    def __str__(self):
        return f"{self.council}: file of {self.read_at:%Y-%m-%d}"
