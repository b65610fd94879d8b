"""How long somebody who has failed waits before they may try again. Pure."""

FREE_TRIES = 5
LONGEST_WAIT = 60 * 60  # seconds
# After so long without a try, all is forgotten. Longer than the longest wait, or no wait would ever grow to it.
FORGOTTEN_AFTER = 3 * 60 * 60
# More than can be made within FORGOTTEN_AFTER: 5 free, 7 up to the longest wait, and one an hour after that.
MOST_REMEMBERED = 24


def wait_after(tries: int) -> int:
    """Seconds from the last of so many failed tries to the next: none, then 1, 2, 4 ... minutes up to an hour."""
    over = tries - FREE_TRIES
    return 0 if over < 0 else min(LONGEST_WAIT, 60 * 2 ** min(over, 10))
