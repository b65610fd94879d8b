"""What a source says of the meeting itself: its day and time, its place, who was there and who sent apologies. Pure.

Shown to a person, who takes it over or not. What is not sure is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from committees.reading.result import Reading
from committees.reading.sources.blocks import Attendee
from indicators.terms.written_days import read_day

BEGINNING = 80  # blocks, within which a source says when and where
TITLES = 3  # blocks, of which one may name the body and its day alone
LONGEST = 3000  # characters of one of them
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTHS}),?\s+(\d{{4}})\b|\b(\d{{1,2}}/\d{{1,2}}/\d{{4}})\b",
    re.IGNORECASE,
)
# A meeting's minutes speak of other days, above all that of the minutes they agree
OTHER = re.compile(
    r"\b(?:previous|last meeting|approve|confirm|agree|correct record|next meeting|published|deadline)",
    re.IGNORECASE,
)
OF_THE_MEETING = re.compile(
    r"\bheld\b|\bmeeting\b|\bminutes\b|^\s*(?:date|venue)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^\W*\d",
    re.I,
)
TIME = re.compile(
    r"\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap]\.?\s?m\b|noon\b)|\b([01]?\d|2[0-3])[:.]([0-5]\d)\b", re.IGNORECASE
)
VENUE = re.compile(
    r"^\s*(?:venue|location|place)\s*:\s*(?P<line>\S.*)$"
    r"|\b(?:held|meeting)\b.{0,60}?\b(?:in|at)\s+(?:the\s+)?(?P<said>(?:[^,.;]*\b(?:room|hall|chamber|centre|suite|house)\b)[^.;]*?)\s*"
    r"(?:\bon\b|\bat\s+\d|\.|;|$)",
    re.IGNORECASE,
)
LISTS = (
    (
        "officer",
        "present",
        r"(?:officers?(?:\s+(?:present|in attendance))?|(?:also\s+)?in\s+attendance|also\s+present)",
    ),
    (
        "member",
        "present",
        r"(?:(?:co-?opted\s+)?members?\s+(?:present|in attendance)|co-?opted(?:\s+members?)?|present"
        r"|councillors\s+present|attendance)",
    ),
    (
        "member",
        "apologies",
        r"apologies(?:\s+for\s+absence)?(?:\s+(?:were|was|had\s+been)\s+received\s+from)?",
    ),
)
HEADED = re.compile(
    "|".join(rf"(?P<{capacity}_{status}>^\s*{words})" for capacity, status, words in LISTS), re.IGNORECASE
)
SEPARATED = re.compile(r"\s*[;,\n]\s*|\s+and\s+")
CHAIR = re.compile(
    r"\s*\((?:the\s+)?(?:in\s+the\s+)?(vice[- ])?chair(?:man|woman|person)?[^)]*\)", re.IGNORECASE
)
BESIDE = re.compile(r"\s*\([^()]*\)")  # a post, or initials
PERSON = re.compile(
    r"(?:(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\.?\s+)*(?:[A-Z][\w’'.-]*\s*){1,5}\Z"
)
# Officers by their posts, which have commas and "and" in them: each begins with "the"
POSTS = re.compile(r"\s*(?:[;,]\s*(?:and\s+)?|\band\s+)(?=the\s+[A-Z])")
POST = re.compile(r"the\s+[A-Z][\w’']*(?:,?\s+(?:[A-Z][\w’'-]*|of|for|and|to|in|the|&))*\Z")
MOST_THERE = 60


@dataclass(frozen=True)
class There:
    """`capacity` chair, vice_chair, member or officer; `status` present or apologies."""

    name: str
    capacity: str
    status: str


@dataclass(frozen=True)
class Facts:
    """`time` as "17:30"; what is not said is None or ""."""

    day: date | None = None
    time: str = ""
    place: str = ""
    there: tuple[There, ...] = ()


def facts_of(reading: Reading) -> Facts:
    said = dict(reading.source.meeting)
    lines = [" ".join(block.text[:LONGEST].split()) for block in reading.source.blocks[:BEGINNING]]
    dated = [line for place, line in enumerate(lines) if _dates_it(line, place)]
    day = next(filter(None, map(day_in, [said.get("day", ""), *dated[:3]])), None)
    clocks = [
        said.get("time", ""),
        *dated[:1],
        *(line for line in lines if re.match(r"\s*time\b", line, re.I)),
    ]
    time = next(filter(None, map(time_in, clocks)), "")
    place = said.get("place", "") or next(filter(None, map(_place, lines)), "")
    there = _listed(reading.attendees) if reading.attendees else _written(lines)
    return Facts(day, time, place[:160], tuple(there)[:MOST_THERE])


def names_body(reading: Reading, body: str) -> bool:
    """Whether the source names that committee where it says of which meeting it is, or says of no meeting: an item
    alone has no heading."""
    if facts_of(reading).day is None:
        return True
    lines = (block.text[:LONGEST] for block in reading.source.blocks[:BEGINNING])
    said = [*lines, *(words for _, words in reading.source.meeting)]
    return _plain(body) in _plain(" ".join(said))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold().replace("&", " and ").replace("’", "'")))


def _dates_it(line: str, place: int) -> bool:
    """Whether it says on which day the meeting was: a line about it, or a title that ends in the day."""
    found = DAY.search(line)
    if found is None or OTHER.search(line):
        return False
    as_title = place < TITLES and not line[found.end() :].strip(" .)")
    return as_title or bool(OF_THE_MEETING.search(line))


def day_in(words: str) -> date | None:
    found = DAY.search(words)
    if found is None:
        return None
    try:
        return read_day(" ".join(each for each in found.groups() if each).lower())
    except ValueError:
        return None


def time_in(words: str) -> str:
    """ "5.30 pm" is "17:30"; "" for none."""
    found = TIME.search(DAY.sub(" ", words))
    if found is None:
        return ""
    hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
    half = (found[3] or "")[:1].lower()
    if (half and hour > 12) or minute > 59:
        return ""
    hour = hour % 12 + 12 if half in ("p", "n") else hour % 12 if half else hour
    return f"{hour:02}:{minute:02}"


def _place(line: str) -> str:
    found = VENUE.search(line)
    return (found["line"] or found["said"] or "").strip(" ,.") if found and not OTHER.search(line) else ""


def _listed(attendees: Iterable[Attendee]) -> Iterator[There]:
    """Those whom the source lists itself, each with what it says of them."""
    for one in attendees:
        words = f"{one.role} {one.attendance}".lower()
        status = "apologies" if re.search(r"apolog|absent|not present", words) else "present"
        if one.name.strip():
            yield There(one.name.strip()[:160], _capacity(one.role.lower()), status)


def _capacity(role: str) -> str:
    if re.search(r"\bvice[- ]?chair", role):
        return "vice_chair"
    if re.search(r"\bchair", role):
        return "chair"
    return (
        "officer" if re.search(r"officer|manager|director|head of|clerk|adviser|advisor", role) else "member"
    )


def _written(lines: Sequence[str]) -> Iterator[There]:
    """Those who stand after "Present:", "In attendance:" or "Apologies", in that line or the one beneath."""
    seen = set[str]()
    for number, line in enumerate(lines):
        head = HEADED.match(line)
        if head is None or head.lastgroup is None:
            continue
        rest = line[head.end() :].strip(" :–-")
        said = rest or next(iter(lines[number + 1 : number + 2]), "")
        capacity, status = head.lastgroup.rsplit("_", 1)
        for one in _people(said, capacity, status):
            if one.name.casefold() not in seen:
                seen.add(one.name.casefold())
                yield one


def _people(words: str, capacity: str, status: str) -> list[There]:
    """ "Councillors A Ash (Chair), B Beech and C Cedar (CC)"; nothing where one of them does not look like a name."""
    if capacity == "officer" and words.startswith("the "):
        posts = [each.strip(" .") for each in POSTS.split(words.strip(" ."))]
        named = all(map(POST.match, posts))
        return [There(each.removeprefix("the ")[:160], capacity, status) for each in posts] if named else []
    title, found = "", list[There]()
    words = BESIDE.sub(lambda each: each[0] if CHAIR.fullmatch(each[0]) else "", words)
    for each in SEPARATED.split(words.strip(" .")):
        chair = CHAIR.search(each)
        name = CHAIR.sub("", each).strip(" .")
        if not name:
            continue
        if not PERSON.match(name):
            return []
        begins = re.match(r"(?:Councillor|Cllr)s?\.?\s+", name)
        if begins:
            title, name = "Councillor ", name[begins.end() :]
        elif re.match(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b", name):
            title = ""
        as_chair = ("vice_chair" if chair[1] else "chair") if chair else capacity
        found.append(There(f"{title}{name}"[:160], as_chair, status))
    return found
