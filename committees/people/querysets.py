"""Reads of people and their places on committees, scoped to a council."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Council, User
from committees.models import Committee, CommitteeMembership, MeetingRules, Person


def on_day(day: date) -> Q:
    """Memberships that stand on a day."""
    return (Q(starts=None) | Q(starts__lte=day)) & (Q(ends=None) | Q(ends__gte=day))


def members_on(committee: Committee, day: date) -> list[CommitteeMembership]:
    """With their people, in the order of capacities (the chair first) and then of names."""
    found = CommitteeMembership.objects.filter(on_day(day), committee=committee)
    order = list(CommitteeMembership.Capacity)
    by_name = found.select_related("person").order_by("person__name", "person__role", "pk")
    return sorted(by_name, key=lambda each: order.index(CommitteeMembership.Capacity(each.capacity)))


def memberships_of(committee: Committee) -> QuerySet[CommitteeMembership]:
    """All there ever were, with their people."""
    found = CommitteeMembership.objects.filter(committee=committee)
    return found.select_related("person").order_by("person__name", "person__role", "pk")


def people_of(council: Council) -> QuerySet[Person]:
    return Person.objects.for_council(council)


def accounts_of(council: Council) -> QuerySet[User]:
    """Accounts with a role in the council, which a person may have."""
    return User.objects.filter(memberships__council=council, is_active=True).distinct().order_by("email")


def names_told(council: Council) -> list[str]:
    """What may be named in minutes and beside them: persons of the committees by name and role, the committees and the
    council. Two queries."""
    people = people_of(council).values_list("name", "role")
    committees = Committee.objects.for_council(council).values_list("name", "short_name")
    return [
        council.name,
        council.short_name,
        *(each for pair in (*people, *committees) for each in pair if each),
    ]


def names_style(council: Council | int) -> str:
    """How the council shows members' names."""
    return style_asked(MeetingRules.objects.filter(council=council).values_list("names", flat=True).first())


def style_asked(found: str | None) -> str:
    """Of what the council's rules say of names: None where it has set none."""
    return found or str(MeetingRules.Names.NAME_AND_ROLE)


def where_to_ask(council: Council) -> str:
    """For a paper in another format: "the democratic services of Exampleton: 01632 960 001". One query."""
    contact = MeetingRules.objects.for_council(council).values_list("contact", flat=True).first()
    return f"the democratic services of {council.name}{f': {contact}' if contact else ''}"
