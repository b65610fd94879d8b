"""Documents of an item: by content, under their hash, for everyone or restricted, withdrawn with their entry."""

import pytest
from lxml import html

from accounts.roles import Role
from committees.models import (
    Document,
)
from tests.committees.shown import faults, page, section
from tests.factories import user_with_role
from tests.meetings import pdf

pytestmark = pytest.mark.django_db


def test_a_document_is_told_by_its_content_and_saved_under_its_hash(town, clerk):
    data = {"title": "Survey", "published_on": "2025-11-07", "file": pdf("../../photo.exe")}
    clerk.post(f"{town.item_url}documents/new/", data)
    document = Document.objects.get()
    assert (document.mime_type, document.file_name) == ("application/pdf", "photo.pdf")
    assert document.file.name == f"documents/{town.council.slug}/{document.sha512[:32]}"
    response = clerk.get(f"{town.item_url}documents/{document.pk}/")
    assert response["Content-Disposition"] == 'attachment; filename="photo.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"MZ\x90\x00\x03\x00", "cannot be kept here"), (b"", "empty"), (b"PK\x03\x04 broken", "damaged")],
)
def test_a_hostile_or_broken_file_is_refused_and_nothing_is_saved(town, clerk, content, told):
    data = {"title": "Survey", "published_on": "2025-11-07", "file": pdf("report.pdf", content)}
    assert told in faults(clerk.post(f"{town.item_url}documents/new/", data))
    assert not Document.objects.exists()


def test_a_restricted_document_is_listed_with_its_reason_and_opened_by_democratic_services_only(town, client):
    town.discuss()
    secret = Document.objects.get(restricted=True)
    tree = page(client, town.item_url)
    listed = section(tree, "docs")
    assert "Homes by provider Not public. Exempt: business affairs." in listed
    assert f"documents/{secret.pk}/" not in html.tostring(tree).decode()
    url = f"{town.item_url}documents/{secret.pk}/"
    told = (
        client.get(url),
        client.get(f"{town.item_url}documents/99999/"),
    )  # nothing that is not there says less
    assert [each.status_code for each in told] == [404, 404]
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert client.get(url).status_code == 404
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    response = client.get(url)
    assert response.status_code == 200 and response["Cache-Control"] == "private, no-store"


def test_a_document_can_be_withdrawn_and_its_entry_stays(town, clerk):
    town.discuss()
    document = Document.objects.get(restricted=False)
    clerk.post(f"{town.item_url}documents/{document.pk}/withdraw/", {"reason": "Published by mistake"})
    clerk.logout()
    assert "Cover report Not public. Published by mistake." in section(page(clerk, town.item_url), "docs")
