"""A paragraph into turns: each is what one person says in one go, as a question, an answer or anything else. Pure."""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from committees.reading.result import SpeakerKind
from committees.reading.speech.asking import FARTHEST
from committees.reading.speech.before import Known, asks, name_before, nobody, reported
from committees.reading.speech.questions import (
    Mentioned,
    asked_within,
    mentioned_question,
    question_raised,
    responds,
)
from committees.reading.speech.replies import answerer_after, asker_after, asker_in_brackets, like_reply
from committees.reading.speech.sentences import sentences
from committees.reading.speech.subjects import Subject, alone
from committees.reading.speech.tokens import Tokens, place_of, tokens_of
from committees.reading.speech.utterances import Act, Utterance, utterance_at, utterance_in

_ACTION_MARK = re.compile(r"[\[(]?\bACTION\b|[\[(]\s*Actions?\s*[:–-]")
# "Why was it late? (Councillor X)"
_ASIDE = re.compile(r"\(([^()]{3,90})\)[.:]?")
_ANSWERED_PASSIVE = {"told", "informed", "advised", "assured", "reassured", "reminded"}
_RAISING = ("raised", "expressed", "highlighted")
_DASH = re.compile(r"\s[–—-]\s(?=\S)")
FEWEST_ASKED = 3  # words


def called_nobody(_tokens: Tokens) -> None:
    return None


class Turn(NamedTuple):
    """Characters `start` to `end` of a text. `act` None: nobody is said to speak. `responds`: it says of itself that it
    is a response. `speaker` "" with an act: said without a name."""

    start: int
    end: int
    act: Act | None = None
    speaker: str = ""
    kind: SpeakerKind = SpeakerKind.NONE
    responds: bool = False
    pronoun: bool = False
    passive: bool = False
    own: bool = False

    def over(self, start: int, end: int) -> "Turn":
        """The same, from `start` to `end`."""
        return self if (start, end) == self[:2] else self._replace(start=start, end=end)


@dataclass
class Named:
    """The last turn of somebody with a name, of somebody with one who is no officer, and of who did not ask; `known`
    are names that are listed, `called` whom a sentence's first word names among those listed."""

    anyone: Turn | None = None
    no_officer: Turn | None = None
    no_asker: Turn | None = None
    known: Known = nobody
    called: Callable[[Tokens], Subject | None] = called_nobody

    def resolved(self, turn: Turn) -> Turn:
        """A pronoun stands for the last person who was named; officers seldom ask."""
        if turn.pronoun and not turn.passive:
            asks = turn.act is Act.ASKS
            asked = self.anyone is not None and self.anyone.act is Act.ASKS
            answers = turn.act is Act.ANSWERS and asked
            meant = (self.no_officer if asks else self.no_asker if answers else None) or self.anyone
            turn = turn._replace(speaker=meant.speaker, kind=meant.kind) if meant else turn
        if turn.speaker:
            self.anyone = turn
            self.no_officer = self.no_officer if turn.kind is SpeakerKind.OFFICER else turn
            member = turn.act is Act.ASKS or turn.kind is SpeakerKind.MEMBER
            self.no_asker = self.no_asker if member else turn
        return turn


def turns_of(text: str, start: int, end: int, named: Named | None = None) -> list[Turn]:
    """Together they are the whole text, in order. At least one if there is any text. `named`: in the lines before."""
    turns: list[Turn] = []
    named = named or Named()
    for begin, stop in sentences(text, start, end):
        for turn in _sentence(text, begin, stop, named):
            if turns and _replies(text, turns[-1], turn):
                turns.append(turn._replace(act=Act.ANSWERS, responds=True))
            elif turns and (joined := _joined(turns[-1], turn)):
                turns[-1] = joined
            else:
                turns.append(named.resolved(turn))
    starts = [start, *(one.start for one in turns[1:]), end]
    return [one.over(*edges) for one, edges in zip(turns, itertools.pairwise(starts), strict=False)]


def point_turns(text: str, start: int, end: int) -> list[Turn]:
    """Of a point of a list that begins as a question without its mark: that, and the answer after it."""
    (begin, stop), *others = sentences(text, start, end)
    who = alone(asker_in_brackets(text[begin:stop]))
    asked = _turn(start, stop, Act.ASKS, who, own=True)
    if not others:
        return with_reply(text, asked._replace(end=end))
    after = turns_of(text, others[0][0], end)
    if after[0].act in (None, Act.SAYS):
        after[0] = after[0]._replace(act=Act.ANSWERS, responds=True)
    return [asked._replace(end=after[0].start), *after]


def with_reply(text: str, asked: Turn) -> list[Turn]:
    """A point of a list with its answer after a dash: "Whether it was free – it was"."""
    dashes = list(_DASH.finditer(text, asked.start, asked.end))
    if len(dashes) != 1 or reported(text, dashes[0].end()) or asks(text[: asked.end]):
        return [asked]
    if len(text[asked.start : dashes[0].start()].split()) < FEWEST_ASKED:
        return [asked]
    begin, said = dashes[0].span()
    first = turns_of(text, said, asked.end)[0]
    return [
        asked._replace(end=begin),
        first._replace(start=begin, end=asked.end, act=Act.ANSWERS, responds=True),
    ]


def _replies(text: str, last: Turn, turn: Turn) -> bool:
    """Whether a sentence by nobody, after a question in its paragraph, answers it."""
    after = last.act is Act.ASKS and turn.act is None and not turn.speaker
    said = text[turn.start : turn.end]
    direct = not last.speaker and asks(text[last.start : last.end]) and not asks(said)
    return after and (direct or like_reply(said))


def _joined(last: Turn, turn: Turn) -> Turn | None:
    """The turn before with this one added, where the same person goes on with the same thing."""
    # Several questions in a row, by nobody in particular, are one
    goes_on = turn.act is None or (
        turn.act is last.act is Act.ASKS and not (turn.speaker or last.speaker or turn.own or last.own)
    )
    # "Officers were asked whether ... They said": whoever is asked does not go on asking
    asked = last.act is Act.ASKS and last.passive
    if turn.act is Act.SAYS and turn.pronoun and last.act is not Act.PROCEEDS and not asked:
        goes_on = True
    if turn.act is Act.ANSWERS and turn.pronoun and not turn.passive and last.act in (Act.ANSWERS, Act.SAYS):
        goes_on = True
    same = turn.speaker and turn.speaker == last.speaker and not turn.own
    if same and (turn.act == last.act or (turn.act is not Act.ASKS and last.act in (Act.SAYS, Act.ANSWERS))):
        goes_on = goes_on or turn.act is not Act.ASKS
    if goes_on and turn.speaker and turn.act is None and not last.speaker:
        return last._replace(end=turn.end, speaker=turn.speaker, kind=turn.kind)
    if goes_on:
        return last._replace(end=turn.end)
    return last._replace(end=turn.end, act=Act.ASKS) if _asks_on(last, turn) else None


def _asks_on(last: Turn, turn: Turn) -> bool:
    """Whether somebody who has just spoken asks in the next sentence: "Did the Council have to be told?"."""
    same = turn.pronoun or not turn.speaker
    asker = last.speaker and last.kind is not SpeakerKind.OFFICER and last.act in (Act.SAYS, Act.ASKS)
    return bool(turn.act is Act.ASKS and same and asker and not turn.own)


def _sentence(text: str, start: int, end: int, named: Named) -> Iterator[Turn]:
    tokens = tokens_of(text, start, end)
    sentence = text[start:end]
    if not tokens:
        return
    if mentioned := mentioned_question(tokens, sentence):
        yield from _mentioned(text, mentioned, start, end)
        return
    if asker := asker_after(sentence):
        yield _turn(start, end, Act.ASKS, alone(asker), own=True)
        return
    replier = answerer_after(sentence)
    if replier is not None and (not replier or alone(replier)):
        yield _turn(start, end, Act.ANSWERS, alone(replier))._replace(responds=True)
        return
    if raised := question_raised(tokens):
        yield from _with_answer(text, tokens, raised[0], _turn(start, end, Act.ASKS, raised[1], own=True))
        return
    if (aside := _ASIDE.fullmatch(sentence)) and (who := alone(aside[1])) and who.name:
        yield Turn(start, end, None, who.name, who.kind)
        return
    found = utterance_in(tokens, first=named.called(tokens))
    before = name_before(text, start, end, named.known)
    if before and before.spoken and (found is None or place_of(text, start, found.at) >= before.said):
        yield Turn(start, end, Act.ASKS if asks(sentence) else Act.SAYS, before.who, before.kind)
        return
    if found is None:
        yield _by_nobody(sentence, start, end)
        return
    turn = _of(found, start, end, responds=responds(sentence))
    if turn.act in (Act.SAYS, Act.ANSWERS) and asked_within(sentence):
        turn = turn._replace(act=Act.ANSWERS, responds=True, own=True)
    if turn.act is Act.ASKS and _ACTION_MARK.search(sentence):
        turn = turn._replace(act=Act.SAYS)
    elif turn.act is Act.SAYS and turn.kind is not SpeakerKind.OFFICER and _plain_question(sentence):
        turn = turn._replace(act=Act.ASKS)
    yield from _with_answer(text, tokens, found.verb, turn)


def _by_nobody(sentence: str, start: int, end: int) -> Turn:
    """What no verb says that anybody says; a member may stand in brackets behind it: "Rise in costs (Cllr Sample)"."""
    who = alone(asker_in_brackets(sentence))
    act = Act.ASKS if _plain_question(sentence) else None
    if who and who.kind in (SpeakerKind.MEMBER, SpeakerKind.COOPTED) and not _ACTION_MARK.search(sentence):
        return Turn(start, end, act or Act.SAYS, who.name, who.kind)
    return Turn(start, end, act, responds=responds(sentence))


def _mentioned(text: str, mentioned: Mentioned, start: int, end: int) -> Iterator[Turn]:
    """A question that a sentence mentions, if it says which one, and the answer."""
    answer = mentioned.answer
    cut = start
    if mentioned.asker or not mentioned.unasked:
        cut = place_of(text, start, mentioned.cut)
        yield _turn(start, cut, Act.ASKS, mentioned.asker, own=True)
    if answer:
        yield _of(answer, cut, end, responds=True, act=Act.ANSWERS)
    else:
        yield Turn(cut, end, Act.ANSWERS, responds=True)


def _turn(start: int, end: int, act: Act, subject: Subject | None, own: bool = False) -> Turn:
    if subject is None or subject.pronoun or (subject.collective and act is not Act.ASKS):
        return Turn(start, end, act, own=own, pronoun=bool(subject and subject.pronoun))
    if subject.collective:
        return Turn(start, end, act, subject.name, SpeakerKind.MEMBER, own=own)
    return Turn(start, end, act, subject.name, subject.kind, own=own)


def _of(found: Utterance, start: int, end: int, responds: bool, act: Act | None = None) -> Turn:
    turn = _turn(start, end, act or found.act, found.subject)
    return turn._replace(responds=responds, passive=found.passive) if responds or found.passive else turn


def _plain_question(sentence: str) -> bool:
    plain = sentence.rstrip()
    quoted = plain[-1:] in "\"'”’" and plain[:1] not in "\"'“‘"
    return not quoted and asks(plain.rstrip(")"))


def _with_answer(text: str, tokens: Tokens, verb: int, turn: Turn) -> Iterator[Turn]:
    """A turn, and the answer to it in the same sentence: "... and was advised that"."""
    otherwise = turn
    if turn.act is not Act.ASKS:
        told = turn.act is Act.SAYS and turn.kind is SpeakerKind.MEMBER and _then_told(tokens, verb)
        # "raised concerns about costs, and the Head of Care advised": it was answered at once
        if not told and not (turn.kind is SpeakerKind.MEMBER and tokens[verb].low in _RAISING):
            yield turn
            return
        turn = turn._replace(act=Act.ASKS)
        otherwise = turn if told else otherwise
    for at in range(verb + 1, min(verb + FARTHEST, len(tokens) - 1)):
        before, token = tokens[at - 1], tokens[at]
        joins = token.low in ("and", "but") or (token.low == "to" and tokens[at + 1].low == "which")
        if not joins and not before.stop and not before.comma:
            continue
        begin = at + 1 if joins else at
        if token.low == "to":
            begin = at + 2
        if responds(" ".join(one.low for one in tokens[begin : begin + 2])):
            # "; in response officers said"
            begin += 2
        if answer := _answer_at(tokens, begin):
            cut = place_of(text, turn.start, at)
            yield turn._replace(end=cut)
            yield answer._replace(start=cut, end=turn.end)
            return
    yield otherwise


def _then_told(tokens: Tokens, verb: int) -> bool:
    """ "... raised bus passes and was advised that they were free": it had been asked."""
    lows = [token.low for token in tokens[verb : verb + FARTHEST]]
    told = (at for at, low in enumerate(lows) if low in _ANSWERED_PASSIVE)
    return any(lows[at - 2 : at] == ["and", "was"] for at in told)


def _answer_at(tokens: Tokens, at: int) -> Turn | None:
    if at + 1 >= len(tokens):
        return None
    if tokens[at].low in ("was", "were") and tokens[at + 1].low in _ANSWERED_PASSIVE:
        return Turn(0, 0, Act.ANSWERS, passive=True)
    found = utterance_at(tokens, at, at)
    if (
        found is None
        or found.act is Act.ASKS
        or (found.subject and found.subject.pronoun and not found.passive)
    ):
        return None
    who = found.subject
    officer = who and who.name and who.kind is not SpeakerKind.MEMBER and not (who.pronoun or who.collective)
    if found.passive or officer or tokens[found.verb].low in ("replied", "responded", "answered"):
        return _of(found, 0, 0, responds=False, act=Act.ANSWERS)
    return None
