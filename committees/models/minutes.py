"""What was said, the indicators it speaks of, and what was resolved."""

from django.db import models
from django.db.models import Q

from accounts.models import CouncilOf, CouncilQuerySet
from committees.models.items import AgendaItem
from committees.models.visibility import MentionQuerySet, MinutesQuerySet
from indicators.models import Indicator


class MinutesParagraph(models.Model):
    """One paragraph of the minutes, in order. An answer points at its question."""

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        QUESTION = "question"
        ANSWER = "answer"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    speaker = models.CharField(
        max_length=160, blank=True, help_text="A role as minuted: a member, the Chair."
    )
    text = models.TextField()
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="one_paragraph_per_position"),
            models.CheckConstraint(
                condition=Q(answers=None) | Q(kind="answer"), name="only_an_answer_answers"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.position}: {self.text[:60]}"


class IndicatorMention(models.Model):
    """A paragraph speaks of an indicator: this is what puts it beside the indicator's chart."""

    council = CouncilOf("paragraph")
    paragraph = models.ForeignKey(MinutesParagraph, on_delete=models.CASCADE, related_name="mentions")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    value_reported = models.CharField(max_length=60, blank=True, help_text="As said at the meeting.")

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "indicator"], name="an_indicator_once_a_paragraph")
        ]

    def __str__(self):
        return f"{self.indicator} in {self.paragraph}"


class Resolution(models.Model):
    council = CouncilOf("item")
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="resolution")
    preamble = models.CharField(max_length=160, default="that the Committee:")
    vote = models.CharField(max_length=160, blank=True, help_text='Such as "Agreed without a vote".')

    objects = MinutesQuerySet.as_manager()

    def __str__(self):
        return f"Resolution on {self.item}"


class Limb(models.Model):
    class Verb(models.TextChoices):
        NOTED = "noted"
        AGREED = "agreed"
        APPROVED = "approved"
        REQUESTED = "requested"
        RECOMMENDED = "recommended"
        OTHER = "other"

    council = CouncilOf("resolution")
    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="limbs")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    order = models.PositiveSmallIntegerField()
    verb = models.CharField(max_length=11, choices=Verb.choices, default=Verb.OTHER)
    text = models.TextField()

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "order"], condition=Q(parent=None), name="one_limb_per_place"
            ),
            models.UniqueConstraint(
                fields=["parent", "order"], condition=Q(parent__isnull=False), name="one_inner_limb_per_place"
            ),
        ]

    def __str__(self):
        return self.text[:60]
