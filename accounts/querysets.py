"""Reads of people and the audit trail, scoped to a council; and reading a row for nobody else to write to it."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import FilteredRelation, IntegerField, JSONField, Model, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.composing.querysets import composed_once
from accounts.models import AuditEntry, Council, Membership, User
from accounts.roles import Role

Row = TypeVar("Row", bound=Model)
SIGN_IN = "sign-in"  # the subject of entries about somebody's own way in
TRIED = "entered a wrong"  # a password or a code, by whoever it was
SHORT = 3  # a word of so few letters stands within many others
BEFORE_A_WORD = (" ", "(", "\n")


def lock(row: Row) -> Row:
    """The row as it stands now, held to the end of the transaction: whoever locks it too waits until then.

    Without a key lock, so that a long import holds up no other write that names the row, such as an audit entry.
    """
    # By way of `_meta`, because the user of a request is wrapped in something of another type
    return row._meta.model._base_manager.select_for_update(no_key=True).get(pk=row.pk)


class KeysOf(Subquery):
    """For an annotation: the list of all that an inner query finds in its one column, called `key`; [] for nothing.

    One query then reads rows with what hangs on each, where fetching that beside would cost a query more.
    """

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **context):
        listed = '(SELECT json_group_array(part."key") FROM (%(subquery)s) part)'
        return self.as_sql(compiler, connection, template=listed, **context)

    def as_postgresql(self, compiler, connection, **context):
        listed = "(SELECT COALESCE(jsonb_agg(part.\"key\"), '[]'::jsonb) FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=listed, **context)


class CountOf(Subquery):
    """For an annotation: how many rows an inner query finds."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) part)"
    output_field = IntegerField()


def unpacked(found: str | dict) -> dict:
    """One of the list of `KeysOf`, or what lies within it: JSON within JSON SQLite hands on as text."""
    return json.loads(found) if isinstance(found, str) else found


def council_with_roles(slug: str, user: User | AnonymousUser) -> tuple[Council | None, frozenset[Role]]:
    """The council of that slug, or None, and the roles that the person has there. One query, asked by every page."""
    rows = _council_with_roles(slug, user.pk if user.is_authenticated else None)
    if not rows:
        return None, frozenset()
    council = Council.from_db(connection.alias, COUNCIL_COLUMNS, rows[0][:-1])
    return council, frozenset(Role(role) for *_, role in rows if role)


COUNCIL_COLUMNS = [field.attname for field in Council._meta.concrete_fields]


@composed_once
def _council_with_roles(slug, user):
    own = FilteredRelation("memberships", condition=Q(memberships__user=user))
    found = Council.objects.filter(slug=slug).order_by().annotate(own=own)
    return found.values_list(*COUNCIL_COLUMNS, "own__role")


def memberships_of(council: Council) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(council=council)
        .select_related("user")
        .order_by("user__name", "user__email", "role")
    )


def holding(words: Iterable[Sequence[str]], *fields: str) -> Q:
    """Rows whose fields together may have every word, each by one of its names; whoever searches looks closer.

    Contained anywhere, whatever the case: both databases can do that alike. Signs with a meaning of their own are
    escaped by Django.
    """
    found = Q()
    for names in words:
        found &= reduce(or_, (_holding(name, field) for name in names for field in fields), Q())
    return found


def _holding(name: str, field: str) -> Q:
    if len(name) > SHORT or not name[:1].isalnum():
        return Q(**{f"{field}__icontains": name})
    within = (Q(**{f"{field}__icontains": f"{before}{name}"}) for before in BEFORE_A_WORD)
    return reduce(or_, within, Q(**{f"{field}__istartswith": name}))


def councils_of(user: User) -> QuerySet[Council]:
    return Council.objects.filter(memberships__user=user).distinct()


def public_councils() -> QuerySet[Council]:
    return Council.objects.filter(public_access=True)


def audit_of(
    council: Council,
    *,
    subject: str = "",
    person: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEntry]:
    """The council's trail, newest first. `person` is part of an e-mail address or name; both days are included.

    Of signing in also what belongs to no council: what its own people did, and what was tried in their names.
    """
    entries = AuditEntry.objects.filter(council=council)
    if person:
        entries = entries.filter(_named(person, "by__"))
    if subject == SIGN_IN:
        people = User.objects.filter(_named(person), memberships__council=council)
        keys = [str(key) for key in people.values_list("pk", flat=True).distinct()]
        entries = entries | AuditEntry.objects.filter(council=None, subject_key__in=keys)
    entries = entries.select_related("by")
    if subject:
        entries = entries.filter(subject=subject)
    if since:
        entries = entries.filter(at__gte=start_of(since))
    if until:
        entries = entries.filter(at__lt=start_of(until + timedelta(days=1)))
    return entries.order_by("-at", "-id")


def _named(text: str, path: str = "") -> Q:
    return Q(**{f"{path}email__icontains": text}) | Q(**{f"{path}name__icontains": text})


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


NEWEST_ENTRY = """
    SELECT (SELECT entry.id FROM accounts_auditentry entry WHERE entry.council_id = council.id
            ORDER BY entry.at DESC, entry.id DESC LIMIT 1)
    FROM accounts_council council WHERE council.slug = %s AND council.public_access
"""


def newest_entry(council_slug: str) -> int | None:
    """The number of the council's newest audit entry, 0 before the first; None where the public may not read it.

    Written as SQL because every visit to a published page asks it, and building the query cost as much as the page.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_ENTRY, [council_slug])
        found = cursor.fetchone()
    return None if found is None else found[0] or 0
