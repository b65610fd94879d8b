"""How often somebody may try, counted for all processes together.

A place is taken by adding a key to the shared cache, which only one of two at once can do: nothing is read, counted
up and written back. So guesses sent at once slip through no more than guesses sent one after another.
"""

import time
from collections.abc import Mapping
from hashlib import sha256
from math import ceil

from django.core.cache import cache

from accounts.throttling.waiting import FORGOTTEN_AFTER, FREE_TRIES, MOST_REMEMBERED, wait_after


def take_place(name: str, places: int, seconds: int) -> int:
    """0 where one of so many places was free and is taken for so long; otherwise after how many seconds one will be.

    Each place is free again when its time is over, so a limit holds for any stretch of time.
    """
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


def take_try(name: str) -> int:
    """0 where a try is free now, and is taken; otherwise in how many seconds the next one will be.

    Tries are numbered, and each number can be added once: of guesses sent at once, one gets the next number, and the
    others wait as long as its failing would make them wait. A cache that takes no keys lets nobody try.
    """
    keys = _keys(name, MOST_REMEMBERED)
    for _ in keys:
        now = time.time()
        tries, last = _latest(cache.get_many(keys))
        owed = wait_after(tries)
        if owed and last + owed > now:
            return ceil(last + owed - now)
        mark = f"{tries + 1}:{now}"
        if cache.add(keys[(tries + 1) % MOST_REMEMBERED], mark, FORGOTTEN_AFTER):
            return 0
    return wait_after(FREE_TRIES)


def forget_tries(name: str) -> None:
    """After a right password or code."""
    cache.delete_many(_keys(name, MOST_REMEMBERED))


def _latest(taken: Mapping[str, str]) -> tuple[int, float]:
    """The number of the last try and when it was made, in seconds of the epoch."""
    marks = (mark.partition(":") for mark in taken.values())
    return max(((int(number), float(at)) for number, _, at in marks), default=(0, 0.0))


def _keys(name: str, places: int) -> list[str]:
    """Names may hold anything; what a cache takes as a key is narrower."""
    start = sha256(name.encode("utf-8", "replace")).hexdigest()[:32]
    return [f"place:{start}:{number}" for number in range(places)]
