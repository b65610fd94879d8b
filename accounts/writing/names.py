"""What this mechanism calls its own fields in a form. Pure."""

MARK = "form-mark"
LET_GO = "form-let-go"
CHOICE = "form-choice:"  # and the name of a field
MINE, THEIRS = "mine", "theirs"
OWN_FIELDS = ("csrfmiddlewaretoken", MARK, LET_GO)


def own(name: str) -> bool:
    """Whether a field says something to this mechanism, and nothing to the page."""
    return name in OWN_FIELDS or name.startswith(CHOICE)


# A field says so that confirms something of what its page showed: a tick that it was read, the digest of what was read
CONFIRMS = "data-confirms"
