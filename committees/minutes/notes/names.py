"""Names in minutes that are neither a person of the committee nor a role: an editor is warned. Pure."""

import re
from collections.abc import Iterable

NAME = r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?"
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Cllrs?|Councillors?)\.?\s+(?:[A-Z]\.?\s+)*{NAME}(?:\s+{NAME})?"
)
AGED = re.compile(rf"\b({NAME})(?:\s+{NAME})?\s*(?:,\s*|\()(?:aged?\s+)?\d{{1,2}}\b(?!\s*(?:per\b|%|[A-Z]))")
CALLED = re.compile(
    rf"\b(?:named|called|child|boy|girl|brother|sister|son|daughter|baby|carer|worker|teacher|mother|father)\s+({NAME}(?:\s+{NAME})?)"
)
PAIR = re.compile(rf"(?<![.!?:]\s)(?<!^)\b({NAME}\s+{NAME})\b")
# A word of these among the capital letters is an office, a body or a thing, and no person
NO_PERSON = re.compile(
    r"\b(?:Head|Director|Services?|Child(?:ren)?(?:[’']s)?|Boards?|Panel|Committee|Councils?|Schools?|Officers?|Managers?|Teams?"
    r"|Cabinet|Members?|Chair|Report|Quarter|National|Act|Care|Virtual|Local|Authority|North|South|East|West|Young"
    r"|People(?:[’']s)?|Health|Social|Corporate|Parenting|Leaders?|Mayor|Lead|House|Homes?|County|Borough|City|District"
    r"|Department|Education|Strateg(?:y|ic)|Plan|Resolved|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Reviewing|Independent"
    r"|Foster(?:ing)?|Staying|Pupil|Premium|Grant|University|College|Nurse|Adoption|Family|Court|Police|Fund|Project"
    r"|Carers?|Principal|Deputy|Assistant|Executive|Monitoring|Performance|Placements?|Ofsted|England|Wales|Scotland|The"
    r"|Early|Help|Front|Door|Looked|After|Families|Stability|Index|Permanence|Safeguarding|Partnership|Programme"
    r"|Framework|Pledge|Promise|Offer|Hub|Centre|First|Second|Survey|Awards?|Day|Week|Year|Scrutiny|Overview|Public"
    r"|Data|Information|Key|Stage|Special|Educational|Needs|Mental|Regional|Funding|Edition|Measure|Appendix)\b"
)


def loose_names(text: str, known: Iterable[str]) -> list[str]:
    """The words of each, in order, once. `known` are the persons of the committee and those on the attendance."""
    left = text
    for name in sorted(known, key=len, reverse=True):
        left = re.sub(re.escape(name), lambda match: "_" * len(match[0]), left, flags=re.IGNORECASE)
    found: dict[str, int] = {}
    for rule in (TITLED, AGED, CALLED, PAIR):
        for match in rule.finditer(left):
            words = match[match.lastindex or 0]
            if not NO_PERSON.search(words) and not any(words in each for each in found):
                found[words] = match.start()
    return sorted(found, key=lambda words: found[words])
