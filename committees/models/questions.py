"""Questions put to an item before its meeting, by members or the public."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import CouncilOf, User
from committees.models.items import AgendaItem
from committees.models.minutes import MinutesParagraph
from committees.models.people import Person
from committees.models.querysets import AdvanceQuestionQuerySet
from committees.models.visibility import ANSWERED, WITHDRAWN, OfItem
from indicators.models import Indicator


class AdvanceQuestion(OfItem, models.Model):
    """What was asked ahead of the meeting and what officers answered; both may be carried into the minutes."""

    class State(models.TextChoices):
        ASKED = "asked"
        ANSWERED = ANSWERED
        WITHDRAWN = WITHDRAWN

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="advance_questions")
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by_words = models.CharField(max_length=120, help_text="A role: a member, a foster carer.")
    from_public = models.BooleanField(default=False, help_text="A public question under standing orders.")
    text = models.TextField()
    indicator = models.ForeignKey(
        Indicator,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The measure it is about.",
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by_words = models.CharField(max_length=160, blank=True, help_text="A role.")
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    minuted_question = models.ForeignKey(
        MinutesParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    minuted_answer = models.ForeignKey(
        MinutesParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AdvanceQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="an_answered_question_has_its_answer"
            ),
        ]

    def __str__(self):
        return self.text[:60]
