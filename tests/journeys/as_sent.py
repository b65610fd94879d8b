"""A page as the server sends it, before any script: what it has to hold for who has switched JavaScript off."""

from lxml import html

LEAST = 30  # characters: "Your password is changed." and where to go
CONTROLS = "//button | //input[not(@type='hidden')] | //select | //textarea"
# What a browser without scripts does not show, or shows when it is opened.
UNSEEN = "ancestor-or-self::*[@hidden] or ancestor::template or ancestor::dialog[not(@open)]"


def faults_without_script(source: str) -> list[str]:
    """Why the page could not be read or used without JavaScript; empty where it can."""
    page = html.document_fromstring(source)
    headings = [" ".join(each.text_content().split()) for each in page.xpath("//h1")]
    (main,) = page.xpath("//main")
    faults = [] if len(headings) == 1 and headings[0] else [f"its headings of the first level are {headings}"]
    if len(" ".join(main.text_content().split())) <= LEAST:
        faults.append("its main part says nothing")
    faults += [
        f"its {part} leads nowhere" for part in ("header", "footer") if not page.xpath(f"//{part}//a[@href]")
    ]
    idle = page.xpath(f"({CONTROLS})[not(ancestor::form or @form) and not({UNSEEN})]")
    return faults + [f"does nothing without a script: {_start_of(each)}" for each in idle]


def _start_of(element: html.HtmlElement) -> str:
    return html.tostring(element, encoding="unicode", with_tail=False)[:120]
