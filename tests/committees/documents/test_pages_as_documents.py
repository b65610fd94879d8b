"""What a browser would run or draw as a page is no document, whatever it is called and whatever stands before it."""

from io import BytesIO

import pytest

from committees.documents.file_types import CSV, JPEG, PDF, PNG, TXT, UnfitFile, recognise

PNG_HEAD, JPEG_HEAD = b"\x89PNG\r\n\x1a\n" + bytes(30), b"\xff\xd8\xff\xe0" + bytes(30)


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><title>Report</title>",
        b"\xef\xbb\xbf  <HTML><body onload=alert(1)>",
        b"Minutes of the meeting\n<script>alert(1)</script>",
        b"Minutes\n<ScRiPt\n>alert(1)</script>",
        b"Minutes <iframe src=//elsewhere.example>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<?xml version="1.0"?><report/>',
        b"<?php system($_GET['c']); ?>",
        b"#!/bin/sh\nrm -rf /\n",
        b"@echo off\r\ndel *.*\r\n",
        b"See javascript:alert(1)",
        b"<p>Agenda</p>",
        b"\n <agenda><item/></agenda>",
        b"%PDF-1.7\n<script>alert(1)</script>",
        PNG_HEAD + b"<svg onload=alert(1)>",
        JPEG_HEAD + b"<html><body>",
    ],
)
def test_a_page_or_a_script_is_refused_as_a_document(content):
    for name in ("report.txt", "report.csv", "report.pdf", "report.png"):
        with pytest.raises(UnfitFile, match="web page or a script"):
            recognise(BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Fewer than 5 < 6 > 4 children, see <report.pdf>.", TXT),
        (b"measure,figure\nhomes,<5\n", CSV),
        (b"%PDF-1.7\nA report" + bytes(2000) + b"<?xml version='1.0'?><x:xmpmeta>", PDF),
        (PNG_HEAD, PNG),
        (JPEG_HEAD + b"<x:xmpmeta><rdf:RDF>", JPEG),
    ],
)
def test_documents_that_only_look_a_little_like_pages_are_kept(content, kind):
    assert recognise(BytesIO(content), "report.csv" if kind is CSV else "report.txt") is kind
