"""The accessibility check finds what is wrong at any width, and looks once at what is alike."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import (
    AXE_OPTIONS,
    LOOKED_AT,
    RULES_OF_THE_WIDTH,
    accessibility_faults,
)

PAGE = """<!doctype html><html lang="en"><head><title>Homes</title><style>
    body {{ margin: 0; color: black; background: white; }} {style}
</style></head><body><main><h1>Homes</h1>{main}</main></body></html>"""
FAINT = "color: #bbb;"
BUTTON = "<button type='button' class='only'></button>"

ROW = "<tr><th scope='row'>Homes</th><td>11</td></tr>"

FAULTS = {
    "the last of many cells is faint": (
        f"tr:last-child td {{ {FAINT} }}",
        f"<table>{ROW * 40}</table>",
        ["color-contrast", "at 1280 px"],
    ),
    "one of many cells stands on grey": (
        ".grey { background: #666; }",
        f"<table><tr><th scope='row'>Homes</th>{'<td>11</td>' * 9}<td class='grey'>22</td><td>33</td></tr></table>",
        ["color-contrast", "at 1280 px"],
    ),
    "a text is faint on a phone alone": (
        f"@media (max-width: 400px) {{ p {{ {FAINT} }} }}",
        "<p>Homes are safe.</p>",
        ["color-contrast", "at 390 px"],
    ),
    "a text is faint between phone and desk alone": (
        f"@media (min-width: 800px) and (max-width: 900px) {{ p {{ {FAINT} }} }}",
        "<p>Homes are safe.</p>",
        ["color-contrast", "at 820 px"],
    ),
    "a button without a name is shown between phone and desk alone": (
        ".only { display: none; } @media (min-width: 800px) and (max-width: 900px) { .only { display: block; } }",
        BUTTON,
        ["button-name", "at 820 px"],
    ),
    "links are too small for a finger on a phone alone": (
        "li { line-height: 3; } @media (max-width: 400px) { li { line-height: 1; font-size: 9px; } }",
        "<ul><li><a href='#one'>One</a></li><li><a href='#two'>Two</a></li></ul>",
        ["target-size", "at 390 px"],
    ),
}


@pytest.mark.browser_alone
def test_what_is_wrong_at_any_width_is_found(page):
    for what, (style, main, said) in FAULTS.items():
        page.set_content(PAGE.format(style=style, main=main))
        faults = accessibility_faults(page)
        assert len(faults) == 1, f"{what}: {faults}"
        assert all(part in faults[0] for part in said), f"{what}: {faults}"


@pytest.mark.browser_alone
def test_what_is_alike_is_looked_at_once(page):
    """Else the check of a page costs what its longest table does, three times over."""
    style = "nav { display: none; } @media (max-width: 400px) { nav { display: block; } }"
    rows = "".join(f"<tr><th scope='row'>Home {row}</th><td>{row:03}</td></tr>" for row in range(200))
    main = f"<nav>Menu</nav><table>{rows}</table>"
    page.set_content(PAGE.format(style=style, main=main))
    page.evaluate(f"{Axe().axe_script}; window.before = {{shown: [], looks: []}}")
    given = {"options": AXE_OPTIONS, "ofTheWidth": RULES_OF_THE_WIDTH}
    looked = []
    for width in (1280, 390, 820):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(LOOKED_AT, given)
        looked.append((found["texts"], found["everyRule"]))
    # the heading, two headings of rows and two cells; on a phone the menu; between them nothing new
    assert looked == [(5, True), (1, True), (0, False)]
