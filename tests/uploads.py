"""Bringing a file in as an officer does, and reading the page that shows what it would do."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from accounts.models import Council, User
from indicators.models import Upload

HEADINGS = "indicator,period,category,numerator,denominator,value,symbol,status,note"


def csv_of(*lines: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *lines]).encode()


class Desk:
    """An officer's browser, at the pages of files."""

    def __init__(self, council: Council, officer: User):
        self.council = council
        self.client = Client()
        self.client.force_login(officer)
        self.page = html.fromstring("<html></html>")
        self.address = ""

    def bring(self, content: bytes, name: str = "figures.csv"):
        address = reverse("indicators:upload", args=[self.council.slug])
        return self.read(self.client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True))

    def open(self, address: str = ""):
        return self.read(self.client.get(address or self.address, follow=True))

    def press(self, button: str, **fields):
        """Send the page's form as it stands, with what is ticked, by this button; `fields` are typed over."""
        (form,) = self.page.xpath("//main//form[contains(@class, 'preview')]")
        values = {
            key: form.fields[key] for key in form.fields if key not in {"row", "csrfmiddlewaretoken", "do"}
        }
        values["row"] = form.xpath(".//input[@name='row'][@checked]/@value")
        return self.send({**{key: value or "" for key, value in values.items()}, "do": button, **fields})

    def send(self, values: dict):
        return self.read(self.client.post(self.address, values, follow=True))

    def read(self, response):
        assert response.status_code == 200, response.status_code
        self.page = html.fromstring(response.content)
        query = response.request["QUERY_STRING"]
        self.address = response.request["PATH_INFO"] + (f"?{query}" if query else "")
        return self

    @property
    def text(self) -> str:
        return " ".join(self.page.xpath("//main")[0].text_content().split())

    @property
    def pending(self) -> Upload:
        return Upload.objects.get()

    def kinds(self) -> dict[str, tuple[str, str]]:
        """By kind: how many rows, how many of them ticked."""
        rows = self.page.xpath("//table[contains(@class, 'kinds')]/tbody/tr")
        return {
            row.xpath("th")[0].text_content(): tuple(
                cell.xpath("text()")[0] for cell in row.xpath("td[contains(@class, 'n')]")
            )
            for row in rows
        }

    def rows(self, kind: str) -> list[list[str]]:
        """The cells of the rows of a kind, labels for phones left out."""
        (table,) = self.page.xpath(f"//section[div/h2[text()='{kind}']]/table")
        for label in table.xpath(".//span[@class='lab' or @class='phone']"):
            label.drop_tree()
        return [
            [
                " ".join(cell.text_content().split())
                for cell in row.xpath("th|td[not(contains(@class, 'c-tick'))]")
            ]
            for row in table.xpath("tbody/tr")
        ]

    def tick(self, number: int):
        """The checkbox of the row of that number in the file."""
        (box,) = self.page.xpath(f"//input[@name='row'][starts-with(@aria-label, 'Save row {number},')]")
        return box
