"""Which group of the council's own accounts gives which role."""

from django.db import models

from accounts.models.people import Council, CouncilQuerySet
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
