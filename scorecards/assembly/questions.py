"""Questions worth asking, as the figures of a row stand. None says what the shown figures deny. Pure.

A movement is one that the verdict calls real and that the figure of a year ago, as shown, bears out: questions say
"than a year ago". Of a hidden figure nothing is said but that it is hidden.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from math import sqrt

from indicators.catalogue.questions import LinkedQuestion, Movement, Questions, Situation
from indicators.terms.periods import Period
from indicators.terms.vocabulary import MULTIPLIERS, NO_WAY_IS_GOOD, Symbol, Unit
from scorecards.payload import Break, CellShown, RowShown

MOST = 3
BEYOND_CHANCE = 2.58  # standard deviations: by chance alone one time in a hundred
WITHIN_CHANCE = 1.96  # a share that moved further may have moved, so that nothing is said of it
NO_CAUSE_TO_ASK = (Symbol.NOT_APPLICABLE, Symbol.LOW, Symbol.LOW_OBSOLETE)
GOES = {"↑": Movement.RISING, "↓": Movement.FALLING}
ASKED_OF = {Movement.RISING: Situation.RISING, Movement.FALLING: Situation.FALLING}


def fill_questions(rows: Iterable[RowShown], questions: Mapping[str, Questions]) -> None:
    """Gives every row its `questions`; `questions` are by code, and hold for the rows of one scorecard."""
    shown, known = list(rows), both_ways(questions)
    for row in shown:
        row["questions"] = questions_for(row, known.get(row["code"], Questions()), shown)


def both_ways(questions: Mapping[str, Questions]) -> dict[str, Questions]:
    """Each linked question with both indicators it is about, the one whose file has it first."""
    links = {code: list(each.linked) for code, each in questions.items()}
    for code, each in questions.items():
        for link in each.linked:
            if link.linked in links:
                turned = LinkedQuestion(code, this=link.other, other=link.this, question=link.question)
                links[link.linked].append(turned)
    return {code: Questions(each.by_situation, tuple(links[code])) for code, each in questions.items()}


def questions_for(row: RowShown, questions: Questions, linked: Sequence[RowShown]) -> list[str]:
    """At most three, the most pressing first; `linked` are the rows of the scorecard, this one among them or not."""
    found: list[str] = []
    for situation in situations_of(row):
        if situation is None:
            found += linked_question(row, questions.linked, linked)
        elif question := questions.by_situation.get(situation) or usual_question(situation, row):
            found.append(question)
    return list(dict.fromkeys(found))[:MOST]


def situations_of(row: RowShown) -> Iterator[Situation | None]:
    """Those the row is in, the most pressing first; None stands where questions with other indicators come."""
    latest = row["latest"]
    if latest["hidden"] or latest["symbol"] == Symbol.CONFIDENTIAL:
        yield Situation.HIDDEN
        return
    if latest["value"] is None:
        if latest["symbol"] not in NO_CAUSE_TO_ASK:
            yield Situation.NO_FIGURE
        yield Situation.ALWAYS
        return
    moved = ASKED_OF.get(movement) if (movement := movement_of(row)) else None
    if row["target"]["status"] == "missed":
        yield Situation.MISSED
    if moved and row["verdict"].get("code") != "better":
        yield moved
    if worse_than_others(row):
        yield Situation.WORSE_THAN_OTHERS
    yield None
    if moved and row["verdict"].get("code") == "better":
        yield moved
    if recent_break(row):
        yield Situation.AFTER_BREAK
    yield from counts_moved(row)
    yield Situation.ALWAYS


def movement_of(row: RowShown) -> Movement | None:
    """Which way the figure went in a year; None where that was not tested, or where test and arrow disagree."""
    code, high = row["verdict"].get("code"), row["polarity"] == "high"
    if row["latest"]["value"] is None or not row["year_ago"]["word"]:
        return None
    if code == "no change":
        return Movement.STEADY
    if code in ("better", "worse") and row["polarity"] in NO_WAY_IS_GOOD:
        nearer = row["polarity"] == "range" and row["year_ago"]["word"] == code
        return GOES.get(row["year_ago"]["arrow"]) if nearer else None
    rises = code == "up" or (code == "better" and high) or (code == "worse" and not high)
    falls = code == "down" or (code == "better" and not high) or (code == "worse" and high)
    arrow = GOES.get(row["year_ago"]["arrow"])
    if (rises and arrow is Movement.RISING) or (falls and arrow is Movement.FALLING):
        return arrow
    return None


def worse_than_others(row: RowShown) -> bool:
    """Whether the council is clearly worse than most similar councils it can be told from, or than their middle."""
    against = row["comparison"].get("against") if row["comparison"] else None
    if against is None or row["polarity"] in NO_WAY_IS_GOOD or against["better"] >= max(against["worse"], 1):
        return False
    return against["worse"] > against["level"] + against["better"] or against["middle"] == "worse"


def recent_break(row: RowShown) -> Break | None:
    """The newest break of the last year, where it keeps the figure from being set beside that of a year ago."""
    if row["year_ago"]["word"]:
        return None
    since = Period.from_code(row["latest"]["period"]).year_before().start
    return next((one for one in reversed(row["breaks"]) if date.fromisoformat(one["start"]) > since), None)


def counts_moved(row: RowShown) -> Iterator[Situation]:
    """What a share is out of, or else what it counts, moved by more than chance in a year, and the share did not."""
    now, then = row["latest"], row["year_ago"]["cell"]
    tested = row["verdict"].get("code") in ("better", "worse", "up", "down")
    if row["unit"] not in MULTIPLIERS or then is None or not row["year_ago"]["word"] or tested:
        return
    if not share_level(now, then, of_a_whole=row["unit"] == Unit.PERCENT):
        return
    if counts_apart(now["denominator"], then["denominator"]):
        yield Situation.DENOMINATOR_MOVED
    elif counts_apart(now["numerator"], then["numerator"]):
        yield Situation.NUMERATOR_MOVED


def counts_apart(now: float | None, then: float | None) -> bool:
    """Whether two counts differ by more than chance, each taken as a Poisson count."""
    if now is None or then is None or now + then <= 0:
        return False
    return abs(now - then) / sqrt(now + then) > BEYOND_CHANCE


def share_level(now: CellShown, then: CellShown, *, of_a_whole: bool = True) -> bool:
    """Whether two shares, or two rates, lie within chance of each other; False where their counts are not shown."""
    if not now["denominator"] or not then["denominator"]:
        return False
    if now["numerator"] is None or then["numerator"] is None:
        return False
    both = now["denominator"] + then["denominator"]
    pooled = (now["numerator"] + then["numerator"]) / both
    apart = now["numerator"] / now["denominator"] - then["numerator"] / then["denominator"]
    spread = pooled * (1 - pooled if of_a_whole else 1) * (1 / now["denominator"] + 1 / then["denominator"])
    return abs(apart) / sqrt(spread) < WITHIN_CHANCE if spread > 0 else apart == 0


def linked_question(row: RowShown, links: Sequence[LinkedQuestion], others: Sequence[RowShown]) -> list[str]:
    """The first whose two indicators move as it says, in the same period; none or one."""
    here, named = movement_of(row), {link.linked for link in links}
    there = {
        other["code"]: movement_of(other)
        for other in others
        if other["code"] in named and other["latest"]["period"] == row["latest"]["period"]
    }
    fits = (link.question for link in links if here is link.this and there.get(link.linked) is link.other)
    return list(islice(fits, 1))


def usual_question(situation: Situation, row: RowShown) -> str:
    """The question for an indicator that has none of its own for the situation; "" where there is no usual one."""
    if situation is Situation.HIDDEN:
        return (
            "This figure is hidden so that no child can be identified: which members may see it, and who tells the "
            "others if it gives cause for concern?"
        )
    if situation is Situation.NO_FIGURE:
        return f"“{row['title']}” has no figure this time: what do managers go by until there is one?"
    if situation is Situation.AFTER_BREAK and (found := recent_break(row)):
        return (
            f"Figures from before “{found['label']}” cannot be set beside those since: how else can members tell "
            "whether anything has really changed?"
        )
    if situation is Situation.DENOMINATOR_MOVED:
        return f"“{row['denominator_label']}”: {clearly(row, 'denominator')}: why, and is there enough help and staff?"
    if situation is Situation.NUMERATOR_MOVED:
        return f"“{row['numerator_label']}”: {clearly(row, 'numerator')}: what lies behind the number?"
    return ""


def clearly(row: RowShown, name: str) -> str:
    """ "clearly more than a year ago, while the share has not clearly moved"; `name` is the part that moved."""
    now: float = row["latest"][name]  # type: ignore[literal-required]
    then: float = row["year_ago"]["cell"][name]  # type: ignore[index, literal-required]
    figure = {Unit.PERCENT: "share", Unit.RATIO: "percentage"}.get(Unit(row["unit"]), "rate")
    return f"clearly {'more' if now > then else 'fewer'} than a year ago, while the {figure} has not clearly moved"


def questions_shown(row: RowShown) -> list[str]:
    """A row's questions; of an edition from before there were several, the one."""
    if "questions" in row:
        return row["questions"]
    return [row["question"]] if row["question"] else []
