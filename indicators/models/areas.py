"""Areas and their statistical neighbours."""

from django.db import models
from django.utils import timezone

from accounts.models import User


class Area(models.Model):
    """A council's area, a region or a country, as national releases know it."""

    class Kind(models.TextChoices):
        LOCAL_AUTHORITY = "local authority"
        REGION = "region"
        COUNTRY = "country"

    gss_code = models.CharField("GSS code", max_length=9, unique=True)
    code3 = models.CharField("3-digit code", max_length=3, blank=True, db_index=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    region = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started = models.DateField(null=True, blank=True, help_text="First day; empty where it has always been.")
    ended = models.DateField(null=True, blank=True, help_text="Last day of a council that was abolished.")
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    told_by = models.CharField(
        max_length=200, blank=True, help_text="The file that added or changed it; empty for those shipped."
    )
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class AreaAlias(models.Model):
    """Another code under which releases give the same area: councils are recoded, and some file joint returns."""

    code = models.CharField(max_length=20, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="aliases")
    reason = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "area aliases"

    def __str__(self):
        return f"{self.code} = {self.area}"


class NeighbourModel(models.Model):
    """A version of the statistical neighbours. Published scorecards pin the one they used.

    The newest is that of the latest year, whatever its label, and of two of one year the one that came later.
    """

    label = models.CharField(max_length=20, unique=True)
    year = models.PositiveSmallIntegerField(default=0, help_text="Of the model; 0 where it is not known.")
    chosen = models.BooleanField(
        default=False, help_text="Used before newer ones, until somebody takes it back."
    )
    chosen_why = models.CharField(max_length=300, blank=True)
    brought_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty: an operator.",
    )
    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    imported_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.label


class Neighbour(models.Model):
    model = models.ForeignKey(NeighbourModel, on_delete=models.CASCADE, related_name="neighbours")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="neighbours")
    neighbour = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(help_text="1 is the nearest.")
    closeness = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["model", "area", "position"], name="one_neighbour_per_position"),
            models.UniqueConstraint(fields=["model", "area", "neighbour"], name="a_neighbour_once"),
        ]

    def __str__(self):
        return f"{self.area}: {self.position}. {self.neighbour}"
