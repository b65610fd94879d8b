"""A month's briefing that was withdrawn is gone at its addresses, which say why; it can be put back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from accounts.roles import Role
from scorecards.models import BriefingTakingDown
from tests.scorecards.briefings.test_months import council  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
REASON = "A month let a number be worked out that is to be hidden."


def test_a_briefing_that_was_taken_down_says_so_and_readers_are_led_to_what_stands(council):  # noqa: F811
    council.publish()
    council.publish(correction="Counted twice")
    month, second = f"{council.base}2025-26/november/", f"{council.base}2025-26/november/number-2/"
    visitor, approver = council.client(), council.client(Role.APPROVER)
    assert "Withdraw this briefing" in approver.get(month).text
    assert "Withdraw this" not in visitor.get(month).text
    page = approver.get(f"{second}take-down/").text
    assert "Readers of November 2025 are then led to briefing 1." in page and "cannot be called back" in page
    assert "Say why." in approver.post(f"{second}take-down/", {"reason": " "}).text
    assert approver.post(f"{second}take-down/", {"reason": REASON}).url == second
    gone = visitor.get(second)
    assert gone.status_code == 410 and REASON in gone.text and "put-back" not in gone.text
    assert "Briefing 1, published" in visitor.get(month).text and visitor.get(second).status_code == 410

    first = f"{council.base}2025-26/november/number-1/"
    other = "It named a school by mistake."
    approver.post(f"{first}take-down/", {"reason": other})
    assert other in visitor.get(month).text and REASON in visitor.get(month).text
    assert "Put briefing 2 of November 2025 back" in approver.get(month).text
    for client in (visitor, approver):
        for path in (month, first, second):
            assert client.get(path).status_code == 410, path
    assert "November 2025 The briefing was withdrawn" in council.page("")
    assert "November 2025" not in council.client().get(f"/{council.council.slug}/").text
    for client, links in ((visitor, False), (approver, True)):
        listed = client.get(council.base).text
        assert REASON in listed and "withdrawn on" in listed and (first in listed) is links

    assert "withdrawn already" in approver.get(f"{first}take-down/", follow=True).text
    approver.post(f"{second}put-back/", {"reason": "It was checked."})
    assert (
        visitor.get(month).status_code == 200
        and "not withdrawn" in approver.get(f"{second}put-back/", follow=True).text
    )
    verbs = AuditEntry.objects.filter(subject="briefing").order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[2:] == ["took a briefing down", "took a briefing down", "put a briefing back"]


def test_a_command_takes_it_down_too(council):  # noqa: F811
    briefing = council.publish()
    named = {
        "council": council.council.slug,
        "committee": "panel",
        "period": "November 2025",
        "reason": REASON,
    }
    said = StringIO()
    call_command("take_down_edition", **named, briefing=1, dry_run=True, stdout=said)
    assert "Nothing was changed" in said.getvalue() and not BriefingTakingDown.objects.exists()
    call_command("take_down_edition", **named, briefing=1, stdout=said)
    assert "is withdrawn" in said.getvalue() and BriefingTakingDown.objects.get().briefing == briefing
    with pytest.raises(CommandError, match="has no briefing 7"):
        call_command("take_down_edition", **named, briefing=7, stdout=said)
