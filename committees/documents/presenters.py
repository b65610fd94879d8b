"""Documents as plain data for templates."""

from django.urls import reverse

from committees.addresses import item_address
from committees.documents.file_types import describe_size, kind_name
from committees.models import Document, Reader
from committees.presenters import sentence
from indicators.terms.periods import day_words


def present_document(document: Document, council_slug: str, reader: Reader) -> dict:
    """A link where the reader may open it; otherwise its title with why not."""
    open_to_reader = bool(document.file) and reader.opens(document)
    facts = [kind_name(document.mime_type), describe_size(document.size) if document.size else ""]
    words = ", ".join(fact for fact in facts if fact) if document.file else ""
    address = [*item_address(document.item, council_slug), document.pk]
    members = document.exempt_paragraph
    return {
        "pk": document.pk,
        "title": document.title,
        "url": reverse("committees:document", args=address) if open_to_reader else "",
        "facts": words if open_to_reader else "",
        "published": day_words(document.published_on),
        "restricted": document.restricted,
        "reason": sentence(f"Exempt, paragraph {members}: {document.reason}" if members else document.reason),
        "closable": reader.edits and (bool(members) or not document.restricted),
        "withdraw_url": reverse("committees:document_withdraw", args=address),
    }
