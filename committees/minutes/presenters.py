"""Minutes and resolutions as plain data for templates."""

from collections.abc import Iterable, Iterator, Sequence

from django.contrib.humanize.templatetags.humanize import ordinal

from committees.attendance.presenters import who
from committees.meetings.agreement.presenters import corrected_in, corrected_words
from committees.minutes.marks.initials import shortens
from committees.minutes.marks.own_words import own_head
from committees.minutes.notes.mentions import otherwise_words
from committees.minutes.numbering import cite, is_alone, numbered
from committees.minutes.speech import as_printed, as_shown
from committees.models import AgendaItem, Attendance, Limb, MinutesParagraph, Resolution, Vote
from committees.people.names import within_sentence
from committees.presenters import shortened


def sign_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """By its key the label by which an action in the editor's text names each limb, also one that stands alone: "(b)",
    "(b)(ii)". Those of several resolutions are each counted from (a)."""
    labels: dict[int, str] = {}
    for together in _by_resolution(limbs):
        labels |= {limb.pk: cited for limb, (_, cited) in zip(together, _numbered(together), strict=True)}
    return labels


def shown_labels(limbs: Iterable[Limb]) -> dict[int, str]:
    """By its key the label that readers are shown before each limb: "(b)", "(ii)" within it, "1." where minutes label
    them so; "" of one that stands alone."""
    labels: dict[int, str] = {}
    for together in _by_resolution(limbs):
        alone = is_alone(_levels(together))
        for limb, (bears, _) in zip(together, _numbered(together), strict=True):
            labels[limb.pk] = "" if alone else bears
    return labels


def limb_citations(item_number: str, limbs: Iterable[Limb]) -> dict[int, str]:
    """Of the limbs of one item, with their resolutions, how each is cited, by its key: "6(b)", "6(b)(ii)", "6" where it
    stands alone, "6(b), 2nd resolution" where several were carried; "6(b), 2nd motion" of those that were not."""
    found = list(limbs)
    shown, labels, which = shown_labels(found), sign_labels(found), _which(found)
    return {
        each.pk: cite(item_number, shown[each.pk] and labels[each.pk], which[each.resolution_id])
        for each in found
    }


def limb_origins(item_number: str, limbs: Iterable[Limb]) -> dict[int, str]:
    """What came of a limb of these is said to come of, by its key: "Resolution 6(b)", "Motion 6"."""
    found = list(limbs)
    cited = limb_citations(item_number, found)
    return {each.pk: f"{put_words(each.resolution)} {cited[each.pk]}" for each in found}


def _which(limbs: Sequence[Limb]) -> dict[int, str]:
    """By resolution (primary key) "2nd resolution", or "" where there is no other of its kind."""
    by_kind: dict[str, dict[int, int]] = {}
    for each in (limb.resolution for limb in limbs):
        by_kind.setdefault(put_words(each), {})[each.pk] = each.order
    return {
        key: f"{ordinal(place)} {kind.lower()}" if len(places) > 1 else ""
        for kind, places in by_kind.items()
        for place, key in enumerate(sorted(places, key=places.__getitem__), 1)
    }


def put_words(resolution: Resolution) -> str:
    """What it is: a motion that was lost or withdrawn resolved nothing."""
    return "Resolution" if resolution.outcome == Resolution.Outcome.CARRIED else "Motion"


def _by_resolution(limbs: Iterable[Limb]) -> list[list[Limb]]:
    found: dict[int, list[Limb]] = {}
    for limb in limbs:
        found.setdefault(limb.resolution_id, []).append(limb)
    return [in_order(each) for each in found.values()]


def in_order(limbs: Iterable[Limb]) -> list[Limb]:
    """Of one resolution: each with those within it behind it."""
    found, every = [], sorted(limbs, key=lambda limb: limb.order)
    for outer in (limb for limb in every if limb.parent_id is None):
        found += [outer, *(limb for limb in every if limb.parent_id == outer.pk)]
    return found


def _numbered(ordered: Sequence[Limb]) -> list[tuple[str, str]]:
    return numbered(_levels(ordered))


def _levels(ordered: Sequence[Limb]) -> list[tuple[int, str]]:
    return [(2 if limb.parent_id else 1, limb.label) for limb in ordered]


def own_labels(limbs: Sequence[Limb]) -> dict[int, str]:
    """The labels shown, where minutes label limbs of a resolution in a way of their own: "1.", "i)"; none where they
    are (a), (b) and (i), (ii) by their places, as lists draw them."""
    return shown_labels(limbs) if any(limb.label for limb in limbs) else {}


def present_resolutions(
    resolutions: Sequence[Resolution], limbs: Sequence[Limb], item: AgendaItem, style: str
) -> list[dict]:
    """Each in its place, with its own limbs; `style` is how the council shows members' names."""
    return [
        present_resolution(each, [limb for limb in limbs if limb.resolution_id == each.pk], item, style)
        for each in resolutions
    ]


def present_resolution(resolution: Resolution, limbs: Sequence[Limb], item: AgendaItem, style: str) -> dict:
    """Limbs in order, each with its key and those within it, and with its label where the letters that the list itself
    draws are not the minutes' own. One that stands `alone` (its key) follows the preamble in its line. `resolution` is
    read by `with_corrections`."""
    inner: dict[int, list[dict]] = {}
    alone = limbs[0] if is_alone(_levels(limbs)) else None
    own, outer = own_labels(limbs), []
    for limb in in_order(limbs):
        shown = {"pk": limb.pk, "label": own.get(limb.pk, ""), "text": limb.text}
        if limb.parent_id:
            inner.setdefault(limb.parent_id, []).append(shown)
        else:
            outer.append(shown)
    head, preamble = headed(resolution, limbs)
    return {
        "head": head,
        "preamble": preamble,
        "alone": alone.pk if alone else None,
        "corrected": corrected_in(resolution.corrected, *printed_ways(resolution, limbs, style)),
        "limbs": [] if alone else [limb | {"inner": inner.get(limb["pk"], [])} for limb in outer],
        "how": how_resolved(resolution, style),
        "outcome": outcome_words(resolution),
        "named": named_votes(resolution, style),
        "reference": item.minute_reference,
    }


def headed(resolution: Resolution, limbs: Sequence[Limb]) -> tuple[str, str]:
    """What is printed first, "PENDERFYNWYD" or "It was agreed" where the minutes say so themselves; and what follows it
    in its line, with a limb that stands alone."""
    alone = [limb.text for limb in limbs[:1] if is_alone(_levels(limbs))]
    words = " ".join(filter(None, (resolution.preamble, *alone)))
    if resolution.outcome != Resolution.Outcome.CARRIED:
        return "MOTION", words
    own, rest = own_head(words)
    return (own, rest) if own else ("RESOLVED", words)


def outcome_words(resolution: Resolution) -> str:
    """ "Lost"; "" of what was carried, which its head says."""
    carried = resolution.outcome == Resolution.Outcome.CARRIED
    return "" if carried else resolution.get_outcome_display()


def printed_ways(resolution: Resolution, limbs: Sequence[Limb], style: str) -> tuple[str, str]:
    """All its words in the order in which papers print them, to find those that somebody copied: with the labels of its
    limbs, and without, as lists of a page are copied."""
    labels, ordered = shown_labels(limbs), [] if is_alone(_levels(limbs)) else in_order(limbs)
    outcome = outcome_words(resolution)
    voted = [f"{way} {names}" for way, names in named_votes(resolution, style)]
    after = [f"{outcome}." if outcome else "", how_resolved(resolution, style), *voted]
    first, bare = headed(resolution, limbs), [limb.text for limb in ordered]
    labelled = [f"{labels[limb.pk]} {limb.text}" for limb in ordered]
    return " ".join([*first, *labelled, *after]), " ".join([*first, *bare, *after])


def how_resolved(resolution: Resolution, style: str) -> str:
    """By whom it was moved, how many voted which way, and what else is minuted of the vote, each a sentence."""
    said = [moved_words(resolution, style), counted_words(resolution), *vote_words(resolution).splitlines()]
    return " ".join(f"{each.rstrip('.')}." for each in said if each)


def vote_words(resolution: Resolution) -> str:
    """What else is minuted of the vote, each line as a sentence begins: the editor has it typed "vote: agreed"."""
    lines = (line.strip() for line in resolution.vote.splitlines())
    return "\n".join(f"{line[:1].upper()}{line[1:]}" for line in lines if line)


def moved_words(resolution: Resolution, style: str) -> str:
    """ "Moved by Councillor A, seconded by Councillor B", as far as it is recorded."""
    roles = (("moved", resolution.mover), ("seconded", resolution.seconder))
    words = ", ".join(
        f"{did} by {within_sentence(who(row, style).words)}" for did, row in roles if row is not None
    )
    return words[:1].upper() + words[1:]


def counted_words(resolution: Resolution) -> str:
    counts = (
        (resolution.votes_for, "for"),
        (resolution.votes_against, "against"),
        (resolution.votes_abstained, "abstained"),
    )
    return ", ".join(f"{number} {way}" for number, way in counts if number is not None)


def named_votes(resolution: Resolution, style: str) -> list[tuple[str, str]]:
    """Each way in which somebody voted, with who did."""
    votes = list(resolution.named_votes.all())
    ways = [
        (way, [who(each.attendance, style).words for each in votes if each.choice == way])
        for way in votes_ways(votes)
    ]
    return [(str(way.label), "; ".join(names)) for way, names in ways]


def votes_ways(votes: Sequence[Vote]) -> list[Vote.Choice]:
    return [way for way in Vote.Choice if any(each.choice == way for each in votes)]


def name_of(row: Attendance) -> str:
    """As the editor's text names somebody, whatever readers are shown."""
    return str(row.person) if row.person else row.words


def question_words(question: MinutesParagraph) -> str:
    return shortened(" ".join(as_printed(question.speaker, question.text)).strip())


def spoken(paragraph: MinutesParagraph, style: str) -> tuple[str, str]:
    """Who said it and what; somebody on the attendance is shown as the council shows its members, and a short form as
    the name that it is of."""
    row = paragraph.attendance
    named = row is not None and (row.person is not None or shortens(paragraph.speaker, row.words))
    shown = who(row, style).words if row is not None and named else ""
    return as_shown(paragraph.speaker, paragraph.text, shown)


def present_paragraph(paragraph: MinutesParagraph, measures: dict[str, str], style: str) -> dict:
    """`measures` gives the title and is read by code through the paragraph's mentions, fetched beforehand by
    `their_mentions`; what was put right in it, by `with_corrections`."""
    speaker, text = spoken(paragraph, style)
    mentions = [
        {
            "title": mention.indicator.title,
            "url": measures.get(mention.indicator.code, ""),
            "note": otherwise_words(mention.value_reported, mention.published, mention.indicator.title),
        }
        for mention in paragraph.mentions.all()
    ]
    return {
        "pk": paragraph.pk,
        "kind": paragraph.kind,
        "speaker": speaker,
        "text": text,
        "corrected": corrected_words(paragraph.corrected),
        "mentions": mentions,
        "replies": [],
    }


def pair_minutes(paragraphs: Sequence[MinutesParagraph], measures: dict[str, str], style: str) -> list[dict]:
    """What was said, in order: each question with its answers. An answer without a question stands by itself."""
    shown = {paragraph.pk: present_paragraph(paragraph, measures, style) for paragraph in paragraphs}
    said = []
    for paragraph in paragraphs:
        question = shown.get(paragraph.answers_id)
        if question is not None:
            question["replies"].append(shown[paragraph.pk])
        else:
            said.append(shown[paragraph.pk])
    return said


def words_shown(told: object) -> Iterator[str]:
    """Every piece of text in data for a template."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list | tuple):
        for each in told.values() if isinstance(told, dict) else told:
            yield from words_shown(each)
