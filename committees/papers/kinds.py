"""The papers of a meeting, as addresses and links name them. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`confided`: with exempt items whole, for those who may read them. `minutes`: out with the minutes, else with the
    agenda."""

    slug: str
    words: str
    minutes: bool = False
    confided: bool = False


AGENDA = Kind("agenda", "Agenda")
PACK = Kind("pack", "Agenda and papers")
MINUTES = Kind("minutes", "Minutes", minutes=True)
MEMBERS_PACK = Kind("members-pack", "Agenda and papers, with exempt items", confided=True)
MEMBERS_MINUTES = Kind("members-minutes", "Minutes, with exempt items", minutes=True, confided=True)
KINDS = {each.slug: each for each in (AGENDA, PACK, MINUTES, MEMBERS_PACK, MEMBERS_MINUTES)}
