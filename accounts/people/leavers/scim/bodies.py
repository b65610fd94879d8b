"""What a directory asks and sends, read without trusting it. Pure."""

import json
import re

from accounts.people.leavers.scim.answers import PATCH, ScimRefused

LARGEST = 64 * 1024  # bytes
MOST_OPERATIONS = 50
FILTER = re.compile(r'\s*(userName|externalId|id)\s+eq\s+("(?:[^"\\]|\\.)*")\s*', re.IGNORECASE)
TRUE, FALSE = {"true"}, {"false"}


def read_filter(text: str) -> tuple[str, str]:
    """The attribute, in small letters, and its value, of `userName eq "officer@example.gov.uk"`. Raises ScimRefused."""
    if not text.strip():
        raise ScimRefused(400, 'Ask for one person: filter=userName eq "…". Nobody is listed.', "tooMany")
    found = FILTER.fullmatch(text[:1000])
    if found is None:
        raise ScimRefused(
            400, 'The filter is userName, externalId or id, then eq and a text: id eq "7".', "invalidFilter"
        )
    try:
        value = str(json.loads(found[2], strict=False))
    except ValueError:
        raise ScimRefused(400, "The text in the filter is not as JSON writes it.", "invalidFilter") from None
    if not value.isprintable():
        raise ScimRefused(400, "The text in the filter holds signs that no text has.", "invalidFilter")
    return found[1].lower(), value


def read_number(text: str, usual: int) -> int:
    """Of startIndex or count. Raises ScimRefused."""
    if not text:
        return usual
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise ScimRefused(400, "startIndex and count are whole numbers.", "invalidValue")
    return int(text)


def read_object(body: bytes) -> dict[str, object]:
    """Raises ScimRefused."""
    try:
        found = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ScimRefused(400, "The body is not JSON in UTF-8.", "invalidSyntax") from None
    if not isinstance(found, dict):
        raise ScimRefused(400, "The body is not a JSON object.", "invalidSyntax")
    return found


def active_in_put(body: dict[str, object]) -> bool | None:
    """None where the body does not say it. What else it says is ours to keep, and left alone (RFC 7644, 3.5.1)."""
    found = _member(body, "active")
    return None if found is None else _boolean(found)


def active_in_patch(body: dict[str, object]) -> bool | None:
    """As the last operation has it. Raises ScimRefused for one that would change anything else.

    Entra ID writes "Replace" with a capital and the value as the text "False".
    """
    schemas = _member(body, "schemas")
    if not (isinstance(schemas, list) and PATCH in schemas):
        raise ScimRefused(400, f"The schemas of a PATCH are [{PATCH}].", "invalidSyntax")
    operations = _member(body, "operations")
    if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
        raise ScimRefused(400, f"Operations is a list of 1 to {MOST_OPERATIONS}.", "invalidSyntax")
    wanted: bool | None = None
    for operation in operations:
        wanted = _of_operation(operation)
    return wanted


def _of_operation(operation: object) -> bool:
    if not isinstance(operation, dict):
        raise ScimRefused(400, "An operation is a JSON object.", "invalidSyntax")
    verb = _member(operation, "op")
    if not isinstance(verb, str) or verb.lower() not in {"add", "replace"}:
        raise ScimRefused(400, "The op is replace, with the path active.", "invalidSyntax")
    path, value = _member(operation, "path"), _member(operation, "value")
    if path is None and isinstance(value, dict):
        others = [name for name in value if str(name).lower() != "active"]
        path, value = ("active", _member(value, "active")) if not others else (others[0], None)
    if not isinstance(path, str) or path.lower() != "active":
        raise ScimRefused(
            400, "Only active may be changed: take the other attributes out of the mapping.", "mutability"
        )
    return _boolean(value)


def _boolean(found: object) -> bool:
    text = str(found).lower() if isinstance(found, bool | str) else ""
    if text not in TRUE | FALSE:
        raise ScimRefused(400, "active is true or false.", "invalidValue")
    return text in TRUE


def _member(found: dict[str, object], name: str) -> object:
    """Names of attributes are the same in small and capital letters (RFC 7643, 2.1)."""
    return next((value for key, value in found.items() if str(key).lower() == name), None)
