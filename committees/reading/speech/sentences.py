"""A paragraph into its sentences. Pure."""

import re
from collections.abc import Iterator

from committees.reading.wordlists import words

_ABBREVIATIONS = words(
    """
    Ald Cllr Cllrs Cyng Dept Dr Hon Insp Jr Ltd Mr Mrs Ms Mx No Nos Prof Ref Rev Revd Sgt Sr St Supt approx
    con cont eg etc ie min mins nem p para paras pp viz vs
    """
)
_NO_END = "".join(rf"(?<!\b{word}\.)" for word in ("[A-Z]", r"e\.g", r"i\.e", *sorted(_ABBREVIATIONS)))
# What takes longest is looked at last: which word stands before, where that is short enough to be an abbreviation
_END = re.compile(
    rf"[.?!](?=(?P<end>[\"'”’)\]]*+)(?P<next>\s+)(?:[\"'“‘(\[]?[A-Z0-9À-Þ£]|(?<=\?\s)[–—-]\s))(?:(?<=\w{{7}}.)|{_NO_END})"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Beginning and end of each, within a part of the text; together they leave out nothing but white space."""
    last = len(text) if end is None else end
    begin = start
    for found in _END.finditer(text, start, last):
        yield begin, found.end("end")
        begin = found.end("next")
    if begin > start or text[start:last].strip():
        yield begin, last
