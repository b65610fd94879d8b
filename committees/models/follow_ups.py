"""What somebody is to do."""

from django.db import models
from django.db.models import Q

from accounts.models import CouncilOf
from committees.models.items import AgendaItem
from committees.models.meetings import Meeting
from committees.models.minutes import Limb, MinutesParagraph
from committees.models.visibility import MinutesQuerySet


class Action(models.Model):
    """Something somebody is to do, due at a meeting, shown until an item closes it."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="actions")
    limb = models.ForeignKey(Limb, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    paragraph = models.ForeignKey(
        MinutesParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions"
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
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    closed_by = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_closed"
    )
    closed_on = models.DateField(null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["due_meeting__date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_meeting__isnull=False) | Q(due_on__isnull=False) | ~Q(due_note=""),
                name="an_action_says_when_it_is_due",
            ),
        ]

    def __str__(self):
        return self.title
