"""What a row of a file would do. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    """In the order in which an officer looks at them, which is also the order of their values."""

    REFUSED = "1-refused"
    CORRECTION = "2-correction"
    CHANGED = "3-changed"
    ADDED = "4-added"
    WORDS = "4-words"
    UNCHANGED = "5-unchanged"
    EMPTY = "6-empty"


SAVED_KINDS = frozenset({Kind.CORRECTION, Kind.CHANGED, Kind.ADDED, Kind.WORDS})
