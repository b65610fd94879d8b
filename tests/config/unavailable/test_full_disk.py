"""What people see while the disk is full, and that nothing half done is left or ever served."""

from pathlib import Path

import pytest
from django.urls import reverse
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from committees.documents.jobs import clear_documents
from committees.models import Document
from indicators.models import NationalFile
from scorecards.editions.addresses import edition_url
from scorecards.editions.caches import clear_kept_files
from tests.disks import FILLING, fill, make_room, small_disk
from tests.factories import user_with_role
from tests.meetings import PDF, Town, pdf

pytestmark = pytest.mark.django_db
TYPED = {"title": "Survey of young people", "published_on": "2025-11-07"}


@pytest.fixture
def disk(settings, tmp_path):
    """A real one where this process may make it, and it is full."""
    folder = tmp_path / "disk"
    with small_disk(folder) as store:
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": store}}
        settings.MEDIA_ROOT = folder
        fill(folder)
        yield folder


def on(disk: Path) -> list[Path]:
    return [path for path in disk.rglob("*") if path.is_file() and path.name != FILLING]


def test_downloads_are_served_whole_while_the_disk_is_full_and_kept_when_there_is_room(client, disk, caplog):
    town = Town(public=True)
    address = f"{edition_url(town.edition, town.council.slug)}figures.xlsx"
    first, second = client.get(address), client.get(address)
    assert first.status_code == second.status_code == 200
    assert first["ETag"] == second["ETag"] and on(disk) == []
    assert len([one for one in caplog.messages if "cannot be kept" in one]) == 1

    make_room(disk)
    whole = client.get(address).content
    [kept] = on(disk)
    assert kept.read_bytes().endswith(whole)
    for damage in (kept.read_bytes()[:700], b"", b"x" + kept.read_bytes()[1:]):
        kept.write_bytes(damage)
        mended = client.get(address)
        assert (len(mended.content), mended["ETag"]) == (len(whole), first["ETag"])
        assert on(disk) == [kept] and kept.read_bytes().endswith(mended.content)

    older = kept.with_name("made-by-older-code.xlsx")
    older.write_bytes(b"")
    clear_kept_files()
    assert on(disk) == [kept]


def test_a_document_on_a_full_disk_is_told_on_its_form_and_nothing_of_it_is_left(client, disk):
    town = Town(public=True)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    address = f"{town.item_url}documents/new/"
    large = PDF + b"0" * 400_000
    entries = AuditEntry.objects.count()
    shown = client.post(address, {**TYPED, "file": pdf("survey.pdf", large)})
    page = html.fromstring(shown.content)
    assert "The file could not be kept" in shown.content.decode()
    assert page.xpath("//input[@name='title']/@value") == [TYPED["title"]]
    assert (Document.objects.count(), AuditEntry.objects.count(), on(disk)) == (0, entries, [])

    make_room(disk)
    client.post(address, {**TYPED, "file": pdf("survey.pdf")})
    document = Document.objects.get()
    [file] = on(disk)
    clear_documents()
    assert file.read_bytes() == PDF and document.size == len(PDF)

    place = f"{town.item_url}documents/{document.pk}/"
    assert b"".join(client.get(place).streaming_content) == PDF
    client.raise_request_exception = False
    file.write_bytes(PDF[:10])
    for damage in (lambda: None, file.unlink):
        damage()
        answer = client.get(place)
        assert answer.status_code == 503 and "ETag" not in answer and "Content-Disposition" not in answer
        assert "it is not whole where this site keeps files" in answer.content.decode()


def test_a_document_whose_row_cannot_be_saved_leaves_no_file(client, disk, monkeypatch):
    town = Town(public=True)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    make_room(disk)
    client.raise_request_exception = False
    monkeypatch.setattr(Document, "save", lambda self: 1 / 0)
    assert client.post(f"{town.item_url}documents/new/", {**TYPED, "file": pdf("s.pdf")}).status_code == 500
    assert on(disk) == [] and not Document.objects.exists()


def test_a_national_file_on_a_full_disk_is_told_and_not_listed(client, disk):
    town = Town()
    client.force_login(user_with_role(town.council, Role.PERFORMANCE_OFFICER))
    rows = b"time_period,geographic_level\n" + b"2025,National\n" * 30_000
    data = {"kind": "release", "label": "2025", "file": pdf("release.csv", rows)}
    shown = client.post(reverse("indicators:national_bring", args=[town.council.slug]), data)
    assert "The file could not be kept" in shown.content.decode()
    assert on(disk) == [] and not NationalFile.objects.exists()
