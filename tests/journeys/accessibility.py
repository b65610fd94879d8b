"""The accessibility check: axe on the whole page at the widest window, and at each other on what is different there.

Most rules read markup and looks. Where a window is narrower and everything is shown as before, they would find the
same again; two rules measure places and sizes, and are asked at every width.
"""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

WIDTHS = (1280, 820, 390)
NARROWEST = 320  # a phone of long ago, or a screen of 1280 enlarged four times: WCAG's 1.4.10
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURING = ["target-size", "scrollable-region-focusable"]

# The colours of the whole page, which cost more than all other rules together, are asked for once; elsewhere those of
# what has other colours there, another size of letters, was hidden, or may lie over something else than before.
FAULTS = """async ([isFirst, tags, measuring]) => {
    const run = async (where, options) =>
        (await axe.run(where, {...options, resultTypes: ['violations']})).violations
    const every = contrast => ({
        runOnly: {type: 'tag', values: tags},
        rules: {'target-size': {enabled: true}, 'color-contrast': {enabled: contrast}},
    })
    const only = rules => ({runOnly: {type: 'rule', values: rules}})
    const looks = new Map()
    for (const each of document.querySelectorAll('body, body *')) {
        const style = getComputedStyle(each)
        const place = each.getBoundingClientRect()
        const seen = each.checkVisibility({visibilityProperty: true})
            && place.right > 0 && place.width * place.height > 1
        const colours = [
            seen, style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize,
            style.fontWeight, style.textShadow, style.position, style.clip, style.clipPath,
        ].join()
        const kind = [style.display, style.overflow, style.textDecorationLine, style.borderStyle].join()
        const moves = !['static', 'relative'].includes(style.position)
        looks.set(each, {seen, colours, kind, moves})
    }
    if (isFirst) {
        window.looksAtFirst = looks
        return run(document, every(true))
    }
    const first = window.looksAtFirst
    const shown = [...looks].filter(([each, look]) => look.colours !== first.get(each)?.colours)
    const isSame = looks.size === first.size && !shown.length
        && [...looks].every(([each, look]) => look.kind === first.get(each).kind)
    const found = await run(document, isSame ? only(measuring) : every(false))
    const asked = [...looks].filter(([each, look]) =>
        look.seen && (look.moves || look.colours !== first.get(each)?.colours)).map(([each]) => each)
    const parts = asked.filter(each => !asked.includes(each.parentElement))
    if (parts.length) found.push(...await run({include: parts}, only(['color-contrast'])))
    return found
}"""


def check_accessibility(page: Page, widths: tuple[int, ...] = WIDTHS) -> None:
    faults = accessibility_faults(page, widths)
    assert not faults, "\n".join(faults)


def accessibility_faults(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What is wrong on the page, each fault once with the widths it is wrong at.

    Markup and looks, which no database changes: with SQLite alone, as the tests marked `browser_alone`.
    """
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    page.evaluate(Axe().axe_script)
    size = page.viewport_size
    found: dict[str, list[str]] = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for fault in map(_described, page.evaluate(FAULTS, [width == widths[0], RULES, MEASURING])):
            found.setdefault(fault, []).append(str(width))
    for width in (*widths, NARROWEST):
        for fault in sideways(page, width):
            found.setdefault(fault, []).append(str(width))
    if size:
        page.set_viewport_size(size)
    return [f"{page.url} at {', '.join(at)} px: {fault}" for fault, at in found.items()]


def sideways(page: Page, width: int) -> list[str]:
    """Whether the page scrolls sideways in a window of that width. Leaves the window so."""
    page.set_viewport_size({"width": width, "height": 900})
    page_width = page.evaluate("document.documentElement.scrollWidth")
    return [f"the page is {page_width} px wide and scrolls sideways"] if page_width > width else []


def _described(violation: dict) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"    {' '.join(map(str, node['target']))}: {node['html'][:200]}")
        lines.append("        " + node["failureSummary"].replace("\n", "\n        "))
    return "\n".join(lines)
