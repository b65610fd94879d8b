"""How minutes speak of what the catalogue measures, by the file beside this one. Pure."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("said_as.toml")


@cache
def said_as() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Code of an indicator of the catalogue, and the words by which minutes mean it."""
    return tuple((code, tuple(words)) for code, words in tomllib.loads(FILE.read_text("utf-8")).items())
