"""Lists of words as they are written in rules: a text with spaces or commas between. Pure."""


def words(text: str) -> frozenset[str]:
    """Of a text, each once."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Parted by commas."""
    return frozenset(" ".join(one.split()) for one in text.split(","))
