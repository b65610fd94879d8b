"""That members were told of papers."""

from django.db import models
from django.utils import timezone

from accounts.models import CouncilOf, CouncilQuerySet, User
from committees.models.meetings import Meeting


class PapersTold(models.Model):
    """That somebody was told of a meeting's papers, so that nobody has two letters about them."""

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="told_of_papers_once")]

    def __str__(self):
        return f"{self.user}, {self.meeting}"
