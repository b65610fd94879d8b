"""How people come to their roles and lose them: groups of the council's own accounts, invitations, leavers."""

from django.db import models
from django.utils import timezone

from accounts.models.people import Council, CouncilQuerySet, User
from accounts.roles import Role


class GroupRole(models.Model):
    """Whoever is in the group, as the council's identity provider tells it, has the role from the next sign-in on."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(
        max_length=256, help_text="As the provider tells it: with Entra ID its object ID."
    )
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value.capitalize()) for role in Role])

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = "role from a group"
        verbose_name_plural = "roles from groups"
        constraints = [
            models.UniqueConstraint(fields=["council", "group", "role"], name="one_rule_per_group_and_role")
        ]

    def __str__(self) -> str:
        return f"{self.name or self.group}: {self.role}"


class Invitation(models.Model):
    """A role that is offered to whoever reads the letters to an address, until they take it or its time is over.

    Of the link in the letter only the token's hash is kept. Nobody has the role before they come.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField("e-mail address")
    name = models.CharField("name or job title", max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value.capitalize()) for role in Role])
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    good_until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "email", "role"],
                condition=models.Q(withdrawn_at=None, taken_at=None),
                name="one_open_invitation_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role}"


class Directory(models.Model):
    """A council's system that tells who has left. Of its token only the hash is kept; revoked, it opens nothing."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    token_start = models.CharField(max_length=12)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    last_used_at = models.DateTimeField(null=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "directories"

    def __str__(self) -> str:
        return self.name


class Departure(models.Model):
    """Somebody left a council, and came back where `back_at` says so: what its directory is told of them since."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    back_at = models.DateTimeField(null=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "user"], name="one_departure_each")]

    def __str__(self) -> str:
        return f"{self.user} left {self.council}"
