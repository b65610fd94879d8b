"""Where the words of definitions are explained."""

from django.urls import reverse
from django.utils.text import slugify


def term_url(council_slug: str, term: str) -> str:
    """The place of a term of the glossary on the page of all words."""
    return f"{reverse('words', args=[council_slug])}#{slugify(term)}"
