"""Rows as objects in the shape of OParl 1.1."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.timezone import get_current_timezone

from accounts.models import Council
from committees.addresses import item_url, meeting_url
from committees.documents.presenters import out_on
from committees.follow_ups.presenters import owner_and_due
from committees.meetings.presenters import added_words, minutes_standing
from committees.minutes.corrections.presenters import added
from committees.minutes.presenters import limb_citations
from committees.models import (
    AgendaItem,
    Committee,
    CommitteeMembership,
    Meeting,
    Person,
    Reader,
)
from committees.open_data.addresses import Addresses
from committees.open_data.arising.presenters import corrected
from committees.open_data.files.presenters import (
    changed_since,
    meeting_days,
    meeting_files,
    present_file,
    since_when,
)
from committees.open_data.kinds import LISTS, OPARL, OURS, Object, without_gaps
from committees.open_data.said.presenters import present_paragraph, present_resolution
from committees.papers.contents.querysets import Said
from committees.papers.kinds import AGENDA, MINUTES
from committees.people.presenters import person_shown
from committees.presenters import is_held
from scorecards.editions.addresses import edition_url


def begun(kind: str, type_name: str, key: int, to: Addresses) -> Object:
    return {"id": to.of(kind, key), "type": f"{OPARL}{type_name}"}


def moment(day: date | None, at: time | None = None) -> str | None:
    """As OParl writes it, with the time's distance from Greenwich."""
    if day is None:
        return None
    return datetime.combine(day, at or time(), get_current_timezone()).isoformat()


def present_system(council: Council, to: Addresses) -> Object:
    return {
        "id": to.the_system(),
        "type": f"{OPARL}System",
        "oparlVersion": OPARL,
        "body": to.list_of("bodies"),
        "name": f"Meetings of {council.name}",
        "website": to.named("meetings"),
    }


def present_body(council: Council, to: Addresses) -> Object:
    lists = {name: to.list_of(kind) for name, kind in LISTS.items()}
    body = begun("bodies", "Body", council.pk, to) | {"system": to.the_system(), "name": council.name}
    return body | lists | {"legislativeTerm": [], "web": to.named("meetings")}


def present_committee(
    committee: Committee, memberships: Sequence[CommitteeMembership], to: Addresses
) -> Object:
    return without_gaps(
        begun("organizations", "Organization", committee.pk, to)
        | {
            "body": to.of("bodies", committee.council_id),
            "name": committee.name,
            "shortName": committee.short_name,
            "organizationType": "Gremium",
            "classification": "Committee",
            "membership": [to.of("memberships", each.pk) for each in memberships],
            "meeting": f"{to.list_of('meetings')}?organization={committee.pk}",
            "web": to.named("committee", committee.slug),
        }
    )


def present_person(person: Person, style: str, to: Addresses) -> Object:
    seats = list(person.memberships.all())
    shown = person_shown(person, seats[0].capacity if seats else "member", style)
    return without_gaps(
        begun("people", "Person", person.pk, to)
        | {
            "body": to.of("bodies", person.council_id),
            "name": shown.words,
            "status": [shown.more] if shown.more else [],
            "membership": [present_membership(each, to) for each in seats],
        }
    )


def present_membership(membership: CommitteeMembership, to: Addresses) -> Object:
    return without_gaps(
        begun("memberships", "Membership", membership.pk, to)
        | {
            "person": to.of("people", membership.person_id),
            "organization": to.of("organizations", membership.committee_id),
            "role": str(membership.get_capacity_display()),
            "votingRight": membership.capacity in CommitteeMembership.VOTING,
            "startDate": membership.starts.isoformat() if membership.starts else None,
            "endDate": membership.ends.isoformat() if membership.ends else None,
        }
    )


def present_meeting(meeting: Meeting, items: Sequence[Object], reader: Reader, to: Addresses) -> Object:
    """`items` are its agenda items as objects."""
    files = meeting_files(meeting, reader, to)
    return without_gaps(
        begun("meetings", "Meeting", meeting.pk, to)
        | {
            "name": f"{meeting.committee.name}, {meeting.date.isoformat()}",
            "meetingState": state_of(meeting, reader),
            "cancelled": meeting.state == Meeting.State.CANCELLED,
            "start": moment(meeting.date, meeting.time),
            "location": present_location(meeting, to) if meeting.location else None,
            "organization": [to.of("organizations", meeting.committee_id)],
            "participant": [to.of("people", each.person_id) for each in meeting.attendance.all()],
            "invitation": files.get(AGENDA.slug),
            "resultsProtocol": files.get(MINUTES.slug),
            "agendaItem": list(items),
            f"{OURS}note": meeting.note,
            f"{OURS}minutesState": minutes_standing(meeting) if reader.sees_minutes(meeting) else None,
            f"{OURS}minutesAgreedAt": agreed_item(meeting, to),
            f"{OURS}minutesReopened": moment(meeting.minutes_reopened),
            "web": to.whole(meeting_url(meeting, to.council_slug)),
        }
        | since_when([meeting.set_up_at, *meeting_days(meeting, reader)], *changed_since(meeting))
    )


def agreed_item(meeting: Meeting, to: Addresses) -> str | None:
    """The item of the later meeting at which its minutes were agreed, or had been before they were reopened."""
    return to.of("agenda-items", meeting.minutes_agreed_at_id) if meeting.minutes_agreed_at_id else None


def state_of(meeting: Meeting, reader: Reader) -> str:
    """In the words that OParl recommends: planned, invited to, held."""
    if reader.sees_minutes(meeting) or is_held(meeting, reader.today):
        return "durchgeführt"
    return "eingeladen" if reader.sees_agenda(meeting) else "terminiert"


def present_location(meeting: Meeting, to: Addresses) -> Object:
    place = begun("locations", "Location", meeting.pk, to)
    return place | {"description": meeting.location, "meeting": [to.of("meetings", meeting.pk)]}


def present_item(
    item: AgendaItem, said: Said, has_papers: bool, style: str, reader: Reader, to: Addresses
) -> Object:
    """Of one that is not public its number and its public title alone."""
    found = begun("agenda-items", "AgendaItem", item.pk, to) | {
        "meeting": to.of("meetings", item.meeting_id),
        "number": item.number,
        "order": item.order,
        "name": item.title,
        "public": not item.exempt_paragraph,
    }
    if item.veiled:
        return found
    resolutions = said.resolutions.get(item.pk, [])
    for resolution in resolutions:
        for limb in said.limbs.get(resolution.pk, []):
            limb.resolution = resolution
    limbs = [limb for each in resolutions for limb in said.limbs.get(each.pk, [])]
    cited = limb_citations(item.number, limbs)
    shown = [present_resolution(each, said.limbs.get(each.pk, []), cited, style) for each in resolutions]
    minuted = reader.sees_minutes(item.meeting)
    later = item.added_at if added_words(item) else None
    found |= since_when(meeting_days(item.meeting, reader), *changed_since(item.meeting), created=later)
    return without_gaps(
        found
        | {
            "consultation": to.of("consultations", item.pk) if has_papers else None,
            "result": "; ".join(each["outcome"] for each in shown),
            "resolutionText": "\n\n".join(each["text"] for each in shown),
            f"{OURS}state": str(item.get_state_display()),
            f"{OURS}postponedTo": to.of("meetings", item.postponed_to_id) if item.postponed_to_id else None,
            f"{OURS}minuteReference": item.minute_reference,
            f"{OURS}minutesState": minutes_standing(item.meeting) if minuted else None,
            f"{OURS}resolution": shown,
            f"{OURS}minutes": [present_paragraph(each, style) for each in said.paragraphs.get(item.pk, [])],
            f"{OURS}added": [" ".join(each) for each in added(item.corrected)],
            f"{OURS}action": [
                {"name": each.title, "owner": owner_and_due(each, "")[0]} | corrected(each)
                for each in said.actions.get(item.pk, [])
            ],
            "web": to.whole(item_url(item, to.council_slug)),
        }
    )


def present_paper(item: AgendaItem, to: Addresses) -> Object:
    """All that is before the meeting at one item: its report, its figures, its documents."""
    files = [present_file(each, to) for each in item.documents.all()]
    edition = item.edition
    figures = to.whole(edition_url(edition, to.council_slug)) if edition else ""
    return without_gaps(
        begun("papers", "Paper", item.pk, to)
        | {
            "body": to.of("bodies", item.council_id),
            "name": item.title,
            "date": item.meeting.agenda_published.isoformat() if item.meeting.agenda_published else None,
            "paperType": "Report",
            "auxiliaryFile": files,
            "consultation": [present_consultation(item, to)],
            f"{OURS}figures": figures,
            "web": to.whole(item_url(item, to.council_slug)),
        }
        | since_when(
            [item.meeting.agenda_published, *map(out_on, item.documents.all())],
            *changed_since(item.meeting),
        )
    )


def present_consultation(item: AgendaItem, to: Addresses) -> Object:
    return begun("consultations", "Consultation", item.pk, to) | {
        "paper": to.of("papers", item.pk),
        "agendaItem": to.of("agenda-items", item.pk),
        "meeting": to.of("meetings", item.meeting_id),
        "organization": [to.of("organizations", item.meeting.committee_id)],
    }
