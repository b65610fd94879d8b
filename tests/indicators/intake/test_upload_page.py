"""The page on which an officer uploads figures, and what it says of files that cannot be used at all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.models import Entry, Figure, Source, Upload
from tests.factories import CouncilFactory, SourceFactory, user_with_role
from tests.sections import Percentages
from tests.uploads import HEADINGS, Desk, csv_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return Percentages()


@pytest.fixture
def council(section):
    return section.council


@pytest.fixture
def desk(section):
    return Desk(section.council, section.officer)


@pytest.fixture
def officer(section, client):
    client.force_login(section.officer)
    return section.officer


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b" \n", "figures.csv", "The file is empty"),
        (bytes(range(256)), "figures.csv", "not text"),
        (b"%PDF-1.7", "figures.pdf", "a PDF"),
        (b"a,b\n1,2\n", "figures.xlsm", "macros"),
        (b"PK\x03\x04....", "figures.xlsx", "damaged"),
        (b"a;b\n1;2\n", "figures.csv", "There is no column of this name"),
        (csv_of(), "figures.csv", "headings but no figures"),
        (b"indicator,period,valeu\nx,y,1\n", "figures.csv", 'Did you mean "value"'),
        (b"x" * (21 * 1024 * 1024), "figures.csv", "The largest that is read is 20 MB"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_on_the_page(desk, content, name, words):
    desk.bring(content, name)
    assert words in desk.text and f"{name} cannot be used: nothing was saved" in desk.text
    for link in desk.page.xpath("//*[@role='alert']//a/@href"):
        assert desk.page.get_element_by_id(link.removeprefix("#")) is not None
    assert not Upload.objects.exclude(content=b"").exists()
    assert "Your files that wait" not in desk.text


def test_what_was_refused_is_cleared_away_with_the_next_file(section, desk):
    desk.bring(b"%PDF-1.7", "figures.pdf")
    desk.bring(csv_of(f"{section.indicators[0].code},2018/19 Q2,,8,100,,,,"))
    assert Upload.objects.get().file_name == "figures.csv"


def test_choosing_no_file_is_said(client, officer, council):
    page = html.fromstring(client.post(reverse("indicators:upload", args=[council.slug])).content)
    assert "Choose the file that holds the figures." in page.xpath("//*[@role='alert']")[0].text_content()
    assert page.xpath("//input[@type='file'][@aria-invalid='true']")
    empty = Desk(council, officer).bring(b"")
    assert "The file is empty. Choose the file" in empty.text


def test_nothing_of_a_file_is_taken_for_markup(section, desk):
    script = "<script>alert(1)</script>"
    code = section.indicators[0].code
    answer = desk.bring(
        csv_of(f'"{script}",2018/19 Q2,,47,563,,,,', f'{code},2018/19 Q2,,47,563,,,,"{script}"'),
        name="<b>x.csv",
    )
    source = answer.client.get(answer.address).content.decode()
    assert script not in source and source.count("&lt;script&gt;") >= 2 and "<b>x.csv" not in source


def test_a_file_waits_for_a_day(section, desk):
    desk.bring(csv_of(f"{section.indicators[0].code},2018/19 Q2,,8,100,,,,"))
    Upload.objects.update(at=timezone.now() - timedelta(hours=25))
    desk.press("save")
    assert "Upload it again" in desk.page.text_content() and not Entry.objects.exists()


def test_no_figure_is_recorded_by_a_page(section, desk):
    desk.bring(csv_of(f"{section.indicators[0].code},2018/19 Q2,,8,100,,,,"))
    desk.press("save")
    assert Entry.objects.exists() and not Figure.objects.exists() and not Source.objects.exists()


def test_what_is_uploaded_is_in_the_audit_trail(section, desk):
    desk.bring(csv_of(f"{section.indicators[0].code},2018/19 Q2,,8,100,,,,"))
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, read_detail(entry.detail)["file"].value) == (
        *("uploaded a file to check", section.officer, "figures.csv"),
    )


def test_the_page_explains_every_column(desk, council):
    desk.open(reverse("indicators:upload", args=[council.slug]))
    explained = " ".join(desk.page.xpath("//dl[@class='defs']//dt/text()"))
    assert all(column in explained for column in HEADINGS.split(","))
    assert "c (hidden so no child can be identified)" in desk.text


@pytest.mark.parametrize("role", [Role.MEMBER, Role.APPROVER, Role.DEMOCRATIC_SERVICES, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["upload", "uploads"])
def test_only_those_who_enter_figures_may_open_these_pages(client, council, role, name):
    address = reverse(f"indicators:{name}", args=[council.slug])
    assert client.get(address).status_code == 302
    client.force_login(user_with_role(council, role))
    assert client.get(address).status_code == 403
    client.force_login(user_with_role(CouncilFactory(), Role.PERFORMANCE_OFFICER))
    assert client.get(address).status_code == 404


def test_earlier_imports_are_listed_by_page_and_can_be_sorted(
    client, officer, council, django_assert_max_num_queries
):
    for number in range(30):
        SourceFactory(
            council=council, kind=Source.Kind.FILE, file_name=f"file-{number:02d}.csv", added=number
        )
    SourceFactory(file_name="of-another-council.csv")
    address = reverse("indicators:uploads", args=[council.slug])
    client.get(address)  # a session's first page also notes when it began
    with django_assert_max_num_queries(6):
        page = html.fromstring(client.get(address).content)
    (table,) = page.xpath("//table")
    assert table.xpath("caption")[0].text_content() == "Where figures came from: page 1 of 2"
    assert len(table.xpath("tbody/tr")) == 25 and len(table.xpath("tbody/tr/th[@scope='row']")) == 25
    assert [head.get("aria-sort") for head in table.xpath("thead//th")] == ["descending", *[None] * 5]
    assert page.xpath("//nav[starts-with(@aria-label, 'Pages of')]//a[@aria-current='page']")
    assert "of-another-council" not in page.text_content()
    link = table.xpath("thead//a[starts-with(text(), 'Added')]/@href")[0]
    table = html.fromstring(client.get(address + link).content).xpath("//table")[0]
    assert table.xpath("thead//th[@aria-sort='ascending']")[0].text_content().startswith("Added")
    assert "file-00.csv" in table.xpath("tbody/tr")[0].text_content()
    assert client.get(address + "?page=99&sort=nonsense").status_code == 200
