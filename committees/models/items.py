"""Agenda items and the parts of their cover reports."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import CouncilOf, CouncilQuerySet
from committees.models.meetings import Meeting
from committees.models.querysets import ItemQuerySet
from committees.models.visibility import VEILED, OfItem, Reader
from indicators.models import Indicator
from indicators.terms.periods import Period
from scorecards.models import Briefing, Edition, Scorecard


class AgendaItem(models.Model):
    """One item. The agenda number and the minute number differ; nothing joins on either."""

    class Kind(models.TextChoices):
        REPORT = "report", "Report or other business"
        MINUTES = "minutes", "Minutes of an earlier meeting"
        DECLARATIONS = "declarations", "Declarations of interest"
        QUESTIONS = "questions", "Questions from members or the public"
        ACTIONS = "actions", "Actions and matters arising"

    class State(models.TextChoices):
        LISTED = "listed", "On the agenda"
        WITHDRAWN = "withdrawn", "Withdrawn"
        POSTPONED = "postponed", "Postponed"

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.REPORT)
    order = models.PositiveSmallIntegerField(help_text="Where it stands on the agenda.")
    taken = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Which it was in the order taken, where that differed."
    )
    number = models.CharField(max_length=8, help_text="As on the agenda.")
    title = models.CharField(max_length=200)
    once_listed = models.JSONField(
        default=list,
        blank=True,
        help_text="Number and title as readers of the agenda found it before each was changed, oldest first.",
    )
    added_at = models.DateTimeField(
        null=True,
        default=timezone.now,
        help_text="When it was put on the agenda here; empty: before that was kept.",
    )
    came_on = models.JSONField(
        default=dict,
        blank=True,
        help_text="By “report”, “edition” and “briefing” the day since when it is there; nothing of what was there "
        "before that was kept.",
    )
    late = models.BooleanField(default=False, help_text="Added after the agenda was published.")
    urgency_reason = models.CharField(
        max_length=250, blank=True, help_text="Why it could not wait: the law wants it minuted."
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.LISTED)
    state_reason = models.CharField(max_length=250, blank=True)
    postponed_to = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    exempt_paragraph = models.CharField(
        max_length=4, blank=True, help_text="Of the schedule of exempt information; empty: public."
    )
    exempt_reason = models.TextField(
        blank=True, help_text="Why keeping it private outweighs the public interest in it."
    )
    public_title = models.CharField(
        max_length=200, blank=True, help_text="What everyone reads instead of the title, where it is exempt."
    )
    report_of = models.CharField(
        max_length=160, blank=True, help_text="A role: the Head of Service, Placements."
    )
    edition = models.ForeignKey(
        Edition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The figures before members.",
    )
    awaits = models.ForeignKey(
        Scorecard,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The scorecard that it is to carry, until an edition is attached.",
    )
    awaits_period = models.CharField(
        max_length=20, blank=True, help_text="Of that scorecard: 2026-27-Q1; empty where it awaits none."
    )
    briefing = models.ForeignKey(
        Briefing,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The month's briefing before members.",
    )
    appendix = models.CharField(
        max_length=8, blank=True, help_text="The edition’s number among the item’s appendices: 2, B."
    )
    indicators = models.ManyToManyField(
        Indicator,
        blank=True,
        related_name="+",
        help_text="The ones the item is about; none means the whole scorecard.",
    )
    minute_reference = models.CharField(max_length=60, blank=True, help_text='Such as "CPP 42 of 2025/26".')

    objects = ItemQuerySet.as_manager()
    veiled = False  # whether this row holds only what everyone reads of an exempt item

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_per_number"),
            models.CheckConstraint(
                condition=Q(exempt_paragraph="") | (~Q(exempt_reason="") & ~Q(public_title="")),
                name="an_exempt_item_says_why_and_has_a_public_title",
            ),
            models.CheckConstraint(
                condition=Q(state="listed") | ~Q(state_reason=""), name="an_item_taken_off_says_why"
            ),
        ]

    def __str__(self):
        """Without its words: this stands in trails and histories of what is public, where the item may be exempt."""
        return f"{self.meeting}, item {self.number}"

    def save(self, *args, **kwargs):
        if self.veiled:
            raise ValueError("A veiled item has lost its words: read it again to change it.")
        super().save(*args, **kwargs)

    @property
    def trail_within(self):
        return f"agenda item {self.pk}"

    def veil(self, reader: Reader) -> None:
        """Take away what the reader may not read; then the row cannot be saved."""
        if reader.sees_item(self):
            return
        self.title, self.veiled = reader.title_of(self), True
        for name, value in VEILED.items():
            setattr(self, name, value)

    def once_was(self, number: str) -> bool:
        """Whether readers of the agenda found it under that number once."""
        return any(each.casefold() == number.casefold() for each, _ in self.once_listed)

    @property
    def of_scorecard(self):
        """The primary key of the scorecard that it carries or awaits; None where it does neither."""
        return self.edition.scorecard_id if self.edition else self.awaits_id

    @property
    def of_period(self):
        """The period of what it carries, or awaits; None where it does neither."""
        if self.edition:
            return self.edition.period
        return Period.from_code(self.awaits_period) if self.awaits_period else None

    @property
    def author(self):
        """As it follows "Report of": "the Head of Service, Placements", also where "Report of the" was typed too."""
        return author_words(self.report_of)


def author_words(role: str) -> str:
    words = role.strip().rstrip(".")
    for before in ("report of ", "report by ", "the "):
        if words.lower().startswith(before):
            words = words[len(before) :].lstrip()
    return f"the {words}" if words else ""


class ReportPart(OfItem, models.Model):
    """A part of the item's cover report, in the council's order; implications are parts too."""

    class Kind(models.TextChoices):
        BODY = "body"
        IMPLICATION = "implication"

    council = CouncilOf("item")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="report_parts")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices, default=Kind.BODY)
    heading = models.CharField(max_length=120)
    text = models.TextField(help_text="An implication may be “Not applicable”; it may not be empty.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "order"], name="one_report_part_per_place")
        ]

    def __str__(self):
        return self.heading

    @property
    def applies(self) -> bool:
        """Whether it says more than that there is nothing to say."""
        return self.text.strip().rstrip(".").lower() != "not applicable"
