"""The pages on which an officer uploads figures, sees what is wrong or what would change, and confirms."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.models import Figure, PendingImport, Source
from tests.factories import CouncilFactory, IndicatorFactory, SourceFactory, user_with_role

pytestmark = pytest.mark.django_db
HEADINGS = "indicator,period,numerator,denominator,value,note\n"
GOOD = HEADINGS + "moves,2018/19 Q2,47,563,,\n"


@pytest.fixture
def council():
    IndicatorFactory(code="moves", title="Three or more homes", decimals=0)
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def officer(council, client):
    user = user_with_role(council, Role.PERFORMANCE_OFFICER)
    client.force_login(user)
    return user


@pytest.fixture
def upload(client, council):
    def post(text, name="figures.csv", follow=True):
        content = text if isinstance(text, bytes) else text.encode()
        address = reverse("indicators:import", args=[council.slug])
        return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=follow)

    return post


def confirm(client, response, **fields):
    page = html.fromstring(response.content)
    (form,) = page.xpath("//form[.//input[@name='expected']]")
    values = {name: value for name, value in form.fields.items() if name != "csrfmiddlewaretoken"}
    return client.post(response.request["PATH_INFO"], {**values, **fields}, follow=True)


def test_a_good_file_is_shown_and_saved_only_when_confirmed(client, officer, council, upload):
    checked = upload(GOOD)
    assert checked.redirect_chain and not Figure.objects.exists()
    text = html.fromstring(checked.content).text_content()
    assert "Three or more homes" in text and "8%, 47 of 563" in text and "Quarter 2 2018/19" in text
    saved = confirm(client, checked)
    assert "figures.csv: 1 added, 0 revised, 0 as they were." in saved.content.decode()
    figure = Figure.objects.get()
    assert (figure.council, figure.created_by, figure.source.file_name) == (council, officer, "figures.csv")
    assert not PendingImport.objects.exists()


def test_a_revision_is_saved_only_with_its_reason(client, officer, upload):
    confirm(client, upload(GOOD))
    checked = upload(GOOD.replace("47", "49"))
    assert "8%, 47 of 563" in checked.content.decode() and "9%, 49 of 563" in checked.content.decode()
    asked = confirm(client, checked)
    assert "Say why these figures change." in asked.content.decode() and Figure.objects.count() == 1
    confirm(client, asked, reason="Late returns added")
    assert Figure.objects.current().get().reason == "Late returns added"


def test_the_same_file_again_leaves_nothing_to_save(client, officer, upload):
    confirm(client, upload(GOOD))
    page = upload(GOOD).content.decode()
    assert "There is nothing to save" in page and 'name="expected"' not in page


def test_faults_are_linked_to_the_table_that_says_how_to_put_them_right(officer, upload):
    response = upload(HEADINGS + "mooves,2018/19 Q9,,,79%,\nmoves,2018/19 Q1,652,566,,\n")
    assert response.status_code == 200
    page = html.fromstring(response.content)
    assert "4 faults in figures.csv: nothing was saved" in page.text_content()
    for link in page.xpath("//*[@role='alert']//a/@href"):
        assert page.get_element_by_id(link.removeprefix("#")) is not None
    rows = [
        [cell.text_content() for cell in row.xpath("th|td")]
        for row in page.xpath("//table[contains(@class,'faults')]/tbody/tr")
    ]
    assert [row[0].split()[-1] for row in rows] == ["2", "2", "2", "3"]
    assert "Did you mean" in rows[0][4] and "652" in rows[3][2]
    assert (
        not Figure.objects.exists() and not PendingImport.objects.exists() and not AuditEntry.objects.exists()
    )


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "figures.csv", "The file is empty"),
        (bytes(range(256)), "figures.csv", "not text"),
        (b"%PDF-1.7", "figures.pdf", "a PDF"),
        (b"a,b\n1,2\n", "figures.xlsm", "macros"),
        (b"PK\x03\x04....", "figures.xlsx", "damaged"),
        (b"a;b\n1;2\n", "figures.csv", "There is no column of this name"),
        (b"x" * (21 * 1024 * 1024), "figures.csv", "The largest that is read is 20 MB"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_on_the_page(officer, upload, content, name, words):
    response = upload(content, name)
    assert response.status_code == 200 and words in html.fromstring(response.content).text_content()
    assert not PendingImport.objects.exists()


def test_choosing_no_file_is_said(client, officer, council):
    response = client.post(reverse("indicators:import", args=[council.slug]))
    assert "Choose the file that holds the figures." in response.content.decode()


def test_nothing_of_a_file_is_taken_for_markup(client, officer, upload):
    script = "<script>alert(1)</script>"
    response = upload(HEADINGS + f'"{script}",2018/19 Q2,47,563,,\n', name="<b>x.csv")
    assert script not in response.content.decode() and "&lt;script&gt;" in response.content.decode()
    shown = upload(HEADINGS + f'moves,2018/19 Q2,47,563,,"{script}"\n')
    assert script not in shown.content.decode() and "&lt;script&gt;" in shown.content.decode()


def test_figures_that_changed_since_the_check_are_shown_again_before_they_are_saved(
    client, officer, council, upload
):
    checked = upload(GOOD)
    pending = PendingImport.objects.get()
    other = user_with_role(council, Role.PERFORMANCE_OFFICER)
    client.force_login(other)
    confirm(client, upload(GOOD.replace("47", "50")))
    client.force_login(officer)
    again = confirm(client, checked, reason="Recounted")
    assert "Figures have changed since you checked this file" in again.content.decode()
    assert Figure.objects.get().numerator == 50
    assert PendingImport.objects.get() == pending
    confirm(client, again, reason="Recounted")
    assert Figure.objects.current().get().numerator == 47


def test_a_checked_file_waits_for_an_hour_and_only_for_its_officer(client, officer, council, upload):
    address = upload(GOOD).request["PATH_INFO"]
    client.force_login(user_with_role(council, Role.PERFORMANCE_OFFICER))
    assert "Upload it again" in client.get(address, follow=True).content.decode()
    client.force_login(officer)
    PendingImport.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert "Upload it again" in client.post(address, {"expected": "1-0-0"}, follow=True).content.decode()
    assert not Figure.objects.exists()
    upload(GOOD.replace("Q2", "Q3"))
    assert PendingImport.objects.count() == 1


@pytest.mark.parametrize("role", [Role.MEMBER, Role.APPROVER, Role.DEMOCRATIC_SERVICES, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["import", "imports"])
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
    address = reverse("indicators:imports", args=[council.slug])
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
