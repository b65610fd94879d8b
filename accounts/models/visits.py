"""When somebody looked at a council's home."""

from django.db import models

from accounts.models.people import Council, CouncilQuerySet, User


class Visit(models.Model):
    """The last day on which somebody looked at a council's home, and the day before that on which they did."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    before = models.DateField(null=True, blank=True, help_text="Empty: this is the first.")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "user"], name="one_visit_kept_for_each")]

    def __str__(self):
        return f"{self.user} at {self.council}, {self.on}"
