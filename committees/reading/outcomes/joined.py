"""Several decisions told in one sentence: "noted the report, thanked the carers and agreed to meet". Pure."""

import re

_INFINITIVES = (
    r"note|agree|approve|endorse|request|recommend|welcome|thank|congratulate|commend|receive|instruct|"
    r"invite|accept|adopt|support|refer|defer|ask|authorise|delegate"
)
_PAST = (
    r"noted|agreed|approved|endorsed|requested|recommended|welcomed|thanked|congratulated|commended|received|"
    r"instructed|invited|accepted|adopted|supported|referred|deferred|asked|authorised|delegated|resolved"
)
_OBJECT = r"\s+(?:the|that|to|its|their|his|her|an?|all|this|these|for|officers|members|[A-Z]\w)"
# "and that they be signed" is what was decided before it
_SAME = r"(?:(?:they|it)\s+be\s+(?:\w+\s+)?signed\b|the (?:Chair\w*|Convener|minutes?) (?:be|sign))"
_NEXT = re.compile(
    rf"(?:[,;]?\s+(?:and|AND)|;|(?P<comma>,))\s+(?=(?:also\s+)?(?:to\s+(?:{_INFINITIVES}|write)\b|[A-Z]{{3,}}ED\s|"
    rf"(?:that|THAT)\s+(?!{_SAME})(?(comma)(?:the|an?|it|members|[A-Z])\b|)|"
    rf"(?:the [A-Z]\w+ )?(?:{_PAST}|(?:{_INFINITIVES})s){_OBJECT}\b|"
    rf"(?P<bare>(?:{_INFINITIVES}){_OBJECT}\b)|(?P<be>(?!{_SAME})(?:the|an?|its|their|[A-Z]\w+)\s[^,.;:]{{2,80}}?\sbe\s"
    rf"(?:(?P<known>{_PAST})|\w{{2,}}ed|held|sent|brought|made|given|put|taken|set)\b)))"
)
# What has been decided before, and of what: "received and noted the report" is one decision
_DECIDED = re.compile(
    rf"\b(?:be|was|were)\s+\w+|\b(?:(?:{_INFINITIVES})s?|write|{_PAST})\s+\w+|\b(?:that|to)\s+\w+\s+\w+",
    re.IGNORECASE,
)

_TO_DO = re.compile(r"\bbe\s+\w+ed\s+to\b|\bto\s+(?:ensure|see|arrange|ask|request)\b")
_IS_DONE = re.compile(r"\bbe\s+\w+ed\b")


def next_deeds(text: str, start: int, end: int) -> list[int]:
    """Where, in what is decided, another decision begins."""
    found, begin = [], start
    for match in _NEXT.finditer(text, start, end):
        before = _DECIDED.search(text, begin, match.start())
        # "ask the Director to look at and approve the plan": what is asked for
        asked = (
            match["bare"]
            and not match.group().startswith(";")
            and re.search(r"\sto\s", text[before.end() : match.start()] if before else "")
        )
        # "The report and the plan be noted" is one
        open_yet = match["be"] and not _IS_DONE.search(text, begin, match.start())
        # "be asked to see that the plan be agreed and the summary be published": what is asked for, too
        within = match["be"] and not match["known"] and _TO_DO.search(text, begin, match.start())
        if before and not (asked or open_yet or within):
            begin = match.end()
            found.append(begin)
    return found
