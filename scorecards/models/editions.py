"""What was published: editions, a month's briefings, and what is derived from them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import AppendOnly, AppendOnlyQuerySet, Council, CouncilOf, CouncilQuerySet, User
from indicators.models import PeriodFields
from scorecards.models.frameworks import Scorecard
from scorecards.models.versions import FrameworkVersion, ScorecardVersion


class PublishedQuerySet(AppendOnlyQuerySet):
    def of_period(self, period):
        return self.filter(frequency=period.frequency, start=period.start)


class EditionQuerySet(PublishedQuerySet):
    def standing(self):
        """Without those that were taken down and not put back."""
        return self.exclude(Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("pk"))))


class BriefingQuerySet(PublishedQuerySet):
    def standing(self):
        """Without those that were taken down and not put back."""
        return self.exclude(Exists(BriefingTakingDown.objects.of_briefings_that_are_down(OuterRef("pk"))))


class Edition(AppendOnly, PeriodFields):
    """What the committee was given, frozen: the whole payload with its comparators, and its hash.

    A correction makes the next number; earlier editions stay readable.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(
        ScorecardVersion,
        null=True,
        on_delete=models.PROTECT,
        related_name="editions",
        help_text="Of the scorecard; empty where none was kept yet.",
    )
    framework_version = models.ForeignKey(
        FrameworkVersion,
        null=True,
        on_delete=models.PROTECT,
        related_name="editions",
        help_text="Of its framework; empty where it has none, or none was kept yet.",
    )
    payload = models.JSONField()
    sha256 = models.CharField(max_length=64, help_text="Of the payload's canonical JSON.")
    neighbour_model = models.CharField(max_length=20, blank=True)
    releases = models.JSONField(default=list)
    correction = models.CharField(max_length=300, blank=True, help_text="Why there is another edition.")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "frequency", "start", "number"], name="one_edition_per_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="editions_count_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction=""), name="a_later_edition_says_what_it_corrects"
            ),
        ]

    def __str__(self):
        return f"{self.scorecard.title}, {self.period.label}, edition {self.number}"


class TakingDownQuerySet(CouncilQuerySet):
    def of_editions_that_are_down(self, edition):
        return self.filter(edition=edition, put_back_at=None)

    def of_briefings_that_are_down(self, briefing):
        return self.filter(briefing=briefing, put_back_at=None)


class OutOfSight(models.Model):
    """Something published that nobody reads, from when to when and why. It stays stored as it was published."""

    reason = models.CharField(max_length=300, help_text="For everybody who opens its address.")
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    put_back_at = models.DateTimeField(null=True, help_text="Empty while it is down.")
    put_back_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    put_back_reason = models.CharField(max_length=300, blank=True)

    objects = TakingDownQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-taken_at", "-id"]


class TakingDown(OutOfSight):
    """Of an edition."""

    council = CouncilOf("edition")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="takings_down")

    class Meta(OutOfSight.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(put_back_at=None), name="an_edition_is_down_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="taking_down_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.edition}: taken down"


class EditionPage(models.Model):
    """The rendered main part of an edition's page: derived from the payload, dropped and made again at will."""

    council = CouncilOf("edition")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    name = models.CharField(max_length=120, help_text="Which page: the scorecard, or an indicator's code.")
    renderer = models.CharField(max_length=40, help_text="Which version of the templates made it.")
    frame = models.JSONField(
        default=dict, help_text="What the page around it needs: heading, period, edition."
    )
    html = models.TextField()

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="one_page_of_each_name")]

    def __str__(self):
        return f"{self.edition}: {self.name}"


class EditionText(models.Model):
    """One text of an edition, beside its payload for the search: the headline, a section's answer, a commentary, or a
    piece of evidence.

    Derived from the payload when the edition is published, and as little changed as that.
    """

    class Kind(models.TextChoices):
        HEADLINE = "headline"
        ANSWER = "answer"
        COMMENTARY = "commentary"
        EVIDENCE = "evidence"

    council = CouncilOf("edition")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(
        max_length=80, blank=True, help_text="The section's slug, the indicator's code or the key line's."
    )
    title = models.CharField(
        max_length=250, help_text="What it is about: the section's question, the measure, the audit."
    )
    text = models.TextField()

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.edition}: {self.kind} {self.name}".strip()


class Briefing(AppendOnly, PeriodFields):
    """A month's figures of one scorecard's measures as they were published on one page, frozen with their hash."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="briefings")
    number = models.PositiveSmallIntegerField()
    payload = models.JSONField()
    sha256 = models.CharField(max_length=64, help_text="Of the payload's canonical JSON.")
    correction = models.CharField(max_length=300, blank=True, help_text="Why there is another one.")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = BriefingQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "frequency", "start", "number"], name="one_briefing_per_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="briefings_count_from_one"),
            models.CheckConstraint(condition=Q(frequency="month"), name="a_briefing_is_of_a_month"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction=""), name="a_later_briefing_says_what_it_corrects"
            ),
        ]

    def __str__(self):
        return f"{self.scorecard.title}, briefing {self.number} of {self.period.label}"


class BriefingTakingDown(OutOfSight):
    """Of a month's briefing."""

    council = CouncilOf("briefing")
    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="takings_down")

    class Meta(OutOfSight.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["briefing"], condition=Q(put_back_at=None), name="a_briefing_is_down_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="taking_a_briefing_down_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.briefing}: taken down"
