"""What was reported: figures with where they came from, and what officers say about them."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import AppendOnly, AppendOnlyQuerySet, Council, CouncilQuerySet, User
from indicators.models.definitions import Category, Indicator, IndicatorDefinition
from indicators.models.periods import PeriodFields, choices_of
from indicators.terms.vocabulary import FigureStatus, Symbol


class Source(models.Model):
    """Where a batch of figures came from: typed, a file with its hash, worked out, sent by another system,
    or brought in as history with a file that was approved as a whole."""

    class Kind(models.TextChoices):
        TYPED = "typed"
        FILE = "file"
        COMPUTED = "computed"
        MACHINE = "machine"
        HISTORY = "history"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    added = models.PositiveIntegerField(default=0, help_text="New figures.")
    changed = models.PositiveIntegerField(default=0, help_text="Revisions of figures recorded before.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why figures were revised.")
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )
    approved_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Never the same as by.",
    )
    system = models.ForeignKey(
        "SendingSystem", null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "-at"], name="sources_by_council")]

    def __str__(self):
        return f"{self.kind} {self.file_name}".strip()


class FigureQuerySet(AppendOnlyQuerySet):
    def current(self):
        return self.filter(is_current=True)

    def mark_superseded(self):
        """The one permitted change to a figure: it stops being the current one when a newer one takes its place."""
        return models.QuerySet.update(self, is_current=False)


class Figure(AppendOnly, PeriodFields):
    """One reported number of a council. Append-only: a correction supersedes, nothing is overwritten.

    Its area is the council's. Values are unrounded; percentages are stored as 79, not 0.79.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    symbol = models.CharField(max_length=3, blank=True, choices=choices_of(Symbol))
    status = models.CharField(max_length=11, choices=choices_of(FigureStatus), default=FigureStatus.FINAL)
    note = models.CharField(max_length=500, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures")
    definition = models.ForeignKey(
        IndicatorDefinition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The version it was reported under; empty: the first.",
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was corrected.")
    cell = models.CharField(max_length=60, blank=True, help_text="Where it stood in the file it came from.")
    is_current = models.BooleanField(default=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "indicator", "frequency", "start"],
                condition=Q(is_current=True, category=None),
                name="one_current_figure_per_cell",
            ),
            models.UniqueConstraint(
                fields=["council", "indicator", "frequency", "start", "category"],
                condition=Q(is_current=True, category__isnull=False),
                name="one_current_figure_per_category_cell",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(symbol=""), name="figure_has_a_value_or_says_why_not"
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(reason=""), name="a_correction_gives_its_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["council", "indicator", "start"],
                condition=Q(is_current=True),
                name="current_figures_of_a_council",
            ),
        ]

    def __str__(self):
        return f"{self.council}, {self.indicator}, {self.period.label}"


class Commentary(AppendOnly, PeriodFields):
    """What officers say about one indicator in one period. A change adds a row; the newest is current."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    author_role = models.CharField(max_length=120)
    approved = models.CharField(
        max_length=160,
        blank=True,
        help_text="By whom and when: the Director of Children's Services, 9 February 2026.",
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = [F("created_at").desc()]
        indexes = [models.Index(fields=["council", "indicator", "start"], name="commentary_of_a_cell")]
        verbose_name_plural = "commentaries"

    def __str__(self):
        return f"{self.indicator}, {self.period.label}"
