"""What is measured, where, when, and what was reported. Reads are in querysets.py, writes in actions.py."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import AppendOnly, AppendOnlyQuerySet, Council, User
from indicators.periods import Frequency, Period
from indicators.vocabulary import Basis, FigureStatus, Polarity, Symbol, Unit


def choices_of(enumeration):
    return [(member.value, member.value) for member in enumeration]


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
    live = models.BooleanField(default=True, help_text="False for a council that has been abolished.")
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
    """A version of the statistical neighbours. Published scorecards pin the one they used."""

    label = models.CharField(max_length=20, unique=True)
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


class GlossaryTerm(models.Model):
    term = models.CharField(max_length=80, unique=True)
    definition = models.TextField()

    class Meta:
        ordering = ["term"]

    def __str__(self):
        return self.term


class Indicator(models.Model):
    """A definition. Without a council it is part of the shipped catalogue; a council may add its own."""

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=120, help_text="In members' words.")
    formal_title = models.CharField(max_length=200)
    meaning = models.TextField()
    why_it_matters = models.TextField(blank=True)
    numerator = models.CharField(max_length=200, help_text="What is counted.")
    denominator = models.CharField(max_length=200, blank=True, help_text="Out of what; empty for counts.")
    unit = models.CharField(max_length=20, choices=choices_of(Unit))
    decimals = models.PositiveSmallIntegerField(default=0)
    polarity = models.CharField(max_length=5, choices=choices_of(Polarity))
    basis = models.CharField(max_length=20, choices=choices_of(Basis))
    frequency = models.CharField(max_length=20, choices=choices_of(Frequency), default=Frequency.QUARTER)
    source = models.CharField(max_length=250)
    published_source = models.CharField(max_length=250, blank=True, help_text="The national release, if any.")
    take_care = models.TextField(blank=True)
    people = models.CharField(max_length=60, default="children", help_text='As in "47 of 563 children".')
    counts_children = models.BooleanField(default=True, help_text="Small numbers are hidden when published.")
    theme = models.CharField(max_length=30, blank=True)
    question = models.CharField(max_length=250, blank=True, help_text="A question a councillor could put.")
    last_reviewed = models.DateField()
    terms = models.ManyToManyField(GlossaryTerm, blank=True, related_name="indicators")
    related = models.ManyToManyField("self", blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(council=None), name="one_catalogue_indicator_per_code"
            ),
            models.UniqueConstraint(
                fields=["council", "code"],
                condition=Q(council__isnull=False),
                name="one_council_indicator_per_code",
            ),
        ]

    def __str__(self):
        return self.title


class Breakdown(models.Model):
    """A way an indicator is split: bands (cases held) or kinds (type of placement, category of abuse, team)."""

    class Kind(models.TextChoices):
        BAND = "band"
        BREAKDOWN = "breakdown"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breakdowns")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(default=0)
    threshold = models.CharField(max_length=120, blank=True, help_text='In words: "Optimum caseload: 20".')

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["indicator", "code"], name="one_breakdown_per_code")]

    def __str__(self):
        return f"{self.indicator}: {self.title}"


class Category(models.Model):
    """One band or kind. Its code is unique within the indicator, so that a figure can name it in one column."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="categories")
    breakdown = models.ForeignKey(Breakdown, on_delete=models.CASCADE, related_name="categories")
    council = models.ForeignKey(
        Council,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="A council's own team.",
    )
    code = models.SlugField(max_length=60)
    label = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    emphasised = models.BooleanField(default=False, help_text="Beyond the threshold; drawn darker.")

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "code"], condition=Q(council=None), name="one_shared_category_per_code"
            ),
            models.UniqueConstraint(
                fields=["indicator", "council", "code"],
                condition=Q(council__isnull=False),
                name="one_council_category_per_code",
            ),
        ]

    def __str__(self):
        return self.label


class PeriodFields(models.Model):
    """A period in two columns; its end follows from them. See indicators.periods."""

    frequency = models.CharField(max_length=20, choices=choices_of(Frequency))
    start = models.DateField()

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.start, Frequency(self.frequency))


class Source(models.Model):
    """Where a batch of figures came from: typed, a file with its hash, or worked out."""

    class Kind(models.TextChoices):
        TYPED = "typed"
        FILE = "file"
        COMPUTED = "computed"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    added = models.PositiveIntegerField(default=0, help_text="New figures.")
    changed = models.PositiveIntegerField(default=0, help_text="Revisions of figures recorded before.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why figures were revised.")

    class Meta:
        indexes = [models.Index(fields=["council", "-at"], name="sources_by_council")]

    def __str__(self):
        return f"{self.kind} {self.file_name}".strip()


class PendingImport(models.Model):
    """A checked file that waits for its officer to confirm it. Kept for an hour; read and checked again then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "by"], name="one_pending_import_each")]

    def __str__(self):
        return self.file_name


class FigureQuerySet(AppendOnlyQuerySet):
    def current(self):
        return self.filter(is_current=True)

    def for_council(self, council):
        return self.filter(council=council)

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
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was corrected.")
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


class Release(models.Model):
    """One file of one national release. Later releases restate earlier years, so every release is kept."""

    label = models.CharField(max_length=40, help_text='Such as "2025".')
    dataset = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    latest = models.BooleanField(default=True, help_text="The newest release of its dataset.")
    illustrative = models.BooleanField(default=False)
    imported_at = models.DateTimeField(default=timezone.now)

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
        help_text='"314 / 318" where councils filed one return: each has the figure, ranks count it once.',
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


class Target(models.Model):
    """A council's target for an indicator, from a date until the next one."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    value = models.FloatField()
    tolerance = models.FloatField(
        default=3, help_text="Within this of the target is close, in the indicator's unit."
    )
    set_by = models.CharField(max_length=120, blank=True, help_text='Such as "the Panel in March 2025".')

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(fields=["council", "indicator", "starts"], name="one_target_per_start"),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="tolerance_is_not_negative"),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.value} from {self.starts}"


class SeriesBreak(models.Model):
    """From `starts` on, figures cannot be compared with those before. No indicator means all of the council's."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts = models.DateField()
    label = models.CharField(max_length=80, help_text='Short, for charts: "New system from April 2022".')
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["starts"]

    def __str__(self):
        return self.label


class ContextEvent(models.Model):
    """A dated event shown as a pin on charts: a system change, a decision. It never says that one caused the other."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    on = models.DateField()
    label = models.CharField(max_length=160)

    class Meta:
        ordering = ["on"]

    def __str__(self):
        return f"{self.on}: {self.label}"


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
