"""What a request is told when nothing of it is taken: problem details as RFC 9457 has them. Pure."""

from dataclasses import dataclass, field
from typing import Any

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem, as the page of the API lists it. `slug` ends its address there."""

    slug: str
    status: int
    title: str
    remedy: str


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("unreadable", 400, "The request cannot be read", "Put right what the detail says."),
        Kind("no-key", 400, "The Idempotency-Key is missing", "Send one of your own with every batch."),
        Kind(
            "no-token",
            401,
            "There is no token that opens this",
            "Send a token in use as Authorization: Bearer.",
        ),
        Kind("not-found", 404, "There is nothing at this address", "Figures are sent to /api/figures/."),
        Kind("wrong-method", 405, "This method is not answered here", "See the header Allow."),
        Kind("key-used", 409, "This Idempotency-Key was used for another request", "Take a new key."),
        Kind(
            "at-once",
            409,
            "Something else was saved at the same moment",
            "Send the same again, with its key.",
        ),
        Kind("no-length", 411, "The length is missing", "Send Content-Length; chunks are not read."),
        Kind("too-large", 413, "The request is too large", "Send it in several requests."),
        Kind(
            "wrong-media-type",
            415,
            "This media type is not read",
            "Send application/json or text/csv in UTF-8.",
        ),
        Kind("rows-refused", 422, "Rows were refused, so none was taken", "Put right the rows listed."),
        Kind("too-many", 429, "Too many requests", "Wait as long as Retry-After says."),
        Kind("failed", 500, "This could not be done", "Send the same again later, with its key."),
        Kind("busy", 503, "The service is busy", "Send the same again later, with its key."),
    )
}


@dataclass
class Problem(Exception):
    """Raised to end a request; nothing of it is kept. `headers` go out with the answer."""

    kind: str
    detail: str
    headers: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> int:
        return KINDS[self.kind].status

    def as_json(self) -> dict[str, Any]:
        found = KINDS[self.kind]
        base = {"type": f"/api/#problem-{found.slug}", "title": found.title, "status": found.status}
        return {**base, "detail": self.detail, **self.more}
