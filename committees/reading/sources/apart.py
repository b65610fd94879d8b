"""A Word document is read in a process of its own, which may take so much memory and time and no more. Pure.

An archive of XML can unfold to gigabytes, and what unfolds it is written in another language. Sizes are counted before
(`word_files`); this is what holds where the counting has a hole.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from committees.reading.sources.blocks import Block, Link, Origin, Role, Source, SourceKind
from committees.reading.sources.refusals import MinutesRefused
from committees.reading.sources.word_files import too_heavy

PROJECT = Path(__file__).resolve().parents[3]
MEMORY = 512 * 1024 * 1024
SECONDS = 10
# Of waiting: on a busy machine longer than its processor time, which is the limit that counts
PATIENCE = 120


def read_word_file_apart(content: bytes) -> Source:
    """What `read_word_file` gives. Raises MinutesRefused as that does, and where the limits do not allow it."""
    command = [sys.executable, "-m", "committees.reading.sources.reading_process", str(MEMORY), str(SECONDS)]
    try:
        answer = subprocess.run(  # noqa: S603 - our own module, by the interpreter that runs this one
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"LANG": "C.UTF-8", "PATH": os.defpath},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_heavy() from None
    if answer.returncode or not answer.stdout:
        raise too_heavy()
    found = json.loads(answer.stdout)
    if "refused" in found:
        raise MinutesRefused(found["refused"])
    return Source(SourceKind.DOCX, tuple(block_from(one) for one in found["blocks"]))


def block_from(data: dict[str, Any]) -> Block:
    """A block as the process wrote it."""
    return Block(
        **{
            **data,
            "origin": Origin(data["origin"][0]),
            "role": Role(data["role"]),
            "cells": tuple(data["cells"]),
            "links": tuple(Link(*one) for one in data["links"]),
        }
    )
