"""One change of a framework at a time: each gives the framework as it is then, or StepRefused. Pure."""

from dataclasses import replace

from scorecards.definitions.council_file import FrameworkDefinition, LineDefinition
from scorecards.editor.steps import GONE, StepRefused


def line_named(framework: FrameworkDefinition, code: str) -> LineDefinition:
    found = next((each for each in framework.lines if each.code == code), None)
    if found is None:
        raise StepRefused(f"That key line of enquiry {GONE.replace('scorecard', 'framework')}")
    return found


def move_line(framework: FrameworkDefinition, code: str, by: int) -> FrameworkDefinition:
    """`by` places down, or up where it is negative; no further than the ends."""
    line = line_named(framework, code)
    others = [each for each in framework.lines if each is not line]
    place = max(0, min(framework.lines.index(line) + by, len(others)))
    return replace(framework, lines=(*others[:place], line, *others[place:]))


def change_line(
    framework: FrameworkDefinition, code: str, question: str, evidence: str
) -> FrameworkDefinition:
    line_named(framework, code)
    changed = LineDefinition(code, question, evidence)
    return replace(framework, lines=tuple(changed if each.code == code else each for each in framework.lines))


def add_line(framework: FrameworkDefinition, code: str, question: str, evidence: str) -> FrameworkDefinition:
    """At the end."""
    if any(each.code == code for each in framework.lines):
        raise StepRefused(f"There is such a key line of enquiry as “{question}” already.")
    return replace(framework, lines=(*framework.lines, LineDefinition(code, question, evidence)))


def remove_line(framework: FrameworkDefinition, code: str) -> FrameworkDefinition:
    gone = line_named(framework, code)
    return replace(framework, lines=tuple(each for each in framework.lines if each is not gone))
