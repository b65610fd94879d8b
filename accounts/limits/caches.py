"""How often somebody may ask, and how many wrong tokens one address may show. Counted for all processes together.

A place is taken by adding a key to the shared cache, which only one of two at once can do: nothing is read, counted
up and written back. Each place is free again when its time is over, so a limit holds for any stretch of time.
"""

import time
from hashlib import sha256
from math import ceil

from django.core.cache import cache


def take_place(name: str, places: int, seconds: int) -> int:
    """0 where one of so many places was free and is taken for so long; otherwise after how many seconds one will be."""
    now = time.time()
    keys = _keys(name, places)
    taken = cache.get_many(keys)
    for key in keys:
        if key not in taken and cache.add(key, now + seconds, seconds):
            return 0
    freed_at = min((float(each) for each in taken.values()), default=now + seconds)
    return max(1, ceil(freed_at - now))


def places_taken(name: str, places: int) -> bool:
    """Whether none is free; takes none."""
    return len(cache.get_many(_keys(name, places))) >= places


def take_rows(name: str, rows: int, most: int, seconds: int) -> int:
    """0 where so many rows still fit into this stretch of time; otherwise in how many seconds the next one begins.

    Only for callers that hold a lock on what `name` stands for: the number is read and written back.
    """
    now = time.time()
    stretch, passed = divmod(now, seconds)
    key = f"rows:{name}:{stretch:.0f}"
    used = int(cache.get(key) or 0)
    if used + rows > most:
        return max(1, ceil(seconds - passed))
    cache.set(key, used + rows, seconds)
    return 0


def _keys(name: str, places: int) -> list[str]:
    """Names may hold anything; what a cache takes as a key is narrower."""
    start = sha256(name.encode("utf-8", "replace")).hexdigest()[:32]
    return [f"place:{start}:{number}" for number in range(places)]
