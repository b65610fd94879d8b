"""Files made from an edition, once: the next visitor gets what the first one waited for."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def kept_file(name: str, make: Callable[[], bytes]) -> bytes:
    """The file of that name in the file store; on the first visit it is made and put there.

    The name must tell all that the content follows from. Whatever `make` raises is raised, and nothing is kept.
    """
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()
    content = make()
    default_storage.save(name, ContentFile(content))
    return content
