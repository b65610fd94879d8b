"""Whether the words around a name speak of a person. Pure."""

import re

from indicators.terms.names.runs import Run
from indicators.terms.names.vocabulary import vocabulary

# "Kyle (14)", "Jordan, aged 15,", "Grace, 9,"
AGED = re.compile(r"(?:,\s?|\s?\(|\s)aged?\s\d{1,2}\b|,\s?\d{1,2},|\s?\(\d{1,2}\)")
BETWEEN = 4  # words at most that stand between "was" and "placed"


def is_told_of(run: Run, text: str, strictly: bool = False) -> bool:
    """By an age, kin, what a person does, was or has. `strictly`: as one would hardly speak of a place or a month."""
    said = vocabulary()
    last, behind = run.tokens[run.last - 1], run.behind()
    if AGED.match(text, last.end) or _belongs(run) or (behind == "and" and run.behind(2) in ("her", "his")):
        return True
    if last.owns:
        return behind in said.their
    if behind in said.does or (behind in said.does_too and not strictly):
        return True
    steps = 2
    while steps < BETWEEN and run.behind(steps) in said.between:
        steps += 1
    done = run.behind(steps)
    return behind in said.helping and (done in said.was or (done in said.was_too and not strictly))


def _belongs(run: Run) -> bool:
    """ "her brother Kyle", "the case of Kyle"; of several words also "the brother of Kyle Marsh", as one would hardly
    speak of a place."""
    kin, before, further = vocabulary().kin, run.before(), run.before(2)
    several = run.last - run.first > 1
    return before in kin or (before == "of" and (further == "case" or (several and further in kin)))


def stands_for_a_person(run: Run, text: str) -> bool:
    """Of words that are none of English: whether a person is meant, rather than a place or a thing."""
    said = vocabulary()
    if is_told_of(run, text):
        return True
    if run.has_article:
        return run.behind() in said.behind_the
    goes = run.before() in ("to", "from", "for") and run.before(2) in said.goes
    return not goes and (run.before() not in said.places_follow or run.tokens[run.last - 1].owns)
