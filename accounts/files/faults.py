"""What is said where the store of files does not do what it should. Pure."""

NOT_KEPT = (
    "The file could not be kept: the place where this site keeps files is full or out of reach. Nothing of it was "
    "saved. Try again in a while, with the file chosen again; if it goes on, tell whoever runs this site."
)
NOT_WHOLE = (
    "The file cannot be opened just now: it is not whole where this site keeps files, or that place is out of reach. "
    "Whoever runs this site can bring it back from a backup."
)


class StoreFault(OSError):
    """The store failed a write, or holds less of a file than was put there. The message is for the person who tried;
    the cause is in the log."""
