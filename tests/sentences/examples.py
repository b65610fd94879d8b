"""What made-up scorecards say on every page and in every file: where a sentence of the list is found as it is read."""

import json
import re
from collections.abc import Iterator
from functools import cache

from lxml import html

from scorecards.charts import explore_figure
from scorecards.editions.pages import figures_page, indicator_page, scorecard_page
from scorecards.exports.appendix.document import document_of
from scorecards.exports.appendix.short_notes import short_notes_of
from scorecards.exports.spreadsheets.frames import about_frame, comparisons_frame, figures_frame
from scorecards.exports.spreadsheets.judged import judged_frame
from scorecards.exports.spreadsheets.parts import bands_frame, years_frame
from scorecards.payload import Payload, RowShown, rows_of
from scorecards.statistics.series_file import judged_line
from tests.scorecards.generated.grammar import texts_in
from tests.scorecards.generated.worlds import scorecard
from tests.scorecards.statistics.series_worlds import mixed

from .templates import Template

# Chosen so that nearly every sentence is said on one of them.
SEEDS = (
    1,
    5,
    10,
    24,
    28,
    35,
    36,
    39,
    67,
    83,
    98,
    99,
    101,
    111,
    126,
    130,
    132,
    154,
    155,
    158,
    237,
    262,
    275,
    277,
)
LONGEST = 150
BLOCKS = "p|li|dt|dd|h1|h2|h3|td|th|caption|figcaption|summary|small|span|title|desc|svg"


@cache
def said() -> list[str]:
    """The shortest first, each once."""
    texts = [text for seed in SEEDS for text in said_on(scorecard(seed))]
    texts += [text for series in mixed(60, 1) for text in judged_line(json.dumps(series)).values()]
    found = {" ".join(text.split()) for text in texts}
    return sorted(filter(None, found), key=lambda text: (len(text), text))


def said_on(payload: Payload) -> Iterator[str]:
    """Every text of a scorecard that anybody reads."""
    yield from texts_in(payload)
    base = "/exampleton/scorecards/panel/"
    pages = [scorecard_page(payload, base), figures_page(payload, base)]
    pages += [indicator_page(payload, base, row["code"]) for row in rows_of(payload)]
    for page in pages:
        yield from texts_of_page(page.html)
    yield from texts_in(short_notes_of(payload, fingerprint="0" * 64, boxes=0))
    for text in texts_in(document_of(payload, fingerprint="0" * 64)):
        yield from texts_of_page(text) if text.startswith("<svg") else [text]
    for row in rows_of(payload):
        yield from texts_in(explore_words(row))
    for frame in (figures_frame, judged_frame, comparisons_frame, bands_frame, years_frame, about_frame):
        table = frame(payload)
        yield from (text for column in table for text in table[column] if isinstance(text, str))


def explore_words(row: RowShown) -> list[object]:
    """What the interactive chart shows of its figure, without its paint."""
    figure = explore_figure(row, "Exampleton")
    traces = [[trace["name"], trace["text"]] for trace in figure["data"]]
    return [*traces, figure["layout"]["meta"], [one["text"] for one in figure["layout"]["annotations"]]]


def texts_of_page(page: str) -> Iterator[str]:
    tree = html.fromstring(f"<main>{page}</main>")
    for element in tree.iter():
        if isinstance(element.tag, str) and re.fullmatch(BLOCKS, element.tag):
            yield " ".join(element.itertext())
        yield element.get("aria-label") or ""


def example_of(template: Template) -> str:
    """The shortest text that says it as it is written, or else with a capital; of a long one the part; or ""."""
    longest = max(template.chunks, key=len).strip()
    for same in (str, str.casefold):
        words = pattern_of(template.text, 0 if same is str else re.IGNORECASE)
        for text in said():
            if same(longest) in same(text) and (found := words.search(text)):
                return text if len(text) <= LONGEST or len(found[0]) == len(text) else f"… {found[0]} …"
    return ""


def pattern_of(template: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A placeholder is anything, a choice one of its words."""
    parts = re.split(r"(\{[^{}]*\})", " ".join(template.split()))
    written = (_placeholder(part) if part.startswith("{") else re.escape(part) for part in parts)
    before = r"(?<!\w)" if re.match(r"\w", template) else ""
    after = r"(?!\w)" if re.search(r"\w$", template) else ""
    return re.compile(f"{before}{''.join(written)}{after}", flags)


def _placeholder(part: str) -> str:
    return f"(?:{'|'.join(map(re.escape, part[1:-1].split('|')))})" if "|" in part else r"\S.*?"
