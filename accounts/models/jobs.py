"""Work that goes on behind pages, and who does it.

The queue itself is django-tasks-db's table: it hands a row to one worker and never looks at it again. What it does not
know is kept here: whose work it is and what became of it (Job), and whether the worker that has it lives (Worker).
"""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from accounts.models.people import Council, CouncilQuerySet, User


class Job(models.Model):
    """`turn` names the one run that may still change it: one that was thought dead finds another and gives up."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=200, help_text="The function that does it.")
    title = models.CharField(max_length=200, help_text="In words, such as Check of figures.csv.")
    arguments = models.JSONField(default=dict, blank=True, help_text="Emptied when it ends.")
    once = models.CharField(
        max_length=80, null=True, blank=True, unique=True, help_text="Of what there is one."
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    queued = models.UUIDField(null=True, blank=True, help_text="Its row in the queue.")
    turn = models.UUIDField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often it was put off until later.")
    stops = models.PositiveSmallIntegerField(default=0, help_text="How often a run of it was killed.")
    progress = models.CharField(max_length=120, blank=True, help_text="In words, such as 12,000 rows read.")
    problem = models.TextField(blank=True, help_text="Why it failed, or why it is tried again.")
    result = models.JSONField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["council", "-at"], name="jobs_of_a_council"),
            models.Index(
                fields=["at"], name="jobs_not_ended", condition=models.Q(state__in=["waiting", "running"])
            ),
        ]

    def __str__(self):
        return self.title


class Worker(models.Model):
    """A process that carries out jobs, as long as it says every few seconds that it lives."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    started_at = models.DateTimeField(default=timezone.now)
    heartbeat = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.pk)
