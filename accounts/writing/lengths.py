"""How long a text is beside how long it is asked to be, wherever that is told. Pure."""


def words_in(text: str) -> int:
    return len(text.split())


def told_length(text: str, asked: int) -> str:
    """ "39 of 80 words"; "95 words, 80 are asked for" where there are more. `static/words.js` says the same."""
    number = words_in(text)
    return f"{number} words, {asked} are asked for" if number > asked else f"{number} of {asked} words"
