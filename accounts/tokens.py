"""Tokens with which other systems show who they are: made here, and known again by their hash. Pure."""

from hashlib import sha256
from secrets import token_urlsafe

# So that a token found in a script or a log is recognised for what it is: of a sending system, of a directory that says
# who left, of an invitation
SENDING, DIRECTORY, INVITATION = "cps_", "cpd_", "cpi_"
RANDOM_BYTES = 32
SHOWN = 10


def new_token(kind: str) -> str:
    """256 bits of randomness as text that needs no quoting: its kind and 43 characters."""
    return kind + token_urlsafe(RANDOM_BYTES)


def hash_of(token: str) -> str:
    """SHA-256 as 64 hexadecimal digits: all that is kept of a token.

    A plain hash is right here. Slow, salted hashes guard words that people think of, which can be guessed one after
    the other; nobody can try 2 to the power of 256 tokens, however fast the hash. It also lets a token be looked up
    by its hash, which takes as long for a wrong token as for a right one and tells nothing about how near it was.
    """
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def start_of(token: str) -> str:
    """The first characters, which tell a council's tokens apart and are no help in guessing the other 37."""
    return token[:SHOWN]


def token_in(header: str) -> str:
    """The token of an Authorization header, "Bearer <token>"; "" where it holds none."""
    scheme, _, token = header.strip().partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""
