"""Who is minuted as speaking at an item that they were not there for, or that an interest keeps them out of. It stops
nobody. Pure."""

from committees.attendance.presence import took_part_words
from committees.attendance.speaking import only_declares, who_speaks
from committees.minutes.marks.heads import known
from committees.minutes.marks.said import Paragraph
from committees.minutes.notes.voting import Voters


def cannot_have_spoken(block: Paragraph, voters: Voters) -> str:
    """ "" of who may have. Whoever was there is known by the name that the paragraph begins with."""
    if only_declares(block.kind, block.text):
        return ""
    names = known([block.speaker])
    if names and (voter := voters.by_name.get(names[0].casefold())):
        return took_part_words(voter.name, voter.silent, "speaking") if voter.silent else ""
    name = who_speaks(block.kind, block.speaker, block.text, voters.absent)
    return took_part_words(name, voters.absent[name], "speaking") if name else ""
