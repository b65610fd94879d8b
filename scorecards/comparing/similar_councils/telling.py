"""What is said of the model of similar councils and of how ours stands to them. Pure."""

from indicators.terms.nouns import agree
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words
from scorecards.comparing.chance_words import MEANING, by_chance
from scorecards.comparing.heat_table.telling import names
from scorecards.comparing.similar_councils.similar import Model, Similar


def model_name(model: Model) -> str:
    """ "2025", "revised (2025)": its year is told where its label does not."""
    year = str(model.year) if model.year else ""
    return f"{model.label} ({year})" if year and year not in model.label else model.label


def heading(found: Similar) -> str:
    return f"{count_words(len(found.model.links), 'similar councils')}, by model {model_name(found.model)}"


def survival(found: Similar) -> str:
    """Who was in the model before; "" where none is loaded."""
    before, kept, number = found.before, found.surviving, len(found.model.links)
    if before is None:
        return ""
    name = model_name(before)
    if not kept:
        return f"None of them was in model {name}, the one before it."
    if len(kept) == number:
        return f"All of them were in model {name} too, the one before it."
    were, said = agree(len(kept), "was", "were"), names([link.name for link in kept])
    return f"{len(kept)} of the {number} {were} in model {name} too, the one before it: {said}."


def symmetry(found: Similar) -> str:
    """The model is not symmetric; who counts ours among theirs. "" where no list that is loaded has ours.

    Then it is not known: a model may be loaded for one council alone, as the made-up one is.
    """
    if not found.counting_us:
        return ""
    number, mutual, others = len(found.model.links), len(found.mutual), found.others_counting_us
    which = (
        f"all {number} have"
        if mutual == number
        else f"{mutual or 'none'} of the {number} {agree(mutual, 'has', 'have')}"
    )
    said = (
        f"A council may be like ours without ours being among those most like it: {which} ours among theirs."
    )
    if others:
        have = agree(len(others), "has", "have")
        said += f" {count_words(len(others), 'other councils')} {have} ours too: {names(others)}."
    return said


def abolished(found: Similar) -> str:
    """Who of them is no more; "" where all are there."""
    gone = [link for link in found.model.links if link.ended]
    return " ".join(
        f"{link.name} was abolished; its last day was {day_words(link.ended)}. Its figures of the years before stay."
        for link in gone
        if link.ended
    )


def measures_words(found: Similar) -> str:
    """What the comparison rests on."""
    if not found.judged:
        return "No published measure of our scorecards has national figures of ours and of similar councils."
    number, tested = len(found.judged), len(found.tested)
    said = f"From {count_words(number, 'measures')} of our scorecards with national figures, each in its newest year. "
    if not tested:
        nothing = (
            "Chance could be tested on none of them: no numbers of people are published with the figures."
        )
        return said + nothing
    which = "all of them" if tested == number else f"{tested} of them"
    said += f"Ours is tested with each council on {which}; “clearly”: less than {MEANING}. "
    said += by_chance(found.tests, "figures")
    untested = number - tested
    if untested:
        said += f" On the other {untested} no test could be made: no numbers of people are published to test with."
    return said
