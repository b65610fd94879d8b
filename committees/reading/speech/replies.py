"""Sentences of questions and answers that name nobody, or name them after what was said. Pure."""

import re

_REPLY = re.compile(
    r"\s*(?:[-–—]\s+)?(?:Yes|No|Not (?:yet|all|at present)|Usually|Partly|Both|Neither|None|Some|Most|Many|"
    r"All|Half|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|These|Those|This was|This had|At present|"
    r"Currently|As at|There (?:was|were|had|is|are)|It (?:was|had|is|were|did|could|would)|They (?:were|"
    r"had|are|did|could|would)|By (?:the )?\w+|Officers|The (?:cohort|figure|number|fall|rise|reason|cause|"
    r"risk|delay|increase|reduction|main)|[A-Z][\w'’-]+(?: [\w'’-]+){0,6} (?:had|would) (?:not )?(?:be|"
    r"been)|That (?:was|risk|figure|had)|A \w+ \w+ (?:was|were|had|is)|\d[\d,.]*%?)\b"
)
_FIRM = re.compile(
    r"\s*(?:[-–—]\s+)?(?:Yes|No|Not (?:yet|all|at present)|Usually|Partly|Both|Neither|None|Some|Most|All|Half|"
    r"Fewer than|More than|About|Nearly)\b"
    r"|\s*(?:They|It|He|She|We) (?:could|did|was|were|had|would|do|does|is|are)(?: not)?[,.;]"
)
_OPINION = re.compile(r"\?|\b(?:suggested|felt|thought|concern(?:ed)?|worr(?:y|ied)|hoped)\b")
_ASKER_AFTER = re.compile(
    r"\?[\"'”’]?\s+(?:[–—-]|was asked by|asked|queried|enquired|inquired|wondered)\s+(?P<who>[^.?]{2,60}?)\.?\s*$"
)
_ANSWERER_AFTER = re.compile(
    r",[\"'”’]?\s+(?:said|replied|answered|responded|(?:came|was) the (?:reply|answer)(?: (?:from|of))?)\b"
    r"(?P<who>[^.,?:;]{0,60})[.,]"
)
_POINT = re.compile(
    r"\s*(?:(?:[Ww]hether|[Ii]f|[Hh]ow|[Ww]hy)\s+(?:[a-z]|[A-Z]\w+ )"
    r"|(?:What|Which)\s[^,;:]{3,200}\s(?:was|were|is|are|had|has|have|could|would|will)\b[^,:]{2,160}$"
    r"|(?:Asking|Querying|Enquiring|Inquiring)\b|Questioning (?:the|how|whether|why|what)\b"
    r"|(?:Seeking|Requesting) (?:further |more )?(?:clarity|clarification|assurances?|information|details?)\b)"
)
_ANSWERS_FOLLOW = re.compile(
    r"\s*(?:following|arising from|(?:[^.:;]{0,80}\b)?(?:in (?:response|answer|reply) to|responding to|"
    r"(?:when )?answering|responses? to|answers? to))\b"
    r"[^.:;]{0,60}\b(?:questions?|queries|questioning)\b[^.:;]{0,160}:\W{0,3}$"
    r"|\s*(?:the )?officers?['’]?s? (?:responses?|replies|answers?|comments)\s*:\W{0,3}$",
    re.IGNORECASE,
)
_ASIDE_AT_END = re.compile(r"\((?P<who>[^()]{3,60})\)\.?\s*$")


def like_reply(sentence: str) -> bool:
    """ "All had been.", "Yes, there was.", "These included ...": after a question, the answer to it."""
    return bool(_REPLY.match(sentence)) and not _OPINION.search(sentence)


def firm_reply(text: str) -> bool:
    """ "Yes, in 19 of 65 cases.": an answer on a line of its own, below what was asked."""
    return bool(_FIRM.match(text)) and not _OPINION.search(text)


def answers_follow(text: str) -> bool:
    """ "In response to questions, officers confirmed that:": the points below it answer."""
    return text.rstrip(" –-").endswith(":") and bool(_ANSWERS_FOLLOW.match(text))


def asker_after(sentence: str) -> str:
    """Who asked, where that stands behind the question: "Where do they go?" asked Mr Sample."""
    found = _ASKER_AFTER.search(sentence[-200:])
    return found["who"] if found else ""


def answerer_after(sentence: str) -> str | None:
    """Who answered, where that stands behind the words: "Nine, said Mr Sample."; "" for nobody, None for no answer."""
    found = _ANSWERER_AFTER.search(sentence)
    return found["who"].strip() if found else None


def asked_as_point(text: str) -> bool:
    """A point of a list that is a question without its mark: "Whether the fall was due to late letters."."""
    return bool(_POINT.match(text))


def asker_in_brackets(sentence: str) -> str:
    """ "If there was a shortage (Ms Sample)."."""
    found = _ASIDE_AT_END.search(sentence[-80:])
    return found["who"] if found else ""
