"""Who said it and what was said: minutes hold "asked whether ..." or "A member asked whether ...". Pure."""

import re


def split_speech(speaker: str, text: str) -> tuple[str, str]:
    """The speaker as printed in front, and the words after it.

    A text that begins with its speaker, or with the first part of a title ("The Strategic Manager" for "Strategic
    Manager, Performance"), loses that beginning. One that begins a sentence of its own gets a colon before it. Without
    a speaker the text stands alone.
    """
    speaker, text = speaker.strip(), text.strip()
    if not speaker:
        return "", text
    bare = re.sub(r"^the ", "", speaker, flags=re.IGNORECASE)
    for beginning in (bare, bare.partition(",")[0]):
        match = re.match(rf"(the )?{re.escape(beginning)}\b[,:]?\s*", text, re.IGNORECASE)
        if match:
            article = match[1] or ""
            speaker = f"{article}{bare}" if article else speaker
            return speaker, text[match.end() :]
    starts_a_sentence = text[:1].isupper() and text[:2] not in {"I ", "I’", "I'"}
    return (f"{speaker}:" if starts_a_sentence else speaker), text


def as_printed(speaker: str, text: str) -> tuple[str, str]:
    """As `split_speech`; but nobody is put before words that name their speaker further on, as "In response to a
    question from Councillor Ash" does."""
    said_by, words = split_speech(speaker, text)
    bare = re.sub(r"^the ", "", speaker.strip(), flags=re.IGNORECASE)
    if bare and words == text.strip() and re.search(rf"\b{re.escape(bare)}(?!\w)", words, re.IGNORECASE):
        return "", words
    return said_by, words


def as_shown(speaker: str, text: str, shown: str) -> tuple[str, str]:
    """As `as_printed`; `shown` is how the council shows who it was, "" for whom the committee does not know."""
    said_by, words = as_printed(speaker, text)
    if not said_by or not shown:
        return said_by, words
    return f"{shown}:" if said_by.endswith(":") else shown, words
