"""Forms on their way: which were sent, so that none is done twice, and what waits to be sent again."""

from django.db import models
from django.utils import timezone

from accounts.models.people import User


class SentForm(models.Model):
    """A form that was sent from a page, known by its mark; nothing of what was in it.

    While it is done it holds the `turn` of its address, so that of two people at once one is done first.
    """

    mark = models.CharField(max_length=22, unique=True)
    turn = models.CharField(max_length=43, null=True, blank=True, unique=True)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=43, help_text="A digest of the address.")
    content = models.CharField(max_length=43, help_text="A digest, by our key, of what was in it.")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    done = models.BooleanField(default=False)
    answer = models.TextField(blank=True, help_text="The address it led to.")

    class Meta:
        indexes = [models.Index(fields=["place", "-at"], name="sent_to_a_place")]

    def __str__(self):
        return self.mark


class KeptForm(models.Model):
    """What could not be taken when it was sent, until the same person sends it again from the same browser.

    `fields` can be read with a key that only that browser has.
    """

    mark = models.CharField(max_length=22, unique=True)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    browser = models.CharField(max_length=43, help_text="A digest of the browser's key.")
    page = models.CharField(max_length=43, help_text="A digest of the page's address.")
    fields = models.TextField(help_text="Encrypted.")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["person", "browser"], name="kept_for_a_browser")]

    def __str__(self):
        return self.mark
