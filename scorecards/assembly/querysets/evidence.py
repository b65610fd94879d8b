"""The key lines of a scorecard's framework, and the evidence that stands for them. One query."""

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.querysets import KeysOf, unpacked
from indicators.terms.evidence import Counted, Way, number_words, year_start
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Disclosure
from scorecards.models import Evidence, KeyLineOfEnquiry, Scorecard
from scorecards.payload import EvidenceShown, LineShown

COLUMNS = ("way", "title", "on", "number", "out_of", "counted", "said", "link", "source")


def standing_evidence() -> QuerySet[Evidence]:
    """What was neither corrected nor withdrawn, newest first."""
    return Evidence.objects.filter(Q(superseded_by=None) & Q(withdrawn=""))


def lines_of(scorecard: Scorecard, period: Period, disclosure: Disclosure) -> list[LineShown]:
    """In the order of the framework, each with the evidence of the year up to the period's end."""
    if scorecard.framework_id is None:
        return []
    of_year = standing_evidence().filter(on__gte=year_start(period.end), on__lte=period.end)
    evidence = of_year.filter(line=OuterRef("pk")).values(key=JSONObject(**{name: name for name in COLUMNS}))
    lines = KeyLineOfEnquiry.objects.filter(framework=scorecard.framework_id)
    return [
        {
            "code": line.code,
            "question": line.question,
            "note": line.evidence_note,
            "evidence": [evidence_shown(unpacked(each), disclosure) for each in line.evidence],
        }
        for line in lines.annotate(evidence=KeysOf(evidence))
    ]


def evidence_shown(row: dict, disclosure: Disclosure) -> EvidenceShown:
    """Of a row by the names of its `COLUMNS`, its day in ISO form."""
    way = Way(row["way"])
    counted = Counted(row["counted"]) if row["counted"] else None
    hide_up_to = disclosure.threshold if disclosure.active else 0
    return {
        "kind": way.kind,
        "way": way.words,
        "title": row["title"],
        "on": row["on"],
        "number": number_words(row["number"], row["out_of"], counted, hide_up_to),
        "said": row["said"],
        "link": row["link"],
        "source": row["source"],
    }
