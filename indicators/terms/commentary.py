"""How long commentary is to be: an advice that is told wherever it is written or read, and stops nobody. Pure."""

# What a councillor reads in half a minute, and what the appendix prints beside a figure without a page of its own
ADVISED_WORDS = 80


def words_in(text: str) -> int:
    return len(text.split())


def is_long(text: str) -> bool:
    return words_in(text) > ADVISED_WORDS


def length_words(text: str) -> str:
    """ "39 of 80 words"; "95 words, 80 are asked for" where there are more. `static/words.js` says the same."""
    number = words_in(text)
    if number > ADVISED_WORDS:
        return f"{number} words, {ADVISED_WORDS} are asked for"
    return f"{number} of {ADVISED_WORDS} words"
