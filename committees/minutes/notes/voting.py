"""What somebody should look at in a vote as it is minuted; it stops nobody. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from committees.attendance.presence import took_part_words
from committees.minutes.marks.said import Resolved
from committees.minutes.marks.votes import named_sides, read_votes
from committees.reading.doubts import count_differs

WAYS = {"for": "for it", "against": "against it", "abstained": "as abstaining"}
SAME = "{} is minuted as moving and as seconding it. A motion is seconded by another member."
TWO_SIDES = "{} is minuted as voting {} and {}. Everybody votes once."
NO_VOTE = "{} was there as {}, without a vote, and is minuted as {}."
TOO_MANY = "{} votes are minuted, and those recorded as there have {}."


@dataclass(frozen=True)
class Voter:
    """Somebody on the attendance. `key` tells people apart, who have several names; `capacity` as in "officer in
    attendance"; `away` says why they were not there for the item, or what keeps them out of it, "" of others; and
    `silent` the same of whoever cannot have spoken at it, as who left in the course of it can."""

    key: int
    name: str
    capacity: str
    has_vote: bool
    away: str = ""
    silent: str = ""


@dataclass(frozen=True)
class Voters:
    """Those who were there, by each name that they are called by, in small letters and without "the"."""

    by_name: Mapping[str, Voter] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)  # of who was not at the meeting, by name: why not

    @property
    def with_a_vote(self) -> int:
        return len({each.key for each in self.by_name.values() if each.has_vote})


def doubts_of(block: Resolved, voters: Voters) -> list[str]:
    """Sentences, each once."""
    names = tuple(voters.by_name)
    said, sides = read_votes(block.tail, names), named_sides(block.tail, names)
    people = {way: [voters.by_name[name] for name in named] for way, named in sides.items()}
    mover, seconder = voters.by_name.get(said.mover), voters.by_name.get(said.seconder)
    found = [SAME.format(mover.name)] if mover and seconder and mover.key == seconder.key else []
    did = [(mover, "moving it"), (seconder, "seconding it")]
    did += [
        (each, f"voting {WAYS[way]}" if way != "abstained" else "abstaining")
        for way in people
        for each in people[way]
    ]
    found += [
        NO_VOTE.format(each.name, each.capacity, what) for each, what in did if each and not each.has_vote
    ]
    found += [took_part_words(each.name, each.away, what) for each, what in did if each and each.away]
    found += _twice(people)
    counts = {way: len({each.key for each in people[way]}) for way in people}
    votes = sum((counts | said.counted).values())
    if voters.with_a_vote and votes > voters.with_a_vote:
        found.append(TOO_MANY.format(votes, voters.with_a_vote))
    found += [
        f"{way.capitalize()}: {differs}"
        for way, number in said.counted.items()
        if way in counts and (differs := count_differs(number, counts[way]))
    ]
    return list(dict.fromkeys(found))


def _twice(people: Mapping[str, list[Voter]]) -> Iterator[str]:
    ways: dict[int, list[tuple[str, Voter]]] = {}
    for way, named in people.items():
        for each in named:
            ways.setdefault(each.key, []).append((way, each))
    for voted in ways.values():
        if len({way for way, _ in voted}) > 1:
            (one, who), (other, _) = voted[0], next(each for each in voted if each[0] != voted[0][0])
            yield TWO_SIDES.format(who.name, one, other)
