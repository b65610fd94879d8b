"""What the trail calls things, where the name of a table says little to whoever reads it. Pure."""

CALLED = {
    "membership": "role of a person",
    "source": "figures",
    "limb": "part of a resolution",
    "measure request": "request for a measure",
    "measure owner": "owner of a measure",
    "submission": "section of figures",
    "entry": "typed figure",
    "upload": "file of figures",
    "history file": "workbook of history",
    "definition file": "file of scorecards",
    "indicator definition": "words of an indicator",
    "published figure": "national figure",
}


def called(subject: str) -> str:
    return CALLED.get(subject, subject)


def named(subject: str, key: str) -> str:
    """With what it is known by, as in "scorecard panel"; a number that only a table knows it by is left out."""
    return called(subject) if key.isdecimal() else f"{called(subject)} {key}".strip()
