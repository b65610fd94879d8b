"""What somebody is to do."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import AppendOnly, CouncilOf, User
from committees.models.items import AgendaItem
from committees.models.meetings import Meeting
from committees.models.minutes import Limb, MinutesParagraph
from committees.models.querysets import MinutesQuerySet
from committees.models.visibility import OfItem
from indicators.models import Indicator
from scorecards.models import Edition


class Action(OfItem, models.Model):
    """Something somebody is to do, due at a meeting, shown until an item closes it."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DROPPED = "dropped"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="actions")
    limb = models.ForeignKey(Limb, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    paragraph = models.ForeignKey(
        MinutesParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions"
    )
    after = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="After how many paragraphs and resolutions of the item it stands. Empty: behind what it came of.",
    )
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=120, help_text="A role.")
    due_meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_due"
    )
    due_on = models.DateField(null=True, blank=True, help_text="By when, where no meeting is named.")
    due_note = models.CharField(
        max_length=120, blank=True, help_text='Such as "the April meeting, or sooner".'
    )
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    closed_by = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_closed"
    )
    closed_on = models.DateField(null=True, blank=True)
    # What closes it by itself or asks a person: a figure that is published, perhaps on one side of a threshold
    awaits_indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    awaits_period = models.CharField(
        max_length=20, blank=True, help_text="As periods are written: 2025/26 Q4."
    )
    awaits_above = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    awaits_below = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    closed_by_edition = models.ForeignKey(
        Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reached_in = models.ForeignKey(
        Edition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The edition whose figure reached the threshold, until a person has said whether that is enough.",
    )

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["due_meeting__date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_meeting__isnull=False) | Q(due_on__isnull=False) | ~Q(due_note=""),
                name="an_action_says_when_it_is_due",
            ),
            models.CheckConstraint(
                condition=Q(awaits_indicator=None) | ~Q(awaits_period=""),
                name="an_awaited_figure_has_its_period",
            ),
            models.CheckConstraint(
                condition=Q(awaits_above=None, awaits_below=None)
                | Q(awaits_above=None, awaits_indicator__isnull=False)
                | Q(awaits_below=None, awaits_indicator__isnull=False),
                name="a_threshold_is_of_one_side_and_of_a_measure",
            ),
        ]

    def __str__(self):
        return self.title


class ActionEvent(AppendOnly):
    """What happened to an action after its meeting, in order: progress, a new day, done, opened again, dropped, or
    that its threshold is reached and a person is asked.

    `before` is what a change took the place of; `at_item` and `edition` what closed it, opened it again, or asks.
    """

    class Kind(models.TextChoices):
        PROGRESS = "progress", "Progress"
        MOVED = "moved", "Due at another time"
        OWNER = "owner", "Another owner"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Opened again"
        DROPPED = "dropped", "No longer needed"
        ASKED = "asked", "Asks to be closed"

    council = CouncilOf("action")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField(blank=True, help_text="Read by members.")
    before = models.CharField(max_length=160, blank=True, help_text="The owner, or when it was due, before.")
    at_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.action}: {self.kind}"


class Recommendation(OfItem, models.Model):
    """What a committee recommended to the executive or another body, and what that answered, in its own words."""

    class Response(models.TextChoices):
        NONE = "none", "No response yet"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Accepted in part"
        REFUSED = "refused", "Refused"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recommendations")
    limb = models.ForeignKey(Limb, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    to_body = models.CharField(max_length=120, help_text="Such as Cabinet.")
    due_on = models.DateField(null=True, blank=True, help_text="By when it is to answer.")
    response = models.CharField(max_length=8, choices=Response.choices, default=Response.NONE)
    response_words = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField(
        null=True, blank=True, help_text="When the response was noted here, which may be days after it came."
    )

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(response="none") | (Q(responded_on__isnull=False) & ~Q(response_words="")),
                name="a_response_has_its_words_and_its_day",
            ),
        ]

    def __str__(self):
        return self.text[:60]
