"""A paragraph into its sentences. Pure."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.?!][\"'”’)\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Cllrs?|Cllr|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Revd|Hon|St|Ald|Cyng|No|Nos|Ref|e\.g|i\.e|"
    r"eg|ie|viz|vs|etc|para|paras|approx|"
    r"pp|p|Sgt|Insp|Supt|Jr|Sr|[A-Z]|[A-Z]\.[A-Z]|nem|con|cont|min|mins|Dept|Ltd)\.$"
)
_BEGINS = re.compile(r"\s+(?=[\"'“‘(\[]?[A-Z0-9À-Þ£])")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Beginning and end of each, within a part of the text; together they leave out nothing but white space."""
    last = len(text) if end is None else end
    begin = start
    for found in _END.finditer(text, start, last):
        after = _BEGINS.match(text, found.end(), last)
        if not after or (
            text[found.start()] == "."
            and _ABBREVIATION.search(text[max(begin, found.start() - 8) : found.end()].rstrip("\"'”’)]"))
        ):
            continue
        yield begin, found.end()
        begin = after.end()
    if text[begin:last].strip():
        yield begin, last
