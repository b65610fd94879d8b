"""The key lines of a scorecard's framework, and the evidence that stands for them. Two queries."""

from datetime import date

from django.db.models import Q, QuerySet

from indicators.terms.evidence import Counted, Way, number_words, year_start
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Disclosure
from scorecards.models import Evidence, KeyLineOfEnquiry, Scorecard
from scorecards.payload import EvidenceShown, LineShown


def standing_evidence() -> QuerySet[Evidence]:
    """What was neither corrected nor withdrawn, newest first."""
    return Evidence.objects.filter(Q(superseded_by=None) & Q(withdrawn=""))


def lines_of(scorecard: Scorecard, period: Period, disclosure: Disclosure) -> list[LineShown]:
    """In the order of the framework, each with the evidence of the year up to the period's end."""
    if scorecard.framework_id is None:
        return []
    lines = list(KeyLineOfEnquiry.objects.filter(framework=scorecard.framework_id))
    found = evidence_of([line.pk for line in lines], period.end, disclosure)
    return [
        {
            "code": line.code,
            "question": line.question,
            "note": line.evidence_note,
            "evidence": found.get(line.pk, []),
        }
        for line in lines
    ]


def evidence_of(lines: list[int], last_day: date, disclosure: Disclosure) -> dict[int, list[EvidenceShown]]:
    found: dict[int, list[EvidenceShown]] = {}
    for row in standing_evidence().filter(line__in=lines, on__gte=year_start(last_day), on__lte=last_day):
        found.setdefault(row.line_id, []).append(evidence_shown(row, disclosure))
    return found


def evidence_shown(row: Evidence, disclosure: Disclosure) -> EvidenceShown:
    way = Way(row.way)
    counted = Counted(row.counted) if row.counted else None
    hide_up_to = disclosure.threshold if disclosure.active else 0
    return {
        "kind": way.kind,
        "way": way.words,
        "title": row.title,
        "on": row.on.isoformat(),
        "number": number_words(row.number, row.out_of, counted, hide_up_to),
        "said": row.said,
        "link": row.link,
        "source": row.source,
    }
