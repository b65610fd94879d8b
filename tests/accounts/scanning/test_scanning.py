"""A file is kept only where the council's virus scanner has nothing against it; without one, nobody asks."""

import sys
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.forms import ValidationError

from accounts.forms import SentFileField
from accounts.scanning.adapters import FOUND, NOT_SCANNED
from tests.architecture.project import name_of, source_files

# The industry's own harmless sign for "infected", in two halves so that no scanner minds this file
SIGN = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCANNER = [sys.executable, "-c", "import sys; sys.exit(b'EICAR' in sys.stdin.buffer.read())"]


def problem(settings, scanner: list[str], content: bytes) -> str:
    settings.VIRUS_SCANNER = scanner
    file = SimpleUploadedFile("report.txt", content)
    try:
        assert SentFileField().clean(file).read() == content, "it is read from its start afterwards"
    except ValidationError as refused:
        return refused.messages[0]
    return ""


def test_what_the_scanner_finds_is_refused_and_what_it_cannot_tell_too(settings):
    assert problem(settings, [], SIGN) == ""
    assert problem(settings, SCANNER, b"A report.") == ""
    assert problem(settings, SCANNER, SIGN) == FOUND
    assert problem(settings, [sys.executable, "-c", "raise SystemExit(2)"], b"A report.") == NOT_SCANNED
    assert problem(settings, ["no-such-scanner"], b"A report.") == NOT_SCANNED


def test_the_check_before_a_deployment_finds_a_scanner_that_is_not_there(settings):
    settings.VIRUS_SCANNER = ["no-such-scanner"]
    with pytest.raises(CommandError, match="no-such-scanner is not there"):
        call_command("check", deploy=True, stdout=StringIO(), stderr=StringIO())


def test_every_file_that_is_sent_is_looked_at():
    own = [name_of(path) for path in source_files() if "forms.FileField(" in path.read_text("utf-8")]
    assert own == [], "a file comes in by SentFileField"
