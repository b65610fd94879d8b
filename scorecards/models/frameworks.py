"""Frameworks and their evidence, scorecards, and the words above their numbers."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, CouncilQuerySet, User
from indicators.models import Indicator, NeighbourModel, PeriodFields
from indicators.terms.evidence import Counted, Way


class Framework(models.Model):
    """A set of key lines of enquiry, such as one built on the Local Government Association's."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=80)
    description = models.TextField(blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_framework_per_slug")]

    def __str__(self):
        return self.name


class KeyLineOfEnquiry(models.Model):
    council = CouncilOf("framework")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    question = models.CharField(max_length=250)
    evidence_note = models.TextField(
        blank=True,
        help_text="How it can be evidenced where a number cannot: a survey, a visit, young people's views.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name_plural = "key lines of enquiry"
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="one_line_per_code")]

    def __str__(self):
        return self.question


class Evidence(AppendOnly):
    """What answers a key line of enquiry and is no number. Corrected or withdrawn by a row that supersedes it."""

    council = CouncilOf("line")
    line = models.ForeignKey(KeyLineOfEnquiry, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, choices=[(way.value, way.words) for way in Way])
    title = models.CharField(max_length=160)
    on = models.DateField(
        help_text="When it was heard, seen or written; scorecards of the year after show it."
    )
    number = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many took part or were looked at."
    )
    out_of = models.PositiveIntegerField(null=True, blank=True)
    counted = models.CharField(
        max_length=20, blank=True, choices=[(each.value, each.many) for each in Counted]
    )
    said = models.TextField(help_text="What it said, in words that name no child.")
    link = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=160, help_text="Who answers for it: a role, a team or a body.")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    withdrawn = models.CharField(max_length=300, blank=True, help_text="Why it no longer stands.")
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn="") | Q(supersedes__isnull=False), name="only_what_stood_is_withdrawn"
            ),
        ]

    def __str__(self):
        return self.title


class Scorecard(models.Model):
    """What one committee reads each quarter: sections of indicators. Its slug is the committee's."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80)
    committee_name = models.CharField(max_length=160)
    title = models.CharField(max_length=160, help_text='Such as "Children in care and care leavers".')
    framework = models.ForeignKey(
        Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    neighbour_model = models.ForeignKey(
        NeighbourModel,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The version drafts compare with; empty means the newest. An edition pins its own.",
    )
    starts = models.DateField(
        null=True,
        blank=True,
        help_text="First day of the first period that its sections are for; earlier ones have an older version's.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["committee_name"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_scorecard_per_slug")]

    def __str__(self):
        return f"{self.title} ({self.committee_name})"


class Section(models.Model):
    council = CouncilOf("scorecard")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=40)
    question = models.CharField(max_length=160, help_text='Such as "Are children safe, and seen on time?"')
    short_title = models.CharField(max_length=60)
    line = models.ForeignKey(
        KeyLineOfEnquiry, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    indicators = models.ManyToManyField(Indicator, through="SectionIndicator", related_name="+")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["scorecard", "slug"], name="one_section_per_slug")]

    def __str__(self):
        return self.question


class SectionIndicator(models.Model):
    council = CouncilOf("section")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    first_day = models.DateField(null=True, blank=True, help_text="Of the first period that shows it.")
    last_day = models.DateField(null=True, blank=True, help_text="Of the last period that shows it.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["section", "indicator"], name="an_indicator_once_a_section")
        ]

    def __str__(self):
        return f"{self.section}: {self.indicator}"


class Summary(AppendOnly, PeriodFields):
    """The words above the numbers of one quarter: the headline, or a section's answer. The newest row is current."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="summaries")
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Empty: the headline.",
    )
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name_plural = "summaries"

    def __str__(self):
        return self.text[:60]
