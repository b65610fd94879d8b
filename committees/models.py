"""Committees, meetings, agendas, minutes, resolutions and actions. Names follow OParl and Popolo where they can."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Council
from indicators.models import Indicator
from scorecards.models import Edition, Scorecard


class Committee(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, help_text='As minutes say it: "the Panel".')
    slug = models.SlugField(max_length=80)
    scorecard = models.ForeignKey(
        Scorecard, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_committee_per_slug")]

    def __str__(self):
        return self.name


class Meeting(models.Model):
    class MinutesState(models.TextChoices):
        NONE = "none", "No minutes yet"
        DRAFT = "draft", "Draft"
        CONFIRMED = "confirmed", "Agreed"

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField()
    time = models.TimeField(null=True, blank=True)
    location = models.CharField(max_length=160, blank=True)
    agenda_published = models.DateField(null=True, blank=True)
    minutes_state = models.CharField(max_length=9, choices=MinutesState.choices, default=MinutesState.NONE)
    minutes_published = models.DateField(null=True, blank=True)
    note = models.CharField(
        max_length=250, blank=True, help_text='Such as "The source gives no date: this one is illustrative."'
    )

    class Meta:
        ordering = ["-date"]
        constraints = [models.UniqueConstraint(fields=["committee", "date"], name="one_meeting_a_day")]

    def __str__(self):
        return f"{self.committee}, {self.date}"


class AgendaItem(models.Model):
    """One item. The agenda number and the minute number differ; nothing joins on either."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(help_text="The order in which items were taken.")
    number = models.CharField(max_length=8, help_text="As on the agenda.")
    title = models.CharField(max_length=200)
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
    indicators = models.ManyToManyField(
        Indicator,
        blank=True,
        related_name="+",
        help_text="The ones the item is about; none means the whole scorecard.",
    )
    minute_reference = models.CharField(max_length=60, blank=True, help_text='Such as "CPP 42 of 2025/26".')

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_item_per_number")]

    def __str__(self):
        return f"{self.number}. {self.title}"

    @property
    def author(self):
        """As it follows "Report of": "the Head of Service, Placements"."""
        role = self.report_of
        if role.lower().startswith("the "):
            return f"the {role[4:]}"
        return f"the {role}" if role else ""


class ReportPart(models.Model):
    """A part of the item's cover report, in the council's order; implications are parts too."""

    class Kind(models.TextChoices):
        BODY = "body"
        IMPLICATION = "implication"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="report_parts")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices, default=Kind.BODY)
    heading = models.CharField(max_length=120)
    text = models.TextField(help_text="An implication may be “Not applicable”; it may not be empty.")

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "order"], name="one_report_part_per_place")
        ]

    def __str__(self):
        return self.heading


class MinutesParagraph(models.Model):
    """One paragraph of the minutes, in order. An answer points at its question."""

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        QUESTION = "question"
        ANSWER = "answer"

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

    paragraph = models.ForeignKey(MinutesParagraph, on_delete=models.CASCADE, related_name="mentions")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    value_reported = models.CharField(max_length=60, blank=True, help_text="As said at the meeting.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "indicator"], name="an_indicator_once_a_paragraph")
        ]

    def __str__(self):
        return f"{self.indicator} in {self.paragraph}"


class Resolution(models.Model):
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="resolution")
    preamble = models.CharField(max_length=160, default="that the Committee:")
    vote = models.CharField(max_length=160, blank=True, help_text='Such as "Agreed without a vote".')

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

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="limbs")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    order = models.PositiveSmallIntegerField()
    verb = models.CharField(max_length=11, choices=Verb.choices, default=Verb.OTHER)
    text = models.TextField()

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


class Action(models.Model):
    """Something somebody is to do, due at a meeting, shown until an item closes it."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"

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
    due_note = models.CharField(
        max_length=120, blank=True, help_text='Such as "the April meeting, or sooner".'
    )
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    closed_by = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_closed"
    )
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_meeting__date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_meeting__isnull=False) | ~Q(due_note=""), name="an_action_says_when_it_is_due"
            ),
        ]

    def __str__(self):
        return self.title


def document_path(document, file_name):
    """Stored under the council, by hash: the name a person gave a file never becomes a path."""
    council = document.item.meeting.committee.council
    return f"documents/{council.slug}/{document.sha512[:32]}"


class Document(models.Model):
    """A supporting document, or a note that one exists which the public may not see."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="documents")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to=document_path, blank=True, max_length=200)
    file_name = models.CharField(max_length=160, blank=True)
    mime_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    sha512 = models.CharField(max_length=128, blank=True)
    restricted = models.BooleanField(default=False)
    reason = models.CharField(
        max_length=160, blank=True, help_text='Why it is not public: "business affairs".'
    )
    published_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.title
