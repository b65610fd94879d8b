"""The page on which a section's figures are typed, as a test has it."""

import json

import lxml.html
from django.test import Client

from indicators.amounts.cells import Typed
from tests.entries import SectionUnderTest


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


class Page:
    """An entry page as it came, and the form as a browser would send it back."""

    def __init__(self, response):
        assert response.status_code == 200, response.status_code
        self.tree = lxml.html.fromstring(response.content)
        self.text = " ".join(" ".join(self.tree.find(".//main").itertext()).split())
        self.form = self.tree.get_element_by_id("entry", None)

    def row(self, title: str) -> lxml.html.HtmlElement:
        [found] = [
            row
            for row in self.tree.iter("tr")
            if title in self.said(row.find("th")) and (row.get("id") or "").startswith("row")
        ]
        return found

    def words(self, title: str) -> str:
        return self.said(self.row(title))

    @staticmethod
    def said(element) -> str:
        return " ".join(element.text_content().split())

    @property
    def fields(self) -> dict[str, str]:
        return {name: value for name, value in self.form.form_values() if name != "csrfmiddlewaretoken"}

    def name(self, letter: str, title: str) -> str:
        return letter + self.row(title).get("id").removeprefix("row")

    def filled(self, title: str, **texts: str) -> dict[str, str]:
        """The form's fields with these typed in the row: n="45", d="566"."""
        return {**self.fields, **{self.name(letter, title): text for letter, text in texts.items()}}


def opened(client: Client, section: SectionUnderTest) -> Page:
    return Page(client.get(section.address()))


def send(client: Client, section: SectionUnderTest, *rows: dict):
    return client.post(
        section.address("indicators:entry_save"), json.dumps({"rows": rows}), content_type="application/json"
    )


def row_of(section: SectionUnderTest, indicator, shown: Typed | None = None, **typed: str) -> dict:
    return {"key": str(section.key(indicator)), "shown": (shown or Typed()).digest, **typed}
