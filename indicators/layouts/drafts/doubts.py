"""What is asked of a person: each doubt with its cells, its answers and the figures that wait for it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.layouts.drafts.draft import Draft
from indicators.layouts.proposals import Choice, Doubt, DoubtKind, ProposedFigure

LEAVE_OUT, TAKE = "leave-out", "take"
LEFT_BY_ANSWER = "left out, as you answered"


@dataclass
class Doubts:
    """Those raised so far. `answers` are by key: `ask` gives back the answer, "" where there is none."""

    answers: Mapping[str, str] = field(default_factory=dict)
    raised: dict[str, Doubt] = field(default_factory=dict)

    def ask(
        self,
        kind: DoubtKind,
        cells: Sequence[str],
        why: str,
        about: Iterable[Draft] = (),
        *,
        reading: str = "",
        choices: Sequence[Choice] = (),
        holds: bool = False,
    ) -> str:
        """Raise a doubt about some figures. `holds`: they are not taken before it is answered.

        "leave-out" is done here; every other answer is the caller's.
        """
        key = f"{kind}:{cells[0]}"
        answer = self.answers.get(key, "")
        if not _offered(answer, choices):
            answer = ""
        drafts = list(about)
        for draft in drafts:
            draft.doubts.append(key)
            if holds and not answer:
                draft.waits.append(key)
            if answer == LEAVE_OUT:
                draft.out = LEFT_BY_ANSWER
        cell = joined(cells) if kind is not DoubtKind.LABEL else cells[0]
        label = drafts[0].label if kind is DoubtKind.LABEL and drafts else ""
        self.raised[key] = Doubt(
            key, kind, cell, why, reading, tuple(choices), (), answer, tuple(cells), label
        )
        return answer

    def finished(self, drafts: Iterable[Draft]) -> tuple[Doubt, ...]:
        """Each with the figures that wait for it."""
        waiting: dict[str, list[ProposedFigure]] = {}
        for draft in drafts:
            if draft.waits and not draft.out:
                waiting.setdefault(draft.waits[0], []).append(draft.as_figure())
        return tuple(replace(one, waits=tuple(waiting.get(key, ()))) for key, one in self.raised.items())


def _offered(answer: str, choices: Sequence[Choice]) -> bool:
    """Whether it is one of the choices, or of a kind that always may be answered."""
    kinds = ("indicator:", "period:", "symbol:", "value:", "text:")
    return answer in {LEAVE_OUT, *(choice.answer for choice in choices)} or answer.startswith(kinds)


def joined(cells: Sequence[str]) -> str:
    """ "Sheet!D8:F8" for the first and the last of them, where they are of one sheet."""
    first, last = cells[0], cells[-1]
    sheet, _, place = last.rpartition("!")
    if first == last or first.rpartition("!")[0] != sheet:
        return first
    return f"{first}:{place}"
