"""What a provider says of itself, asked once in a while however often sign-ins are begun, which anybody may do."""

from collections.abc import Callable
from hashlib import sha256

from django.core.cache import cache

KEPT_FOR = 60  # seconds
# After it gave no answer that can be read: each that asks waits for it, and holds a web process as long
LEFT_ALONE_FOR = 10


def configuration_from(url: str, ask: Callable[[], dict]) -> dict:
    """Empty where it gave no answer a moment ago. Raises what `ask` raises."""
    key = f"openid:{sha256(url.encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        try:
            found = ask()
        except Exception:
            cache.set(key, {}, LEFT_ALONE_FOR)
            raise
        cache.set(key, found, KEPT_FOR)
    return found
