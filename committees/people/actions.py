"""Committees, people and their places on them: added, changed, ended; what a council chose for its meetings."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.policies import demand
from accounts.trail import actions as audit
from committees.exemption.querysets import exempt_to_come, meetings_out, regime_of
from committees.models import Committee, CommitteeMembership, MeetingRules, Person
from committees.people.policies import why_not_a_member, why_not_another_law, why_not_this_scorecard
from committees.snapshots import changes, snapshot
from scorecards.models import Scorecard

PERSON_FIELDS = ("kind", "name", "role", "user")
MEMBERSHIP_FIELDS = ("capacity", "starts", "ends")
COMMITTEE_FIELDS = ("name", "short_name", "slug", "quorum", "terms", "scorecard")
RULE_FIELDS = ("regime", "names", "arising_item", "question_days", "contact")


@transaction.atomic
def add_person(
    *, council: Council, kind: str, name: str = "", role: str = "", user: User | None = None, by: User | None
) -> Person:
    """Somebody minutes may name."""
    person = Person.objects.create(council=council, kind=kind, name=name, role=role, user=user)
    made = changes({}, snapshot(person, PERSON_FIELDS))
    audit.record(
        by=by, council=council, verb="added a person of committees", subject=person, detail={"changed": made}
    )
    return person


@transaction.atomic
def edit_person(*, person: Person, values: dict[str, object], by: User | None) -> Person:
    """Change some of kind, name, role and account. Minutes show the name as it is now."""
    before = snapshot(person, PERSON_FIELDS)
    for field in PERSON_FIELDS:
        if field in values:
            setattr(person, field, values[field])
    person.save()
    change = changes(before, snapshot(person, PERSON_FIELDS))
    audit.record(
        by=by,
        council=person.council,
        verb="changed a person of committees",
        subject=person,
        detail={"changed": change},
    )
    return person


@transaction.atomic
def add_membership(
    *,
    committee: Committee,
    person: Person,
    capacity: str,
    starts: date | None = None,
    ends: date | None = None,
    by: User | None,
) -> CommitteeMembership:
    """Raises NotAllowed where the person is on the committee in that time already, or is another council's."""
    demand(why_not_a_member(committee, person, starts, ends))
    membership = CommitteeMembership.objects.create(
        committee=committee, person=person, capacity=capacity, starts=starts, ends=ends
    )
    _record(membership, "added a member to a committee", {}, by)
    return membership


@transaction.atomic
def add_member(
    *,
    committee: Committee,
    person: Person | None = None,
    new: dict[str, object] | None = None,
    capacity: str,
    starts: date | None = None,
    ends: date | None = None,
    by: User | None,
) -> CommitteeMembership:
    """Add a known person, or one who is new and added with it. Raises NotAllowed, and then neither is kept."""
    person = person or add_person(council=committee.council, by=by, **(new or {}))
    return add_membership(
        committee=committee, person=person, capacity=capacity, starts=starts, ends=ends, by=by
    )


@transaction.atomic
def edit_membership(
    *, membership: CommitteeMembership, values: dict[str, object], by: User | None
) -> CommitteeMembership:
    """Change capacity and days; a membership ends by its last day and is never removed. Raises NotAllowed."""
    before = snapshot(membership, MEMBERSHIP_FIELDS)
    for field in MEMBERSHIP_FIELDS:
        if field in values:
            setattr(membership, field, values[field])
    demand(
        why_not_a_member(
            membership.committee, membership.person, membership.starts, membership.ends, but=membership.pk
        )
    )
    membership.save()
    _record(membership, "changed a member of a committee", before, by)
    return membership


@transaction.atomic
def create_committee(
    *,
    council: Council,
    name: str,
    short_name: str,
    slug: str,
    quorum: int | None = None,
    terms: str = "",
    scorecard: Scorecard | None = None,
    by: User | None,
) -> Committee:
    """Raises NotAllowed where the scorecard is another council's."""
    committee = Committee(council=council, name=name, short_name=short_name, slug=slug, scorecard=scorecard)
    committee.quorum, committee.terms = quorum, terms
    demand(why_not_this_scorecard(committee, scorecard))
    committee.save()
    made = changes({}, snapshot(committee, COMMITTEE_FIELDS))
    audit.record(
        by=by, council=council, verb="set up a committee", subject=committee, detail={"changed": made}
    )
    return committee


@transaction.atomic
def edit_committee(*, committee: Committee, values: dict[str, object], by: User | None) -> list[str]:
    """Change some of name, short name, quorum, terms and scorecard; gives the names of what changed. Its address stays:
    minutes were published at it. Raises NotAllowed where the scorecard is another council's."""
    before = snapshot(committee, COMMITTEE_FIELDS)
    for field in COMMITTEE_FIELDS:
        if field in values:
            setattr(committee, field, values[field])
    demand(why_not_this_scorecard(committee, committee.scorecard))
    change = changes(before, snapshot(committee, COMMITTEE_FIELDS))
    if not change.after:
        return []
    committee.save()
    audit.record(
        by=by,
        council=committee.council,
        verb="changed a committee",
        subject=committee,
        detail={"changed": change},
    )
    return sorted(change.after)


@transaction.atomic
def set_rules(*, council: Council, values: dict[str, object], by: User | None) -> MeetingRules:
    """What the council chose for the meetings of all its committees: `values` of RULE_FIELDS, the others stay.
    What came out keeps the law that it came out under. Raises NotAllowed where something to come is exempt by it."""
    rules, created = MeetingRules.objects.select_for_update().get_or_create(council=council)
    law = regime_of(council)
    before = {} if created else snapshot(rules, RULE_FIELDS)
    for field in RULE_FIELDS:
        if field in values:
            setattr(rules, field, values[field])
    rules.save()
    if regime_of(council) is not law:
        demand(why_not_another_law(exempt_to_come(council, localdate())))
        meetings_out(council, localdate()).filter(kept_regime="").update(kept_regime=law)
    change = changes(before, snapshot(rules, RULE_FIELDS))
    audit.record(
        by=by,
        council=council,
        verb="changed the rules of meetings",
        subject=rules,
        detail={"changed": change},
    )
    return rules


def _record(membership: CommitteeMembership, verb: str, before: dict[str, object], by: User | None) -> None:
    after = snapshot(membership, MEMBERSHIP_FIELDS)
    audit.record(
        by=by,
        council=membership.committee.council,
        verb=verb,
        subject=membership,
        key=f"{membership.person}, {membership.committee}"[:120],
        detail={"changed": changes(before, after)},
    )
