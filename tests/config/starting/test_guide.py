"""A newcomer goes from an empty database to a first published edition by docs/first-scorecard.md, to the letter."""

import re
import shlex
import time
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
import xlsxwriter
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils.timezone import localdate

from config import environment
from config.demonstration.loading import national
from indicators.terms.periods import Frequency, Period
from scorecards.definitions.starters.choices import STARTERS
from scorecards.models import Edition
from tests.paths import PROJECT
from tests.shipped import shipped
from tests.walking import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
GUIDE = (PROJECT / "docs" / "first-scorecard.md").read_text("utf-8").partition("## With commands")[0]
AS_WHOLE_NUMBERS = "pathway-plans"  # in the workbook 79, where other rows have 79%: that is asked
PEOPLE = ("administrator", "performance officer", "approver")
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ACTS = re.compile(
    r"As the \*\*(?P<who>[a-z ]+)\*\*|(?P<open>Open the link that was (?:printed|handed over))\."
    r"|Type `(?P<text>[^`]+)` under “(?P<under>[^”]+)”(?: and under “(?P<again>[^”]+)”)?"
    r"|Type the (?P<code>code) that your app shows under “Code”"
    r"|Choose “(?P<alone>[^”]+)”\."
    r"|Choose “(?P<option>[^”]+)” under “(?P<list>[^”]+)”|Choose your (?P<file>workbook) under “(?P<field>[^”]+)”"
    r"|Hand the link over to the (?P<to>[a-z ]+)\.|[Pp]ress “(?P<press>[^”]+)”|[Tt]he page says “(?P<says>[^”]+)”"
)


def day_to_come() -> str:
    """In place of the guide's example, which is past one day: the guide says that any day to come will do."""
    return (localdate() + timedelta(days=365)).isoformat()


def workbook() -> SimpleUploadedFile:
    """Five years of a council's own: a title, a row for each measure in its words, a column for each quarter."""
    newest = Period.of(localdate(), Frequency.QUARTER).previous()
    quarters = [newest.shift(step) for step in range(-19, 1)]
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("Quarterly board")
    sheet.write(0, 0, "Children in care: performance board")
    sheet.write_row(2, 0, ["Measure", *(f"Q{each.code[-1]} {each.label.split()[-1]}" for each in quarters)])
    percent = book.add_format({"num_format": "0%"})
    for row, code in enumerate(measures(), 3):
        shares = shipped()[code].unit == "percent" and code != AS_WHOLE_NUMBERS
        values = [60 + (row * 3 + step) % 30 for step in range(20)]
        sheet.write(row, 0, shipped()[code].title)
        sheet.write_row(
            row, 1, [each / 100 for each in values] if shares else values, percent if shares else None
        )
    book.close()
    return SimpleUploadedFile("Board.xlsx", content.getvalue())


def measures() -> list[str]:
    """Those of the first starter that are counted every quarter."""
    return [code for code in STARTERS[0].codes if shipped()[code].frequency is Frequency.QUARTER]


def code_of(visitor: Visitor, secrets: dict[str, str], who: str) -> str:
    (shown,) = visitor.page.xpath("(//*[contains(@class, 'secret')])[1]")
    secrets[who] = "".join(shown.text_content().split())
    return format_hotp_value(hotp_value(secrets[who], int(time.time()) // 30))


@pytest.fixture
def service(settings, monkeypatch):
    """As it stands after an installation: with a second factor, without a mail server, nothing in its database."""
    settings.SECOND_FACTOR_REQUIRED = True
    settings.EMAIL_BACKEND = environment.NO_MAIL
    one = [each for each in national.read_releases() if each.dataset == "cla-placement-stability"][:1]
    monkeypatch.setattr(national, "read_releases", lambda: one or national.read_releases()[:1])


def walk(links: dict[str, str]) -> dict[str, Visitor]:
    """Every act of the guide in its order; the people as they then are."""
    visitors = {who: Visitor() for who in PEOPLE}
    secrets: dict[str, str] = {}
    who = PEOPLE[0]
    for act in ACTS.finditer(GUIDE[GUIDE.index("## 1.") :]):
        found = {name: value for name, value in act.groupdict().items() if value is not None}
        visitor = visitors[who]
        match found:
            case {"who": name}:
                who = name
            case {"open": _}:
                visitor.open(links[who])
            case {"text": text, "under": label, **more}:
                for each in (label, *more.values()):
                    visitor.type(each, day_to_come() if A_DAY.fullmatch(text) else text)
            case {"code": _}:
                visitor.type("Code", code_of(visitor, secrets, who))
            case {"option": option, "list": label}:
                visitor.choose(option, label)
            case {"alone": option}:
                visitor.choose(option)
            case {"file": _, "field": label}:
                visitor.type(label, workbook())
            case {"to": person}:
                links[person] = visitor.value("The link")
            case {"press": words}:
                visitor.press(words)
            case {"says": words}:
                assert visitor.says(words), (act[0], visitor.url)
    return visitors


def test_the_guide_as_written_ends_with_a_published_edition(service):
    (command,) = re.findall(r"(?m)^    manage (create_council .+)$", GUIDE)
    printed = StringIO()
    call_command(*shlex.split(command), stdout=printed)
    visitors = walk({"administrator": re.search(r"/account/password/\S+", printed.getvalue())[0]})
    edition = Edition.objects.get()
    rows = {row["code"]: row for section in edition.payload["sections"] for row in section["rows"]}
    assert edition.payload["headline"] == "More of our children stay in one home."
    assert all(
        rows[code]["latest"]["value"] is not None or rows[code]["latest"]["hidden"] for code in measures()
    )
    pressed = [len(visitors[who].presses) for who in PEOPLE]
    told = re.search(
        r"takes (\d+) presses .+?: (\d+) by the .+?, (\d+) by the .+? and (\d+) by", GUIDE, re.DOTALL
    )
    assert [int(number) for number in told.groups()] == [sum(pressed), *pressed]
    assert sum(pressed) == len(re.findall(r"[Pp]ress “", GUIDE))
