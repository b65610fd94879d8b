"""Reads the raw file of a release that is kept, compressed."""

import gzip
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from accounts.files.faults import NOT_WHOLE, StoreFault
from indicators.models import Release

log = logging.getLogger(__name__)


@contextmanager
def raw_file(release: Release) -> Iterator[IO[bytes]]:
    """As it came, to be read once. Raises StoreFault where it is not there or not whole, by the checksum at its end."""
    try:
        with release.rows_kept.open("rb") as packed, gzip.open(packed) as stream:
            yield stream
    except (OSError, EOFError, zlib.error) as fault:
        log.error("The raw file of release %s cannot be read: %s", release, fault)
        raise StoreFault(NOT_WHOLE) from fault
