"""When something is to be done, in the words of minutes. Pure."""

import re

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# "In the summer", and not of what is called so: "the summer workshops", "dates for the spring"
_SEASON = (
    r"(?:summer|autumn|spring|winter)(?: term| half[ -]term| 20\d\d)?"
    r"(?=[^\w\s]|\s*$|\s+(?:and|to|so|on|at|of|with)\b)"
)
_WELSH_MONTH = r"(?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)"
_DUE = re.compile(
    r"\b(?:(?:by|before|to|at|in|for|until)\s+)?(?P<when>(?:the\s+|its\s+|their\s+)?(?:next|following|"
    rf"{MONTH}|autumn|spring|summer|winter|later|future)\s+(?!the\b|this\b)(?:\w+\s+){{0,3}}?(?:meetings?|reports?|"
    r"(?:Panel|Committee|Board)(?:\s+meeting)?|quarter)\b|(?:(?:the )?end (?:of )?|early |late |"
    rf"mid-)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}(?:\s+20\d\d)?\b(?! \d)|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|next (?:time|week|month|quarter|year)|in (?:\w+) (?:days|"
    rf"weeks|months|years)['’]? time|in (?!recent|last|past)\w+ (?:weeks?|months?|years?)(?=\W{{0,3}}$)|"
    rf"(?:the )?(?:new year|Christmas|"
    rf"Easter|half term)\b|(?<!for )(?:the )?(?<!for the ){_SEASON}|(?:within )?(?:one|two|three|the next two) "
    r"cycles|the end of (?:the )?(?:week|month|quarter|year|term|\w+)|early 20\d\d|"
    r"(?:(?<=by )|(?<=before )|(?<=from )|(?<=\())(?:[Qq]uarter |Q)[1-4]\b|"
    rf"within (?:\w+ ){{1,3}}(?:days|weeks|months)|(?:within )?a (?:fortnight|month)\b)"
    rf"|\b(?:(?:erbyn|i['’]r|yn y|yn|ym|cyn)\s+)?(?P<pryd>(?:g?cyfarfod|nghyfarfod) (?:nesaf|{_WELSH_MONTH})"
    rf"|(?:(?:diwedd |canol |dechrau )?(?:mis |\d{{1,2}}(?:af|ain|fed|il|ydd)?\s+)|(?:(?<=erbyn )|(?<=cyn )))"
    rf"{_WELSH_MONTH}(?:\s+20\d\d)?\b"
    r"|y (?:mis|chwarter|flwyddyn) nesaf)"
)


# "76% were decided within 50 working days": how it was, not when it is due
_PERFORMANCE = re.compile(r"\d\s*%|\bper cent\b|\bpercentage\b|\d+ of (?:the )?\d+|\bproportion\b")


def due_in(text: str) -> str:
    """When, in the words of the text: "next meeting", "30 June 2026"; "" if it is not said."""
    last = None
    for found in _DUE.finditer(text):
        if found.group().startswith("within") and _PERFORMANCE.search(text, 0, found.start()):
            continue
        last = found
        if re.search(r"meeting|report|by |cyfarfod|erbyn ", last.group()):
            break
    return " ".join((last["when"] or last["pryd"]).split()) if last else ""
