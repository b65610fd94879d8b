"""Who was there, from when to when, what they declared, and when the meeting paused or went private."""

from django.db import models
from django.db.models import Q

from accounts.models import CouncilOf, CouncilQuerySet
from committees.models.items import AgendaItem
from committees.models.meetings import Meeting
from committees.models.people import CommitteeMembership, Person
from committees.models.querysets import MeetingMinutesQuerySet
from committees.models.visibility import OfItem


class Attendance(models.Model):
    """One person at one meeting. Somebody who is no person of the committee is written in words."""

    class Status(models.TextChoices):
        PRESENT = "present", "Present"
        REMOTE = "remote", "Present by video"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=160, blank=True, help_text="A role, for somebody not on the list.")
    capacity = models.CharField(max_length=12, choices=CommitteeMembership.Capacity.choices, default="member")
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PRESENT)
    substitute_for = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MeetingMinutesQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="a_person_attends_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(words=""), name="attendance_says_who"
            ),
        ]

    def __str__(self):
        return f"{self.person or self.words}: {self.status}"


class AttendanceMove(models.Model):
    """Somebody came or left during the meeting, at an item and perhaps at a time."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", "Arrived"
        LEFT = "left", "Left"

    council = CouncilOf("attendance")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, related_name="+", help_text="Before or during which item."
    )
    at = models.TimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["item__order", "at", "id"]

    def __str__(self):
        return f"{self.attendance}, {self.kind} at item {self.item.number}"


class Declaration(OfItem, models.Model):
    """An interest that somebody declared, and whether they withdrew while the item was taken."""

    class Interest(models.TextChoices):
        PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
        REGISTRABLE = "registrable", "Other registrable interest"
        NON_REGISTRABLE = "non_registrable", "Non-registrable interest"
        PERSONAL = "personal", "Personal interest"
        PREJUDICIAL = "prejudicial", "Personal and prejudicial interest"

    council = CouncilOf("attendance")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="declarations")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="declarations"
    )
    interest = models.CharField(max_length=15, choices=Interest.choices)
    nature = models.CharField(max_length=250, blank=True, help_text="Such as: a school governor.")
    withdrew = models.BooleanField(default=False, help_text="Left the room and took no part.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["item__order", "id"]

    def __str__(self):
        return f"{self.attendance}: {self.interest}"


class MeetingMoment(OfItem, models.Model):
    """The meeting opened, paused, went on, left the public or let it in again, closed."""

    class Kind(models.TextChoices):
        OPENED = "opened", "Opened"
        ADJOURNED = "adjourned", "Adjourned"
        RESUMED = "resumed", "Resumed"
        PRIVATE = "private", "Public and press excluded"
        PUBLIC = "public", "Public and press admitted again"
        INQUORATE = "inquorate", "No longer quorate"
        CLOSED = "closed", "Closed"

    council = CouncilOf("meeting")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="moments")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    at = models.TimeField(null=True, blank=True)
    note = models.CharField(
        max_length=2000,
        blank=True,
        help_text="Why, or to which day; the resolution by which the public was excluded.",
    )

    objects = MeetingMinutesQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.meeting}: {self.kind}"
