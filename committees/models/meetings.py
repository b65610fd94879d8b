"""Committees and their meetings."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Council, CouncilOf, CouncilQuerySet
from committees.models.querysets import MeetingQuerySet
from committees.models.visibility import NO_MINUTES, PRIVATE
from scorecards.models import Scorecard

LAWS = [("england", "England"), ("wales", "Wales"), ("scotland", "Scotland")]  # as `MeetingRules.Regime`


class Committee(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, help_text='As minutes say it: "the Panel".')
    slug = models.SlugField(max_length=80)
    scorecard = models.ForeignKey(
        Scorecard, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quorum = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Voting members needed. Empty: minutes do not say."
    )
    terms = models.TextField(blank=True, help_text="Terms of reference and of membership, read by everyone.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_committee_per_slug")]

    def __str__(self):
        return self.name


class ConfirmedMeetings(models.Manager.from_queryset(MeetingQuerySet)):
    """Without those that nobody has confirmed: a list, a feed or a rule that forgets them tells nothing of them."""

    def get_queryset(self):
        return super().get_queryset().filter(unconfirmed=False)


class Meeting(models.Model):
    """`objects` are those that were held or are to be; `with_unconfirmed` also those that files told of alone."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "Ordinary"
        SPECIAL = "special", "Special or extraordinary"
        ANNUAL = "annual", "Annual"
        INFORMAL = "informal", "Informal"
        PRIVATE = PRIVATE, "Private"

    class State(models.TextChoices):
        """That its papers are out, that it was held or moved is said by its days, never by hand."""

        STANDS = "stands", "Stands"
        CANCELLED = "cancelled", "Cancelled"

    class MinutesState(models.TextChoices):
        NONE = NO_MINUTES, "No minutes yet"
        DRAFT = "draft", "Draft"
        CONFIRMED = "confirmed", "Agreed"

    council = CouncilOf("committee")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField()
    time = models.TimeField(null=True, blank=True)
    location = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.ORDINARY)
    state = models.CharField(max_length=9, choices=State.choices, default=State.STANDS)
    state_reason = models.CharField(max_length=250, blank=True, help_text="Why it is cancelled.")
    set_up_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When its day, hour, place or state was last changed."
    )
    told_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When its agenda, or how its minutes stand, was last changed as readers see it.",
    )
    words_changed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When words of its papers or minutes were last changed as readers see them.",
    )
    agenda_published = models.DateField(null=True, blank=True)
    was_out = models.BooleanField(
        default=False, help_text="Whether its agenda was out before it was called back: then it was shown."
    )
    kept_regime = models.CharField(
        max_length=8,
        choices=LAWS,
        blank=True,
        help_text="The law its papers came out under, where the council’s rules name another since.",
    )
    minutes_state = models.CharField(max_length=9, choices=MinutesState.choices, default=MinutesState.NONE)
    minutes_published = models.DateField(null=True, blank=True)
    minutes_agreed_at = models.ForeignKey(
        "committees.AgendaItem",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="minutes_agreed",
        help_text="The item of a later meeting at which they were agreed.",
    )
    minutes_reopened = models.DateField(
        null=True, blank=True, help_text="When minutes that had been agreed were taken back to draft."
    )
    note = models.CharField(
        max_length=250, blank=True, help_text='Such as "The source gives no date: this one is illustrative."'
    )
    unconfirmed = models.BooleanField(
        default=False,
        help_text="Made where a file was read in, and seen by those who edit meetings until a person confirms it.",
    )

    objects = ConfirmedMeetings()
    with_unconfirmed = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "date"], name="one_meeting_a_day"),
            models.CheckConstraint(
                condition=Q(unconfirmed=False) | Q(agenda_published=None, minutes_state=NO_MINUTES),
                name="what_is_out_was_confirmed",
            ),
        ]

    def __str__(self):
        return f"{self.committee}, {self.date}"


class FormerDay(models.Model):
    """A day that a meeting was to be on: its published address lives on and says where the meeting went.

    With the hour and the place of then. Where only these changed, the day is the meeting's own.
    """

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="former_days")
    day = models.DateField()
    time = models.TimeField(null=True, blank=True)
    location = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=250)
    moved_at = models.DateTimeField(default=timezone.now)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["moved_at", "id"]

    def __str__(self):
        return f"{self.meeting}, once {self.day}"
