"""The accessibility check itself: what is wrong at one width alone is found, whatever was right at the widest."""

import pytest
from playwright.sync_api import Page

from tests.journeys.accessibility import WIDTHS, accessibility_faults

PAGE = """<!doctype html><html lang="en-GB"><title>A page</title><meta name="viewport" content="width=device-width">
<style>body, h1 {{ font: 1rem/3 sans-serif }} {style}</style>
<main><h1>A page</h1><p class="grey">Some words of it</p>{rest}</main>"""
NARROW = "@media (max-width: 40rem) {{ {} }}"
ON_NARROW = [
    ("color-contrast", NARROW.format(".grey { color: #ccc }"), ""),
    ("color-contrast", NARROW.format("main { background: #666 }"), ""),
    (
        "color-contrast",
        ".bad { display: none; color: #ccc }" + NARROW.format(".bad { display: block }"),
        "<p class=bad>Faint",
    ),
    (
        "color-contrast",
        ".dark { position: relative; height: 4rem; background: #000 } .bar { position: absolute; color: #ddd }"
        + NARROW.format(".bar { top: 6rem }"),
        "<div class=dark><div class=bar>Beside it</div></div>",
    ),
    (
        "button-name",
        "button { display: none }" + NARROW.format("button { display: block }"),
        "<button></button>",
    ),
    (
        "target-size",
        "a { display: inline-block; padding: 1rem }"
        + NARROW.format("a { padding: 0; font-size: 9px; line-height: 1 }"),
        "<div><a href=#a>a</a><a href=#b>b</a></div>",
    ),
]


@pytest.mark.browser_alone
@pytest.mark.parametrize(
    ("rule", "style", "rest"), ON_NARROW, ids=[f"{each[0]}-{n}" for n, each in enumerate(ON_NARROW)]
)
def test_a_fault_of_a_narrow_window_is_found(page: Page, rule: str, style: str, rest: str):
    page.set_content(PAGE.format(style=style, rest=rest))
    assert rule in "\n".join(accessibility_faults(page)), accessibility_faults(page)
    assert rule not in "\n".join(accessibility_faults(page, WIDTHS[:1]))


@pytest.mark.browser_alone
def test_a_page_without_faults_has_none(page: Page):
    page.set_content(PAGE.format(style="", rest=""))
    assert accessibility_faults(page) == []
