"""The kinds of object, their OParl types and what each must hold; the tables that come as CSV. Pure.

https://schema.oparl.org/1.1/: names and required properties are that specification's. What it has no word for stands
under names with our own prefix, as it allows.
"""

from typing import Any

Object = dict[str, Any]
OPARL = "https://schema.oparl.org/1.1/"
OURS = "scorecard:"

# By the word in the address: the type, and the property of a body that leads to the list
TYPES = {
    "bodies": "Body",
    "organizations": "Organization",
    "people": "Person",
    "memberships": "Membership",
    "meetings": "Meeting",
    "agenda-items": "AgendaItem",
    "papers": "Paper",
    "consultations": "Consultation",
    "files": "File",
    "locations": "Location",
    "legislative-terms": "LegislativeTerm",
}
LISTS = {
    "organization": "organizations",
    "person": "people",
    "membership": "memberships",
    "meeting": "meetings",
    "agendaItem": "agenda-items",
    "paper": "papers",
    "consultation": "consultations",
    "file": "files",
    "locationList": "locations",
    "legislativeTermList": "legislative-terms",
}
REQUIRED = {
    "System": ("id", "type", "oparlVersion", "body"),
    "Body": ("id", "type", "name", *LISTS, "legislativeTerm"),
    "File": ("id", "type", "accessUrl"),
    **dict.fromkeys(
        (
            *("Organization", "Person", "Membership", "Meeting", "AgendaItem"),
            *("Paper", "Consultation", "Location"),
        ),
        ("id", "type"),
    ),
}
TABLES = {
    "meetings": ("Meeting", "Committee", "Date", "Time", "Place", "State", "Minutes", "Note", "Address"),
    "agenda-items": (
        *("Item", "Committee", "Date", "Number", "Title", "Public", "Report of", "State", "Minute"),
        "Address",
    ),
    "papers": ("Paper", "Committee", "Date", "Item", "Title", "File type", "Bytes", "Published", "Address"),
    "minutes": (
        *("Paragraph", "Committee", "Date", "Item", "Position", "Kind", "Speaker", "Text"),
        *("Corrected when agreed", "Minutes"),
    ),
    "resolutions": (
        *("Resolution", "Committee", "Date", "Item", "Outcome", "Words", "Moved and seconded", "Vote"),
        *("For", "Against", "Abstained", "Corrected when agreed", "Minutes"),
    ),
    "votes": ("Resolution", "Committee", "Date", "Item", "Member", "Vote", "Minutes"),
}


def without_gaps(found: Object) -> Object:
    return {name: value for name, value in found.items() if value not in (None, "", [])}
