"""Labels before what was decided, in the forms that councils write. Pure."""

import re
from dataclasses import dataclass

from committees.reading.doubts import unsure
from committees.reading.outcomes.deeds import DEEDS
from committees.reading.wordlists import begins, holds, words

# Written in capitals, a word of these is a label wherever it stands in a sentence
_LOUD = (
    r"RESOLVED|RESOLUTIONS?|AGREED|DECIDED|DECISIONS?|RECOMMENDED|RECOMMENDATIONS?|NOTED|APPROVED|"
    r"ENDORSED|ORDERED|"
    r"ACTIONS? AGREED|PENDERFYN(?:WYD|ODD|IAD(?:AU)?)|CYTUN(?:WYD|ODD)|ARGYMHELLWYD|ARGYMHELLION|NODWYD|CYMERADWYWYD"
)
_BOTH = r"(?:PENDERFYNWYD|Penderfynwyd|PENDERFYNIAD|Penderfyniad|CYTUNWYD|Cytunwyd)\s+/\s+"
_QUIET = rf"(?i:{_LOUD}|Outcomes?)"
COLLECTIVE = (
    r"(?:Joint |Corporate |Scrutiny |Select |Sub-?|Overview and Scrutiny |Parenting |Advisory |Working |"
    r"Standing )*(?:Committee|Sub-Committee|Panel|Board|Members|Councillors|Cabinet|Forum|Council|"
    r"Executive|Commission|Group|meeting|Meeting|Partnership|Trustees|Governors|Authority|(?:sub-)?committee|panel|board|"
    r"(?:sub-|working )?group|forum|partnership|(?:Those|All) present|"
    r"members|councillors)"
)
_WELSH_BODY = r"yr? (?:Pwyllgor|Panel|Bwrdd|Cabinet|Cyngor|Fforwm|Grŵp|Aelodau)"
_MANNER = (
    rf"(?:\s*,?\s*(?:of (?:the )?{COLLECTIVE}|"
    r"by\s+(?:\w+\s+votes?\s+to|an?\s+\w+)\s+[^,.:;]{1,50}(?:,|(?=:))|yr? (?:Pwyllgor|Panel|Bwrdd|"
    r"Cabinet|Cyngor|Fforwm|Grŵp|Aelodau)|unanimously|UNANIMOUSLY|then|also|further|therefore|accordingly|"
    r"formally|duly|thereupon|as follows|AS FOLLOWS|nem\.? con\.?,?|yn unfrydol|"
    r"by (?:affirmation|assent|acclamation|consensus|general (?:consent|assent)|(?:a )?show of hands|"
    r"(?:a )?(?:\w+ )?majority),?|"
    r"\((?!(?:s|\d{1,2}|[A-Za-z]|[ivx]{1,4})\))[^()]{1,80}\)))*"
)
# "The Board, having considered the report, agreed"
_ASIDE = (
    r"(?:(?:,\s+(?:having|after|following|on|upon|by|noting|in)|\s+on (?:the|a) (?:motion|proposal) (?:of|by))\b"
    r"[^.:;]{1,160},)?"
)
# What a body did, as the first words of each limb below "The Committee:"
_DECIDED = re.compile(
    rf"\s*(?:and\s+)?(?:(?:the\s+)?{COLLECTIVE}\s+(?:(?:also|then|further)\s+)?)?(?:noted?|agreed?|approved?|endorsed?|requested?|recommend(?:ed)?|welcomed?|thank(?:ed)?|"
    r"resolved?|received?|instruct(?:ed)?|authorised?|delegated?|support(?:ed)?|commend(?:ed)?|refer(?:red)?|"
    r"invited?|accept(?:ed)?|adopt(?:ed)?|confirm(?:ed)?|deferred|asked(?!\s+(?:if|whether|about|how|why|what|when|"
    r"where|who|which|a question)\b))s?\b",
    re.IGNORECASE,
)
_SIGN = r"\s*(?::\s*[-–—]?|[-–—](?:\s*\((?:nem|unan)[^()]{1,40}\)\s*[-–—:])?|\.\s*$|;|$)"
_GOES_ON = r"(?=\s+(?:that|That|THAT|to|To|TO|the|bod|i|y|yr)\b|\s+\(?(?:1|a|A|i)\)\s)"

_TO_WHOM = (
    r"\s+(?:to|TO)\s+(?:the\s+|THE\s+)?[A-Z][\w'’-]+"
    r"(?:(?:\s+(?:and|of|for|the|AND|OF|FOR|THE)){0,2}\s+[A-Z][\w'’]+){0,6}"
)

_AFTER_TALK = r"(?:After|Following|On|Upon)\s[^.:;]{2,100}"
_AT_START = (
    re.compile(rf"\s*(?:RECOMMENDED|Recommended){_MANNER}(?:(?:{_TO_WHOM})?\s+(?=that\b)|{_TO_WHOM}{_SIGN})"),
    re.compile(rf"\s*(?:{_BOTH})?(?:{_LOUD}){_MANNER}{_ASIDE}(?:{_SIGN}|,?{_GOES_ON}|(?=\s+[a-z(]))"),
    re.compile(
        rf"\s*(?:(?:[^.:;]{{0,160}},\s+it|{_AFTER_TALK}\sit|It)\s+(?:was|is|were)|IT\s+WAS)(?:\s+[a-z]+){{0,2}}\s+(?:{_LOUD}|resolved|"
        rf"RESOLVED){_MANNER}(?:{_SIGN}|,?{_GOES_ON}|(?=\s))"
    ),
    re.compile(
        rf"\s*(?:[^.:;]{{0,160}},\s+)?(?:[Tt]he|THE|That the|Y|"
        rf"Mae'r)?\s*{COLLECTIVE}{_ASIDE}{_MANNER}\s+(?:has\s+|have\s+)?"
        rf"(?:{_LOUD}|RECOMMENDS|RESOLVES|AGREES|resolved|RESOLVED){_MANNER}(?:{_SIGN}|,?{_GOES_ON}|(?=\s))"
    ),
    re.compile(rf"\s*(?:{_QUIET}){_MANNER}(?:\s*:\s*[-–—]?|\s+[-–—](?=\s|$)|\s*[-–—]\s*$|\s*$)"),
    re.compile(rf"\s*(?:Resolved|Penderfynwyd){_MANNER}{_ASIDE},?{_GOES_ON}"),
    re.compile(
        r"\s*(?:RESOLUTION|Resolution|DECISION|Decision)\s+(?:[Nn]o\.?\s*|Number\s+)?[\w/.-]{0,12}\d\s*[:–-](?=\s+[Tt]hat\b|\s+[Tt]o\b)"
    ),
    re.compile(r"\s*(?i:decisions?\s+(?:made|taken|reached)|outcome\s+of\s+(?:the\s+)?discussions?)\s*:"),
    re.compile(
        rf"\s*(?:(?:Penderfynwyd|PENDERFYNODD|CYTUNODD)|(?:Penderfynodd|Cytunodd)(?=\s+{_WELSH_BODY})){_MANNER}(?=\s+[a-z])"
    ),
    re.compile(
        r"\s*(?:The\s+)?[Rr]ecommendations?\s+(?:(?:was|were)\s+)?(?:agreed|approved|made)(?:\s+as\s+follows)?\s*:"
    ),
)
_WITHIN = re.compile(
    rf"\b(?:RESOLVED|PENDERFYNWYD|AGREED|DECIDED|RECOMMENDED)\b{_MANNER}(?:{_SIGN}|,?{_GOES_ON})"
)
# The whole sentence is the outcome, its last word says it: "The report was NOTED."
_AT_END = re.compile(
    r"\b(?:was|were|is|be|been)\s+(?:duly\s+|then\s+)?(?:NOTED|AGREED|APPROVED|RESOLVED|ENDORSED|RECEIVED)\b"
)
_AT_VERY_END = re.compile(rf"{_AT_END.pattern}[^\w:]{{0,3}}$")
_LOUD_DEEDS = (
    "REQUESTED|THANKED|WELCOMED|CONGRATULATED|COMMENDED|SUPPORTED|ACCEPTED|ADOPTED|CONFIRMED|INSTRUCTED|"
    "INVITED|ASKED"
)
# "The Committee NOTED the report.": the sentence is what was decided
_NOTED_IT = re.compile(
    rf"\s*(?:(?:The|THE)\s+)?{COLLECTIVE}{_MANNER}\s+(?:(?:NOTED|APPROVED|ENDORSED|RECEIVED)\s+(?!that\b|to\b|[:–-])|(?:{_LOUD_DEEDS})\s+(?![:–-]))"
)
# Weak ones count at the beginning of a paragraph, where an item has no better
_WEAK = (
    re.compile(
        rf"\s*(?:[^.:;]{{0,160}},\s+it\s+was|{_AFTER_TALK}\sit\s+was|It\s+was)(?:\s+[a-z]+){{0,2}}\s+(?:agreed|AGREED|decided|"
        rf"Agreed){_MANNER}(?:{_SIGN}|,?{_GOES_ON}|(?=\s+(?:the )?[A-Z][^.:;]{{1,60}}\s(?:would|should|will)\s))"
    ),
    re.compile(
        rf"\s*(?:[^.:;]{{0,120}},\s+)?(?:The\s+|the\s+)?{COLLECTIVE}{_ASIDE}{_MANNER}\s+(?:agreed|decided|"
        rf"recommended|approved|endorsed){_MANNER}(?:{_SIGN}|,?{_GOES_ON})"
    ),
    re.compile(rf"\s*(?:Agreed|Noted|Recommended|Decided|Approved){_MANNER}{_GOES_ON}"),
    # "The Panel noted (i) the report and (ii) the plan"
    re.compile(
        rf"\s*(?:The\s+)?{COLLECTIVE}{_ASIDE}{_MANNER}\s+(?:noted|received|requested)(?=\s+\(?(?:1|a|i)\)\s)"
    ),
)
# "The Chair summed up and it was agreed that": what was decided begins in the middle of a sentence
_AND_AGREED = re.compile(
    rf"[^.:;]{{1,300}}?\sand\s+(?P<it>(?:it\s+was(?:\s+[a-z]+){{0,2}}|the\s+{COLLECTIVE}{_MANNER})\s+"
    rf"(?:agreed|decided|resolved){_MANNER}(?:{_SIGN}|,?{_GOES_ON})|(?:agreed|resolved)\s*:)"
)
_MOVED_AND_AGREED = re.compile(
    rf"\s*\(?(?:Proposed|Moved|On the (?:motion|proposal))\b[^.:;]{{1,200}}?\sand\s+(?P<it>"
    rf"(?:it\s+was\s+)?(?:agreed|resolved){_MANNER}(?:{_SIGN}|,?{_GOES_ON}))"
)
_MINUTES_AGREED = re.compile(
    r"\s*[^.;]{0,80}\b[Mm]inutes?\b[^.;]{0,160}\b(?:was|were)\s+(?:then\s+|duly\s+|also\s+)?(?:agreed|"
    r"approved|confirmed|accepted|signed)\b"
)
_MINUTES_AGREED_IN_SHORT = re.compile(
    r"\s*(?:The\s+)?(?:[Mm]inutes|[Nn]otes)(?:\s(?:of|from)\s[^.;,]{2,80}?)?\s(?:were\s)?(?:agreed|approved|accepted)"
    r"(?:\s+as\s[^.;]{3,60})?\.?\s*$"
)
_WEAK_WHOLE = (
    re.compile(
        rf"\s*(?:[^.:;]{{0,120}},\s+)?(?:[Tt]he\s+)?{COLLECTIVE}{_ASIDE}{_MANNER}\s+(?:(?:considered|received)\s+and\s+)?"
        rf"(?:noted|approved|endorsed|received|accepted|supported|adopted)\s+"
        r"(?:the|and|both|with(?! concern\b| disappointment\b| regret\b)|its|this|these)\b"
    ),
    re.compile(
        rf"\s*(?:The\s+)?{COLLECTIVE}{_MANNER}\s+(?:thanked|welcomed|considered)\s.{{3,200}}"
        rf"(?:,|\band)\s+(?:the\s+{COLLECTIVE}\s+)?(?:noted|agreed|approved|endorsed|requested|recommended)\s+(?:the|its|that|to|an?)\b"
    ),
    re.compile(rf"\s*(?:The\s+)?{COLLECTIVE}{_MANNER}\s+noted\s+that\s+(?:its|the)\s+(?:next|date)\b"),
    re.compile(r"\s*(?:Cytunwyd|Nodwyd|Cymeradwywyd|Derbyniwyd(?! ymddiheur))\b"),
    re.compile(
        r"\s*(?:(?:After|Following|On|Upon)\s[^.:;,]{2,80},\s+)?(?:[Tt]he|Members')\s.{3,160}?\b(?:was|were)\s+(?:then\s+|duly\s+|formally\s+|received\s+and\s+)?(?:noted|"
        r"approved|agreed|endorsed|confirmed|accepted|adopted)\b"
    ),
    _MINUTES_AGREED,
    # "Minutes of 4 November agreed.", "Report noted."
    re.compile(
        r"\s*(?:The\s+)?(?:[Mm]inutes|[Nn]otes|[Rr]eport|[Uu]pdate|[Pp]resentation|[Pp]lan|[Rr]ecommendations?|[Ss]corecard)"
        r"(?:\s(?:of|from|on)\s[^.;,]{2,80}?)?\s(?:noted|agreed|approved|accepted)(?:\s+as\s[^.;]{3,60})?\.?\s*$"
    ),
)
_BODY_ALONE = re.compile(
    rf"\s*(?:[A-Z][^.:;]{{3,160}},\s+the\s+|(?:The|THE|That the)\s+){COLLECTIVE}{_ASIDE}\s*:\s*[-–—]?"
)
# "The Committee:- (1) noted the report; (2) ...", on one line
_BODY_AND_DEED = re.compile(
    rf"{_BODY_ALONE.pattern}(?=\s*\(?(?:1|a|i)\)\s+(?:noted|agreed|approved|received|endorsed)\b)",
    re.IGNORECASE,
)
_AGREED_ALONE = re.compile(
    r"\s*(?:(?:All |This was |Unanimously )?[Aa]greed|Noted|Approved|Confirmed|NOTED|AGREED|APPROVED)"
    r"(?: by all| with thanks)?"
    r"(?: as an? (?:correct|accurate|true) record)?\.?\s*$"
)
_LEAD_IN = re.compile(
    rf"\s*(?:[Tt]hat|THAT|to|To|TO|[Tt]hat\s+the\s+{COLLECTIVE}|The\s+{COLLECTIVE}|[Tt]hat\s+[Mm]embers|"
    rf"[Tt]o\s+recommend[^.:]{{0,80}}|[Tt]o\s+(?:the\s+)?[A-Z][\w ]{{1,60}})?\s*(?:[:;]\s*[-–—]?|[-–—]|$)"
    r"|\s*[Tt]he\s+(?:following\s+)?(?:recommendations|proposals|actions|points)\b[^.:;]{0,100}\s*:\s*[-–—]?"
    r"|\s*(?:[Tt]hat,?\s+|The\s+[A-Z])[^.:;]{1,120}\s*(?::\s*[-–—]?|[-–—])"
)
# What was decided, below a label: "Derbyn yr adroddiad."
_WELSH_DEED = re.compile(
    r"(?:Nodi|Derbyn|Cymeradwyo|Cytuno|Diolch|Gofyn|Argymell|Croesawu|Cefnogi|Dirprwyo|Penodi|Mabwysiadu|Cadarnhau)\b"
)
_BARE_THAT = re.compile(
    rf"\s*That\s+(?:the\s+)?(?:officers|members|[A-Z]\w+(?:\s\w+){{0,5}})\s+{DEEDS}\b|"
    r"\s*(?:[Tt]hat|THAT),?\s.{2,400}?\b(?:be|is|are|been|note|notes|approve|approves|agree|agrees|endorse|"
    r"endorses|receive|receives|"
    r"support|supports|recommend|recommends|request|requests|thank|thanks|provide|consider|continue|"
    r"continues|bring|report)\b",
    re.DOTALL,
)


# A strong one has one of these, or begins so
_STRONG = words(": ED ENDS VES EES ION WYD ODD IAD esolved")
_STRONG_BEGINS = tuple(
    words(
        "action agreed approved argymhell cymeradwy cytun deci endorsed nodwyd noted ordered outcome penderfyn "
        "recommend resol"
    )
)
# One of these is in all labels
_SIGNS = words(
    "accept adopt agree approv argymhell asked commended confirm congratulated cymeradwy cytun deci derbyn endors "
    "instructed invited nodwyd noted ordered outcome penderfyn received recommend requested resol signed support "
    "thanked welcomed"
)


@dataclass(frozen=True)
class Found:
    """A label in a text: from `start` to `end`; what is decided begins at `end`. `whole` means that the sentence as it
    stands is what was decided."""

    start: int
    end: int
    whole: bool = False


def may_decide(sentence: str) -> bool:
    """Whether it has any word of an outcome, or leads to what stands below it; most sentences do neither."""
    return _leads(sentence) or holds(sentence.lower(), _SIGNS)


def strong_label(sentence: str) -> Found | None:
    """A label that nothing else can be, in one sentence."""
    if not (holds(sentence, _STRONG) or begins(sentence, _STRONG_BEGINS)):
        return None
    if found := _BODY_AND_DEED.match(sentence):
        return Found(0, found.end())
    if _NOTED_IT.match(sentence):
        return Found(0, 0, whole=True)
    for pattern in _AT_START:
        if found := pattern.match(sentence):
            return Found(0, found.end())
    if _AT_VERY_END.search(sentence):
        return Found(0, 0, whole=True)
    if found := _WITHIN.search(sentence):
        return Found(0, found.end())
    if _AT_END.search(sentence):
        return Found(0, 0, whole=True)
    return None


def weak_label(sentence: str, first: bool) -> Found | None:
    """Of a paragraph's first sentence, or "it was agreed that" in any."""
    for pattern in _WEAK if first else _WEAK[:1]:
        if found := pattern.match(sentence):
            return Found(0, found.end())
    found = _AND_AGREED.match(sentence) or _MOVED_AND_AGREED.match(sentence) if "and" in sentence else None
    return Found(found.start("it"), found.end()) if found else None


def weak_whole(sentence: str) -> bool:
    """A short sentence that tells an outcome in ordinary words: "The Panel noted the report."."""
    return (
        len(sentence) < 260
        and any(pattern.match(sentence) for pattern in (*_WEAK_WHOLE, _AGREED_ALONE))
        and not unsure(sentence)
    )


def minutes_agreed(sentence: str) -> bool:
    """Earlier minutes were found right: an outcome wherever it is told."""
    told = _MINUTES_AGREED.match(sentence) or _MINUTES_AGREED_IN_SHORT.match(sentence)
    return bool(told) and not unsure(sentence)


def body_alone(text: str) -> bool:
    """ "The Committee:", which what it did follows."""
    return _leads(text) and bool(_BODY_ALONE.fullmatch(text.rstrip()))


def _leads(text: str) -> bool:
    return text.rstrip().endswith((":", "-", "–", "—"))


def decided(text: str) -> bool:
    """Whether these words begin with what a body did: "NOTED the update"."""
    return bool(_DECIDED.match(text) or _WELSH_DEED.match(text))


def deed_alone(text: str) -> bool:
    """ "Approved", and nothing else."""
    return text.strip().isalpha() and decided(text)


def agreed_alone(sentence: str) -> bool:
    """ "Agreed." and nothing else."""
    return bool(_AGREED_ALONE.match(sentence))


def bare_that(text: str) -> bool:
    """ "That the report be noted": what is decided, without a label."""
    return bool(_BARE_THAT.match(text[:400]))


def lead_in(text: str) -> bool:
    """Whether these words only lead to the limbs that follow: "That the Panel:-", "The Panel:"."""
    return bool(_LEAD_IN.fullmatch(text.rstrip()))
