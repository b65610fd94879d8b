"""Writes: the item for actions is put on the agenda of a meeting that is planned."""

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.trail import actions as audit
from committees.arising.querysets import last_item, puts_them_on
from committees.arising.standing import ITEM_NUMBER, ITEM_TITLE
from committees.models import AgendaItem, Meeting
from committees.snapshots import changes, snapshot

TAKES_MATTERS_ARISING = (Meeting.Kind.ORDINARY, Meeting.Kind.ANNUAL, Meeting.Kind.PRIVATE)
FIELDS = ("kind", "order", "number", "title", "report_of")


@transaction.atomic
def put_on_agenda(*, meeting: Meeting, by: User | None) -> AgendaItem | None:
    """As the committee's last agenda had it. None where the council's rules do not ask for it, for a meeting of the
    past or of a kind that takes no matters arising, and where its agenda has such an item."""
    takes = meeting.kind in TAKES_MATTERS_ARISING and meeting.date >= localdate()
    kind = AgendaItem.Kind.ACTIONS
    if not takes or not puts_them_on(meeting) or meeting.items.filter(kind=kind).exists():
        return None
    last = last_item(meeting)
    item = AgendaItem.objects.create(
        meeting=meeting,
        kind=kind,
        number=last.number if last else ITEM_NUMBER,
        order=last.order if last else int(ITEM_NUMBER),
        title=last.title if last else ITEM_TITLE,
        report_of=last.report_of if last else "",
    )
    council, made = meeting.committee.council, changes({}, snapshot(item, FIELDS))
    audit.record(by=by, council=council, verb="added an agenda item", subject=item, detail={"changed": made})
    return item
