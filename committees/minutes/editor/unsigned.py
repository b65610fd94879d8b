"""What was typed without its sign though it reads as a resolution, an action or a vote: it is asked about. Pure."""

from committees.minutes.marks.own_words import own_head
from committees.minutes.marks.said import PLAIN, Paragraph
from committees.minutes.marks.votes import is_about_votes
from committees.reading.outcomes.action_marks import mark_begins
from committees.reading.outcomes.labels import may_decide, strong_label, weak_label
from committees.reading.speech.sentences import sentences

RESOLVES = (
    "“{}” reads as a resolution. Begin a line with it and put = before it, and it is listed as one. Leave it where it "
    "only tells of one."
)
ACTS = (
    "This reads as an action. Put ! before it and say who does what by when, and it is followed up: ! Head of Service: "
    "add the costs, by 14 April."
)
VOTES = (
    "“{}” stands as a statement, for no resolution is straight above it. Write it in a line of its own beneath the "
    "limbs of its resolution: moved Councillor A, seconded Councillor B; or 6 for, 1 against; or vote: agreed without "
    "a vote."
)
QUOTED = 60  # characters of it that are shown


def unsigned_in(block: Paragraph, line: str = "") -> str:
    """A sentence that says how to mark it; "" where nothing is to be asked. `line` is its first, as typed."""
    if block.kind not in ("statement", "procedure") or block.speaker:
        return ""
    if block.kind == "statement" and is_about_votes(block.text) and not line.startswith(PLAIN):
        return VOTES.format(_quoted(block.text))
    if mark_begins(block.text):
        return ACTS
    told = (block.text[start:end] for start, end in sentences(block.text))
    found = next((each for number, each in enumerate(told) if _resolves(each, not number)), "")
    return RESOLVES.format(_quoted(found)) if found else ""


def _resolves(sentence: str, first: bool) -> bool:
    """Ordinary words, as "Members agreed to", count at the beginning alone."""
    own = first and own_head(sentence.strip())[0]
    return bool(
        own
        or (
            may_decide(sentence)
            and (strong_label(sentence.strip()) or (first and weak_label(sentence, True)))
        )
    )


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"
