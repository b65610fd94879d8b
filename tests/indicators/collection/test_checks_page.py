"""The page that says how figures are checked, and the one on which a council sets its queries."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.checks import CHECKS, SETTABLE
from indicators.checks.facts import CheckUse
from indicators.collection.check_settings.actions import set_checks
from indicators.collection.sections.querysets import check_settings
from indicators.models import CheckSetting
from tests.factories import CouncilFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return CouncilFactory()


def address(council, name="checks"):
    return reverse(f"indicators:{name}", args=[council.slug])


def signed_in(client, council, role):
    user = user_with_role(council, role)
    client.force_login(user)
    return user


def posted(**changes) -> dict[str, str]:
    """The form as it stands before anybody changed it, but for `changes`; None is a box without its tick."""
    data = {f"used-{check.code}": "on" for check in SETTABLE}
    named = {name.replace("__", "-").replace("_", "-"): value for name, value in changes.items()}
    return {name: value for name, value in {**data, **named}.items() if value is not None}


def test_an_officer_reads_every_check_in_words(client, council):
    signed_in(client, council, Role.PERFORMANCE_OFFICER)
    page = client.get(address(council)).content.decode()
    for check in CHECKS:
        assert f'id="{check.code}"' in page
    assert "The numerator of a percentage is more than what it is out of." in page
    assert "Ask beyond a step of: <b>10 percentage points</b>." in page
    assert address(council, "check_settings") not in page
    assert "An approver or an administrator of your council can switch a query off" in page


def test_an_approver_sets_a_threshold_and_switches_a_query_off(client, council):
    approver = signed_in(client, council, Role.APPROVER)
    page = client.get(address(council)).content.decode()
    assert address(council, "check_settings") in page
    data = posted(threshold__jump_in_points="12,5", used__same_as_last=None)
    response = client.post(address(council, "check_settings"), data, follow=True)
    assert response.redirect_chain == [(address(council), 302)]
    page = response.content.decode()
    assert "2 queries are set anew." in page
    assert "<b>12.5 percentage points</b>. Usually 10 percentage points." in page
    assert "Does not use it." in page
    assert "your council does not use 1 of the queries" in page
    settings = check_settings(council)
    assert settings["jump-in-points"] == CheckUse(True, 12.5)
    assert settings["same-as-last"] == CheckUse(False, None)
    entry = AuditEntry.objects.get(verb="set checks")
    assert (entry.by, entry.council) == (approver, council)
    changed = read_detail(entry.detail)["changed"]
    assert changed.before["jump-in-points"] == {"used": True, "threshold": None}
    assert changed.after["jump-in-points"] == {"used": True, "threshold": 12.5}
    assert set(changed.after) == {"jump-in-points", "same-as-last"}


def test_an_administrator_sets_the_queries_without_seeing_drafts(client, council):
    signed_in(client, council, Role.ADMINISTRATOR)
    assert client.get(address(council)).status_code == 403
    assert address(council, "check_settings") in client.get(address(council, "calendar")).content.decode()
    page = client.get(address(council, "check_settings")).content.decode()
    assert address(council) + '"' not in page
    response = client.post(
        address(council, "check_settings"), posted(threshold__unusual_denominator="3"), follow=True
    )
    assert response.status_code == 200
    assert "1 query is set anew." in response.content.decode()
    assert check_settings(council)["unusual-denominator"].threshold == 3


def test_the_form_shows_what_is_set(client, council):
    set_checks(council=council, settings={"outside-limits": CheckUse(True, 3)}, by=None)
    signed_in(client, council, Role.APPROVER)
    page = client.get(address(council, "check_settings")).content.decode()
    assert 'name="threshold-outside-limits" value="3"' in page
    assert "Usually 2.66, from 1 to 10." in page
    assert 'name="threshold-few-children-in-words"' not in page


@pytest.mark.parametrize("written", ["0.9", "11", "many", "=2", "1012,345", "-3", "9" * 30])
def test_a_threshold_that_cannot_be_is_refused_with_what_can(client, council, written):
    signed_in(client, council, Role.APPROVER)
    response = client.post(
        address(council, "check_settings"), posted(threshold__outside_limits=written, used__same_as_last=None)
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "A real change: enter a number from 1 to 10." in page
    assert 'href="#id_threshold-outside-limits"' in page
    assert not CheckSetting.objects.exists()
    assert not AuditEntry.objects.filter(verb="set checks").exists()


def test_saving_without_a_change_leaves_no_trace(client, council):
    signed_in(client, council, Role.APPROVER)
    data = posted(threshold__jump_in_points="10", threshold__outside_limits="2.66")
    page = client.post(address(council, "check_settings"), data, follow=True).content.decode()
    assert "Nothing changed." in page
    assert not CheckSetting.objects.exists()
    assert not AuditEntry.objects.filter(verb="set checks").exists()


def test_a_setting_that_is_the_usual_one_again_is_forgotten(council):
    set_checks(council=council, settings={"jump-in-points": CheckUse(False, 12)}, by=None)
    assert CheckSetting.objects.get().threshold == 12
    assert set_checks(council=council, settings={"jump-in-points": CheckUse()}, by=None) == ["jump-in-points"]
    assert not CheckSetting.objects.exists()
    assert AuditEntry.objects.filter(verb="set checks").count() == 2


@pytest.mark.parametrize(
    "code, setting",
    [
        ("numerator-above-denominator", CheckUse(used=False)),
        ("nothing-like-it", CheckUse()),
        ("jump-in-points", CheckUse(threshold=-1)),
        ("jump-in-points", CheckUse(threshold=float("nan"))),
        ("few-children-in-words", CheckUse(threshold=10)),
        ("looks-like-fraction", CheckUse(threshold=1)),
    ],
)
def test_what_may_not_be_set_is_refused(council, code, setting):
    with pytest.raises(NotAllowed):
        set_checks(council=council, settings={code: setting, "same-as-last": CheckUse(used=False)}, by=None)
    assert not CheckSetting.objects.exists()


def test_one_council_does_not_set_another_ones_checks(council):
    set_checks(council=council, settings={"jump-in-points": CheckUse(True, 12)}, by=None)
    assert check_settings(CouncilFactory()).get("jump-in-points", CheckUse()) == CheckUse()


def test_how_few_children_words_may_count_follows_the_council_s_hidden_numbers(council):
    council.disclosure_threshold = 9
    council.save()
    assert check_settings(council)["few-children-in-words"] == CheckUse(True, 9)
    set_checks(council=council, settings={"few-children-in-words": CheckUse(used=False)}, by=None)
    assert check_settings(council)["few-children-in-words"] == CheckUse(False, 9)


def test_the_pages_ask_the_database_little(client, council, django_assert_max_num_queries):
    signed_in(client, council, Role.APPROVER)
    client.get("/")  # a session's first page also notes when it began
    for name in ("checks", "check_settings"):
        with django_assert_max_num_queries(8):
            client.get(address(council, name))
