"""Other systems that send figures: case management, a data warehouse."""

from django.db import models
from django.utils import timezone

from accounts.models import AppendOnly, Council, CouncilOf, CouncilQuerySet, User
from indicators.models.definitions import Indicator


class SendingSystem(models.Model):
    """A system that may send figures of the indicators named here, with a token of which only the hash is kept."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80, help_text='Such as "Case management system".')
    indicators = models.ManyToManyField(Indicator, through="SentIndicator", related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    token_start = models.CharField(max_length=12, help_text="The first characters, to tell tokens apart.")
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    last_sent_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class SentIndicator(models.Model):
    """That a system may send an indicator's figures, and when it last did, whether they had changed or not."""

    council = CouncilOf("system")
    system = models.ForeignKey(SendingSystem, on_delete=models.CASCADE, related_name="sends")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    last_sent_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "indicator"], name="a_system_sends_an_indicator_once")
        ]

    def __str__(self):
        return f"{self.system}: {self.indicator}"


class SentBatch(AppendOnly):
    """What one request brought and what it was answered, so that the same request again gets the same answer."""

    council = CouncilOf("system")
    system = models.ForeignKey(SendingSystem, on_delete=models.PROTECT, related_name="batches")
    idempotency_key = models.CharField(max_length=80)
    body_sha256 = models.CharField(max_length=64)
    status_code = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "sent batches"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "idempotency_key"], name="one_batch_per_idempotency_key"
            )
        ]

    def __str__(self):
        return f"{self.system}, {self.at:%Y-%m-%d %H:%M}"
