"""Who said it and what was said: minutes hold "asked whether ..." or "A member asked whether ...". Pure."""


def split_speech(speaker: str, text: str) -> tuple[str, str]:
    """The speaker as printed in front, and the words after it.

    A text that begins with its speaker loses that beginning; one that begins a sentence of its own gets a colon before
    it. Without a speaker the text stands alone.
    """
    speaker, text = speaker.strip(), text.strip()
    if not speaker:
        return "", text
    if text.lower().startswith(speaker.lower()) and not text[len(speaker) : len(speaker) + 1].isalnum():
        speaker, text = text[: len(speaker)], text[len(speaker) :].lstrip(" ,:")
    starts_a_sentence = text[:1].isupper() and text[:2] not in {"I ", "I’"}
    return (f"{speaker}:" if starts_a_sentence else speaker), text
