"""Files of documents that no item has are cleared away once a day."""

from accounts.files.jobs import clear_unclaimed
from committees.models import Document


def clear_documents() -> None:
    clear_unclaimed("documents", set(Document.objects.values_list("file", flat=True)))
