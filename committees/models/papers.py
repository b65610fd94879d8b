"""That members were told of papers, and of meetings that moved or are cancelled."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import CouncilOf, CouncilQuerySet, User
from committees.models.meetings import Meeting


class PapersTold(models.Model):
    """That somebody was told of a meeting's papers, or of a change to the meeting, so that nobody has two letters about
    the same."""

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    of_change = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the meeting changed of which they were told. Empty: of its papers.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"], condition=Q(of_change=None), name="told_of_papers_once"
            ),
            models.UniqueConstraint(fields=["meeting", "user", "of_change"], name="told_of_a_change_once"),
        ]

    def __str__(self):
        return f"{self.user}, {self.meeting}"
