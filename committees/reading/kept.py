"""Whether every word of the source is in what was read, in order. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from committees.reading.result import Reading, texts_of
from committees.reading.sources.blocks import Source, words_in


@dataclass(frozen=True)
class WordsKept:
    """`kept` of the source's `total` words. `first_lost` is the first that is missing, "" if none is."""

    kept: int
    total: int
    first_lost: str = ""

    @property
    def all(self) -> bool:
        return self.kept == self.total


def words_kept(source: Source, reading: Reading) -> WordsKept:
    """How many words of the source come again, in its order, in the parts of what was read."""
    read = iter([word for text in reading_texts(reading) for word in words_in(text)])
    words = [word for block in source.blocks for word in words_in(block.text)]
    kept = 0
    for word in words:
        # Each is looked for after the one before it, and never twice
        if not any(each == word for each in read):
            return WordsKept(kept, len(words), word)
        kept += 1
    return WordsKept(kept, len(words))


def reading_texts(reading: Reading) -> Iterator[str]:
    """All texts of all parts, in the order of the source."""
    for item in reading.items:
        for part in item.parts:
            yield from texts_of(part)
