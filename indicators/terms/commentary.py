"""How long commentary is to be: an advice that is told wherever it is written or read, and stops nobody. Pure."""

from accounts.writing.lengths import told_length, words_in

# What a councillor reads in half a minute, and what the appendix prints beside a figure without a page of its own
ADVISED_WORDS = 80


def is_long(text: str) -> bool:
    return words_in(text) > ADVISED_WORDS


def length_words(text: str) -> str:
    """ "39 of 80 words"."""
    return told_length(text, ADVISED_WORDS)
