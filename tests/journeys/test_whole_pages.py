"""The journeys themselves: after a click the next line sees the whole page it led to, however slowly that comes."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

START = b"<!doctype html><a href=/end>Go on</a><form action=/end><input><button>Send</button></form>"
TOP, REST = b"<!doctype html><h1>End</h1>" + b" " * 4096, b"<ul><li>One<li>Two</ul>"


class Slow(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if not self.path.startswith("/end"):
            self.wfile.write(START)
            return
        self.wfile.write(TOP)
        self.wfile.flush()
        time.sleep(0.3)  # what a busy machine does of itself
        self.wfile.write(REST)

    def log_message(self, *_: object) -> None:
        """Nothing: the test says what is wrong."""


@pytest.fixture(scope="module")
def slow_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


WAYS = {
    "a link": lambda page: page.get_by_role("link").click(),
    "a form's button": lambda page: page.get_by_role("button").click(),
    "the enter key": lambda page: page.get_by_role("textbox").press("Enter"),
}


@pytest.mark.browser_alone
@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_comes_slowly_is_whole_for_the_line_after(page: Page, slow_site: str, way: str):
    page.goto(slow_site)
    WAYS[way](page)
    assert page.get_by_role("listitem").all_inner_texts() == ["One", "Two"]
