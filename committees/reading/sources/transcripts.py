"""WebVTT: what was said into a microphone, in cues with their times. A source beside minutes, never minutes. Pure."""

import html
import re
from dataclasses import dataclass

from committees.reading.sources.blocks import Block, Origin, Source, SourceKind

_TIMES = re.compile(r"^\s*((?:\d+:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}\.\d{3})")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*+)?\s++([^<>]*+)>")
_TAG = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True)
class Cue:
    """`start` and `end` as the file says them; `voice` is who speaks, where it says so."""

    start: str
    end: str
    voice: str
    text: str


def read_cues(text: str) -> list[Cue]:
    """Every cue in order. Notes, styles and what stands outside of cues are no speech and stay in the source."""
    cues = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = part.split("\n")
        for number, line in enumerate(lines[:2]):
            if times := _TIMES.match(line):
                said = "\n".join(lines[number + 1 :])
                cues += _spoken(times.group(1), times.group(2), said)
                break
    return cues


def _spoken(start: str, end: str, said: str) -> list[Cue]:
    """One for each voice of a cue."""
    found = []
    pieces = _VOICE.split(said)
    voices = ["", *pieces[1::2]]
    for voice, text in zip(voices, pieces[::2], strict=True):
        plain = " ".join(html.unescape(_TAG.sub("", text)).split())
        if plain:
            found.append(Cue(start, end, " ".join(html.unescape(voice).split()), plain))
    return found


def read_transcript(text: str) -> Source:
    """A block for each cue; its place is the time at which it begins. A voice stands before its words."""
    blocks = [
        Block(
            f"{cue.voice}: {cue.text}" if cue.voice else cue.text,
            Origin(f"{cue.start} to {cue.end}"),
            voice=cue.voice,
        )
        for cue in read_cues(text)
    ]
    return Source(SourceKind.WEBVTT, tuple(blocks))
