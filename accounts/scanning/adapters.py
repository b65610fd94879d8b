"""The council's virus scanner: a command that gets the file on its standard input.

By its exit code, as clamdscan has it: 0 nothing found, 1 infected. Any other, a scanner that is not there or one that
takes too long says nothing of the file, and what nobody looked at is not kept.
"""

import logging
import subprocess

from django.conf import settings
from django.core.files import File

SECONDS = 60
CLEAN, INFECTED = 0, 1
FOUND = "The virus scanner found something in this file, so it is not kept. Tell whoever looks after your computer."
NOT_SCANNED = (
    "The file could not be checked for viruses, so it is not kept. Try again later, or tell the operators."
)

log = logging.getLogger(__name__)


def why_not_keep(file: File) -> str:
    """ "" for a file that may be kept, and where no scanner is set; the file is at its start again afterwards."""
    if not settings.VIRUS_SCANNER:
        return ""
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command; the file's name is no part of it
            settings.VIRUS_SCANNER, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        log.error(
            "The virus scanner %s did not answer: %s", settings.VIRUS_SCANNER[0], type(problem).__name__
        )
        return NOT_SCANNED
    if done.returncode == INFECTED:
        log.warning("The virus scanner refused a file of %d bytes", len(content))
        return FOUND
    if done.returncode != CLEAN:
        log.error("The virus scanner %s ended with %d", settings.VIRUS_SCANNER[0], done.returncode)
        return NOT_SCANNED
    return ""
