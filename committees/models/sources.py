"""Minutes that came from elsewhere: kept as they came, with what was read in them and what a person said to it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Council, CouncilQuerySet, User
from committees.models.meetings import Committee, Meeting
from committees.models.visibility import FOR_EDITORS


def source_path(source, file_name):
    """Stored under the council, by hash: the name a person gave a file never becomes a path."""
    return f"minutes/{source.council.slug}/{source.sha512[:32]}"


class MinutesSource(models.Model):
    """A file or a pasted text. Only those who edit meetings read it: it may hold what minutes must not show."""

    class Kind(models.TextChoices):
        TEXT = "text", "Plain text"
        HTML = "html", "Page of a council’s site"
        XML = "xml", "Meeting as XML"
        DOCX = "docx", "Word document"
        TRANSCRIPT = "transcript", "Transcript"

    class State(models.TextChoices):
        READ = "read", "Waits for a person"
        CONFIRMED = "confirmed", "Confirmed"
        SET_ASIDE = "set_aside", "Set aside"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey(
        Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="minutes_sources"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=160, help_text="Of the file; “Pasted text” otherwise.")
    file = models.FileField(upload_to=source_path, max_length=200)
    sha512 = models.CharField(max_length=128)
    text = models.TextField(help_text="Every word, as places in it are counted.")
    read = models.JSONField(help_text="What was read in it, with the place of each fact.")
    answers = models.JSONField(
        default=dict, blank=True, help_text="What a person confirmed or changed, by fact."
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.READ)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()
    trail_within = FOR_EDITORS

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "sha512"],
                condition=Q(meeting__isnull=False),
                name="a_source_once_a_meeting",
            ),
        ]

    def __str__(self):
        return self.name
