"""History in a council's own workbooks: each file until its one approval, and what is remembered for the next one."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, CouncilQuerySet, Job, User
from indicators.models.definitions import Category, Indicator
from indicators.models.figures import Figure
from indicators.models.periods import choices_of
from indicators.terms.periods import Frequency
from indicators.terms.row_kinds import Kind
from indicators.terms.vocabulary import FigureStatus, Symbol


class HistoryFile(models.Model):
    """A file in a council's own layout, from its arrival to the one approval of all that it brings.

    Until then nothing of it is a figure. `job` reads it, previews it or lands it, or did so last. What is read of it
    (`proposal`) and what people answered (`answers`) stay with it; the file itself goes as soon as it is read, its
    `cells` when it is over.
    """

    class State(models.TextChoices):
        READING = "reading"
        REFUSED = "refused"
        OPEN = "open"
        PREVIEWING = "previewing"
        PREVIEWED = "previewed"
        SENT = "sent"
        LANDING = "landing"
        LANDED = "landed"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="Until it is read.")
    cells = models.BinaryField(default=b"", help_text="All that it says, to read it again with answers.")
    size = models.PositiveIntegerField(default=0, help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    faults = models.JSONField(default=list, blank=True, help_text="Why it is refused, or could not go on.")
    proposal = models.JSONField(default=dict, blank=True, help_text="How it reads, before any answer.")
    answers = models.JSONField(default=dict, blank=True, help_text="By the doubt's key, with who gave it.")
    remembers = models.BooleanField(default=True, help_text="Its layout is kept for the next file like it.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why recorded figures change.")
    changed_at = models.DateTimeField(
        default=timezone.now, help_text="When anybody last did anything with it."
    )
    hands = models.ManyToManyField(User, blank=True, related_name="+", help_text="Who may not approve it.")
    sent_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = "file of history"
        verbose_name_plural = "files of history"
        ordering = ["-at"]
        indexes = [models.Index(fields=["council", "state", "-at"], name="history_files_by_state")]

    def __str__(self):
        return self.file_name


class HistorySheet(models.Model):
    """A sheet of such a file as it is shown: its cells, and what was made of each. Apart, since a page shows one."""

    council = CouncilOf("file")
    file = models.ForeignKey(HistoryFile, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField(help_text="From 1, in the order of the file.")
    name = models.CharField(max_length=120)
    hidden = models.BooleanField(default=False)
    why_not_read = models.TextField(blank=True)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="one_history_sheet_per_number")
        ]

    def __str__(self):
        return self.name


class HistoryFigure(models.Model):
    """A figure that such a file would bring, as its preview found it, with the cell it stands in."""

    council = CouncilOf("file")
    file = models.ForeignKey(HistoryFile, on_delete=models.CASCADE, related_name="figures")
    number = models.PositiveIntegerField(help_text="In the order of the proposal.")
    kind = models.CharField(max_length=12, choices=choices_of(Kind))
    chosen = models.BooleanField(default=False)
    cell = models.CharField(max_length=60)
    label = models.CharField(max_length=200, blank=True, help_text="As the file calls it.")
    indicator = models.ForeignKey(Indicator, null=True, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="+")
    frequency = models.CharField(max_length=20, blank=True, choices=choices_of(Frequency))
    start = models.DateField(null=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    symbol = models.CharField(max_length=3, blank=True, choices=choices_of(Symbol))
    status = models.CharField(max_length=11, choices=choices_of(FigureStatus), default=FigureStatus.FINAL)
    note = models.CharField(max_length=500, blank=True)
    stands = models.ForeignKey(
        Figure,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What stood when it was previewed.",
    )
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list, help_text="Sentences on what to look at, and is no fault.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="one_history_figure_per_number")
        ]
        indexes = [models.Index(fields=["file", "kind", "number"], name="history_figures_as_shown")]

    def __str__(self):
        return self.cell

    @property
    def place(self) -> str:
        return self.cell


class HistoryStep(AppendOnly):
    """A step of such a file between people: sent for approval, taken back, returned with remarks, approved."""

    class Verb(models.TextChoices):
        SENT = "sent"
        TAKEN_BACK = "taken back"
        RETURNED = "returned"
        APPROVED = "approved"

    council = CouncilOf("file")
    file = models.ForeignKey(HistoryFile, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    remarks = models.TextField(blank=True)
    counts = models.JSONField(
        default=dict, blank=True, help_text="How many figures were new, changed, the same."
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.file}: {self.verb}"


class OwnWords(models.Model):
    """What a council's own files call an indicator; without an indicator, a row that is not for its figures."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(
        max_length=200, help_text="Folded: case, spaces and kinds of dashes do not matter."
    )
    written = models.CharField(max_length=200)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "own words"
        ordering = ["written"]
        constraints = [models.UniqueConstraint(fields=["council", "words"], name="own_words_mean_one_thing")]

    def __str__(self):
        return self.written


class OwnLayout(models.Model):
    """The answers that a file of these headings was read by, for the next one with the same headings."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    shape = models.CharField(max_length=64, help_text="The hash of its headings without their years.")
    file_name = models.CharField(max_length=200, help_text="Of the file it was remembered from.")
    answers = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["council", "shape"], name="one_layout_per_shape")]

    def __str__(self):
        return self.file_name
