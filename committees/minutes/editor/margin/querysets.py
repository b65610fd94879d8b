"""What the margin of the editor is made from, as it is read."""

from collections.abc import Sequence

from accounts.models import Council
from committees.attendance.presence import NOT_THERE
from committees.attendance.presenters import votes
from committees.attendance.querysets import outs_at
from committees.minutes.editor.querysets import Speaker, meetings_after, unclear_among
from committees.minutes.marks.heads import known
from committees.minutes.notes.known import Known
from committees.minutes.notes.querysets import published_for
from committees.minutes.notes.voting import Voter, Voters
from committees.minutes.presenters import name_of
from committees.models import AgendaItem
from committees.people.querysets import names_told
from committees.querysets import indicators_for
from indicators.models import OwnWords


def known_of(item: AgendaItem, council: Council, speakers: Sequence[Speaker]) -> Known:
    """What warnings and suggestions are made from; `speakers` are those who were there. Eleven queries, and two
    more where an interest keeps somebody out."""
    measures: dict[str, list[str]] = {}
    own = OwnWords.objects.filter(council=council, indicator__isnull=False)
    for code, title in indicators_for(council).values_list("code", "title"):
        measures[code] = [title]
    for code, words in own.values_list("indicator__code", "written"):
        if code in measures:
            measures[code].append(words)
    edition, voters = published_for(item), voters_of(speakers, item)
    return Known(
        people=[*names_told(council), *voters.absent],
        there=known(each.name for each in speakers),
        unclear=unclear_among(speakers),
        measures=measures,
        shown=edition.shown,
        period=edition.period,
        threshold=council.disclosure_threshold,
        held=item.meeting.date,
        meetings=meetings_after(item.meeting),
        voters=voters,
    )


def voters_of(speakers: Sequence[Speaker], item: AgendaItem) -> Voters:
    found, outs = {}, outs_at(item.meeting)
    for each in speakers:
        row = each.attendance
        capacity, out = str(row.get_capacity_display()).lower(), outs.get(row.pk)
        away, silent = (out.why.get(item.pk, ""), out.silent.get(item.pk, "")) if out else ("", "")
        voter = Voter(row.pk, name_of(row), capacity, votes(row), away, silent)
        found |= {name.casefold(): voter for name in known([each.name])}
    absent = {name: NOT_THERE[out.row.status] for out in outs.values() for name in out.called}
    return Voters(found, absent)
