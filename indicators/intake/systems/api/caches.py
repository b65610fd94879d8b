"""How many figures a token may send. Counted for all processes together."""

import time
from math import ceil

from django.core.cache import cache


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
