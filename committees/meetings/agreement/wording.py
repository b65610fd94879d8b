"""What a later meeting put right in minutes, in words, and where these words stand. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

AROUND = ("“”", '""', "‘’", "''")  # quotation marks around what was copied
SINGLE, DOUBLE, DASHES = "'‘’ʼ", '"“”', "-‐‑–—"
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # where a line of print may end


class Passage(NamedTuple):
    """Words of minutes as they are printed: of which item, by key, and of which paragraph; None where they are of a
    resolution, or stand `aside`, as actions and who was there. Of a resolution `bare` is without the `labels` of its
    limbs, which a page draws itself."""

    item: int | None
    paragraph: int | None
    text: str
    bare: str = ""
    labels: tuple[str, ...] = ()
    aside: bool = False


def correction_words(was: str, now: str) -> str:
    """ "“twelve” should read “eleven”."; what is added, and what is struck out, says so."""
    if not was:
        return f"“{now}” is added."
    return f"“{was}” should read “{now}”." if now else f"“{was}” is struck out."


def as_copied(text: str) -> str:
    """Words of minutes as somebody copied them, in one line and without a pair of quotation marks around them."""
    words = in_one_line(text)
    if len(words) > 1 and f"{words[0]}{words[-1]}" in AROUND and not set(words[1:-1]) & set('“”"'):
        return words[1:-1].strip()
    return words


def in_one_line(text: str) -> str:
    return " ".join(text.translate(UNSEEN).split())


def stands_in(was: str, *texts: str) -> bool:
    """Whether these words are among those of one of the texts, however lines, quotation marks and dashes are set."""
    return any(words_there(was, text) for text in texts)


def words_there(was: str, text: str) -> str:
    """These words as the text itself has them; "" where it does not."""
    found = _pattern(was).search(in_one_line(text)) if was else None
    return found[0] if found else ""


def span_of(was: str, line: str) -> tuple[int, int]:
    """From where to where these words stand in a text in one line; nowhere, (0, 0), where they do not."""
    found = _pattern(was).search(line) if was else None
    return found.span() if found else (0, 0)


def holding(was: str, passages: Iterable[Passage]) -> list[Passage]:
    """Those that hold these words, in the same order, each as often as it does. An action mostly says again what was
    resolved: those aside count where no other does."""
    if not was:
        return []
    pattern = _pattern(was)
    found = [each for each in passages for _ in range(_times(pattern, each))]
    return [each for each in found if not each.aside] or found


def _times(pattern: re.Pattern[str], passage: Passage) -> int:
    return max(len(pattern.findall(in_one_line(text))) for text in (passage.text, passage.bare))


def as_printed_there(was: str, now: str, passage: Passage) -> tuple[str, str]:
    """What was copied as the passage has it, and what it should read; a label that stays goes from both."""
    was = words_there(was, passage.text) or words_there(was, passage.bare)
    for label in passage.labels:
        before = f"{label} "
        if was.startswith(before) and now.startswith(before):
            return was.removeprefix(before), now.removeprefix(before)
    return was, now


def why_not_there(was: str, found: list[Passage], where: str) -> str:
    """`where` is "item 5" or "these minutes". "" where the words stand in one place."""
    if not found:
        return f"These words are not in the minutes of {where}. Copy them as they were published."
    if len(found) > 1:
        return f"These words stand in {len(found)} places of {where}. Copy more of them, so that it is clear which."
    return ""


@lru_cache(maxsize=500)
def _pattern(was: str) -> re.Pattern[str]:
    """A word that was parted where a line of print ended is one."""
    parts = re.findall(rf"[{DASHES}]\s+|\s+|\.\.\.|.", in_one_line(was))
    return re.compile("".join(map(_any_way, parts)))


def _any_way(part: str) -> str:
    if part.isspace():
        return r"\s+"
    if part[0] in DASHES:
        return rf"[{DASHES}]?\s*" if part[1:] else f"[{DASHES}]"
    if part in ("...", "…"):
        return r"(?:…|\.\.\.)"
    same = next((each for each in (SINGLE, DOUBLE) if part in each), "")
    return f"[{same}]" if same else re.escape(part)
