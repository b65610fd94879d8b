"""Explore this chart: the same figures in Plotly's form, drawn under the pages' strict policy."""

import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import plotly
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from indicators.terms.periods import financial_year, year_end
from scorecards.charts import beside_which, explore_figure
from tests.paths import PROJECT
from tests.scorecards.charts.chart_rows import (
    HOMES,
    LATEST,
    hidden_cell,
    homes_row,
    homes_series,
    row,
    series,
    target,
)

STATIC = PROJECT / "static"
BUNDLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def trace(figure: dict, name: str) -> dict:
    return next(one for one in figure["data"] if one["name"] == name)


class TestFigure:
    def test_plotly_itself_accepts_the_figure(self):
        figure = explore_figure(homes_row(), "Exampleton")
        checked = plotly.graph_objects.Figure(data=figure["data"], layout=figure["layout"])
        assert len(checked.data) == len(figure["data"])

    def test_only_measures_with_a_course_may_be_drawn_below(self):
        rows = [row(code="ours"), row(code="drawn"), row([81.0], code="one"), row([None, None], code="none")]
        assert beside_which(rows, "ours") == [{"code": "drawn", "title": "Initial assessments on time"}]

    def test_it_is_plain_json(self):
        figure = explore_figure(homes_row(), "Exampleton")
        assert json.loads(json.dumps(figure, allow_nan=False)) == figure

    def test_it_holds_the_same_figures_as_the_drawn_chart(self):
        figure = explore_figure(homes_row(), "Exampleton")
        assert trace(figure, "Exampleton, before the break")["y"] == HOMES[:5]
        assert trace(figure, "Exampleton")["y"] == HOMES[5:]
        # No line across the break of April 2022.
        assert trace(figure, "England")["y"] == [10.2, 10.2, None, 10.1, 10.1, 10.0, 10.0, 9.8, 9.8]

    def test_hovering_says_what_the_table_says(self):
        figure = explore_figure(homes_row(), "Exampleton")
        assert trace(figure, "Exampleton")["text"][-1] == "Q3 25/26: 8%"
        assert trace(figure, "Middle of similar councils")["text"][-1] == (
            "2024/25: middle of similar councils 11%"
        )

    def test_a_hidden_figure_is_a_gap_that_says_why(self):
        cells = series([88, 87, None, 85])
        cells[2] = hidden_cell(LATEST.previous(), value=4.0, numerator=3.0)
        own = trace(explore_figure(row(series=cells)), "Our council")
        assert own["y"] == [88, 87, None, 85]
        assert own["connectgaps"] is False
        assert (
            own["text"][2] == "Q2 25/26: Hidden, Fewer than 6 children. Hidden so no child can be identified"
        )

    @given(st.floats(allow_nan=True), st.floats(allow_nan=True))
    def test_what_a_hidden_cell_carries_makes_no_difference(self, value, numerator):
        shown, carried = series([88, 87, None, 85]), series([88, 87, None, 85])
        shown[2] = hidden_cell(LATEST.previous())
        carried[2] = hidden_cell(LATEST.previous(), value=value, numerator=numerator)
        assert explore_figure(row(series=carried)) == explore_figure(row(series=shown))

    def test_a_break_between_earlier_series_has_no_line_across_it(self):
        breaks = [{"start": "2023-04-01", "label": "Old"}, {"start": "2024-04-01", "label": "New"}]
        own = trace(explore_figure(homes_row(breaks=breaks)), "Our council, before the break")
        assert None in own["y"]
        assert [y for y in own["y"] if y is not None] == HOMES[:13]

    def test_words_from_outside_stay_words(self):
        wicked = '<b onmouseover="x()">R&D</b>'
        cells = homes_series()
        cells[-1]["note"] = wicked
        made = homes_row(
            series=cells, target=target(9, wicked), breaks=[{"start": "2022-04-01", "label": wicked}]
        )
        figure = explore_figure(made, wicked)
        texts = [t for one in figure["data"] for t in one["text"]] + [one["name"] for one in figure["data"]]
        texts += [one["text"] for one in figure["layout"]["annotations"]]
        assert any("&lt;b" in text for text in texts)
        assert not any("<" in text for text in texts)

    def test_a_row_without_anything_still_gives_a_figure(self):
        figure = explore_figure(row([], target=target(None, "")))
        assert figure["layout"]["meta"]["alt"] == (
            "Initial assessments on time. No figure is shown, so there is no chart."
        )


class TestYears:
    def test_a_yearly_figure_is_named_where_it_stands_and_no_month_without_one(self):
        days = row(series=series([96, 99, 118], year_end(2025)), basis="point in time")
        years = row(series=series([96, 99, 118], financial_year(2024)))
        for made, named in (
            (days, ["Mar 2023", "Mar 2024", "Mar 2025"]),
            (years, ["2022/23", "2023/24", "2024/25"]),
        ):
            figure = explore_figure(made)
            axis = figure["layout"]["xaxis"]
            assert axis["ticktext"] == named
            assert axis["tickvals"] == figure["data"][-1]["x"]
        assert "ticktext" not in explore_figure(row())["layout"]["xaxis"]


NEIGHBOURS = [
    {"kind": "own", "code": "X06000001", "name": "Exampleton", "values": [9.0, 10.0, 11.0, 12.0]},
    {"kind": "neighbour", "code": "X06000002", "name": "Ashcombe", "values": [8.0, None, 9.0, 9.5]},
    {"kind": "neighbour", "code": "X06000003", "name": "Brindle & <Ham>", "values": [None] * 4},
    {"kind": "region", "code": "X12000001", "name": "The region", "values": [10.0, 20.0, 10.4, 10.2]},
    {"kind": "country", "code": "X92000001", "name": "England", "values": [10.2, 10.1, 10.0, 9.8]},
]


class TestAreas:
    def test_each_council_with_a_figure_and_the_region_are_offered_and_hidden_until_asked_for(self):
        figure = explore_figure(homes_row(areas=NEIGHBOURS), "Exampleton")
        assert [(one["name"], one["shown"]) for one in figure["areas"]] == [
            ("Half of similar councils, and their middle", True),
            ("England", True),
            ("Ashcombe", False),
            ("The region", False),
        ]
        ashcombe = trace(figure, "Ashcombe")
        assert ashcombe["visible"] is False and ashcombe["meta"] == "X06000002"
        assert ashcombe["y"] == [8.0, 8.0, None, 9.0, 9.0, 9.5, 9.5]  # none across the year without a figure
        assert ashcombe["text"][0] == "2021/22: Ashcombe 8%"
        assert ashcombe["marker"]["size"] == [0, 9, 0, 0, 9, 0, 9]  # one mark for each year
        assert "meta" not in trace(figure, "Exampleton")
        plotly.graph_objects.Figure(data=figure["data"], layout=figure["layout"])

    def test_no_two_of_them_look_alike(self):
        many = [{**NEIGHBOURS[1], "code": f"X060000{n:02d}", "name": f"Town {n}"} for n in range(14)]
        figure = explore_figure(homes_row(areas=many), "Exampleton")
        looks = {one["marker"]["symbol"] for one in figure["data"] if one["name"].startswith("Town")}
        assert len(looks) == 14

    def test_an_edition_from_before_offers_what_it_holds(self):
        figure = explore_figure(homes_row(), "Exampleton")
        assert [one["key"] for one in figure["areas"]] == ["similar", "country"]


def page_of(figure_url: str, bundle_url: str) -> str:
    return (
        "<!doctype html><html lang=en-GB><head><title>Explore</title>"
        '<link rel=stylesheet href="/style.css"></head><body><main><h1>Measure</h1>'
        f'<div hidden data-explore-panel><button type="button" class="button" data-explore="{figure_url}" '
        f'data-target="chart" data-bundle="{bundle_url}">Explore this chart</button><div id="chart"></div></div>'
        '</main><script type="module" src="/explore.js"></script></body></html>'
    )


def answers() -> dict[str, tuple[str, bytes]]:
    other = [{"code": "visits", "title": "Visits on time"}]
    chosen = {**explore_figure(homes_row(areas=NEIGHBOURS), "Exampleton"), "measures": other}
    figure = json.dumps(chosen)
    visits = json.dumps(explore_figure(homes_row(title="Visits on time", areas=NEIGHBOURS), "Exampleton"))
    return {
        "/": ("text/html; charset=utf-8", page_of("/figure.json", "/plotly.min.js").encode()),
        "/no-figure": ("text/html; charset=utf-8", page_of("/gone.json", "/plotly.min.js").encode()),
        "/no-bundle": ("text/html; charset=utf-8", page_of("/figure.json", "/gone.js").encode()),
        "/figure.json": ("application/json", figure.encode()),
        "/visits/explore.json": ("application/json", visits.encode()),
        "/plotly.min.js": ("text/javascript", BUNDLE.read_bytes()),
        "/explore.js": ("text/javascript; charset=utf-8", (STATIC / "explore.js").read_bytes()),
        "/explore-choices.js": ("text/javascript", (STATIC / "explore-choices.js").read_bytes()),
        "/style.css": ("text/css; charset=utf-8", (STATIC / "style.css").read_bytes()),
    }


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    known = answers()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = known.get(self.path, ("text/plain", b""))
            self.send_response(200 if self.path in known else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation',"
        " e => refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))"
    )
    yield page
    page.close()


class TestUnderTheStrictPolicy:
    def test_it_offers_no_button_that_sends_figures_elsewhere(self, site: str, visit: Page):
        visit.goto(site)
        visit.get_by_role("button", name="Explore this chart").click()
        visit.locator(".js-plotly-plot .nsewdrag").wait_for()
        titles = visit.locator(".modebar-btn").evaluate_all("all => all.map(e => e.dataset.title)")
        assert titles == ["Zoom", "Pan", "Zoom in", "Zoom out", "Reset axes"]

    def test_it_draws_and_answers_the_pointer_without_one_refusal(self, site: str, visit: Page):
        visit.goto(site)
        visit.get_by_role("button", name="Explore this chart").click()
        visit.locator(".js-plotly-plot .nsewdrag").wait_for()
        places = visit.locator(".scatterlayer .points path").all()
        assert len(places) == len(HOMES)
        box = places[-1].bounding_box()
        assert box
        visit.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        visit.locator(".hoverlayer .hovertext").wait_for()
        assert "Q3 25/26: 8%" in (visit.locator(".hoverlayer").text_content() or "")
        assert visit.evaluate("refused") == []

    def test_it_lies_in_its_place_as_with_plotlys_own_styles(self, site: str, visit: Page):
        visit.goto(site)
        visit.get_by_role("button", name="Explore this chart").click()
        visit.locator(".js-plotly-plot .nsewdrag").wait_for()
        tops = visit.locator(".js-plotly-plot .main-svg").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().y)"
        )
        assert len(tops) >= 2
        assert len(set(tops)) == 1

    def test_the_button_says_its_state_and_puts_all_back(self, site: str, visit: Page):
        visit.goto(site)
        button = visit.locator("button[data-explore]")
        assert button.get_attribute("aria-expanded") == "false"
        button.click()
        visit.locator(".js-plotly-plot .nsewdrag").wait_for()
        expect(visit.locator("#chart")).to_be_focused()
        assert button.get_attribute("aria-expanded") == "true"
        assert (
            visit.locator("#chart")
            .get_attribute("aria-label")
            .startswith("Three or more homes in 12 months.")
        )
        visit.get_by_role("button", name="Close the chart to explore").click()
        assert visit.locator("#chart").is_hidden()
        expect(visit.get_by_role("button", name="Explore this chart")).to_be_focused()

    def test_areas_and_a_second_measure_are_chosen_by_keyboard_and_kept_in_the_address(
        self, site: str, visit: Page
    ):
        visit.goto(site)
        visit.get_by_role("button", name="Explore this chart").press("Enter")
        visit.locator(".js-plotly-plot .nsewdrag").wait_for()
        before = visit.locator(".scatterlayer .trace").count()
        visit.get_by_role("checkbox", name="Ashcombe").press("Space")
        expect(visit.locator(".scatterlayer .trace")).to_have_count(before + 1)
        visit.get_by_role("checkbox", name="The region").press("Space")
        expect(visit.locator(".scatterlayer .trace")).to_have_count(before + 2)
        assert visit.evaluate("document.querySelector('.js-plotly-plot').layout.yaxis.range[1]") > 20
        visit.get_by_role("combobox", name="Second measure").select_option("Visits on time")
        expect(visit.locator(".js-plotly-plot .nsewdrag")).to_have_count(
            2
        )  # a chart of its own, no second axis
        expect(visit.get_by_role("group", name=re.compile("^Visits on time"))).to_be_visible()
        expect(visit.get_by_text("do not show that one causes the other")).to_be_visible()
        assert visit.url.endswith("#explore&a=similar&a=country&a=X06000002&a=X12000001&m=visits")
        visit.reload()
        expect(visit.locator(".js-plotly-plot .nsewdrag")).to_have_count(2)
        assert visit.get_by_role("checkbox", name="Ashcombe").is_checked()
        visit.get_by_role("combobox", name="Second measure").select_option("")
        expect(visit.locator(".js-plotly-plot .nsewdrag")).to_have_count(1)
        visit.get_by_role("button", name="Close the chart to explore").click()
        assert "#" not in visit.url
        assert visit.evaluate("refused") == []

    @pytest.mark.parametrize("path", ["/no-figure", "/no-bundle"])
    def test_when_it_cannot_load_it_says_so_in_words(self, site: str, visit: Page, path: str):
        visit.goto(site + path)
        button = visit.get_by_role("button", name="Explore this chart")
        button.click()
        status = visit.get_by_role("status")
        expect(status).to_contain_text("The chart could not be loaded.")
        assert button.get_attribute("aria-expanded") == "false"

    def test_the_style_guards_are_those_of_the_installed_bundle(self):
        [listed] = re.findall(r"STYLE_GUARDS = \[(.+?)\];", (STATIC / "explore.js").read_text(), re.DOTALL)
        guards = set(re.findall(r'"(.+?)"', listed))
        bundle = BUNDLE.read_text()
        map_styles = re.findall(r'createElement\("style"\);e\.id="([0-9a-f]+)"', bundle)
        assert map_styles
        assert guards == {"plotly.js-style-global", *map_styles}
        assert ".no-inline-styles" in bundle
