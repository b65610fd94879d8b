"""A workbook brought in by an officer: from its upload to the page that shows what each row would do."""

import time
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from accounts.models import Council, Membership, User
from accounts.roles import Role
from indicators.intake.uploads import actions as work
from indicators.intake.uploads.checking import actions as checking
from indicators.models import CalendarSection, CollectedIndicator, Indicator, Upload, UploadRow
from indicators.terms.periods import Period
from tests.bench.imports import HEADER

SECTIONS = 8


@dataclass(frozen=True)
class Preview:
    """`reading` is what the reader of workbooks takes for the same file, without a check or a page."""

    rows: int
    seconds: float
    reading: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.reading


def measure_preview(council: Council, indicators: list[Indicator], quarters: list[Period]) -> Preview:
    """Upload a workbook of every indicator and quarter for a council without figures, and open its preview."""
    collect(council, indicators, quarters[-1])
    content = workbook(indicators, quarters)
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer_of(council))
    # Its check is measured as if the visitor waited, whatever its size.
    work.LARGE_FILE, checking.MOST_ROWS_AT_ONCE = len(content), checking.MOST_ROWS
    address = reverse("indicators:upload", args=[council.slug])
    started = time.perf_counter()
    answer = client.post(address, {"file": SimpleUploadedFile("figures.xlsx", content)})
    page = client.get(answer["Location"])
    seconds = time.perf_counter() - started
    rows = UploadRow.objects.filter(chosen=True).count()
    if page.status_code != 200 or rows != len(indicators) * len(quarters):
        raise RuntimeError(f"{rows} rows were shown of {len(indicators) * len(quarters)}")
    Upload.objects.all().delete()
    return Preview(rows, seconds, seconds_to_read(content))


def collect(council: Council, indicators: list[Indicator], first: Period) -> None:
    sections = [
        CalendarSection.objects.create(
            council=council, slug=f"section-{number}", title=f"Section {number}", first_period=first.start
        )
        for number in range(SECTIONS)
    ]
    CollectedIndicator.objects.bulk_create(
        CollectedIndicator(council=council, collection=sections[number % SECTIONS], indicator=indicator)
        for number, indicator in enumerate(indicators)
    )


def officer_of(council: Council) -> User:
    user = User.objects.create_user(email="files@exampleton.example", name="A performance officer")
    Membership.objects.create(user=user, council=council, role=Role.PERFORMANCE_OFFICER)
    return user


def workbook(indicators: list[Indicator], quarters: list[Period]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_row(0, 0, HEADER)
        pairs = ((indicator, quarter) for indicator in indicators for quarter in quarters)
        for number, (indicator, quarter) in enumerate(pairs, 1):
            sheet.write_row(number, 0, (indicator.code, quarter.label, "", 10 + number % 90, 600))
    return out.getvalue()


def seconds_to_read(content: bytes) -> float:
    started = time.perf_counter()
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        for _ in book.get_sheet_by_index(0).iter_rows():
            pass
    return time.perf_counter() - started
