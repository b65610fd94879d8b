"""Who said it and what was said: minutes hold "asked whether ..." or "A member asked whether ...". Pure."""

import re

from committees.minutes.marks.initials import stands_for_a_post


def split_speech(speaker: str, text: str) -> tuple[str, str]:
    """The speaker as printed in front, and the words after it.

    A text that begins with its speaker, or with the first part of a title ("The Strategic Manager" for "Strategic
    Manager, Performance"), loses that beginning. One that begins a sentence of its own gets a colon before it. Without
    a speaker the text stands alone.
    """
    speaker, text = speaker.strip(), text.strip()
    if not speaker:
        return "", text
    bare = _bare(speaker)
    for beginning in filter(None, (bare, bare.partition(",")[0].strip())):
        match = re.match(rf"(the )?{re.escape(beginning)}(?!\w)[,:]?\s*", text, re.IGNORECASE)
        if match:
            article = match[1] or ""
            speaker = f"{article}{bare}" if article else speaker
            text = text[match.end() :]
            break
    return (f"{speaker}:" if _is_sentence(text) else speaker), text


def text_to_keep(speaker: str, text: str) -> str:
    """How minutes hold what was typed apart from its speaker. Words that would lose their beginning to `split_speech`,
    or their speaker to `as_printed`, have the speaker before them once more: "Chair: Chair of governors asked"."""
    said_by, words = as_printed(speaker, text)
    return text if not speaker or (said_by and words == text) else f"{speaker}: {text}"


def as_printed(speaker: str, text: str) -> tuple[str, str]:
    """As `split_speech`; but nobody is put before a sentence that names its speaker further on, as "In response to a
    question from Councillor Ash" does. What is no sentence without its speaker always has one."""
    said_by, words = split_speech(speaker, text)
    bare = _bare(speaker)
    whole = words == text.strip() and _is_sentence(words)
    if bare and whole and re.search(rf"\b{re.escape(bare)}(?!\w)", words, re.IGNORECASE):
        return "", words
    return said_by, words


def as_shown(speaker: str, text: str, shown: str) -> tuple[str, str]:
    """As `as_printed`; `shown` is how the council shows who it was, "" for whom the committee does not know."""
    said_by, words = as_printed(speaker, text)
    if not said_by or not shown:
        return said_by, words
    called = _with_article(said_by.removesuffix(":"), shown)
    return f"{called}:" if said_by.endswith(":") else called, words


def _with_article(said_by: str, shown: str) -> str:
    """A post that is shown as it was typed keeps the article that was typed before it; in the place of its initials,
    before which nobody types one, it has its own."""
    bare = _bare(said_by)
    if stands_for_a_post(bare, shown):
        return f"The {_bare(shown)}"
    typed = len(bare) < len(said_by.strip()) and bare.casefold() == _bare(shown).casefold()
    return f"The {_bare(shown)}" if typed else shown


def _bare(speaker: str) -> str:
    return re.sub(r"^the ", "", speaker.strip(), flags=re.IGNORECASE)


def _is_sentence(text: str) -> bool:
    """Whether it begins as one by itself, and does not go on from who said it."""
    return text[:1].isupper() and text[:2] not in {"I ", "I’", "I'"}
