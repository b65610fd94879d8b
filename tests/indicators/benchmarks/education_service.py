"""A server that speaks the Explore education statistics public API, version 1, on this machine."""

import gzip
import json
import re
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

PER_PAGE = 2


class EducationService:
    """`data_sets` by publication: id, title, version, published, filters, indicators and the file's text.

    `cut` are ids whose next answer is broken off after that many bytes, `busy` how many answers are 503 first.
    """

    def __init__(self, data_sets: dict[str, list[dict]]):
        self.data_sets = data_sets
        self.asked: Counter[str] = Counter()
        self.ranges: list[str] = []
        self.cut: dict[str, int] = {}
        self.busy = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}/statistics/v1"

    def of(self, key: str) -> dict:
        return next(one for each in self.data_sets.values() for one in each if one["id"] == key)

    def answer(self, path: str, query: dict) -> object:
        """A record to send, bytes for a file, or None for what there is not."""
        parts = path.removeprefix("/statistics/v1/").split("/")
        match parts:
            case ["publications"]:
                rows = [{"id": f"p{n}", "title": title} for n, title in enumerate(self.data_sets)]
                return self.page(rows, query)
            case ["publications", key, "data-sets"]:
                rows = list(self.data_sets.values())[int(key[1:])]
                return self.page([summary(one) for one in rows], query)
            case ["data-sets", key, "meta"]:
                one = self.of(key)
                return {
                    kind: [{"id": f"x{n}", "column": name, "label": name} for n, name in enumerate(one[kind])]
                    for kind in ("filters", "indicators")
                }
            case ["data-sets", key, "csv"]:
                return gzip.compress(self.of(key)["text"].encode(), mtime=0)
        return None

    def page(self, rows: list[dict], query: dict) -> dict:
        number = int(query.get("page", ["1"])[0])
        return {
            "results": rows[(number - 1) * PER_PAGE : number * PER_PAGE],
            "paging": {"page": number, "pageSize": PER_PAGE, "totalPages": -(-len(rows) // PER_PAGE)},
        }

    def _handler(self):
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                url = urlsplit(self.path)
                service.asked[url.path.removeprefix("/statistics/v1/")] += 1
                if service.busy:
                    service.busy -= 1
                    self.send_response(503)
                    self.send_header("Retry-After", "0")
                    self.end_headers()
                    return
                found = service.answer(url.path, parse_qs(url.query))
                if found is None:
                    self.send_error(404)
                elif isinstance(found, bytes):
                    self.send_file(url.path.split("/")[-2], found)
                else:
                    self.send(200, json.dumps(found).encode(), "application/json")

            def send_file(self, key: str, content: bytes):
                asked = self.headers.get("Range", "")
                start = int(re.fullmatch(r"bytes=(\d+)-", asked)[1]) if asked else 0
                service.ranges.append(asked)
                if start >= len(content):
                    self.send(416, b"", "text/csv")
                    return
                self.send(206 if asked else 200, content[start:], "text/csv", service.cut.pop(key, None))

            def send(self, status: int, content: bytes, kind: str, cut: int | None = None):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[:cut])
                if cut is not None:
                    self.close_connection = True

            def log_message(self, *args):
                """Quiet."""

        return Handler


def summary(one: dict) -> dict:
    latest = {"version": one["version"], "published": one["published"]} if one["version"] else None
    return {
        "id": one["id"],
        "title": one["title"],
        "status": one.get("status", "Published"),
        "latestVersion": latest,
    }


@contextmanager
def serving(data_sets: dict[str, list[dict]]):
    service = EducationService(data_sets)
    thread = Thread(target=service.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.server.shutdown()
        service.server.server_close()
        thread.join()
