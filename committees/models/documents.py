"""Supporting documents."""

from django.db import models
from django.utils import timezone

from accounts.models import CouncilOf
from committees.models.items import AgendaItem
from committees.models.querysets import DocumentQuerySet
from committees.models.visibility import OfItem


def document_path(document, file_name):
    """Stored under the council, by hash: the name a person gave a file never becomes a path."""
    council = document.item.meeting.committee.council
    return f"documents/{council.slug}/{document.sha512[:32]}"


class Document(OfItem, models.Model):
    """A supporting document, or a note that one exists which the public may not see."""

    council = CouncilOf("item")
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
    exempt_paragraph = models.CharField(
        max_length=4,
        blank=True,
        help_text="Of the schedule of exempt information: members of the committee may open it then.",
    )
    published_on = models.DateField(default=timezone.localdate)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(exempt_paragraph="") | (models.Q(restricted=True) & ~models.Q(reason="")),
                name="an_exempt_document_is_not_public_and_says_why",
            ),
        ]

    def __str__(self):
        return self.title
