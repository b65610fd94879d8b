"""May a document be withdrawn? "" for yes, or a sentence that says why not."""

from committees.models import Document


def why_not_withdraw(document: Document) -> str:
    """For whatever reason. One that is exempt can be taken from members, too."""
    closed = document.restricted and not document.exempt_paragraph
    return "This document is not public already." if closed else ""
