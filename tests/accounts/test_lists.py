"""Lists by pages: whatever number stands in the address, a page of it is shown, and never more than a page."""

import pytest
from django.test import Client

from accounts.models import AuditEntry
from accounts.querysets import audit_of
from accounts.roles import Role
from accounts.tables import MOST_PAGES, page_number
from tests.architecture.project import name_of, source_files
from tests.factories import CouncilFactory, user_with_role

NUMBERS = ["0", "-1", "x", "1.5", "99999999999999999999", "9" * 5000, "١", "", "1e9"]


@pytest.mark.slow
@pytest.mark.django_db
def test_no_number_of_a_page_is_too_large_and_no_page_longer_than_it_is():
    council = CouncilFactory()
    client = Client()
    client.force_login(user_with_role(council, *Role))
    AuditEntry.objects.bulk_create(
        AuditEntry(council=council, verb="tried", subject="council") for _ in range(60)
    )
    for path in ("audit/", "people/", "meetings/", "actions/", "scorecards/", "systems/", "evidence/"):
        for number in NUMBERS:
            for name in ("page", "per_page", "sort"):
                answer = client.get(f"/{council.slug}/{path}", {name: number})
                assert answer.status_code == 200, (path, name, number)
    assert audit_of(council).count() > 50
    page = client.get(f"/{council.slug}/audit/?per_page=1000")
    assert len(page.context["table"].page.object_list) == 50


def test_a_page_is_a_number_of_digits_within_reason():
    assert [page_number(text) for text in NUMBERS] == [1, 1, 1, 1, MOST_PAGES, MOST_PAGES, 1, 1, 1]


def test_every_list_is_paged_in_one_way():
    """The package's own way takes the length of a page from the address."""
    assert [name_of(path) for path in source_files() if "RequestConfig(" in path.read_text("utf-8")] == []
