"""What an approver makes of words that wait for them, and what a file says of figures that stand. Pure."""

from typing import NamedTuple


class Change(NamedTuple):
    """The words as the approver was shown them, and as they should be."""

    shown: str
    text: str


class Brought(NamedTuple):
    """Words of a file, and the version that whoever brought it was shown beside them; None: there was none."""

    text: str
    seen: int | None


def one_line_end(text: str) -> str:
    """Browsers send every line end as two characters; nothing at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
