"""Files of figures on their way in."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from accounts.models import Council, CouncilOf, CouncilQuerySet, Job, User
from indicators.models.collection import CalendarSection
from indicators.models.definitions import Category, Indicator
from indicators.models.periods import choices_of
from indicators.terms.periods import Frequency
from indicators.terms.row_kinds import Kind


class Upload(models.Model):
    """An officer's file between its upload and the saving of its rows. Kept for a day, its result a little longer.

    `job` checks or saves it, or did so last.
    """

    class State(models.TextChoices):
        CHECKING = "checking"
        CHECKED = "checked"
        REFUSED = "refused"
        SAVING = "saving"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField(default=0, help_text="In bytes.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    faults = models.JSONField(default=list, blank=True, help_text="Why the whole file is refused.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why approved figures change.")
    result = models.JSONField(default=list, blank=True, help_text="What was kept, by section and period.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "by", "-at"], name="uploads_of_an_officer")]

    def __str__(self):
        return self.file_name


class UploadRow(models.Model):
    """A row of such a file: what it would do, and whether its officer wants that. Words are kept as they were shown."""

    council = CouncilOf("upload")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(help_text="As a spreadsheet counts them; the headings are row 1.")
    kind = models.CharField(max_length=12, choices=choices_of(Kind))
    chosen = models.BooleanField(default=False)
    indicator = models.ForeignKey(Indicator, null=True, on_delete=models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, null=True, on_delete=models.CASCADE, related_name="+")
    frequency = models.CharField(max_length=20, blank=True, choices=choices_of(Frequency))
    start = models.DateField(null=True)
    collection = models.ForeignKey(CalendarSection, null=True, on_delete=models.CASCADE, related_name="+")
    section_start = models.DateField(null=True, help_text="Of the period in which its section is handed in.")
    typed = models.JSONField(default=dict, help_text="The entry that it would leave.")
    shown = models.CharField(max_length=12, blank=True, help_text="The digest of what stood there.")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list, help_text="Sentences on what is no fault, such as a formula.")
    written = models.JSONField(default=list, help_text="The cells of a refused row as they were written.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "row"]
        constraints = [models.UniqueConstraint(fields=["upload", "row"], name="one_upload_row_per_row")]
        indexes = [models.Index(fields=["upload", "kind", "row"], name="upload_rows_as_shown")]

    def __str__(self):
        return f"row {self.row}"

    @property
    def place(self) -> str:
        """Where it stands, under a heading that says what is counted."""
        return str(self.row)

    @property
    def label(self) -> str:
        """What it is called where its indicator is not known."""
        return self.after
