"""Files of figures on their way in."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from accounts.models import Council, User


class PendingImport(models.Model):
    """A checked file that waits for its officer to confirm it. Kept for an hour; read and checked again then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "by"], name="one_pending_import_each")]

    def __str__(self):
        return self.file_name
