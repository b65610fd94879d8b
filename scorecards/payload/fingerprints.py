"""A payload as bytes, and the hash of an edition. Pure."""

import hashlib
import json
from typing import cast

from scorecards.payload.briefings import BriefingPayload
from scorecards.payload.scorecards import Payload


def canonical(payload: Payload | BriefingPayload) -> bytes:
    """The one way a payload is written as bytes, so that its hash can be checked by anybody.

    JSON in UTF-8 with sorted keys and no spaces; half a surrogate pair, which no database stores, is no error.
    """
    written = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")


def hash_of(payload: Payload | BriefingPayload) -> str:
    """SHA-256 of the canonical form, in hexadecimal: an edition's fingerprint."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def hash_as_read(payload: Payload) -> str:
    """Names what is read before it is published: all but what members asked, which every edition shows as of today.

    So minutes that come out undo no check, and no set time.
    """
    sections = [
        {**section, "rows": [{**row, "asked": []} for row in section["rows"]]}
        for section in payload["sections"]
    ]
    return hash_of(cast(Payload, {**payload, "sections": sections}))
