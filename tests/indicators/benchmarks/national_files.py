"""Small national files as they are downloaded, and the pages on which they are brought. All figures are made up."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Council
from indicators.models import NationalFile

PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name"
)
ENGLAND = "Reporting year,National,E92000001,England,,,,,"
NORTH_EAST = "Reporting year,Regional,E92000001,England,E12000001,North East,,,"
DURHAM = "Reporting year,Local authority,E92000001,England,E12000001,North East,840,E06000047,County Durham"
HALTON = "Reporting year,Local authority,E92000001,England,E12000002,North West,876,E06000006,Halton"
NOWHERE = "Reporting year,Local authority,E92000001,England,E12000008,South East,967,E06000967,New Surrey"
PLAN = "Child Protection Plans which are a second or subsequent plan"
PLANS = "category,CPP_start,CPP_subsequent,CPP_subsequent_percent"


def table(columns: str, *rows: str) -> bytes:
    return "\n".join([f"{PLACE},{columns}", *rows, ""]).encode()


def plans(*years: int, columns: str = PLANS, share: int = 20, more: tuple[str, ...] = ()) -> bytes:
    """Repeat plans of Durham, Halton, the region and England; Durham's share can be another."""
    rows = [
        f"{year},{place},{PLAN},700,{7 * percent},{percent}"
        for year in years
        for place, percent in ((ENGLAND, 25), (NORTH_EAST, 24), (DURHAM, share), (HALTON, 18))
    ]
    return table(columns, *rows, *more)


class Desk:
    """An officer at the pages of national files."""

    def __init__(self, client: Client, council: Council):
        self.client, self.council = client, council

    def url(self, name: str, *args) -> str:
        return reverse(f"indicators:{name}", args=[self.council.slug, *args])

    def bring(self, content: bytes, *, name: str = "d3.csv", release: str = "2025", **more):
        """Upload a file; gives the answer, which leads to its page or says why it is refused."""
        file = SimpleUploadedFile(name, content, content_type="text/csv")
        data = {"kind": "release", "file": file, "label": release, **more}
        return self.client.post(self.url("national_bring"), data, follow=True)

    def open(self):
        """The page of the file that was brought last."""
        return self.client.get(self.url("national_file", self.file().pk))

    def press(self, do: str, file: NationalFile | None = None):
        return self.client.post(self.url("national_file", (file or self.file()).pk), {"do": do}, follow=True)

    def file(self) -> NationalFile:
        return NationalFile.objects.order_by("-at").first()


def words_of(response) -> str:
    """The text of a page with single spaces."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()))
