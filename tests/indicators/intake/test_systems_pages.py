"""Administrators say which systems may send figures."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.tokens import hash_of
from accounts.trail.parts import read_detail
from indicators.models import SendingSystem
from tests.factories import (
    AreaFactory,
    CouncilFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SendingSystemFactory,
    SourceFactory,
    user_with_role,
)
from tests.queries import assert_same_queries
from tests.senders import Sender, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return CouncilFactory()


@pytest.fixture
def administrator(council, client):
    user = user_with_role(council, Role.ADMINISTRATOR, name="Administrator")
    client.force_login(user)
    return user


@pytest.fixture
def visits():
    return IndicatorFactory(code="visits", title="Visits on time")


def address(council, name="systems", *rest):
    return reverse(f"indicators:{name}", args=[council.slug, *rest])


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content).text_content().split())


def test_a_token_is_shown_once_and_only_its_hash_is_kept(client, council, administrator, visits):
    answer = client.post(address(council, "system_new"), {"name": "Case system", "indicators": [visits.pk]})
    token = html.fromstring(answer.content).xpath("//input[@id='token']/@value")[0]
    assert "no-store" in answer["Cache-Control"]
    system = SendingSystem.objects.get()
    assert system.token_hash == hash_of(token) and token.startswith(system.token_start)
    listed = client.get(address(council)).content.decode()
    assert token not in listed and system.token_start in listed
    entry = AuditEntry.objects.get(verb="let a system send figures")
    assert entry.by == administrator and read_detail(entry.detail)["changed"].after == {
        "indicators": ["visits"]
    }
    assert token not in str(entry.detail) and system.token_hash not in str(entry.detail)


def test_the_token_on_the_page_sends_figures(client, council, administrator, visits):
    answer = client.post(address(council, "system_new"), {"name": "Case system", "indicators": [visits.pk]})
    sender = Sender(council, visits, name="Another")
    sender.token = html.fromstring(answer.content).xpath("//input[@id='token']/@value")[0]
    assert sender.outcomes(row(visits, "2018-W36")) == ["recorded"]
    words = text_of(client.get(address(council)))
    assert "just now" in words and "Case system" in words and "Never" in words


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"name": "", "indicators": ["own"]}, "Enter the name."),
        ({"name": "Case system"}, "Choose at least one indicator."),
        ({"name": "case SYSTEM", "indicators": ["own"]}, "Another system has this name"),
        ({"name": "New", "indicators": ["other"]}, "that are listed."),
    ],
)
def test_what_is_missing_or_taken_is_said_beside_its_field(
    client, council, administrator, visits, posted, words
):
    Sender(council, visits, name="Case system")
    other = IndicatorFactory(council=CouncilFactory(), code="other")
    keys = {"own": visits.pk, "other": other.pk}
    posted = {**posted, "indicators": [keys[one] for one in posted.get("indicators", [])]}
    answer = client.post(address(council, "system_new"), posted)
    assert words in text_of(answer) and SendingSystem.objects.count() == 1


def test_what_a_system_may_send_is_changed_and_its_token_stays(client, council, administrator, visits):
    sender, other = Sender(council, visits), IndicatorFactory(code="other")
    sender.send(row(visits, "2018-W36"))
    page = address(council, "system", sender.system.pk)
    chosen = html.fromstring(client.get(page).content).xpath("//input[@checked]/@value")
    assert chosen == [str(visits.pk)]
    client.post(page, {"indicators": [visits.pk, other.pk]})
    assert sender.outcomes(row(other, "2018-W36"), row(visits, "2018-W36")) == ["recorded", "recorded"]
    assert sender.system.sends.filter(indicator=visits, last_sent_at__isnull=False).exists()
    entry = AuditEntry.objects.get(verb="changed what a system may send")
    assert read_detail(entry.detail)["changed"].before == {"indicators": ["visits"]}
    client.post(page, {"indicators": [other.pk]})
    assert sender.outcomes(row(visits, "2018-W37")) == ["refused"]
    client.post(page, {"indicators": [other.pk]})
    assert AuditEntry.objects.filter(verb="changed what a system may send").count() == 2


def test_revoking_asks_first_and_then_shuts_the_door_at_once(client, council, administrator, visits):
    sender = Sender(council, visits)
    page = address(council, "system_revoke", sender.system.pk)
    assert "cannot be brought back" in text_of(client.get(page))
    assert sender.outcomes(row(visits, "2018-W36")) == ["recorded"]
    client.post(page)
    assert sender.send(row(visits, "2018-W37")).status_code == 401
    assert "Revoked" in text_of(client.get(address(council)))
    assert AuditEntry.objects.get(verb="revoked a system's token").by == administrator
    assert "is revoked" in text_of(client.post(page))
    assert "is revoked" in text_of(
        client.post(address(council, "system", sender.system.pk), {"indicators": [visits.pk]})
    )


def test_a_name_is_free_again_once_its_system_is_revoked(client, council, administrator, visits):
    sender = Sender(council, visits, name="Case system")
    client.post(address(council, "system_revoke", sender.system.pk))
    client.post(address(council, "system_new"), {"name": "Case system", "indicators": [visits.pk]})
    assert SendingSystem.objects.filter(name="Case system").count() == 2


def test_another_councils_systems_are_not_there(client, council, administrator, visits):
    other = Sender(CouncilFactory(), visits, name="Elsewhere")
    assert "Elsewhere" not in text_of(client.get(address(council)))
    for name in ("system", "system_revoke"):
        assert client.post(address(council, name, other.system.pk)).status_code == 404
    assert other.outcomes(row(visits, "2018-W36")) == ["recorded"]


def test_the_list_costs_the_same_for_one_system_and_for_ten(client, council, administrator, visits):
    Sender(council, visits)
    grow = lambda: [Sender(council, visits, name=f"System {n}") for n in range(9)]  # noqa: E731
    assert_same_queries(client, address(council), grow)


def test_the_trail_of_figures_sent_names_the_system(client, council, administrator, visits):
    Sender(council, visits, name="Night job").send(row(visits, "2018-W36"))
    words = text_of(client.get(reverse("accounts:audit", args=[council.slug])))
    assert "sent figures" in words and "Night job" in words


def test_drafts_say_when_other_systems_last_sent_their_measures(client, council, visits):
    section = SectionFactory(scorecard=ScorecardFactory(council=council, slug="panel"))
    AreaFactory(gss_code=council.gss_code)
    measures = [visits, IndicatorFactory(code="other"), IndicatorFactory(code="typed")]
    for indicator in measures:
        SectionIndicatorFactory(section=section, indicator=indicator)
    client.force_login(user_with_role(council, Role.PERFORMANCE_OFFICER))
    draft = f"/{council.slug}/panel/2018-19/q2/draft/"
    assert "Sent by" not in text_of(client.get(draft))
    sender = Sender(council, *measures, name="Case system")
    Sender(CouncilFactory(), *measures).send(row(measures[2]))
    sender.send(row(visits))
    assert "Sent by other systems: 1 measure just now." in text_of(client.get(draft))
    sender.send(row(measures[1]))
    sender.system.sends.filter(indicator=measures[1]).update(
        last_sent_at=timezone.now() - timedelta(hours=2.5)
    )
    assert "Sent by other systems: 2 measures, the latest just now." in text_of(client.get(draft))
    assert "Sent by Case system 2 hours ago." in text_of(client.get(f"{draft}measures/other/"))
    assert "Sent by" not in text_of(client.get(f"{draft}measures/typed/"))


def test_the_list_of_imports_names_the_systems_that_sent(client, council):
    client.force_login(user_with_role(council, Role.PERFORMANCE_OFFICER))

    def sent():
        system = SendingSystemFactory(council=council, name="Case management")
        return SourceFactory(council=council, kind="machine", system=system)

    sent()
    assert "Sent by Case management" in text_of(client.get(address(council, "uploads")))
    assert_same_queries(client, address(council, "uploads"), lambda: [sent() for _ in range(5)])
