"""National releases."""

from django.db import models
from django.utils import timezone

from accounts.models import User
from indicators.models.areas import Area
from indicators.models.definitions import Indicator
from indicators.models.periods import PeriodFields, choices_of
from indicators.terms.vocabulary import Symbol


def kept_path(release: "Release", name: str) -> str:
    return f"releases/{name}"


class Release(models.Model):
    """One file of one national release. Later releases restate earlier years, so every release is kept.

    The newest of a dataset is the one that holds the latest year, whatever its label, and of two that end alike the one
    that came later. `rows_kept` is the raw file, compressed: a corrected mapping reads it again.
    """

    label = models.CharField(max_length=40, help_text='Such as "2025".')
    dataset = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    last_day = models.DateField(
        null=True, blank=True, help_text="Of the latest year that it has councils' figures for."
    )
    published_on = models.DateField(null=True, blank=True, help_text="Where whoever brought it has said so.")
    chosen = models.BooleanField(
        default=False, help_text="Used before newer ones, until somebody takes it back."
    )
    chosen_why = models.CharField(max_length=300, blank=True)
    secondary = models.BooleanField(default=False, help_text="Repeats what another publication says first.")
    newer = models.CharField(
        max_length=40, blank=True, help_text="The label of the dataset's newest release."
    )
    rows_kept = models.FileField(upload_to=kept_path, blank=True, max_length=120)
    illustrative = models.BooleanField(default=False)
    imported_at = models.DateTimeField(default=timezone.now)
    brought_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty: an operator.",
    )
    indicators_held = models.PositiveIntegerField(default=0)
    councils_held = models.PositiveIntegerField(
        default=0, help_text="Those of which it says anything in its latest year."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["label", "dataset"], name="one_release_per_dataset")]

    def __str__(self):
        return f"{self.dataset} {self.label}"


class PublishedFigure(PeriodFields):
    """A cell of a national release: any area, never a council's own entry. Symbols keep their reason."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    symbol = models.CharField(max_length=3, blank=True, choices=choices_of(Symbol))
    joint_return = models.CharField(
        max_length=40,
        blank=True,
        help_text='"314 / 318" where councils filed one return: each has the figure, it counts once.',
    )
    current = models.BooleanField(
        default=True, help_text="Of all releases that have the indicator in this year, this one is shown."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "indicator", "area", "frequency", "start"],
                name="one_published_figure_per_cell",
            ),
        ]
        indexes = [
            models.Index(fields=["indicator", "area", "start"], name="published_by_area"),
            models.Index(fields=["indicator", "start"], name="published_by_year"),
        ]

    def __str__(self):
        return f"{self.area}, {self.indicator}, {self.period.label} ({self.release})"
