"""National files on their way in, and the mappings that officers made on a page."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from accounts.models import Council, CouncilQuerySet, Job, User


def waiting_path(file: "NationalFile", name: str) -> str:
    """By its number: the name a person gave a file never becomes a path."""
    return f"releases/waiting/{file.pk}"


class NationalFile(models.Model):
    """A file between its upload and its import: kept for a day, so that what was shown is what is taken in.

    `stands_on` is the digest of everything that its preview was worked out from: where that changed, it is shown anew.
    """

    class State(models.TextChoices):
        READING = "reading"
        REFUSED = "refused"
        CHECKED = "checked"
        UNKNOWN = "unknown"
        TAKING = "taking"
        DONE = "done"

    class Kind(models.TextChoices):
        RELEASE = "release"
        NEIGHBOURS = "neighbours"
        AREAS = "areas"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.RELEASE)
    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to=waiting_path, max_length=120)
    size = models.PositiveIntegerField(
        null=True, help_text="Bytes; unknown of files from before it was kept."
    )
    label = models.CharField(max_length=40, blank=True, help_text="Of the release or the model.")
    published_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    problems = models.JSONField(default=list, blank=True, help_text="Why it is refused, or not taken in.")
    stands_on = models.CharField(max_length=64, blank=True)
    preview = models.JSONField(
        default=dict, blank=True, help_text="What taking it in would do, as it was shown."
    )
    described = models.JSONField(default=dict, blank=True, help_text="What a file holds that is not known.")
    draft = models.JSONField(default=dict, blank=True, help_text="The mapping that is being made for it.")

    objects = CouncilQuerySet.as_manager()

    def __str__(self):
        return self.file_name


class OwnMapping(models.Model):
    """How a dataset is read that the software does not know: a mapping as described in docs/benchmarks.md, as text."""

    key = models.SlugField(max_length=80, unique=True)
    toml = models.TextField()
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return self.key
