"""What the trail calls things, where the name of a table says little to whoever reads it. Pure."""

import re

CALLED = {
    "membership": "role of a person",
    "source": "figures",
    "limb": "part of a resolution",
    "measure request": "request for a measure",
    "measure owner": "owner of a measure",
    "owners": "owners of measures",
    "submission": "section of figures",
    "upload": "file of figures",
    "definition file": "file of scorecards",
    "indicator definition": "words of an indicator",
    "own layout": "layout of workbooks",
    "layout": "layout of workbooks, remembered",
    "own mapping": "mapping of national files",
    "own words": "words in workbooks",
    "catalogue": "catalogue of indicators",
    "collection": "collection calendar",
    "check": "rules of a check",
}
# Tables of which no entry is ever written: rows that are part of something else, and what a machine keeps for itself
PARTS = {
    *("area alias", "audit entry", "collected indicator", "edition page", "edition text", "history figure"),
    *(
        "history sheet",
        "history step",
        "indicator mention",
        "former agreement",
        "kept form",
        "reminder sent",
        "report part",
    ),
    *("request step", "section indicator", "sent batch", "sent form", "sent indicator", "submission event"),
    *("upload row", "worker", "scorecard edit", "scorecard version", "framework version"),
}
# A row's key in its table, which says nothing to anybody
_KEY = re.compile(r"\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def called(subject: str) -> str:
    return CALLED.get(subject, subject)


def named(subject: str, key: str) -> str:
    """With what it is known by, as in "scorecard panel"; a key that only a table knows it by is left out."""
    return called(subject) if _KEY.fullmatch(key) else f"{called(subject)} {key}".strip()
