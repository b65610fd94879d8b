"""What kind of people spoke, by words alone: those that minutes have for them, "The Chair", "Head of Transport", or a
sentence that tells it, "A young person asked why". Who was there, by name, the attendance knows. Pure."""

from functools import lru_cache

from committees.reading.result import SpeakerKind, SpeechKind
from committees.reading.speech.before import asks, reported
from committees.reading.speech.offices import KIND_IN, office_of
from committees.reading.speech.phrases import without_article
from committees.reading.speech.subjects import alone, named
from committees.reading.speech.turns import turns_of
from committees.reading.speech.utterances import Act
from committees.reading.speech.verbs import AUXILIARIES

_ACTS = {
    SpeechKind.QUESTION: {Act.ASKS},
    SpeechKind.ANSWER: {Act.ANSWERS, Act.SAYS},
    SpeechKind.STATEMENT: {Act.ANSWERS, Act.SAYS},
}

_ASKED = tuple(f"{word} " for word in sorted(AUXILIARIES))  # "Were care leavers told?"


def kind_of_speaker(speaker: str, text: str, said: str) -> str:
    """As paragraphs keep it; `said` is what kind of paragraph it is. "" where the words do not tell, as of "Mrs Ash",
    and of what is done and not said."""
    words = " ".join(speaker.split())
    return _in_words(words) if words else _in_sentence(text, SpeechKind(said))


@lru_cache(500)
def _in_words(words: str) -> str:
    if office := office_of(words):
        return KIND_IN[office]
    whole = alone(words)
    kind = whole.kind if whole and whole.kind is not SpeakerKind.NONE else named(words)[1]
    return "" if kind is SpeakerKind.NONE else kind.value


def _in_sentence(text: str, said: SpeechKind) -> str:
    """Of whom a sentence begins with that says so: one further on may only be spoken of, "Why were young people not
    asked?"."""
    for turn in turns_of(text, 0, len(text)):
        opens = turn.speaker and _opens(text[turn.start : turn.end].strip(), without_article(turn.speaker))
        if opens and turn.act in _ACTS.get(said, ()) and turn.kind is not SpeakerKind.NONE:
            return turn.kind.value
    return ""


def _opens(sentence: str, speaker: str) -> bool:
    words = without_article(sentence)
    if not words.startswith(speaker) or speaker.lower().startswith(_ASKED):
        return False
    after = words.removeprefix(speaker)
    return not asks(sentence) or after[:1] == ":" or reported(after.strip(), 0)
