"""The editor's page as plain data: each block with its kind, its words and what stands in its margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from committees.minutes.editor.due import why_not_at, why_not_by
from committees.minutes.editor.querysets import Standing
from committees.minutes.editor.reasons import Reasons, anywhere, one_line, reasons_for
from committees.minutes.editor.unsigned import unsigned_in
from committees.minutes.marks.said import Block, Minutes, Paragraph, Resolved
from committees.minutes.notes.known import Known
from committees.minutes.notes.mentions import published_instead, suggest
from committees.minutes.notes.naming import short_owner, unclear_speaker
from committees.minutes.notes.silent import cannot_have_spoken
from committees.minutes.notes.stated import Stated
from committees.minutes.notes.voting import doubts_of
from committees.minutes.notes.warnings import Warned, warnings_of
from indicators.catalogue.told_apart import told_apart

KINDS = {"statement": "Statement", "question": "Question", "answer": "Answer", "procedure": "Procedure"}


@dataclass
class Mentioned:
    """`key` names paragraph and measure in the form. `differs` is what the edition before the meeting says instead."""

    key: str
    title: str
    stated: Stated
    confirmed: bool
    differs: str
    said: Any = ()  # of the form: its figure and its period
    ticked: bool = False


@dataclass
class Row:
    line: int
    kind: str
    label: str
    lines: list[str]
    faults: list[str] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # to be looked at; they keep nothing from being published
    mentions: list[Mentioned] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Its text, by which a reason that is given beside it is told from the same beside another."""
        return one_line("\n".join(self.lines))


def present_rows(
    said: Minutes, text: str, standing: Standing, known: Known, reasons: Reasons = ()
) -> list[Row]:
    """`reasons` say why words stay that are warned of."""
    lines, rows = text.split("\n"), list[Row]()
    ends = [*said.lines, len(lines) + 1][1:]
    numbers, paragraphs = 0, iter(standing.paragraphs)
    titles = told_apart({code: names[0] for code, names in known.measures.items()})
    for block, start, end in zip(said.blocks, said.lines, ends, strict=False):
        numbers += isinstance(block, Paragraph) and block.kind == "question"
        kind, label = _kind(block, numbers)
        row = Row(start, kind, label, [line for line in lines[start - 1 : end - 1] if line.strip()])
        row.faults = [fault.words for fault in said.faults if start <= fault.line < end]
        row.doubts = _doubts(block, row.lines, known)
        if isinstance(block, Paragraph):
            row.mentions = _mentions(next(paragraphs, None), known, titles)
        rows.append(row)
    _warn(rows, known, reasons)
    return rows


def _warn(rows: Sequence[Row], known: Known, reasons: Reasons) -> None:
    """A reason that holds for the whole item is shown once, so that it can be taken back in one place."""
    kept = reasons_for(reasons, [row.said for row in rows])
    item, told = anywhere(kept), set[str]()
    for row, here in zip(rows, kept, strict=True):
        warned = warnings_of("\n".join(row.lines), known, here, item)
        row.warnings = [each for each in warned if not (each.everywhere and each.why and each.quoted in told)]
        told |= {each.quoted for each in row.warnings if each.everywhere}


def _doubts(block: Block, lines: Sequence[str], known: Known) -> list[str]:
    if isinstance(block, Resolved):
        return doubts_of(block, known.voters)
    if isinstance(block, Paragraph):
        found = (
            unsigned_in(block, next(iter(lines), "")),
            unclear_speaker(block, known),
            cannot_have_spoken(block, known.voters),
        )
        return [each for each in found if each]
    late = ""
    if known.held is not None:
        late = why_not_by(block.due, known.held) or why_not_at(block.due, known.held, known.meetings)
    return [each for each in (short_owner(block, known), late) if each]


def _kind(block: Block, numbers: int) -> tuple[str, str]:
    if isinstance(block, Resolved):
        return "resolution", "Resolution"
    if not isinstance(block, Paragraph):
        return "action", "Action"
    number = {"question": f" {numbers}", "answer": f" to {block.answers}" if block.answers else ""}
    return block.kind, KINDS[block.kind] + number.get(block.kind, "")


def _mentions(row, known: Known, titles: Mapping[str, str]) -> list[Mentioned]:
    """Those that are confirmed, then what is suggested from the words; `titles` by code, told apart."""
    if row is None:
        return []
    standing = {each.indicator.code: each for each in row.mentions.all()}
    found = [
        _mentioned(
            row,
            code,
            titles.get(code, each.indicator.title),
            Stated(each.value_reported, each.period),
            True,
            known,
        )
        for code, each in standing.items()
    ]
    found += [
        _mentioned(row, each.code, titles[each.code], each.stated, False, known)
        for each in suggest(row.text, known.measures, known.period)
        if each.code not in standing
    ]
    return found


def _mentioned(row, code: str, title: str, stated: Stated, confirmed: bool, known: Known) -> Mentioned:
    other = published_instead(stated.value, stated.period, row.text, known.shown.get(code, ""), known.period)
    return Mentioned(f"{row.pk}:{code}", title, stated, confirmed, other)


def unsettled(rows: Sequence[Row]) -> int:
    """How many warnings and faults are to be settled before the draft is published."""
    return sum(len(row.faults) + sum(not each.why for each in row.warnings) for row in rows)
