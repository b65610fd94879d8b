"""What was said, the indicators it speaks of, and what was resolved."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, CouncilOf, CouncilQuerySet, User
from committees.models.items import AgendaItem
from committees.models.querysets import LimbQuerySet, MentionQuerySet, MinutesQuerySet
from committees.models.sources import MinutesSource
from committees.models.visibility import OfItem
from indicators.models import Indicator


class MinutesParagraph(OfItem, models.Model):
    """One paragraph of the minutes, in order. An answer points at its question."""

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        QUESTION = "question"
        ANSWER = "answer"
        PROCEDURE = "procedure"

    class SpeakerKind(models.TextChoices):
        MEMBER = "member"
        CHAIR = "chair"
        COOPTED = "coopted"
        YOUNG_PERSON = "young_person"
        OFFICER = "officer"
        PUBLIC = "public"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    speaker = models.CharField(
        max_length=160, blank=True, help_text="A role as minuted: a member, the Chair."
    )
    speaker_kind = models.CharField(max_length=12, choices=SpeakerKind.choices, blank=True)
    attendance = models.ForeignKey(
        "committees.Attendance",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who spoke, where it is somebody on the attendance.",
    )
    text = models.TextField()
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )

    source = models.ForeignKey(
        MinutesSource, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_place = models.CharField(
        max_length=40, blank=True, help_text="From where to where in the source’s text: 120-348."
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
    period = models.CharField(max_length=40, blank=True, help_text="Its label: Quarter 2 2025/26.")
    published_value = models.CharField(
        max_length=60,
        blank=True,
        help_text="What the item’s edition says instead, where it says another figure.",
    )
    confirmed_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who confirmed what was suggested from the words.",
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "indicator"], name="an_indicator_once_a_paragraph")
        ]

    def __str__(self):
        return f"{self.indicator} in {self.paragraph}"


class Resolution(OfItem, models.Model):
    """One resolution of an item (Popolo: Motion), with its limbs; an item may have several."""

    class Outcome(models.TextChoices):
        CARRIED = "carried", "Carried"
        LOST = "lost", "Lost"
        WITHDRAWN = "withdrawn", "Withdrawn"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    order = models.PositiveSmallIntegerField(default=1)
    after = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The position of the paragraph it stands after. Empty: at the end."
    )
    label = models.CharField(
        max_length=60, blank=True, help_text="As written, where it was read in: 17.4 Resolved."
    )
    preamble = models.TextField(default="that the Committee:")
    outcome = models.CharField(max_length=9, choices=Outcome.choices, default=Outcome.CARRIED)
    mover = models.ForeignKey(
        "committees.Attendance", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seconder = models.ForeignKey(
        "committees.Attendance", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    vote = models.TextField(blank=True, help_text='Such as "Agreed without a vote", one in each line.')
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.ForeignKey(
        MinutesSource, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_place = models.CharField(max_length=40, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "order"], name="one_resolution_per_place"),
        ]

    def __str__(self):
        return f"Resolution on {self.item}"


class Vote(models.Model):
    """How one member voted, where the vote was named."""

    class Choice(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINED = "abstained", "Abstained"

    council = CouncilOf("resolution")
    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="named_votes")
    attendance = models.ForeignKey("committees.Attendance", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=9, choices=Choice.choices)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "attendance"], name="a_member_votes_once")
        ]

    def __str__(self):
        return f"{self.attendance}: {self.choice}"


class Limb(models.Model):
    class Verb(models.TextChoices):
        """As minutes are read: `Verb` of `committees/reading/result.py`, which cannot be known down here."""

        NOTED = "noted"
        RECEIVED = "received"
        WELCOMED = "welcomed"
        THANKED = "thanked"
        CONGRATULATED = "congratulated"
        COMMENDED = "commended"
        AGREED = "agreed"
        ACCEPTED = "accepted"
        SUPPORTED = "supported"
        APPROVED = "approved"
        ENDORSED = "endorsed"
        ADOPTED = "adopted"
        CONFIRMED = "confirmed"
        APPOINTED = "appointed"
        REQUESTED = "requested"
        INVITED = "invited"
        INSTRUCTED = "instructed"
        AUTHORISED = "authorised"
        DELEGATED = "delegated"
        REFERRED = "referred"
        DEFERRED = "deferred"
        RECOMMENDED = "recommended"
        EXCLUDED = "excluded"
        OTHER = "other"

    # After these nothing is left to be done
    TAKING_NOTE = frozenset(
        {Verb.NOTED, Verb.RECEIVED, Verb.WELCOMED, Verb.THANKED, Verb.CONGRATULATED, Verb.COMMENDED}
    )

    council = CouncilOf("resolution")
    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="limbs")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    order = models.PositiveSmallIntegerField()
    verb = models.CharField(max_length=13, choices=Verb.choices, default=Verb.OTHER)
    label = models.CharField(max_length=20, blank=True, help_text="As written, where it was read in: (i).")
    text = models.TextField()

    objects = LimbQuerySet.as_manager()

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


class MinutesVersion(OfItem, AppendOnly):
    """The minutes of one item as they stood after somebody saved them."""

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    words = models.JSONField(help_text="Paragraphs, resolutions and actions, as the editor holds them.")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="one_version_of_minutes_per_number")
        ]

    def __str__(self):
        return f"{self.item}, version {self.number}"
