"""An officer brings a national file by page: it is shown what it would change, and only then taken in."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from accounts.background.actions import start
from accounts.background.jobs import Lost, _do, _turn_of
from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.benchmarks.actions import import_releases
from indicators.benchmarks.again.jobs import read_again
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.benchmarks.bringing import actions, forms
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import Area, NationalFile, NeighbourModel, PublishedFigure, Release
from tests.factories import CouncilFactory, user_with_role
from tests.indicators.benchmarks.national_files import (
    DURHAM,
    ENGLAND,
    NOWHERE,
    PLACE,
    PLAN,
    PLANS,
    Desk,
    plans,
    table,
    words_of,
)
from tests.jobs import living_worker, work_off

pytestmark = pytest.mark.django_db
STORED = (Release, PublishedFigure, Area, NeighbourModel, AuditEntry)


@pytest.fixture
def council():
    return CouncilFactory(name="Durham County Council", gss_code="E06000047")


@pytest.fixture
def officer(council):
    return user_with_role(council, Role.PERFORMANCE_OFFICER, name="Performance officer")


@pytest.fixture
def desk(council, officer):
    client = Client()
    client.force_login(officer)
    return Desk(client, council)


@pytest.fixture
def ready():
    sync_areas(by=None)
    sync_catalogue()


def rows_stored() -> list[int]:
    return [model.objects.count() for model in STORED[:-1]]


def test_a_file_is_shown_before_it_is_taken_in_and_taken_in_once(
    desk, ready, officer, django_capture_on_commit_callbacks
):
    before = rows_stored()
    shown = words_of(desk.bring(plans(2023, 2024), release="2024"))
    assert "What the file would change" in shown and "Nothing of it is stored yet" in shown
    assert "8 rows read, 8 figures would be stored" in shown
    assert rows_stored() == before

    first = desk.file()
    with django_capture_on_commit_callbacks(execute=True):
        assert "The file is taken in" in words_of(desk.press("take"))
    assert "The file is taken in" in words_of(desk.press("take"))  # the second press changes nothing
    release = Release.objects.get()
    assert (release.label, release.brought_by, release.councils_held) == ("2024", officer, 2)
    assert AuditEntry.objects.filter(verb="stored a national release", by=officer).count() == 1
    assert not default_storage.exists(first.file.name)  # what is taken in is kept with the release

    renamed = "category,CPP_start,CPP_subsequent,CPP_subsequent_percent".replace("CPP_start", "cpp_START")
    new = plans(2023, 2024, 2025, columns=renamed, share=19, more=(f"2025,{NOWHERE},{PLAN},10,1,10",))
    shown = words_of(desk.bring(new, release="2025"))
    assert "Beside release 2024: 2 figures of the same years say otherwise" in shown
    assert (
        "1 indicator gains 2024/25, later than any year stored of it before: Child protection plans" in shown
    )
    assert "areas not known here" in shown and "New Surrey" in shown
    assert Release.objects.count() == 1


def test_a_preview_that_no_longer_holds_is_shown_anew_and_not_taken_in(desk, ready, tmp_path):
    desk.bring(plans(2025), release="2025")
    other = tmp_path / "d3.csv"
    other.write_bytes(plans(2024, 2025, share=30))
    import_releases(paths=[other], label="2025 revised")
    shown = words_of(desk.press("take"))
    assert "Something was changed since you looked, so nothing was taken in yet" in shown
    assert "Beside release 2025 revised: 1 figure of the same years says otherwise" in shown
    assert "no 2024/25 here" not in shown
    assert Release.objects.count() == 1
    assert "The file is taken in" in words_of(desk.press("take"))


@pytest.mark.slow
def test_another_file_of_the_same_release_says_what_it_takes_the_place_of(desk, ready):
    desk.bring(plans(2024, 2025))
    desk.press("take")
    assert "The same file is stored already" in words_of(desk.bring(plans(2024, 2025)))
    shown = words_of(desk.bring(plans(2024)))
    assert "It takes the place of another file that is stored as release 2025: d3.csv" in shown
    desk.press("discard")
    assert PublishedFigure.objects.count() == 8


@pytest.mark.slow
def test_beside_a_release_that_is_stored_in_part_the_preview_claims_no_more_than_it_compared(desk, ready):
    """The demonstration ships such releases: some cells of a file, and none of its rows."""
    desk.bring(plans(2024, 2025), release="2025")
    desk.press("take")
    PublishedFigure.objects.exclude(area__gss_code="E06000047").delete()
    PublishedFigure.objects.filter(start__gte="2024-04-01").delete()
    Release.objects.update(rows_kept="")
    columns = PLANS.replace("CPP_start", "cpp_START")
    shown = words_of(desk.bring(plans(2024, 2025, share=19, columns=columns), release="2026"))
    assert "Release 2025 is stored only in part. Compared with it: 1 of the 8 figures of this file" in shown
    assert (
        "of which 1 says otherwise. The rest of it, and what its columns are called, is not stored" in shown
    )
    assert "Beside release 2025" not in shown
    shown = words_of(desk.bring(plans(2025), release="2026"))
    assert "gains 2024/25" in shown and "1 indicator has no 2023/24 here" in shown
    assert "That year goes on being shown from release 2025" in shown
    shown = words_of(desk.bring(plans(2024, 2025), release="2025"))
    assert "Of this very file a part is stored as release 2025" in shown and "another file" not in shown


def bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", b"0" * 5_000_000)
    return packed.getvalue()


HOSTILE = {
    "a bomb": (bomb(), "a spreadsheet (XLSX, ODS) or zip file"),
    "a bomb by another name": (b"\x1f\x8b" + bytes(40), "a compressed file"),
    "other letters": ("time_period;é".encode("utf-16"), "UTF-16"),
    "Latin letters": (plans(2025).replace(b"England", b"\xc9ngland"), "is not UTF-8 text"),
    "bytes": (b"a,\x00b\n", "bytes that are not text"),
    "an endless line": (b"1" * 70_000, "longer than 64 kB"),
    "many columns": (",".join(f"c{n}" for n in range(600)).encode(), "600 columns"),
    "a column twice": (b"a,a\n1,2\n", "names the column a twice"),
    "a script": (b"<script>alert(1)</script>\n", "The file's columns are those of no dataset known here"),
    "half a row": (
        table("category,CPP_start,CPP_subsequent,CPP_subsequent_percent", f"2025,{DURHAM}"),
        "no row",
    ),
    "a percentage with its sign": (plans(2025).replace(b",20\n", b",20%\n"), "neither a number nor one of"),
    "the table tool": (
        b"location,location_code,geographic_level,time_period,Rate\n",
        "a file of the table tool",
    ),
    "England alone": (table("colour,rate", f"2025,{ENGLAND},red,5"), "The file has no row of a council"),
    "a known file of England alone": (
        table("category,CPP_start,CPP_subsequent,CPP_subsequent_percent", f"2025,{ENGLAND},{PLAN},9,3,33"),
        "the file has no council",
    ),
    "nothing": (b"", "The file is empty"),
    "headings": (f"{PLACE},colour\n".encode(), "The file has no row of a council"),
}


@pytest.mark.slow
def test_a_hostile_file_is_refused_in_words_and_not_kept(desk, ready, monkeypatch):
    before = rows_stored()
    for what, (content, words) in HOSTILE.items():
        answer = desk.bring(content, name="../../../etc/passwd.csv")
        assert answer.status_code == 200, what
        assert words in words_of(answer), what
        assert b"<script>alert" not in answer.content
        assert not NationalFile.objects.exists(), what
    monkeypatch.setattr(forms, "LARGEST", 100)
    assert "taken in by whoever runs this service" in words_of(desk.bring(plans(2025)))
    assert "Use letters, figures" in words_of(desk.bring(b"a,b", release="<b>"))
    assert rows_stored() == before


def test_a_file_is_its_officers_own_waits_for_a_day_and_then_goes(desk, ready, council):
    desk.bring(plans(2025), name="../../escape.csv")
    file = desk.file()
    assert file.file.name.startswith("releases/waiting/")
    other = Client()
    other.force_login(user_with_role(council, Role.ADMINISTRATOR))
    answer = other.get(desk.url("national_file", file.pk), follow=True)
    assert "That file is not kept any longer" in words_of(answer)
    NationalFile.objects.update(at="2020-01-01T00:00Z")
    assert "That file is not kept any longer" in words_of(desk.press("take", file))
    desk.bring(plans(2024))
    assert NationalFile.objects.count() == 1


def test_no_more_than_ten_files_wait(desk, ready, monkeypatch):
    monkeypatch.setattr("indicators.benchmarks.bringing.actions.MOST_WAITING", 1)
    desk.bring(plans(2025))
    assert "of your files wait already" in words_of(desk.bring(plans(2024)))


@pytest.mark.slow
def test_neighbours_are_shown_with_who_comes_and_who_goes_before_they_are_taken_in(desk, ready):
    first = b"old_la_code,la_name,SN_1,SN_2\n840,County Durham,876,841\n"
    before = rows_stored()
    shown = words_of(desk.bring(first, name="sn.csv", release="2021", kind="neighbours"))
    assert "1 council with 2 neighbours" in shown and "compared with Halton, Darlington from now on" in shown
    assert rows_stored() == before
    desk.press("take")
    second = first.replace(b"876", b"805")
    shown = words_of(desk.bring(second, name="sn.csv", release="2025", kind="neighbours"))
    assert "compared with Hartlepool from now on" in shown and "no longer compared with Halton" in shown
    assert "The file is taken in" in words_of(desk.press("take"))
    assert list(NeighbourModel.objects.order_by("label").values_list("label", flat=True)) == ["2021", "2025"]
    shown = words_of(desk.bring(first.replace(b"876", b"999"), name="sn.csv", release="x", kind="neighbours"))
    assert "No council has this code" in shown
    assert "Name the release or model" in words_of(desk.bring(first, release="", kind="neighbours"))


def read_again_job(desk):
    """One that waits for a worker."""
    return start(read_again, council=desk.council, by=None, title="Reading again", small=False)


@pytest.mark.slow
def test_councils_of_the_future_are_added_by_page(desk, ready):
    new = (
        b"gss_code,code3,name,region,started,ended,successors\n"
        b"E06000967,967,East Surrey,South East,2027-04-01,,\n"
        b"E10000030,,,,,2027-03-31,E06000967\n"
    )
    desk.bring(plans(2025, more=(f"2025,{NOWHERE},{PLAN},10,1,10",)))
    desk.press("take")
    before = rows_stored()
    shown = words_of(desk.bring(new, name="areas.csv", release="", kind="areas"))
    assert (
        "Added: East Surrey" in shown
        and "Changed: Surrey" in shown
        and "read the stored files again" in shown
    )
    assert rows_stored() == before
    desk.press("take")
    assert Area.objects.get(gss_code="E06000967").name == "East Surrey"
    # The release that was stored before has left it out; a button has it read again
    again = desk.url("national_again")
    assert again in desk.client.get(desk.url("national")).content.decode()
    assert "Read the 1 stored file again" in words_of(desk.client.get(again))
    shown = words_of(desk.client.post(again, {"do": "start"}, follow=True))
    assert "child-protection-repeat-plans 2025: 1 figures added, 0 changed, 0 taken out" in shown, shown
    assert PublishedFigure.objects.get(area__gss_code="E06000967").value == 10
    assert AuditEntry.objects.filter(verb="began to read the stored files again").count() == 1
    living_worker()
    started_already = read_again_job(desk)
    assert "Waiting for its turn" in words_of(desk.client.get(again))
    assert "are being read again already" in words_of(desk.client.post(again, {"do": "start"}, follow=True))
    assert "It was cancelled" in words_of(desk.client.post(again, {"do": "cancel"}, follow=True))
    assert started_already.path.endswith("again.jobs.read_again")
    shown = words_of(desk.bring(b"name\nEast Surrey\n", name="areas.csv", release="", kind="areas"))
    assert "There is no column" in shown
    assert not NationalFile.objects.filter(state="checked").exists()


@pytest.fixture
def all_is_large(monkeypatch):
    """Whatever is brought is for a worker."""
    monkeypatch.setattr(actions, "LARGE_FILE", 0)


def test_a_large_file_is_read_and_taken_in_by_a_worker(desk, ready, officer, all_is_large):
    shown = words_of(desk.bring(plans(2023, 2024), release="2024"))
    assert "The file is being read" in shown and "Nobody is there to do it" in shown
    worker = living_worker()
    assert "Nobody is there" not in words_of(desk.open())
    work_off(worker)
    assert "8 rows read, 8 figures would be stored" in words_of(desk.open())
    assert "The file is being taken in" in words_of(desk.press("take"))
    assert "worked on already" in words_of(desk.press("take")) and not Release.objects.exists()
    work_off(worker)
    assert "The file is taken in" in words_of(desk.open())
    assert Release.objects.get().brought_by == officer and PublishedFigure.objects.count() == 8


def test_taking_in_that_another_worker_took_over_stores_nothing(desk, ready, all_is_large):
    desk.bring(plans(2023, 2024), release="2024")
    work_off()
    desk.press("take")
    lost = _turn_of(desk.file().job_id)
    work_off()
    before = rows_stored()
    NationalFile.objects.update(state="taking")
    with pytest.raises(Lost):
        _do(lost)
    assert rows_stored() == before


def test_what_a_worker_refuses_or_is_told_to_leave_says_so(desk, ready, all_is_large):
    desk.bring(b"a,\x00b\n")
    work_off()
    shown = words_of(desk.open())
    assert "The file cannot be used" in shown and "bytes that are not text" in shown
    desk.bring(plans(2023))
    assert NationalFile.objects.count() == 1, "what was refused is cleared away"
    assert "It was cancelled. Nothing of this file was saved." in words_of(desk.press("cancel"))
    desk.press("retry")
    work_off()
    assert "What the file would change" in words_of(desk.open())
    desk.bring(plans(2024))
    desk.press("discard")
    assert work_off() == 0 and not NationalFile.objects.filter(state="reading").exists()
