"""A committee's members as plain data for its page."""

from collections.abc import Iterable
from datetime import date

from committees.models import CommitteeMembership, Person
from committees.people.names import Shown, shown_as
from indicators.terms.periods import day_words

Capacity = CommitteeMembership.Capacity
GROUPS = (
    ("Members", (Capacity.CHAIR, Capacity.VICE_CHAIR, Capacity.MEMBER)),
    ("Named substitutes", (Capacity.SUBSTITUTE,)),
    ("Co-opted, without a vote", (Capacity.COOPTED, Capacity.YOUNG_PERSON)),
    ("Officers in attendance", (Capacity.OFFICER,)),
)

# What the heading of their group says of those who stand in it
IN_THE_GROUP = {
    str(each.label) for each in (Capacity.MEMBER, Capacity.SUBSTITUTE, Capacity.OFFICER, Capacity.COOPTED)
}


def not_said_yet(shown: Shown) -> str:
    """What stands beside a name in its group: nothing that the group's heading or the name says already."""
    said = shown.more in IN_THE_GROUP or shown.more.lower() in shown.words.lower()
    return "" if said else shown.more


def person_shown(person: Person, capacity: str, style: str) -> Shown:
    """`capacity` is one of a committee's membership; `style` the council's way of showing names."""
    return shown_as(person.name, person.role, str(Capacity(capacity).label), style)


def present_members(
    memberships: Iterable[CommitteeMembership], today: date, style: str, *, may_edit: bool
) -> list[dict]:
    """Those of today in groups, the chair first; editors also see who was and who is to come."""
    found = list(memberships)
    groups = []
    for title, capacities in GROUPS:
        rows = [
            present_member(each, today, style)
            for each in sorted(
                found, key=lambda each: capacities.index(each.capacity) if each.capacity in capacities else 0
            )
            if each.capacity in capacities and (may_edit or stands(each, today))
        ]
        if rows:
            groups.append({"title": title, "rows": rows, "count": sum(row["stands"] for row in rows)})
    return groups


def present_member(membership: CommitteeMembership, today: date, style: str) -> dict:
    shown = person_shown(membership.person, membership.capacity, style)
    capacity = str(membership.get_capacity_display())
    return {
        "pk": membership.pk,
        "person_pk": membership.person_id,
        "name": shown.words,
        "more": ", ".join(
            each
            for each in (shown.more, capacity if capacity not in (shown.more, shown.words, "Member") else "")
            if each
        ),
        "stands": stands(membership, today),
        "days": days_words(membership),
    }


def stands(membership: CommitteeMembership, today: date) -> bool:
    started = membership.starts is None or membership.starts <= today
    return started and (membership.ends is None or membership.ends >= today)


def days_words(membership: CommitteeMembership) -> str:
    """ "Since 1 May 2025", "Until 6 May 2026", "1 May 2025 to 6 May 2026", or ""."""
    starts, ends = membership.starts, membership.ends
    if starts and ends:
        return f"{day_words(starts)} to {day_words(ends)}"
    if starts:
        return f"Since {day_words(starts)}"
    return f"Until {day_words(ends)}" if ends else ""
