"""A council that is new here reaches a published scorecard by the steps of docs/operations.md, as they are written.

The steps are read from the document and run in their order, on small files and on the real ones.
"""

import re
import shlex
import shutil
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command, get_commands, load_command_class
from django.test import Client
from pypdf import PdfReader

from accounts.models import Council
from indicators.catalogue.shipped import FOLDER
from indicators.intake.systems.api.openapi import EXAMPLE_CSV, EXAMPLE_JSON
from indicators.terms.written_periods import parse_period
from scorecards.models import Edition, Scorecard
from tests.drafts import made_ready
from tests.factories import PASSWORD
from tests.indicators.benchmarks.test_import_benchmarks import DURHAM, ENGLAND, HEADER, row
from tests.paths import PROJECT, SHARED_DATA, needs_shared_data
from tests.published import files_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DOCUMENT = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
PART = DOCUMENT[DOCUMENT.index("## A new council, step by step") : DOCUMENT.index("## Backup and restore")]
STEPS = PART[: PART.index("\n### ")]
COMMANDS = [shlex.split(line) for line in re.findall(r"(?m)^ +manage (.+)$", STEPS)]
EVERY_COMMAND = [shlex.split(line) for line in re.findall(r"(?m)^ +manage (.+)$", DOCUMENT)]
DRAFT = "/county-durham/corporate-parenting-panel/2025-26/q1/draft/"
FIGURES = """indicator,period,numerator,denominator
placements-3-or-more,2024/25 Q1,110,900
placements-3-or-more,2025/26 Q1,81,912
long-term-stability,2025/26 Q1,190,270
repeat-child-protection-plans,2025/26 Q1,41,188
looked-after-visits-on-time,2025/26 Q1,830,905
forum-visits,2025/26 Q1,12,
"""
NEIGHBOURS = """old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P
840,County Durham,1,North East,393,Very close,359,Close
"""


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A folder with the files a council writes itself; the commands run in it."""
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"(?s)```toml\n(.+?)```", PART)
    # A council that has an indicator of its own puts it on the card beside the others
    own_too = example.replace(
        '"looked-after-visits-on-time"]', '"looked-after-visits-on-time", "forum-visits"]'
    )
    assert own_too != example
    Path("scorecards.toml").write_text(own_too, encoding="utf-8")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    Path("own-indicators").mkdir()
    like = (FOLDER / "indicators" / "advocacy.toml").read_text(encoding="utf-8")
    own = like.replace('"advocacy"', '"letters-answered"').replace(
        "Helped by an advocate", "Letters answered"
    )
    Path("own-indicators", "letters-answered.toml").write_text(own, encoding="utf-8")
    return tmp_path


def write_small_files() -> None:
    Path("neighbours.csv").write_text(NEIGHBOURS, encoding="utf-8")
    Path("release-2025").mkdir()
    neighbours = [
        row("393,E08000023,South Tyneside", 200, 50, 25.0),
        row("359,E08000010,Wigan", 300, 60, 20.0),
    ]
    rows = [HEADER, ENGLAND, row(DURHAM, 511, 113, 22.1), *neighbours]
    Path("release-2025", "plans.csv").write_text("\n".join(rows), encoding="utf-8")


def copy_real_files() -> None:
    shutil.copy(SHARED_DATA / "neighbours" / "sn_model_2025_wide.csv", "neighbours.csv")
    Path("release-2025").mkdir()
    for file in files_of("2025"):
        shutil.copy(file, "release-2025")


def run_steps() -> dict[str, str]:
    """Every command in its order, with the browser's part before the last; gives what each printed last."""
    said = {}
    for number, (name, *arguments) in enumerate(COMMANDS, 1):
        if number == len(COMMANDS):
            publish_in_the_browser(said["create_council"])
        out = StringIO()
        call_command(name, *unfolded(arguments), stdout=out)
        said[name] = out.getvalue()
    return said


def unfolded(arguments: list[str]) -> list[str]:
    """As a shell does with *."""
    return [str(each) for one in arguments for each in (sorted(Path().glob(one)) if "*" in one else [one])]


def publish_in_the_browser(printed: str) -> None:
    administrator = set_password(re.search(r"/account/password/\S+", printed)[0])
    sign_in(administrator, "administrator@durham.example")
    clients = {}
    for role in ("performance officer", "approver"):
        email = f"{role.replace(' ', '.')}@durham.example"
        administrator.post("/county-durham/people/", {"email": email, "role": role})
        link = re.search(r"/account/invitation/\S+", mail.outbox[-1].body)[0]
        Client().post(link, {"password1": PASSWORD, "password2": PASSWORD})
        clients[role] = sign_in(Client(), email)
    officer, approver = clients["performance officer"], clients["approver"]
    address = re.search(r'href="([^"]+/draft/words/)"', officer.get(DRAFT).content.decode())[1]
    headline = {"write": "headline", "seen": "", "text": "Fewer children have moved."}
    assert officer.post(address, headline).status_code == 302
    made_ready(Scorecard.objects.get(), parse_period("2025/26 Q1"))
    read = re.search(r'name="digest" value="([^"]+)"', approver.get(f"{DRAFT}publish/").text)[1]
    sent = {"when": "now", "read": "on", "digest": read}
    assert approver.post(f"{DRAFT}publish/", sent).status_code == 302


def set_password(link: str) -> Client:
    client = Client()
    response = client.get(link, follow=True)
    client.post(response.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    return client


def sign_in(client: Client, email: str) -> Client:
    response = client.post("/account/login/", {"login": email, "password": PASSWORD}, follow=True)
    assert response.context["user"].email == email
    return client


def row_of(edition: Edition, code: str) -> dict:
    return next(
        each for section in edition.payload["sections"] for each in section["rows"] if each["code"] == code
    )


def text_of(file: Path) -> str:
    pages = PdfReader(BytesIO(file.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_measure_that_an_example_names_is_one_that_ships():
    """Of the operators' page, the senders' page and the description for programs."""
    shipped = {path.stem for path in (FOLDER / "indicators").glob("*.toml")}
    api = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    lists = re.findall(r"^ *indicators = \[(.+?)\]", DOCUMENT, re.MULTILINE)
    named = {code for each in lists for code in re.findall(r'"([a-z0-9-]+)"', each)}
    named |= set(
        re.findall(
            r'(?:"indicator": |^indicator = )"([a-z0-9-]+)"', DOCUMENT + api + EXAMPLE_JSON, re.MULTILINE
        )
    )
    named |= {line.partition(",")[0] for line in EXAMPLE_CSV.splitlines()[1:]}
    assert len(named) > 3 and named <= shipped, named - shipped


@pytest.mark.parametrize("line", EVERY_COMMAND, ids=" ".join)
def test_every_command_of_the_page_is_one_with_those_options(line):
    name, *arguments = line
    command = load_command_class(get_commands()[name], name)
    assert command.create_parser("manage.py", name).parse_args(arguments)


def test_the_steps_are_those_that_a_new_council_needs():
    assert list(dict.fromkeys(name for name, *_ in COMMANDS)) == [
        "create_council",
        "sync_catalogue",
        "import_neighbours",
        "import_benchmarks",
        "define_scorecards",
        "import_figures",
        "export_scorecard",
    ]


def test_the_steps_as_written_end_with_the_appendix_of_a_published_scorecard(here):
    write_small_files()
    said = run_steps()
    assert (
        "added the scorecard corporate-parenting-panel: 2 sections, 5 indicators" in said["define_scorecards"]
    )
    assert "6 added, 0 changed, 0 unchanged." in said["import_figures"]
    edition = Edition.objects.get()
    assert (edition.number, edition.period.label) == (1, "Quarter 1 2025/26")
    moved = row_of(edition, "placements-3-or-more")
    assert (moved["latest"]["display"], moved["target"]["status"]) == ("9%", "met")
    assert row_of(edition, "forum-visits")["latest"]["display"] == "12"
    compared = row_of(edition, "repeat-child-protection-plans")["comparison"]
    assert (compared["n"], compared["median"]) == (2, 22.5)
    for name, *arguments in EVERY_COMMAND:
        if "--dry-run" in arguments and name in ("take_down_edition", "set_council"):
            told = StringIO()
            call_command(name, *arguments, stdout=told)
            assert "Nothing was changed: this was a trial run." in told.getvalue()
    text = text_of(here / "scorecard.pdf")
    assert "Fewer children have moved." in text and "Durham County Council" in text
    assert "Three or more homes in 12 months" in text and "Visits by the children" in text
    page = Client().get("/county-durham/corporate-parenting-panel/", follow=True)
    assert page.status_code == 200
    assert "Fewer children have moved." in page.content.decode()
    assert Council.objects.get().public_access


@pytest.mark.one_database
@needs_shared_data
def test_the_same_steps_on_the_files_as_they_are_published(here):
    copy_real_files()
    run_steps()
    edition = Edition.objects.get()
    assert edition.neighbour_model == "2025"
    assert len(edition.payload["comparators"]["neighbours"]) == 10
    assert edition.payload["comparators"]["region"] == "North East"
    for code in ("placements-3-or-more", "long-term-stability", "repeat-child-protection-plans"):
        assert row_of(edition, code)["comparison"]["n"] >= 6, code
    assert "Durham County Council" in text_of(here / "scorecard.pdf")
