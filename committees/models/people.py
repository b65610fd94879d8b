"""Who sits on committees: a member's name belongs to a person of the council's committees, never to loose text."""

from django.db import models
from django.db.models import Q

from accounts.models import Council, CouncilOf, CouncilQuerySet, User
from committees.models.meetings import Committee


class Person(models.Model):
    """Somebody minutes may name: a member, a co-opted member, an officer from head of service up.

    Children, families and staff below head of service are never persons here: minutes say their roles.
    """

    class Kind(models.TextChoices):
        MEMBER = "member", "Member of the council"
        COOPTED = "coopted", "Co-opted member"
        YOUNG_PERSON = "young_person", "Young people’s representative"
        OFFICER = "officer", "Officer"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(
        max_length=120, blank=True, help_text="As minutes write it. Left empty, the role stands for the name."
    )
    role = models.CharField(max_length=160, blank=True, help_text="Such as Head of Service, Placements.")
    user = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Whose account it is.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name", "role"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") | ~Q(role=""), name="a_person_has_a_name_or_a_role"),
            models.UniqueConstraint(fields=["council", "user"], name="one_person_per_account"),
        ]

    def __str__(self):
        return self.name or self.role


class CommitteeMembership(models.Model):
    """A person's place on a committee, for a time (OParl: Membership)."""

    class Capacity(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        MEMBER = "member", "Member"
        COOPTED = "coopted", "Co-opted member"
        YOUNG_PERSON = "young_person", "Young people’s representative"
        SUBSTITUTE = "substitute", "Named substitute"
        OFFICER = "officer", "Officer in attendance"

    # They vote and count for the quorum; the others are heard
    VOTING = (Capacity.CHAIR, Capacity.VICE_CHAIR, Capacity.MEMBER)
    # They read the committee's exempt papers. Somebody co-opted is a member of it (Local Government Act 1972, s. 102)
    # and a named substitute has to have read what they may vote on; both are bound by the code of conduct. Young
    # people's representatives and officers in attendance are heard and are no members
    CONFIDED_IN = (*VOTING, Capacity.COOPTED, Capacity.SUBSTITUTE)

    council = CouncilOf("committee")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    capacity = models.CharField(max_length=12, choices=Capacity.choices, default=Capacity.MEMBER)
    starts = models.DateField(null=True, blank=True, help_text="Empty: since before this was kept.")
    ends = models.DateField(null=True, blank=True, help_text="The last day. Empty: still.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["committee", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="a_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_capacity_display()}"


class MeetingRules(models.Model):
    """What a council chose for all its committees: the law it sits under, how minutes show a member's name, what stands
    on every agenda, until when questions are put in advance, and where papers are asked for in another format."""

    class Regime(models.TextChoices):
        ENGLAND = "england", "England: five clear days, Schedule 12A"
        WALES = "wales", "Wales: three clear days, Schedule 12A as it stands there"
        SCOTLAND = "scotland", "Scotland: three clear days, Schedule 7A"

    class Names(models.TextChoices):
        NAME = "name", "Name"
        NAME_AND_ROLE = "name_and_role", "Name and role"
        ROLE = "role", "Role only"

    council = models.OneToOneField(Council, on_delete=models.PROTECT, related_name="+")
    regime = models.CharField(
        max_length=8, choices=Regime.choices, blank=True, help_text="Empty: as the council’s GSS code says."
    )
    names = models.CharField(max_length=13, choices=Names.choices, default=Names.NAME_AND_ROLE)
    arising_item = models.BooleanField(
        default=True, help_text="Whether the agenda of a meeting that is planned gets an item for actions."
    )
    question_days = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Clear days before a meeting by which questions in advance are in. Empty: until the meeting.",
    )
    contact = models.CharField(
        max_length=200, blank=True, help_text="Where papers are asked for in another format."
    )

    objects = CouncilQuerySet.as_manager()

    def __str__(self):
        return f"Rules of meetings of {self.council}"
