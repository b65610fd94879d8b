"""A file that is kept with its own digest, so that whoever reads it knows whether it is whole. Pure."""

from hashlib import sha256

DIGEST_BYTES = sha256().digest_size


def sealed(content: bytes) -> bytes:
    """The digest, then the content."""
    return sha256(content).digest() + content


def unsealed(kept: bytes) -> bytes | None:
    """The content; None where any of it is missing or changed."""
    digest, content = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
    return content if sha256(content).digest() == digest else None
