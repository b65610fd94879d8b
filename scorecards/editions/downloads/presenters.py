"""The print versions of a scorecard as its pages offer them: what each is, how long, and how to choose sections."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from scorecards.editions.downloads.caches import ARTEFACTS, Artefact, Original
from scorecards.editions.downloads.querysets import KnownFile
from scorecards.editions.pages import Page, put_in
from scorecards.exports.appendix import LENGTHS, SHORT, WHOLE, Length
from scorecards.payload import Payload

# In the kept part of a scorecard's page: its print versions are made later, and links say how long they are.
LINKS_HERE = "<!--print versions-->"
WHAT = {
    "short": "The headline, what needs attention with a question to ask, every measure on one line, and notes. "
    "For the agenda.",
    "whole": "The same first page and table, then each measure with its charts, figures, meaning and what members "
    "asked, and notes.",
}
LARGE = "In 16 points and more."


def file_of(length: Length) -> str:
    """The end of its address, after that of the scorecard."""
    return f"appendix-{length.slug}.pdf" if length.slug else "appendix.pdf"


def print_versions(original: Original, known: Mapping[str, KnownFile]) -> list[dict]:
    """One line for each length: its words, its file, and how long it is as far as that is known."""
    return [_version(each, original, known) for each in ARTEFACTS.values() if each.length]


def _version(artefact: Artefact, original: Original, known: Mapping[str, KnownFile]) -> dict:
    length = artefact.length or WHOLE
    made = known.get(original.name_of(artefact))
    return {
        "words": length.words,
        "file": file_of(length),
        "about": made_words(made, length),
        "what": LARGE if length.large else WHAT[length.kind],
        "why": made["why"] if made else "",
        "first": length in (SHORT, WHOLE),
    }


def versions_told(known: Mapping[str, KnownFile]) -> list[dict]:
    """Of each length its words, its file and how long the newest is that was made of it; none that cannot be made."""
    told = [(each, newest_of_length(known, each)) for each in LENGTHS]
    return [
        {"words": each.words, "file": file_of(each), "about": made_words(made, each)}
        for each, made in told
        if not (made and made["why"])
    ]


def newest_of_length(known: Mapping[str, KnownFile], length: Length) -> KnownFile | None:
    """Whatever item its first page names. `known` is oldest first."""
    name = length.slug or length.kind  # as `Original.name_of` has it
    made = [each for key, each in known.items() if key == name or key.startswith(f"{name}-item-")]
    return made[-1] if made else None


def made_words(made: KnownFile | None, length: Length) -> str:
    """ "PDF, 4 pages, 180 KB"; before it is made what is certain of it."""
    if made is None or made["why"]:
        return "PDF, 4 pages at most" if length == SHORT else "PDF"
    pages = f"{made['pages']} page{'' if made['pages'] == 1 else 's'}"
    return f"PDF, {pages}, {size_words(made['bytes'])}"


def size_words(number: int) -> str:
    """Rounded up, so that "0 KB" is never said."""
    kilobytes = -(-number // 1024)
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{number / 1024**2:.1f} MB"


def with_print_links(
    page: Page, base: str, original: Callable[[], Original], known: Callable[[], Mapping[str, KnownFile]]
) -> Page:
    """The kept page with the links to its print versions, where it has a place for them."""
    if LINKS_HERE not in page.html:
        return page
    context = {"base": base, "versions": print_versions(original(), known())}
    return replace(
        page, html=put_in(page.html, LINKS_HERE, "scorecards/editions/downloads/links.html", context)
    )


def sections_offered(payload: Payload, chosen: Sequence[str] = ()) -> list[dict]:
    return [
        {
            "slug": each["slug"],
            "question": each["question"],
            "measures": len(each["rows"]),
            "chosen": each["slug"] in chosen,
        }
        for each in payload["sections"]
        if each["rows"]
    ]
